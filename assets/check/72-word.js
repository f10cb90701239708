// The Word file with comments comes without leaving the page; why there is none is said beside its form.
(() => {
  "use strict";
  const nameOf = answer => {
    const told = answer.headers.get("Content-Disposition") || "";
    const wide = /filename\*=UTF-8''([^;]+)/.exec(told);
    return wide ? decodeURIComponent(wide[1]) : /filename="([^"]+)"/.exec(told)?.[1] || "";
  };
  const save = (content, name) => {
    const door = document.createElement("a");
    door.href = URL.createObjectURL(content);
    door.download = name;
    door.click();
    setTimeout(() => URL.revokeObjectURL(door.href), 10_000);
  };
  const tell = (form, words) => {
    const place = form.parentElement.querySelector(".word-told");
    place.textContent = words;
    if (words) place.scrollIntoView({block: "center"});
  };
  const busy = (form, on) => {
    const button = form.querySelector("[data-busy]");
    button.dataset.ready = button.dataset.ready || button.textContent;
    button.textContent = on ? button.dataset.busy : button.dataset.ready;
    for (const each of form.elements) if (each.type === "submit") each.toggleAttribute("aria-disabled", on);
    form.toggleAttribute("data-sent", on);
  };
  const refusalOf = async answer => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("main .notice[role=alert]")?.textContent || "";
  };
  const send = async form => {
    tell(form, "");
    busy(form, true);
    try {
      const answer = await fetch(form.action, {method: "POST", body: new FormData(form)});
      if (answer.headers.has("Content-Disposition")) save(await answer.blob(), nameOf(answer));
      else tell(form, await refusalOf(answer) || form.dataset.unsent);
    } catch {
      tell(form, form.dataset.unsent);
    }
    busy(form, false);
  };

  addEventListener("submit", event => {
    if (!event.target.matches(".word-form")) return;
    event.preventDefault();
    if (!event.target.hasAttribute("data-sent")) send(event.target);
  });
})();
