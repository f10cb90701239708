// Before the first paint: the reader's own colour scheme, else the system's. The style sheet knows data-theme only.
(() => {
  "use strict";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => { try { return localStorage.getItem("scheme"); } catch { return null; } };
  const show = () => { document.documentElement.dataset.theme = kept() || (dark.matches ? "dark" : "light"); };
  show();
  dark.addEventListener("change", show);
  addEventListener("storage", show);
  document.documentElement.dataset.script = "";
})();
