// On a big screen the arrow keys turn pages, and Esc leads back to the ordinary page.
(() => {
  "use strict";
  const WAYS = {ArrowRight: "next", ArrowLeft: "prev", PageDown: "next", PageUp: "prev", Escape: "out"};
  addEventListener("keydown", event => {
    const way = WAYS[event.key];
    if (!way || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
    const link = document.querySelector(`.screen-line [data-turn=${way}]`);
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    location.assign(link.href);
  }, true);
})();
