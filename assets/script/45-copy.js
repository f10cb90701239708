// Copy a citation or a link; where the browser keeps the clipboard shut, the words are selected to copy by hand.
(() => {
  "use strict";
  addEventListener("click", async event => {
    const button = event.target.closest && event.target.closest("[data-copy]");
    if (!button) return;
    const words = button.parentElement.querySelector(".citation");
    const status = button.closest("section").querySelector("[data-copied]");
    try {
      await navigator.clipboard.writeText(words.textContent);
      status.textContent = status.dataset.copied;
    } catch {
      getSelection().selectAllChildren(words);
      status.textContent = status.dataset.copyByHand;
    }
  });
})();
