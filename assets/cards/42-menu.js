// The menu of what can be taken from a picture. Without this script it is a list that opens in its place.
(() => {
  "use strict";
  const MENU = "details[data-take]";
  const sheet = matchMedia("(max-width:600px)");
  const opened = () => document.querySelector(`${MENU}[open]`);
  const listOf = menu => menu.querySelector(".take-menu"), summaryOf = menu => menu.querySelector("summary");
  const items = menu => [...listOf(menu).querySelectorAll("button,a[href]")].filter(one => one.checkVisibility());

  const stand = menu => {
    const list = listOf(menu);
    list.style.left = list.style.top = list.style.maxHeight = "";
    if (list.popover && !sheet.matches) window.placeNear(list, summaryOf(menu).getBoundingClientRect());
  };
  const close = (menu, back) => {
    window.raise(listOf(menu), false);
    menu.open = false;
    if (back) summaryOf(menu).focus({preventScroll: true});
  };
  const open = menu => {
    for (const other of document.querySelectorAll(`${MENU}[open]`)) if (other !== menu) close(other);
    menu.open = true;
    window.raise(listOf(menu), true);
    stand(menu);
  };

  addEventListener("click", event => {
    const at = event.target.closest ? event.target : null, menu = opened();
    const summary = at?.closest(`${MENU}>summary`);
    if (summary) {
      event.preventDefault();
      summary.parentElement.open ? close(summary.parentElement) : open(summary.parentElement);
    } else if (menu && !menu.contains(at)) {
      close(menu);
      // On a phone the sheet lies over the page: a tap beside it is meant for the sheet.
      if (sheet.matches) { event.preventDefault(); event.stopPropagation(); }
    }
  }, true);
  // What was chosen is on its way: the menu has done its work, and what becomes of it is said below.
  addEventListener("click", event => {
    const menu = opened(), chosen = menu && event.target.closest?.(".take-menu :is(button,a[href])");
    if (chosen && menu.contains(chosen)) close(menu, true);
  });
  addEventListener("keydown", event => {
    const at = event.target.closest ? event.target : null, menu = opened();
    if (menu && event.key === "Escape") {
      close(menu, menu.contains(document.activeElement));
      event.stopPropagation();
      return;
    }
    const by = {ArrowDown: 1, ArrowUp: -1, Home: 0, End: 0}[event.key], own = at?.closest(MENU);
    if (by === undefined || !own || event.metaKey || event.ctrlKey || event.altKey) return;
    if (!own.open) { if (by !== 1) return; open(own); }
    const list = items(own), here = list.indexOf(at);
    const next = event.key === "Home" ? 0 : event.key === "End" ? list.length - 1 : here < 0 ? (by > 0 ? 0 : list.length - 1) : (here + by + list.length) % list.length;
    event.preventDefault();
    list[next].focus();
  }, true);
  addEventListener("focusin", event => {
    const menu = opened();
    // The focus that comes with a tap beside the sheet is no wish to go there.
    if (menu && !menu.contains(event.target) && (!sheet.matches || event.target.matches(":focus-visible"))) close(menu);
  });
  const again = () => { const menu = opened(); if (menu) stand(menu); };
  addEventListener("resize", again);
  // Others open it too: the browser's search, and the page that takes over from the first.
  addEventListener("toggle", event => {
    const menu = event.target;
    if (menu.matches?.(MENU) && menu.open && !listOf(menu).popover) open(menu);
  }, true);
})();
