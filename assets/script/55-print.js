// A button that prints the page.
(() => {
  "use strict";
  addEventListener("click", event => { if (event.target.closest && event.target.closest("[data-print]")) print(); });
})();
