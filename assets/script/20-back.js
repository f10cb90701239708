// What a browser does for pages of its own, done for pages that Dash swaps in:
// each history entry remembers its scroll position and focus; a new page begins at its heading.
(() => {
  "use strict";
  const PATIENCE = 4000;
  history.scrollRestoration = "manual";
  let wanted = null, timer = 0, shown = null;

  const nameOf = e => !e || e === document.body ? null : e.id ? "#" + CSS.escape(e.id)
    : e.dataset.figure && e.matches("a") ? `a[data-figure=${JSON.stringify(e.dataset.figure)}][href=${JSON.stringify(e.getAttribute("href"))}]`
    : e.getAttribute("href") ? `a[href=${JSON.stringify(e.getAttribute("href"))}]` : null;
  const positionOf = e => { const name = nameOf(e); return name ? [name, [...document.querySelectorAll(name)].indexOf(e)] : null; };
  const remember = () => {
    clearTimeout(timer);
    if (!wanted) history.replaceState({...history.state, y: scrollY, at: positionOf(document.activeElement)}, "");
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(remember, 120); };

  const find = at => at && (document.querySelectorAll(at[0])[at[1]] || document.querySelector(at[0]));
  const focus = goal => {
    if (!goal.matches("a,button,input,select,textarea,summary")) goal.tabIndex = -1;
    goal.focus({preventScroll: true});
  };
  const announce = main => {
    if (shown === main) return;
    shown = main;
    document.title = main.dataset.title;
    document.documentElement.lang = main.dataset.language;
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
    const hash = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const here = !back && (main.querySelector("[data-here]") || hash);
    const goal = target || here || (!back && !first && main.querySelector("h1"));
    if (goal) focus(goal.closest("a") || goal);
    if (here) here.scrollIntoView({block: "center"});
    else scrollTo(0, y || 0);
  };
  const expect = state => { clearTimeout(timer); wanted = {...state, until: performance.now() + PATIENCE}; requestAnimationFrame(arrive); };

  // Capture: before dcc.Link pushes the next address.
  addEventListener("click", event => {
    remember();
    const a = event.target.closest && event.target.closest("a[href]");
    const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && event.button === 0;
    if (!a || a.target || !plain || a.origin !== location.origin || a.pathname !== location.pathname || a.hasAttribute("download")) return;
    const goal = a.hash && document.getElementById(decodeURIComponent(a.hash.slice(1)));
    if (goal && a.search === location.search) {
      event.preventDefault();
      event.stopPropagation();
      focus(goal);
      goal.scrollIntoView();
    } else if (!event.defaultPrevented && a.closest("[data-choice]") === null) {
      // dcc.Location has not heard of our replaceState: a same-path dcc.Link would do nothing.
      event.preventDefault();
      event.stopPropagation();
      location.assign(a.href);
    }
  }, true);
  addEventListener("scroll", later, {passive: true});
  addEventListener("focusin", later);
  addEventListener("pagehide", remember);
  addEventListener("popstate", () => expect({y: 0, at: null, ...history.state}));
  addEventListener("_dashprivate_pushstate", () => expect({}));
  expect(history.state && "y" in history.state ? history.state : {first: true});
  new MutationObserver(arrive).observe(document.documentElement, {childList: true, subtree: true});
})();
