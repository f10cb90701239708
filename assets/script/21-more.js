// A box that scrolls says in which direction there is more (its edge fades); the header shows the page that it is on.
(() => {
  "use strict";
  const BOXES = ".top nav,.table-scroll,.trend-scroll,.compare .chips,.evidence,.map-strip,.outline-list,.take-menu";
  const look = box => {
    const along = box.scrollWidth > box.clientWidth + 1, down = !along && box.scrollHeight > box.clientHeight + 1;
    const [at, seen, all] = along ? [box.scrollLeft, box.clientWidth, box.scrollWidth] : [box.scrollTop, box.clientHeight, box.scrollHeight];
    const more = along || down ? [at > 1 && "before", at + seen < all - 1 && "after"].filter(Boolean).join(" ") : "";
    if (more) box.dataset.more = `${along ? "along" : "down"} ${more}`;
    else delete box.dataset.more;
  };
  const sizes = new ResizeObserver(seen => { for (const {target} of seen) look(target); });
  const setUp = () => {
    for (const box of document.querySelectorAll(BOXES)) { sizes.observe(box); look(box); }
    for (const door of document.querySelectorAll(".top nav [aria-current]")) {
      const nav = door.parentElement;
      if (nav.scrollWidth > nav.clientWidth) nav.scrollLeft = door.offsetLeft - nav.offsetLeft - (nav.clientWidth - door.offsetWidth) / 2;
    }
  };
  document.addEventListener("scroll", event => { if (event.target.matches?.(BOXES)) look(event.target); }, {passive: true, capture: true});
  addEventListener("page-shown", setUp);
  setUp();
})();
