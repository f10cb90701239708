// Review: a card opens in place, a decision is a small post and changes only what it changed, keys step and decide.
// Without this script every card, form and link of the page works by itself.
(() => {
  "use strict";
  const root = () => document.querySelector(".review[data-draft]");
  if (!root()) return;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const rowOf = id => document.getElementById(`row-${id}`);
  const rows = () => all(".review-row").filter(row => !row.closest("details:not([open])"));
  const openCard = () => document.querySelector(".review-card");
  const here = () => openCard()?.closest(".review-row");
  const base = location.pathname.replace(/\/$/, "");
  const say = words => { const place = document.querySelector("[data-said]"); if (place) place.textContent = words; };
  const fragment = html => { const held = document.createElement("template"); held.innerHTML = html; return held.content; };

  // What stands open
  const close = () => {
    for (const card of all(".review-card")) {
      card.closest(".review-row").querySelector("[data-open]").setAttribute("aria-expanded", "false");
      card.remove();
    }
    for (const mark of all("[data-here]")) mark.removeAttribute("data-here");
  };
  const show = (id, html, focus = true) => {
    close();
    const row = rowOf(id);
    if (!row) return;
    const fold = row.closest("details");
    if (fold) fold.open = true;
    row.append(fragment(html));
    row.querySelector("[data-open]").setAttribute("aria-expanded", "true");
    for (const mark of all(`[data-mark="${id}"]`)) mark.setAttribute("data-here", "");
    const url = new URL(location.href);
    url.searchParams.set("item", id);
    url.hash = "";
    window.steps.replace(url);
    if (focus) openCard().focus({preventScroll: true});
    inView(row);
  };
  const inView = row => {
    const mark = document.querySelector("[data-mark][data-here]"), box = document.querySelector("[data-text]");
    row.scrollIntoView({block: "nearest"});
    // On a desk the text scrolls beside the lists; on a phone the card holds its own sentence.
    if (mark && box && getComputedStyle(box).overflowY === "auto") {
      const at = mark.getBoundingClientRect(), around = box.getBoundingClientRect();
      if (at.top < around.top + 40 || at.bottom > around.bottom - 40) box.scrollTop += at.top - around.top - box.clientHeight / 3;
    }
  };
  let asked = 0;
  const open = async id => {
    const mine = ++asked;
    const row = rowOf(id);
    if (!row) return;
    row.setAttribute("aria-busy", "true");
    try {
      const got = await fetch(`${base}/card/${encodeURIComponent(id)}`, {headers: {Accept: "text/html"}});
      if (mine !== asked) return;
      if (got.ok) show(id, await got.text());
      else location.assign(`${base}?item=${encodeURIComponent(id)}`);
    } catch { complain(unsent()); }
    finally { row.removeAttribute("aria-busy"); }
  };
  const step = by => {
    const list = rows(), at = list.indexOf(here());
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by))];
    if (next && next !== here()) open(next.dataset.item);
  };

  // A decision
  const unsent = () => root().dataset.unsent;
  const complain = words => {
    const card = openCard();
    const place = card || document.querySelector(".review-side") || root();
    for (const old of all(":scope > .notice", place)) old.remove();
    const line = document.createElement("p");
    line.className = "notice";
    line.setAttribute("role", "alert");
    line.textContent = words;
    place.prepend(line);
    say(words);
  };
  // The next that nobody has decided, from here on; else none.
  const nextAfter = id => {
    const list = all('.review-row.undecided').filter(row => row.dataset.item !== id);
    const row = rowOf(id);
    const after = row && list.find(other => row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    const next = after || list[0];
    return next ? next.dataset.item : "";
  };
  const place = item => {
    const old = rowOf(item.id), fresh = fragment(item.row).firstElementChild;
    const list = document.querySelector(`[data-rows="${item.list}"]`);
    const stays = old && old.parentElement === list;
    if (stays) old.replaceWith(fresh);
    else { if (old) old.remove(); list.prepend(fresh); }
    for (const mark of all(`[data-mark="${item.id}"]`)) {
      mark.className = item.mark.class;
      mark.setAttribute("aria-label", mark.textContent + item.mark.label);
    }
  };
  const take = told => {
    for (const item of told.items || []) place(item);
    if (told.tally) document.querySelector("[data-tally]").innerHTML = told.tally;
    if (told.hints) document.querySelector("[data-hints]").innerHTML = told.hints;
    for (const [name, words] of Object.entries(told.sizes || {})) {
      for (const size of all(`[data-size="${name}"]`)) size.innerHTML = words;
      const list = document.querySelector(`[data-rows="${name}"]`);
      document.querySelector(`[data-list="${name}"]`).toggleAttribute("data-empty", !list.children.length);
    }
    say(told.said || "");
  };
  let busy = false;
  // What was decided here, the latest last, so that U takes back the last decision wherever one stands.
  const decided = [];
  const decide = async (form, more = {}) => {
    if (busy) return;
    busy = true;
    const body = new FormData(form);
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    const id = body.get("item"), verb = body.get("verb");
    // What is added has no card yet: it opens itself. What is undone is looked at again.
    const next = verb === "undo" ? id : verb === "add" ? "" : nextAfter(id);
    body.set("next", next);
    form.setAttribute("aria-busy", "true");
    try {
      const got = await fetch(form.action, {method: "POST", body: new URLSearchParams(body), headers: {Accept: "application/json", "X-Script": "1"}});
      const told = await got.json();
      if (told.status === 200) {
        if (verb === "undo") decided.splice(decided.lastIndexOf(id) >>> 0, 1);
        else if (id) decided.push(id);
        const added = verb === "add" && told.items.length;
        take(told);
        if (added) location.assign(`${base}?item=${encodeURIComponent(told.items[0].id)}`);
        else if (told.card) show(next, told.card);
        else { close(); const finish = document.querySelector("[data-finish]"); if (finish) finish.focus(); }
      } else if (told.card) { take(told); show(id, told.card); say(told.said); }
      else complain(told.said);
    } catch { complain(unsent()); }
    finally { busy = false; form.removeAttribute("aria-busy"); }
  };
  const unfold = name => {
    const card = openCard(), fold = card?.querySelector(`[data-fold="${name}"]`);
    if (!fold) return false;
    for (const other of all("[data-fold]", card)) other.open = other === fold && !fold.open;
    if (!fold.open) { card.focus({preventScroll: true}); return true; }
    const first = fold.querySelector("select,input:not([type=hidden]),textarea");
    if (first) first.focus();
    return true;
  };

  addEventListener("click", event => {
    if (!event.target.closest || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("[data-open]");
    if (link) {
      // Words that are being selected are no click.
      event.preventDefault();
      if (String(getSelection()).length) return;
      const row = here();
      if (row && row.dataset.item === link.dataset.open && link.closest(".review-row") === row) close();
      else open(link.dataset.open);
      return;
    }
    const door = event.target.closest("[data-unfold]");
    if (door) { event.preventDefault(); unfold(door.dataset.unfold); return; }
    const taken = event.target.closest("[data-take]");
    if (taken) { event.preventDefault(); decide(taken.form, {take: taken.dataset.take}); }
  });
  addEventListener("submit", event => {
    if (!event.target.matches("[data-decide]")) return;
    event.preventDefault();
    decide(event.target);
  });
  // Nearest indicators follow what is typed as the name of a new one.
  let waiting = 0;
  addEventListener("input", event => {
    if (event.target.name !== "cell-name_zh" && event.target.name !== "cell-name_en") return;
    const form = event.target.closest("[data-decide=new_indicator]"), near = form?.querySelector("[data-near]");
    if (!near) return;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const kind = form.querySelector("[name=cell-unit]") ? "figure" : "claim";
      try {
        const got = await fetch(`${near.dataset.near}?${new URLSearchParams({words: event.target.value, kind})}`);
        if (got.ok) near.innerHTML = await got.text();
      } catch { /* the list stays as it was; the server refuses a name that is there */ }
    }, 250);
  });

  // Single keys, and the switch that turns them off (WCAG 2.1.4)
  const KEPT = "review-keys";
  const on = () => { try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; } };
  const mirror = () => { for (const button of all("[data-keys]")) button.setAttribute("aria-pressed", String(on())); };
  addEventListener("click", event => {
    if (!event.target.closest?.("[data-keys]")) return;
    try { localStorage.setItem(KEPT, on() ? "off" : "on"); } catch { /* shut by the reader: keys stay on */ }
    mirror();
  });
  const press = selector => { const button = openCard()?.querySelector(selector); if (button) button.click(); return !!button; };
  const undo = async () => {
    const last = decided.at(-1), row = here();
    if (!press("[data-verb=undo]") && last && !(row && row.dataset.item === last)) { await open(last); press("[data-verb=undo]"); }
  };
  const KEYS = {
    j: () => step(1), k: () => step(-1),
    a: () => press("[data-verb=accept]") || unfold("edit"),
    e: () => unfold("edit"), r: () => unfold("reject"), u: undo,
    "?": () => { const help = document.querySelector("[data-help]"); help.open = !help.open; if (help.open) help.querySelector("summary").focus(); },
  };
  addEventListener("keydown", event => {
    if (event.key === "Escape" && openCard()) {
      const fold = openCard().querySelector("[data-fold][open]");
      if (fold) { fold.open = false; openCard().focus({preventScroll: true}); }
      return;
    }
    if (!on() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.("input:not([type=checkbox]):not([type=radio]),textarea,select")) return;
    const act = KEYS[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // Selected words of the text can be added.
  const offer = document.createElement("button");
  offer.type = "button";
  offer.className = "button strong add-selected";
  offer.hidden = true;
  document.body.append(offer);
  const pointOf = (node, offset) => {
    const line = (node.nodeType === 1 ? node : node.parentElement).closest("[data-text] > [data-start]");
    if (!line) return null;
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(node, offset);
    // Positions are characters, not halves of them.
    return Number(line.dataset.start) + [...before.toString()].length;
  };
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0), words = range.toString();
    const start = pointOf(range.startContainer, range.startOffset), end = pointOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start || end - start > 300) return null;
    const lead = [...words].length - [...words.trimStart()].length, tail = [...words].length - [...words.trimEnd()].length;
    return {start: start + lead, end: end - tail, box: range.getBoundingClientRect()};
  };
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    const add = document.querySelector("[data-add]");
    chosen = add && selected();
    offer.hidden = !chosen;
    if (!chosen) return;
    offer.textContent = add.dataset.add;
    offer.style.left = `${Math.max(8, Math.min(innerWidth - 200, chosen.box.left))}px`;
    offer.style.top = `${chosen.box.bottom + 6 + scrollY}px`;
  });
  offer.addEventListener("mousedown", event => event.preventDefault());
  offer.addEventListener("click", () => {
    const form = document.querySelector("[data-decide=add]");
    if (!chosen || !form) return;
    decide(form, {start: String(chosen.start), end: String(chosen.end)});
    getSelection().removeAllRanges();
  });

  mirror();
  for (const link of all("[data-open]")) link.setAttribute("data-choice", "");
  new MutationObserver(() => { for (const link of all("[data-open]:not([data-choice])")) link.setAttribute("data-choice", ""); })
    .observe(root(), {childList: true, subtree: true});
  const row = here();
  if (row) requestAnimationFrame(() => inView(row));
})();
