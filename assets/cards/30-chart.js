// Plotly's drawings tell the page which of their marks is meant; a click on one follows its link in the list of values.
(() => {
  "use strict";
  const told = (kind, graph, points) =>
    graph.dispatchEvent(new CustomEvent(`mark-${kind}`, {bubbles: true, detail: points?.[0]?.customdata}));

  const wire = (graph) => {
    if (graph.dataset.wired || typeof graph.on !== "function") return;
    graph.dataset.wired = "";
    graph.on("plotly_hover", ({points}) => told("reached", graph, points));
    graph.on("plotly_unhover", () => told("left", graph));
    graph.on("plotly_click", ({points}) => told("pressed", graph, points));
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
  addEventListener("afterprint", () => { for (const bar of bars()) bar.removeAttribute("viewBox"); });

  // A chart's own address opens the row that it stands in, which phones begin with closed.
  addEventListener("page-shown", () => requestAnimationFrame(() => {
    const chart = location.hash.startsWith("#chart-") ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const row = chart?.closest("details:not([open])");
    if (!row) return;
    row.open = true;
    chart.scrollIntoView();
  }));

  new MutationObserver(look).observe(document.body, {childList: true, subtree: true});
  look();
})();
