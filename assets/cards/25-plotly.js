// Plotly, fetched once, when something has to be drawn.
(() => {
  "use strict";
  let loading;
  window.fetchPlotly = () => loading ??= new Promise((done, failed) => {
    const script = document.createElement("script"), standIn = window.Plotly;
    script.src = document.documentElement.dataset.plotly;
    script.onload = () => {
      const own = window.Plotly;
      if (standIn) window.Plotly = standIn;
      done(own);
    };
    script.onerror = () => { loading = undefined; script.remove(); failed(new Error("no Plotly")); };
    document.head.append(script);
  });
})();
