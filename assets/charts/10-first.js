// The server's own text gives way when Dash has drawn the page, in one step; focus stays where it was.
(() => {
  "use strict";
  const entry = document.getElementById("react-entry-point");
  const first = document.getElementById("first");
  if (!entry || !first) return;
  const name = e => e && e !== document.body && first.contains(e) ? e.id ? `#${CSS.escape(e.id)}`
    : e.getAttribute("href") ? `a[href=${JSON.stringify(e.getAttribute("href"))}]` : null : null;
  new MutationObserver((_, observer) => {
    if (!entry.querySelector("main[data-path]")) return;
    const at = name(document.activeElement);
    const open = [...first.querySelectorAll("details")].map(d => d.open);
    first.remove();
    entry.classList.remove("waiting");
    entry.querySelectorAll("details").forEach((d, i) => { if (i in open) d.open = open[i]; });
    if (at) entry.querySelector(at)?.focus({preventScroll: true});
    observer.disconnect();
    document.documentElement.dataset.taken = "";
    dispatchEvent(new Event("page-taken"));
  }).observe(entry, {childList: true, subtree: true});
})();
