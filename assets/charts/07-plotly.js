// Dash finds this in Plotly's place: an order to draw is carried out when its chart comes near the window.
(() => {
  "use strict";
  // Less than a screen ahead: a reader who scrolls finds the chart drawn.
  const NEAR = "500px";
  const orders = new Map();
  const carryOut = graph => {
    const order = orders.get(graph);
    orders.delete(graph);
    near.unobserve(graph);
    return order?.();
  };
  const near = new IntersectionObserver(seen => {
    for (const {target, isIntersecting} of seen) if (isIntersecting) carryOut(target);
  }, {rootMargin: NEAR});
  const ordered = graph => new Promise(done => {
    orders.set(graph, done);
    near.observe(graph);
  });

  const drawn = new WeakSet(), drawing = new Set();
  const react = async (graph, ...told) => {
    if (!drawn.has(graph)) await ordered(graph);
    const work = window.fetchPlotly().then(plotly => plotly.react(graph, ...told));
    drawing.add(work);
    try {
      await work;
      drawn.add(graph);
      return graph;
    } catch (error) {
      // Its figures stand beside it as text; an empty place would say nothing.
      console.warn(error);
      graph.closest(".chart-figure").dataset.undrawn = "";
      return new Promise(() => {});
    } finally { drawing.delete(work); }
  };
  const ofDrawn = act => async graph => drawn.has(graph) ? act(await window.fetchPlotly(), graph) : undefined;
  window.Plotly = {
    react,
    purge: ofDrawn((plotly, graph) => plotly.purge(graph)),
    Plots: {resize: ofDrawn((plotly, graph) => plotly.Plots.resize(graph))},
  };

  // Paper shows the whole page.
  window.drawCharts = async () => {
    [...orders.keys()].forEach(carryOut);
    await Promise.resolve();
    await Promise.allSettled(drawing);
  };
  window.chartsWait = () => orders.size > 0;

  // While Dash is on its way Plotly can be too, where a chart is about to be seen.
  const places = new IntersectionObserver(seen => {
    if (!seen.some(({isIntersecting}) => isIntersecting)) return;
    places.disconnect();
    window.fetchPlotly().catch(console.warn);
  }, {rootMargin: NEAR});
  const watch = () => { for (const place of document.querySelectorAll("#first .chart-figure")) places.observe(place); };
  addEventListener("load", watch);
})();
