// What a browser does for pages of its own, done for pages that Dash swaps in and for choices within a page:
// each history entry remembers its scroll position and focus; a new page begins at its heading; the head moves with the page.
(() => {
  "use strict";
  const PATIENCE = 4000;
  history.scrollRestoration = "manual";
  // told: the path that Dash has heard of last. It is not told of a choice within a page, so it draws nothing anew.
  let wanted = null, timer = 0, shown = null, told = location.pathname;

  const nameOf = e => !e || e === document.body ? null : e.id ? `#${CSS.escape(e.id)}`
    : e.dataset.figure && e.matches("a") ? `a[data-figure=${JSON.stringify(e.dataset.figure)}][href=${JSON.stringify(e.getAttribute("href"))}]`
    : e.dataset.subjectChip !== undefined ? `[data-subject-chip=${JSON.stringify(e.dataset.subjectChip)}]`
    : e.dataset.statement && e.matches("a") ? `a[data-statement=${JSON.stringify(e.dataset.statement)}]`
    : e.getAttribute("href") ? `a[href=${JSON.stringify(e.getAttribute("href"))}]` : null;
  const positionOf = e => { const name = nameOf(e); return name ? [name, [...document.querySelectorAll(name)].indexOf(e)] : null; };
  const here = () => ({y: scrollY, at: positionOf(document.activeElement)});
  const remember = () => {
    clearTimeout(timer);
    if (!wanted) history.replaceState({...history.state, ...here()}, "");
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(remember, 120); };

  const find = at => at && (document.querySelectorAll(at[0])[at[1]] || document.querySelector(at[0]));
  const focus = goal => {
    if (!goal.matches("a,button,input,select,textarea,summary")) goal.tabIndex = -1;
    goal.focus({preventScroll: true});
  };
  const ofHash = a => a.hash && document.getElementById(decodeURIComponent(a.hash.slice(1)));

  // The head
  const OF_A_PAGE = "title,meta[name=description],meta[name^='twitter:'],meta[property^='og:'],meta[name=robots],link[rel=canonical],link[rel=alternate],script[type='application/ld+json']";
  const moveHead = () => {
    const carrier = document.querySelector("#react-entry-point [data-head]");
    if (!carrier) return;
    const own = document.createElement("template");
    own.innerHTML = carrier.dataset.head;
    for (const old of document.head.querySelectorAll(OF_A_PAGE)) old.remove();
    document.head.append(own.content);
  };
  // A choice is part of the page's address, in the other language too.
  const addressFollows = () => {
    for (const link of document.querySelectorAll("link[rel=canonical],link[rel=alternate][hreflang],[data-language-switch]")) {
      const url = new URL(link.href);
      url.search = location.search;
      link.href = url.href;
    }
    const shared = document.querySelector("meta[property='og:url']"), canonical = document.querySelector("link[rel=canonical]");
    if (shared && canonical) shared.content = canonical.href;
    keepChoice();
  };

  // A step down and up again by the breadcrumbs finds the choice that was left.
  const keepChoice = () => {
    const main = document.querySelector("main[data-self]"), canonical = document.querySelector("link[rel=canonical]");
    if (!main || !canonical) return;
    const name = `choice:${main.dataset.self}`, choice = new URL(canonical.href).search;
    try { choice ? sessionStorage.setItem(name, choice) : sessionStorage.removeItem(name); } catch { /* private mode: the breadcrumbs lead to the whole page */ }
  };
  const leadBack = () => {
    for (const a of document.querySelectorAll(".crumbs a[href]")) {
      let choice = null;
      try { choice = sessionStorage.getItem(`choice:${a.pathname}`); } catch { /* as above */ }
      if (choice && !a.search) a.search = choice;
    }
  };

  const announce = main => {
    if (shown === main) return;
    shown = main;
    moveHead();
    document.title = main.dataset.title;
    document.documentElement.lang = main.dataset.language;
    keepChoice();
    leadBack();
    dispatchEvent(new CustomEvent("page-shown", {detail: main}));
  };

  const arrive = () => {
    const main = document.querySelector("#react-entry-point main[data-path]") || document.querySelector("main[data-path]");
    if (main) announce(main);
    if (!wanted) return;
    if (performance.now() > wanted.until) { wanted = null; return; }
    if (!main || main.dataset.path !== location.pathname || document.getElementById("first")) return;
    const {y, at, first} = wanted, back = y !== undefined, target = find(at);
    if (back && document.documentElement.scrollHeight < y + innerHeight) return;
    if (at && !target) return;
    wanted = null;
    const hash = !back && ofHash(location), chosen = !back && !hash && main.querySelector("[data-here]");
    const goal = target || hash || chosen || (!back && !first && main.querySelector("h1"));
    if (goal) focus(goal.closest("a") || goal);
    if (hash) hash.scrollIntoView();
    else if (chosen) chosen.scrollIntoView({block: "center"});
    else scrollTo(0, y || 0);
  };
  const expect = state => { clearTimeout(timer); wanted = {...state, until: performance.now() + PATIENCE}; requestAnimationFrame(arrive); };

  // A filter, a choice, a sort is a step that Back undoes; stepping on (J, K) takes the place of the last.
  const go = (url, step) => {
    const address = String(url).replaceAll("%2C", ",");
    if (address === location.href) return;
    if (step) {
      remember();
      history.pushState(here(), "", address);
    } else history.replaceState(history.state, "", address);
    addressFollows();
  };
  window.steps = {push: url => go(url, true), replace: url => go(url, false)};

  // Capture: before dcc.Link pushes the next address.
  addEventListener("click", event => {
    remember();
    const a = event.target.closest?.("a[href]");
    const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && event.button === 0;
    if (!a || a.target || !plain || a.origin !== location.origin || a.pathname !== location.pathname || a.hasAttribute("download")) return;
    const goal = ofHash(a);
    if (goal && a.search === location.search) {
      event.preventDefault();
      event.stopPropagation();
      go(a.href, !a.hasAttribute("data-step"));
      focus(goal);
      goal.scrollIntoView();
      remember();
    } else if (!event.defaultPrevented && a.closest("[data-choice]") === null) {
      // Dash has not heard of our steps: a same-path dcc.Link would do nothing.
      event.preventDefault();
      event.stopPropagation();
      location.assign(a.href);
    }
  }, true);
  addEventListener("scroll", later, {passive: true});
  addEventListener("focusin", later);
  addEventListener("pagehide", remember);
  addEventListener("popstate", event => {
    expect({y: 0, at: null, ...history.state});
    if (told !== location.pathname) {
      told = location.pathname;
      // Dash wrote this entry, and the page that stands here now came without Dash.
      if (!document.getElementById("react-entry-point")) location.reload();
      return;
    }
    event.stopImmediatePropagation();
    addressFollows();
    dispatchEvent(new Event("choice-restored"));
  });
  addEventListener("_dashprivate_pushstate", () => { told = location.pathname; expect({}); });
  // Not before every script of the page listens: a browser may paint between two of them.
  addEventListener("DOMContentLoaded", () => {
    expect(history.state && "y" in history.state ? history.state : {first: true});
    new MutationObserver(arrive).observe(document.documentElement, {childList: true, subtree: true});
  });
})();
