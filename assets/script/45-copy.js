// Copying, for every page: words, citations, links, and a share that is the system's own where a phone has one.
(() => {
  "use strict";
  // Without https the clipboard is closed to scripts, and an older way is tried.
  const byCommand = words => {
    const field = document.createElement("textarea"), at = document.activeElement;
    field.value = words;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { done = false; }
    field.remove();
    if (at) at.focus({preventScroll: true});
    return done;
  };
  // Say whether words have reached the clipboard.
  const write = async words => {
    try { await navigator.clipboard.writeText(words); return true; } catch { return byCommand(words); }
  };
  // What the server writes knows no host; the page's own address says which one it goes by.
  const whole = address => new URL(address, document.querySelector("link[rel=canonical]")?.href || location.href).href;
  window.copying = {write, whole};

  // The line that says what became of it is the nearest one.
  const tell = (button, words) => {
    for (let near = button.parentElement; near; near = near.parentElement) {
      const line = near.querySelector("[data-told-copy]");
      if (line) { line.textContent = words; return; }
    }
  };
  const put = async (button, words) => {
    const {copied, notCopied} = button.closest("[data-copied]").dataset;
    tell(button, await write(words) ? copied : notCopied + words);
  };
  const copyWords = button => {
    const inside = button.dataset.addressInside, words = button.dataset.copyWords;
    return put(button, inside ? words.replaceAll(inside, whole(inside)) : words);
  };
  const share = async button => {
    const title = button.dataset.share, url = whole(button.dataset.address);
    if (navigator.share && matchMedia("(pointer:coarse)").matches) {
      try { await navigator.share({title, text: title, url}); return; } catch (error) { if (error.name === "AbortError") return; }
    }
    await put(button, `${title} ${url}`);
  };
  // Where not even the older way works, a citation is selected to be copied by hand.
  const copyCitation = async button => {
    const words = button.parentElement.querySelector(".citation");
    const status = button.closest("section").querySelector("[data-copied]");
    const done = await write(words.textContent);
    if (!done) getSelection().selectAllChildren(words);
    status.textContent = done ? status.dataset.copied : status.dataset.copyByHand;
  };

  const ways = {"[data-copy]": copyCitation, "[data-copy-words]": copyWords, "[data-share]": share};
  addEventListener("click", event => {
    for (const [selector, act] of Object.entries(ways)) {
      const button = event.target.closest?.(`button${selector}`);
      if (button) act(button);
    }
  });
})();
