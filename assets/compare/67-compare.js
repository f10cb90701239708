// The comparison: a choice asks the server for what it shows and nothing more; a row, and the table, need no server.
(() => {
  "use strict";
  const STORE = "compare-asked", PLACE = "[data-compare]";
  const part = selector => document.querySelector(`main ${PLACE} ${selector}`);
  const parts = selector => [...document.querySelectorAll(`main ${PLACE} ${selector}`)];
  const plain = event => !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.button;
  const typing = e => e.closest?.("input,textarea,select,[contenteditable]");
  // Without a drawing on the page Dash is not there, and the browser fetches the page.
  const alive = () => document.documentElement.hasAttribute("data-taken") && window.dash_clientside?.set_props;
  const short = address => String(address).replaceAll("%2C", ",").replaceAll("%40", "@").replaceAll("%7E", "~");

  // Where the focus goes when the answer is there: where it was, else to what has changed beside it.
  let focused = null;
  const ways = at => at?.closest?.(PLACE) ? [
    at.id && `#${CSS.escape(at.id)}`,
    at.closest(".selected-doors") && "[data-figure-of]:not([hidden]) .selected-doors a",
    at.closest(".compare-chosen,.compare-meant") && ".compare-chosen li:last-child a",
    "summary",
  ].filter(Boolean) : [];
  const ask = url => {
    focused = ways(document.activeElement);
    for (const old of document.querySelectorAll("main > .notice")) old.remove();
    part(".compare-columns")?.setAttribute("aria-busy", "true");
    window.dash_clientside.set_props(STORE, {data: url.pathname + short(url.search)});
  };
  const go = url => {
    if (!alive() || !part("[data-compare-card]")) return location.assign(short(url));
    window.steps.push(short(url));
    ask(url);
  };

  // A form sends what is not empty.
  const addressOf = (form, by) => {
    const url = new URL(form.action), told = new FormData(form, by?.type === "submit" ? by : null);
    url.search = "";
    for (const [name, value] of told) if (!url.searchParams.has(name)) url.searchParams.append(name, value.trim());
    for (const name of new Set(told.keys())) if (!url.searchParams.get(name)) url.searchParams.delete(name);
    return url;
  };
  addEventListener("submit", event => {
    const form = event.target.closest("[data-compare-form]");
    if (!form) return;
    event.preventDefault();
    go(addressOf(form, event.submitter));
  });
  addEventListener("change", event => {
    const form = event.target.matches("select") && event.target.closest("[data-compare-form]");
    if (form) go(addressOf(form));
  });

  // The row that is chosen
  const rows = () => parts("[data-row]");
  const chosen = () => part("[data-row][data-chosen]");
  const mark = row => {
    for (const one of rows()) {
      const is = one === row, link = one.querySelector(".row-name");
      one.toggleAttribute("data-chosen", is);
      link.tabIndex = is ? 0 : -1;
      is ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    }
    for (const one of parts("[data-figure-of]")) one.hidden = one.dataset.figureOf !== row.dataset.row;
    for (const link of parts("[data-compare-show]")) {
      const url = new URL(link.href);
      url.searchParams.set("at", row.dataset.row);
      link.setAttribute("href", url.pathname + short(url.search));
    }
  };
  const choose = (row, step) => {
    if (!row) return;
    mark(row);
    const url = new URL(location.href);
    url.searchParams.set("at", row.dataset.row);
    step ? window.steps.push(short(url)) : window.steps.replace(short(url));
  };

  const show = what => {
    const card = part("[data-compare-card]"), url = new URL(location.href), at = document.activeElement;
    if (!card) return;
    card.dataset.show = what;
    // What had the focus may be out of sight now: it goes to what stands in its place.
    if (card.contains(at) && !at.checkVisibility({visibilityProperty: true})) {
      const next = at.matches("[data-compare-show]") ? part(`[data-compare-show]:not(.to-${what})`)
        : what === "table" ? part(".compare-table") : chosen()?.querySelector(".row-name");
      next?.focus({preventScroll: true});
    }
    what === "table" ? url.searchParams.set("show", "table") : url.searchParams.delete("show");
    window.steps.push(short(url));
  };

  // Years and levels are an indicator's own; places and order are the reader's.
  const withPlaces = link => {
    const url = new URL(link.href), now = new URL(location.href).searchParams;
    for (const name of ["places", "sort", "show"]) if (now.has(name)) url.searchParams.set(name, now.get(name));
    link.closest("details").open = false;
    return url;
  };
  addEventListener("click", event => {
    const link = event.target.closest?.(`${PLACE} a[href]`);
    if (!link || !plain(event) || link.pathname !== location.pathname || link.target || link.hasAttribute("download")) return;
    event.preventDefault();
    if (link.dataset.compareShow) show(link.dataset.compareShow);
    else if (link.closest(".compare-offers")) go(withPlaces(link));
    else if (link.matches(".row-name")) choose(link.closest("[data-row]"), true);
    else go(new URL(link.href));
  });
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.target.closest?.("[data-row]");
    if (row) {
      const all = rows(), at = all.indexOf(row);
      const next = {ArrowDown: all[at + 1], ArrowUp: all[at - 1], Home: all[0], End: all.at(-1)}[event.key];
      if (next) {
        event.preventDefault();
        choose(next, false);
        next.querySelector(".row-name").focus();
      }
    }
    if (event.key.toLowerCase() === "t" && !event.shiftKey && !typing(event.target)) {
      const card = part("[data-compare-card]");
      if (card) show(card.dataset.show === "table" ? "drawing" : "table");
    }
  });

  // The list of indicators narrows to what is typed, and closes as menus do.
  addEventListener("input", event => {
    if (!event.target.matches?.("[data-compare-find]")) return;
    const words = event.target.value.trim().toLowerCase().split(/\s+/);
    let any = false;
    for (const group of parts("[data-compare-group]")) {
      let some = false;
      for (const item of group.querySelectorAll("li")) {
        item.hidden = !words.every(word => item.textContent.toLowerCase().includes(word));
        some ||= !item.hidden;
      }
      group.hidden = !some;
      any ||= some;
    }
    part("[data-compare-nothing]").hidden = any;
  });
  addEventListener("keydown", event => {
    if (event.key !== "Enter" || !event.target.matches?.("[data-compare-find]")) return;
    event.preventDefault();
    parts(".compare-offers li:not([hidden]) a")[0]?.click();
  }, true);
  const opened = () => part("[data-compare-choice][open]");
  addEventListener("click", event => {
    const menu = opened();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
  addEventListener("keydown", event => {
    const menu = event.key === "Escape" && opened();
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  }, true);
  addEventListener("toggle", event => {
    if (event.target.matches?.("[data-compare-choice]") && event.target.open) event.target.querySelector("input")?.focus();
  }, true);

  // What the server answered says its own address, a name that was typed now among the places.
  const arrived = () => {
    const here = part("[data-compare-here]");
    const row = chosen();
    if (row) mark(row);
    if (!here || here.dataset.seen !== undefined) return;
    here.dataset.seen = "";
    document.title = here.dataset.compareTitle;
    document.querySelector("main").dataset.title = here.dataset.compareTitle;
    const url = new URL(here.dataset.compareHere, location.href), indicator = url.searchParams.get("indicator");
    if (here.dataset.compareName) part("#compare-indicator").textContent = here.dataset.compareName;
    for (const link of parts(".compare-offers a")) {
      new URL(link.href).searchParams.get("indicator") === indicator ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    }
    if (new URL(location.href).searchParams.has("add")) window.steps.replace(short(url));
    focused?.map(part).find(Boolean)?.focus({preventScroll: true});
    focused = null;
  };
  // Dash keeps an element whose words alone are new, so a new address is a new answer.
  // An answer that only asks which place was meant has the old address, in a new element.
  let last = null, lastHere = null;
  const look = () => {
    const here = part("[data-compare-here]");
    if (!here || here === lastHere && here.dataset.compareHere === last) return;
    last = here.dataset.compareHere;
    lastHere = here;
    delete here.dataset.seen;
    arrived();
  };
  new MutationObserver(look).observe(document.documentElement, {childList: true, subtree: true, attributes: true, attributeFilter: ["data-compare-here"]});

  addEventListener("choice-restored", () => {
    const here = part("[data-compare-here]"), now = new URL(location.href);
    if (!here) return;
    const drawn = new URL(here.dataset.compareHere, location.href);
    const same = [...new Set([...now.searchParams.keys(), ...drawn.searchParams.keys()])]
      .every(name => name === "at" || name === "show" || now.searchParams.get(name) === drawn.searchParams.get(name));
    if (!same) return ask(now);
    const row = rows().find(one => one.dataset.row === now.searchParams.get("at"));
    if (row) mark(row);
    const card = part("[data-compare-card]");
    if (card) card.dataset.show = now.searchParams.get("show") === "table" ? "table" : "drawing";
  });
  addEventListener("page-taken", () => { last = null; look(); });
})();
