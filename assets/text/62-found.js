// Words found in the report's text: on and back from where the reader is, which is no step of the Back button.
(() => {
  "use strict";
  const bar = () => document.querySelector("[data-found-bar]");
  const marks = () => [...document.querySelectorAll("mark[data-found]")];
  const here = () => Number((location.hash.match(/^#found-(\d+)$/) || [])[1]) || 0;

  const show = () => {
    const line = bar(), now = line?.querySelector("[data-found-now]");
    if (!now) return;
    const all = marks(), last = Number(all.at(-1).dataset.found), at = Math.min(here(), last);
    for (const mark of all) mark.toggleAttribute("data-now", Number(mark.dataset.found) === at);
    now.textContent = at ? now.dataset.template.replace("{number}", at) : "";
    const goals = {previous: at > 1 ? at - 1 : last, next: at && at < last ? at + 1 : 1};
    for (const step of line.querySelectorAll("[data-found-step]")) step.setAttribute("href", `#found-${goals[step.dataset.foundStep]}`);
  };

  // Capture, after the script that leads to the place and puts it into the address: the next press goes on.
  addEventListener("click", event => {
    const step = event.target.closest?.("[data-found-step]");
    if (!step || !event.defaultPrevented) return;
    show();
    step.focus({preventScroll: true});
  }, true);
  addEventListener("hashchange", show);
  addEventListener("page-shown", show);
  addEventListener("choice-restored", show);
  show();
})();
