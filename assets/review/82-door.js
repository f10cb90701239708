// The door of review: the link that the server printed carries the token behind #, which no server and no log ever sees.
// Forms that take a while say so, and are sent once; a file may be dropped on the form that brings a report in.
(() => {
  "use strict";
  const door = document.querySelector("[data-door]");
  if (door && location.hash.length > 8) {
    const field = door.querySelector("[name=edit_token]");
    field.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(history.state, "", location.pathname + location.search);
    const who = door.querySelector("[name=who]");
    addEventListener("page-shown", () => setTimeout(() => who.focus(), 0), {once: true});
    who.focus();
  }
  const KEPT = "review-who";
  if (door) {
    const who = door.querySelector("[name=who]");
    try { if (!who.value) who.value = localStorage.getItem(KEPT) || ""; } catch { /* typed each time */ }
    door.addEventListener("submit", () => { try { localStorage.setItem(KEPT, who.value); } catch { /* typed each time */ } });
  }
  addEventListener("submit", event => {
    const form = event.target;
    if (!form.matches("[data-once]")) return;
    if (form.hasAttribute("data-sent")) { event.preventDefault(); return; }
    form.setAttribute("data-sent", "");
    const button = form.querySelector("[type=submit]");
    button.dataset.ready = button.textContent;
    button.textContent = form.dataset.once;
    button.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", event => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("[data-once][data-sent]")) {
      form.removeAttribute("data-sent");
      const button = form.querySelector("[type=submit]");
      button.textContent = button.dataset.ready;
      button.removeAttribute("aria-disabled");
    }
  });
  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const file = drop.querySelector("[type=file]");
    for (const kind of ["dragover", "dragleave", "drop"])
      drop.addEventListener(kind, event => {
        if (![...(event.dataTransfer?.types || [])].includes("Files")) return;
        event.preventDefault();
        drop.toggleAttribute("data-over", kind === "dragover");
        if (kind === "drop") file.files = event.dataTransfer.files;
      });
  }
  // What was published is served a moment later, when every process has looked for it.
  const fresh = document.querySelector("[data-fresh]");
  if (fresh) {
    const words = fresh.textContent;
    fresh.textContent = fresh.dataset.fresh;
    fresh.setAttribute("aria-disabled", "true");
    const wait = event => event.preventDefault();
    fresh.addEventListener("click", wait);
    const serve = () => {
      fresh.removeEventListener("click", wait);
      fresh.removeAttribute("aria-disabled");
      fresh.removeAttribute("data-fresh");
      fresh.textContent = words;
    };
    const look = async () => {
      const answer = await fetch(location.href).catch(() => null);
      const page = answer?.ok ? await answer.text() : "";
      if (page && !page.includes("data-fresh=")) serve();
      else setTimeout(look, 1000);
    };
    setTimeout(look, 2500);
  }
})();
