// Draws what the server wrote beside each place: a page in a frame has Plotly, where it has charts, and no Dash.
(() => {
  "use strict";
  const draw = async place => {
    const {data, layout} = JSON.parse(place.dataset.plot);
    const config = {displayModeBar: false, doubleClick: false, showTips: false, staticPlot: true, responsive: place.dataset.responsive === "true"};
    try {
      await Plotly.newPlot(place, data, layout, config);
      place.dataset.drawn = "";
    } catch (error) {
      // Its figures stand beside it as text; an empty place would say nothing.
      console.warn(error);
      place.closest(".chart-figure").dataset.undrawn = "";
    }
  };
  for (const place of document.querySelectorAll("[data-plot]")) draw(place);
})();
