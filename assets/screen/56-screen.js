// On a big screen the arrow keys turn pages, and Esc leads back to the ordinary page; each page is set as large as it fits.
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

  // The largest first; what does not fit at the smallest is read at the first, and scrolled.
  const SIZES = [1.5, 1.45, 1.4, 1.35, 1.3, 1.25, 1.2, 1.15, 1.1, 1.05, 1], USUAL = 1.2;
  const root = document.documentElement;
  const high = size => { root.style.setProperty("--fit", size); return root.scrollHeight; };
  const fit = () => {
    const before = root.style.getPropertyValue("--fit");
    const size = SIZES.find(one => high(one) <= innerHeight) || USUAL;
    high(size);
    // Charts that are drawn already follow their place.
    if (before && before !== String(size)) dispatchEvent(new Event("resize"));
  };
  let width = innerWidth, height = innerHeight;
  addEventListener("resize", () => {
    if (width === innerWidth && height === innerHeight) return;
    [width, height] = [innerWidth, innerHeight];
    fit();
  });
  addEventListener("page-shown", fit);
  fit();
})();
