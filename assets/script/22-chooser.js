// The header's menu of place and year closes as menus do; / leads to the search.
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
    if (event.key === "Escape" && event.target.closest?.("[data-header-search]")) event.target.blur();
    if (event.key === "Escape" && menu) {
      const held = menu.contains(document.activeElement);
      menu.open = false;
      if (held) menu.querySelector("summary").focus();
      event.stopPropagation();
    } else if (event.key === "/" && !event.metaKey && !event.ctrlKey && !event.altKey && !typing(event.target)) {
      // On the page of the search its own field; while Dash takes over, the first of two headers is hidden.
      const fields = [...document.querySelectorAll("main [data-site-search] input,[data-header-search] input")];
      const field = fields.sort((one, other) => !!other.closest("main") - !!one.closest("main"))
        .find(one => one.checkVisibility({visibilityProperty: true}));
      const form = document.querySelector("[data-header-search]");
      if (!field && !form) return;
      event.preventDefault();
      // Where the header has no room for a field it has the way to the page.
      if (!field) return form.requestSubmit();
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
