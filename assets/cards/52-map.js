// The report map is one stop of the Tab key; arrows walk its entries. Without this script each is a link of its own.
(() => {
  "use strict";
  const entries = map => [...map.querySelectorAll(".measure")];
  const enter = (map, one) => { for (const each of entries(map)) each.tabIndex = each === one ? 0 : -1; };
  const setUp = () => {
    for (const map of document.querySelectorAll("main .map-columns")) {
      const all = entries(map), held = all.find(one => one === document.activeElement);
      if (all.length) enter(map, held || all.find(one => one.getAttribute("aria-current") === "true") || all[0]);
    }
  };
  // Where the arrows lead from an entry: along the report, or to the next of its sections.
  const goal = (map, from, key) => {
    const all = entries(map), at = all.indexOf(from), blocks = [...map.querySelectorAll(".map-block")];
    const block = blocks.indexOf(from.closest(".map-block"));
    const first = by => blocks[block + by]?.querySelector(".measure");
    return {ArrowDown: all[at + 1], ArrowUp: all[at - 1], ArrowRight: first(1), ArrowLeft: first(-1), Home: all[0], End: all.at(-1)}[key];
  };
  addEventListener("keydown", event => {
    const from = event.target.closest?.(".map-columns .measure");
    if (!from || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const map = from.closest(".map-columns"), next = goal(map, from, event.key);
    if (!["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    if (next) next.focus();
  });
  addEventListener("focusin", event => {
    const one = event.target.closest?.(".map-columns .measure");
    if (one) enter(one.closest(".map-columns"), one);
  });
  addEventListener("page-shown", setUp);
  addEventListener("page-taken", setUp);
  setUp();
})();
