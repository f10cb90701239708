// A brief that is printed: its button works only with a script, and says so by being there.
(() => {
  "use strict";
  document.documentElement.dataset.script = "";
  addEventListener("click", event => { if (event.target.closest?.("[data-print]")) print(); });
})();
