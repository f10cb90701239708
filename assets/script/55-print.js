// A button that prints the page, and the browser's own keys for it: charts further down are drawn first.
(() => {
  "use strict";
  const whole = () => Promise.resolve(window.drawCharts?.()).finally(() => print());
  addEventListener("click", event => { if (event.target.closest?.("[data-print]")) whole(); });
  addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || !window.chartsWait?.()) return;
    event.preventDefault();
    whole();
  });
  addEventListener("beforeprint", () => { window.drawCharts?.(); });
})();
