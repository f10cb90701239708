// A mark cannot take focus, so each is also a link in its chart's list of values; a click on the mark follows that link.
(() => {
  "use strict";
  const linkOf = (graph, mark) => graph.closest("[data-chart]")?.querySelector(`[data-mark="${CSS.escape(mark)}"] a`);

  const wire = (graph) => {
    if (graph.dataset.wired || typeof graph.on !== "function") return;
    graph.dataset.wired = "";
    graph.on("plotly_click", ({points}) => {
      const mark = points[0]?.customdata;
      if (mark) linkOf(graph, mark)?.click();
    });
  };

  let waiting = false;
  const look = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      document.querySelectorAll(".js-plotly-plot:not([data-wired])").forEach(wire);
    });
  };
  // Paper is narrower than the screen: a bar is stretched to its place, as its labels are, instead of drawn anew.
  const bars = () => document.querySelectorAll(".labelled-bar .main-svg");
  addEventListener("beforeprint", () => bars().forEach((bar) => {
    bar.setAttribute("viewBox", `0 0 ${bar.getAttribute("width")} ${bar.getBoundingClientRect().height}`);
    bar.setAttribute("preserveAspectRatio", "none");
  }));
  addEventListener("afterprint", () => bars().forEach((bar) => bar.removeAttribute("viewBox")));

  new MutationObserver(look).observe(document.body, {childList: true, subtree: true});
  look();
})();
