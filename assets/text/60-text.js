// The report's text: choosing a figure, stepping through them, the numbers that count nothing, the outline.
// Everything sets attributes and the address; nothing is drawn anew. A choice is a step that Back undoes; stepping on is not.
(() => {
  "use strict";
  const PAGE = "[data-text-page]";
  const all = selector => [...document.querySelectorAll(`${PAGE} ${selector}`)];
  const page = () => document.querySelector(PAGE);
  const put = (change, how = "push") => {
    const url = new URL(location.href);
    url.hash = "";
    change(url.searchParams);
    window.steps[how](url);
  };
  const plain = event => !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const sheet = matchMedia("(max-width:959px)");

  let waiting = 0;
  const later = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(follow); };

  // A figure and its evidence
  const figures = () => [...page().querySelectorAll("[data-full-text] a[data-figure]")];
  const figure = id => figures().find(a => a.dataset.figure === id);
  const chosen = () => new URL(location.href).searchParams.get("figure") || "";
  const holds = (node, id) => Boolean(id) && node.querySelector(`a[data-figure=${JSON.stringify(id)}]`) !== null;

  const show = (id, statement) => {
    for (const a of all("[data-full-text] a[data-figure]")) {
      const is = a.dataset.figure === id;
      a.querySelector(".figure").toggleAttribute("data-here", is);
      is ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current");
    }
    for (const node of all("[data-sentence]")) node.toggleAttribute("data-chosen", holds(node, id));
    for (const node of all("[data-told]")) {
      node.toggleAttribute("data-chosen", id ? holds(node, id) : node.dataset.told === statement);
      if (id || node.dataset.told !== statement) node.removeAttribute("data-here");
    }
    for (const panel of all("[data-evidence]")) panel.hidden = panel.dataset.evidence !== id;
    for (const panel of all(".evidence")) {
      panel.toggleAttribute("data-open", Boolean(id));
      panel.scrollTop = 0;
    }
    tell("");
    later();
  };

  // The sentence stays in view: below the line above the text, above the sheet.
  const bring = (a, always) => {
    const area = a.closest("[data-sentence]") || a, box = area.getBoundingClientRect(), own = a.getBoundingClientRect();
    const top = 64, panel = page().querySelector(".evidence");
    const bottom = sheet.matches && panel.hasAttribute("data-open") ? panel.getBoundingClientRect().top : innerHeight;
    const fits = box.height < bottom - top - 16, goal = fits ? box : own;
    if (!always && goal.top >= top && goal.bottom <= bottom - 8) return;
    scrollBy(0, (goal.top + goal.bottom) / 2 - (top + bottom) / 2);
  };

  const choose = (id, {focus, always, how}) => {
    show(id, "");
    put(query => { query.set("figure", id); query.delete("indicator"); query.delete("statement"); }, how);
    const a = figure(id);
    if (focus === "panel") page().querySelector(`#evidence-${CSS.escape(id)}`).focus({preventScroll: true});
    else a.focus({preventScroll: true});
    bring(a, always);
  };

  const close = () => {
    const a = figure(chosen());
    show("", "");
    put(query => { query.delete("figure"); query.delete("indicator"); query.delete("statement"); });
    if (a) a.focus({preventScroll: true});
  };

  const step = by => {
    const found = figures(), at = found.findIndex(a => a.dataset.figure === chosen());
    // With none chosen the first step goes to the next figure from where the reader is.
    const below = found.findIndex(a => a.getBoundingClientRect().top >= 64);
    const from = below < 0 ? found.length : below;
    const next = found[at >= 0 ? at + by : by > 0 ? from : from - 1];
    if (next) choose(next.dataset.figure, {always: true, how: "replace"});
  };

  // Numbers that count nothing
  const showNumbers = shown => {
    const anchor = figures().find(a => a.getBoundingClientRect().top >= 64), before = anchor?.getBoundingClientRect().top;
    for (const node of document.querySelectorAll(PAGE)) {
      if (shown) node.dataset.numbers = "shown";
      else delete node.dataset.numbers;
    }
    for (const button of all("[data-numbers-switch]")) {
      button.setAttribute("aria-pressed", String(shown));
      button.value = shown ? "" : "shown";
    }
    // What the reader was reading stays where it was.
    if (anchor) scrollBy(0, anchor.getBoundingClientRect().top - before);
  };

  // What was said of a copy (45-copy.js) is over with the next figure.
  const tell = words => { for (const line of all("[data-told-copy]")) line.textContent = words; };

  // J and K, which a reader can switch off
  const keysOn = () => { try { return localStorage.getItem("text-keys") !== "off"; } catch { return true; } };
  const showKeys = on => { for (const button of all("[data-keys]")) button.setAttribute("aria-pressed", String(on)); };
  const switchKeys = button => {
    const on = button.getAttribute("aria-pressed") !== "true";
    try { on ? localStorage.removeItem("text-keys") : localStorage.setItem("text-keys", "off"); } catch { /* private mode: for this page only */ }
    showKeys(on);
  };
  const keysPressed = () => { const button = page().querySelector("[data-keys]"); return button && button.getAttribute("aria-pressed") === "true"; };

  // The outline
  const openOutline = is => { for (const button of all("[data-outline-open]")) button.setAttribute("aria-expanded", String(is)); };
  const outlineIsOpen = () => all("[data-outline-open][aria-expanded=true]").length > 0;
  const follow = () => {
    const root = page();
    if (!root) return;
    // The section of the sentence in view that is chosen, else of what stands in the upper third.
    const here = root.querySelector("[data-full-text] [data-here]"), at = here?.getBoundingClientRect();
    const line = at && at.top > 0 && at.bottom < innerHeight ? at.top : Math.min(innerHeight / 3, 200);
    const headings = [...root.querySelectorAll("[data-section]")];
    const passed = headings.filter(h => h.getBoundingClientRect().top <= line);
    const end = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 4;
    const now = (end && !at ? headings : passed).at(-1), id = now ? now.dataset.section : "";
    root.toggleAttribute("data-scrolled", headings.length > 0 && headings[0].getBoundingClientRect().bottom < 40);
    if (root.dataset.now === id) return;
    root.dataset.now = id;
    for (const a of root.querySelectorAll("[data-outline]"))
      a.dataset.outline === id ? a.setAttribute("aria-current", "location") : a.removeAttribute("aria-current");
    const name = root.querySelector("[aria-current=location] .outline-name"), strip = root.querySelector("[data-section-now]");
    strip.dataset.top = strip.dataset.top || strip.textContent;
    strip.textContent = name ? name.textContent : strip.dataset.top;
  };
  const ways = [
    ["[data-full-text] a[data-figure]", a => choose(a.dataset.figure, {focus: "panel"})],
    ["[data-gloss]", a => choose(a.dataset.gloss, {focus: "panel"})],
    ["[data-close]", close],
    ["[data-numbers-switch]", button => {
      const shown = button.getAttribute("aria-pressed") !== "true";
      showNumbers(shown);
      put(query => shown ? query.set("numbers", "shown") : query.delete("numbers"));
    }],
    ["[data-keys]", switchKeys],
    ["[data-outline-open]", () => openOutline(!outlineIsOpen())],
  ];
  addEventListener("click", event => {
    const at = event.target.closest?.(PAGE) ? event.target : null;
    if (!at || !plain(event)) return;
    for (const [selector, act] of ways) {
      const hit = at.closest(selector);
      if (!hit) continue;
      event.preventDefault();
      act(hit);
      return;
    }
  });

  // Capture: a link to a heading goes no further than the script that leads there.
  addEventListener("click", event => {
    if (event.target.closest?.(`${PAGE} [data-outline]`)) openOutline(false);
  }, true);
  addEventListener("keydown", event => {
    if (!page() || !plain(event) || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest?.("input,textarea,select,[contenteditable]:not([contenteditable=false])")) return;
    if (event.key === "Escape") {
      if (outlineIsOpen()) { openOutline(false); page().querySelector("[data-outline-open]").focus(); }
      else if (chosen()) close();
      return;
    }
    const by = {j: 1, k: -1}[event.key];
    if (!by || !keysPressed()) return;
    event.preventDefault();
    step(by);
  });
  addEventListener("scroll", later, {passive: true});
  addEventListener("resize", later, {passive: true});

  // The address says what is chosen.
  const sync = () => {
    if (!page()) return;
    const query = new URL(location.href).searchParams, id = query.get("figure") || "";
    if (!id || figure(id)) show(id, query.get("statement") || "");
    showNumbers(query.get("numbers") === "shown");
    showKeys(keysOn());
    later();
  };
  // Arriving from elsewhere the chosen sentence is brought into view; coming back, the place is kept.
  const arrive = () => {
    const here = page()?.querySelector("[data-here]"), a = here && (here.closest("a") || here);
    if (!a || (history.state && "y" in history.state)) return;
    if (!a.matches("a")) a.tabIndex = -1;
    a.focus({preventScroll: true});
    bring(a, true);
  };
  sync();
  arrive();
  addEventListener("page-shown", () => {
    sync();
    requestAnimationFrame(() => {
      const at = document.activeElement;
      if (at?.matches(`${PAGE} [data-here], ${PAGE} a[aria-current=true]`)) bring(at, false);
    });
  });
  addEventListener("choice-restored", sync);
})();
