// The reader's colour scheme: kept on this machine only.
(() => {
  "use strict";
  addEventListener("click", event => {
    if (!event.target.closest?.("[data-scheme]")) return;
    const root = document.documentElement;
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("scheme", root.dataset.theme); } catch { /* private mode: kept for this page only */ }
  });
})();
