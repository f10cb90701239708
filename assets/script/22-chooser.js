// The header's menu of place and year closes as menus do; / finds a place.
(() => {
  "use strict";
  const opened = () => document.querySelector("[data-chooser][open]");
  const typing = e => e.closest?.("input,textarea,select,[contenteditable]");

  addEventListener("click", event => {
    const menu = opened();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
  addEventListener("keydown", event => {
    const menu = opened();
    if (event.key === "Escape" && menu) {
      const held = menu.contains(document.activeElement);
      menu.open = false;
      if (held) menu.querySelector("summary").focus();
      event.stopPropagation();
    } else if (event.key === "/" && !event.metaKey && !event.ctrlKey && !event.altKey && !typing(event.target)) {
      const field = document.querySelector("main [data-place-search] input:not([type=hidden])");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    }
  }, true);
  // Whoever tabs on out of it is done with it.
  addEventListener("focusin", event => {
    const menu = opened();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
})();
