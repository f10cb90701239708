// The check of a draft: a prompt and its place show each other; J and K step, X puts aside, only while the prompts have the focus.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const items = () => all(".prompt[data-prompt]");
  const current = () => document.querySelector(".prompt[data-prompt][data-chosen]");

  const choose = number => {
    for (const prompt of items()) prompt.toggleAttribute("data-chosen", prompt.dataset.prompt === number);
    for (const place of all("[data-prompts]"))
      place.toggleAttribute("data-chosen", place.dataset.prompts.split(" ").includes(number));
  };

  const putAside = prompt => {
    const button = prompt.querySelector(".put-aside");
    if (!button) return;
    const aside = prompt.toggleAttribute("data-aside");
    button.setAttribute("aria-pressed", String(aside));
    button.textContent = aside ? button.dataset.takeBack : button.dataset.putAside;
    for (const place of all("[data-prompts]")) {
      const numbers = place.dataset.prompts.split(" ");
      const open = items().some(p => numbers.includes(p.dataset.prompt) && !p.hasAttribute("data-aside"));
      place.toggleAttribute("data-aside", !open);
    }
  };

  const step = by => {
    const list = items(), at = list.indexOf(current());
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length];
    if (next) next.querySelector(".badge").focus();
  };

  addEventListener("focusin", event => {
    const near = event.target.closest?.("[data-prompt]");
    if (near) choose(near.dataset.prompt);
  });
  addEventListener("click", event => {
    const button = event.target.closest?.(".put-aside");
    if (button) putAside(button.closest(".prompt"));
  });
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest || !event.target.closest(".prompts")) return;
    const key = event.key.toLowerCase();
    if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (key === "x") { const prompt = event.target.closest(".prompt") || current(); if (prompt) putAside(prompt); }
    else return;
    event.preventDefault();
  });
})();
