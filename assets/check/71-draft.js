// A draft stays in the tab until it is cleared, and its answer takes the form's place without leaving the page:
// reload and Back ask nobody to send a form again. Without this script the form is an ordinary one.
(() => {
  "use strict";
  const KEPT = "draft";
  // The pages of this visit by the step of history that shows them: `form` and `answer`.
  const shown = {form: null, answer: null};
  const step = () => (history.state?.draft) || "form";
  // All that stands around the page too: what is replaced whole is not seen to jump.
  const here = () => document.querySelector(".site");
  const answered = () => !!document.querySelector(".draft-answer");
  const field = () => document.getElementById("draft-words");
  const file = () => document.getElementById("draft-file");

  const tell = key => {
    const place = document.querySelector(".keep-told");
    if (!place) return;
    place.textContent = key ? place.dataset[key] : "";
  };
  const kept = () => { try { return sessionStorage.getItem(KEPT) || ""; } catch { return ""; } };
  const forget = () => { try { sessionStorage.removeItem(KEPT); } catch { tell("lost"); } };
  const keep = words => {
    if (!words.trim()) return forget();
    try {
      sessionStorage.setItem(KEPT, words);
      tell("");
    } catch {
      // Full, or shut by the reader: an older draft must not come back in this one's place.
      forget();
      tell("lost");
    }
  };
  const put = words => { field().value = words; file().value = ""; wordsTooLong(); fileTooLarge(); };
  const sayNothing = () => {
    for (const input of document.querySelectorAll("#draft-year,#draft-place,.draft-form [name^=earlier]")) input.value = "";
  };
  const putBack = () => {
    const words = kept();
    if (!words) return;
    if (!field().value.trim()) put(words);
    if (field().value === words) tell("still");
  };

  const show = site => { if (here() !== site) here().replaceWith(site); };
  const land = goal => {
    if (!goal.matches("textarea")) goal.tabIndex = -1;
    goal.focus({preventScroll: true});
    scrollTo(0, 0);
  };
  const go = name => history.pushState({...history.state, y: 0, at: null, draft: name}, "");

  // What takes long is said, with the seconds that have passed: a scanned page is read in some.
  const PATIENCE = 5;
  let waited = 0, clock = 0;
  const count = (form, on) => {
    clearInterval(clock);
    waited = 0;
    const words = form.querySelector("[data-busy]").dataset.slow, old = form.querySelector(".slow-told");
    if (old) old.remove();
    if (!on || !words) return;
    const line = document.createElement("p");
    line.className = "muted slow-told";
    const seconds = document.createElement("span");
    // Read out once, not each second.
    seconds.setAttribute("aria-hidden", "true");
    clock = setInterval(() => {
      waited += 1;
      seconds.textContent = String(waited);
      if (waited !== PATIENCE) return;
      line.setAttribute("role", "status");
      form.querySelector(".draft-buttons").after(line);
      line.append(words, seconds);
    }, 1000);
  };
  const busy = (form, on) => {
    const button = form.querySelector("[data-busy]");
    count(form, on);
    button.dataset.ready = button.dataset.ready || button.textContent;
    button.textContent = on ? button.dataset.busy : button.dataset.ready;
    button.toggleAttribute("aria-disabled", on);
    form.toggleAttribute("data-sent", on);
  };
  // What a field holds beyond what can be checked is told beside it before anything is sent.
  const holdsMore = (input, size) => {
    const most = Number(input.dataset.most);
    const told = document.getElementById(input.getAttribute("aria-describedby"));
    const more = size > most;
    input.toggleAttribute("aria-invalid", more);
    const words = more ? told.dataset.more : "";
    if (told.textContent !== words) told.textContent = words;
    return more;
  };
  // Characters as the server counts them; looked at one by one only where that can matter.
  const characters = words => words.length > Number(field().dataset.most) ? [...words].length : words.length;
  const wordsTooLong = () => holdsMore(field(), characters(field().value));
  const fileTooLarge = () => holdsMore(file(), file().files.length ? file().files[0].size : 0);
  const tooMuch = () => {
    const large = fileTooLarge();
    // The chosen file is checked, not the words in the field.
    if (large || (!file().value && wordsTooLong())) (large ? file() : field()).focus();
    else return false;
    return true;
  };
  const unsay = () => { for (const old of document.querySelectorAll("main .notice[role=alert]")) old.remove(); };
  const complain = (form, words) => {
    const line = document.createElement("p");
    line.className = "notice";
    line.setAttribute("role", "alert");
    line.textContent = words;
    form.prepend(line);
  };

  // Null where nothing came, or something that is no page of ours.
  const ask = async form => {
    try {
      const got = await fetch(form.action, {method: "POST", body: new FormData(form)});
      const came = new DOMParser().parseFromString(await got.text(), "text/html");
      return came.getElementById("draft-words") && came.querySelector(".site");
    } catch {
      return null;
    }
  };
  const send = async form => {
    const pasted = file().value ? "" : field().value;
    unsay();
    if (tooMuch()) return;
    busy(form, true);
    const given = await copyOf(file().files[0]);
    const site = await ask(form);
    busy(form, false);
    if (!form.isConnected) return;
    if (site) take(document.adoptNode(site), pasted, given);
    else complain(form, form.dataset.unsent);
  };
  // In memory: on the disk it may be another one by the time it is sent once more.
  const copyOf = async chosen => {
    try { return chosen ? new File([await chosen.arrayBuffer()], chosen.name) : null; } catch { return null; }
  };
  const carry = (site, given) => {
    for (const input of site.querySelectorAll("[data-carries]")) {
      const box = new DataTransfer();
      if (given) box.items.add(given);
      input.files = box.files;
      input.form.toggleAttribute("data-held", !!given);
    }
  };
  const take = (site, pasted, given) => {
    if (site.querySelector(".draft-answer")) {
      carry(site, given);
      if (!answered()) { shown.form = here(); go("answer"); }
      shown.answer = site;
    }
    show(site);
    // A refused page may bring back only the beginning of what was sent.
    if (pasted.trim() && !answered() && field().value !== pasted) put(pasted);
    // A file's words came back in the answer's own field: they are what is kept from here on.
    const words = pasted.trim() ? pasted : field().value;
    if (words.trim()) keep(words);
    land(document.querySelector("main h1"));
  };
  const another = () => {
    go("form");
    show(shown.form);
    forget();
    put("");
    sayNothing();
    tell("");
    land(field());
  };

  addEventListener("submit", event => {
    const form = event.target;
    if (form.matches(".draft-form")) {
      event.preventDefault();
      if (!form.hasAttribute("data-sent")) send(form);
    } else if (form.matches(".another-form")) {
      if (shown.form) { event.preventDefault(); another(); }
      else forget();
    }
  });
  addEventListener("choice-restored", () => {
    const site = shown[step()];
    if (!field() || !site) return;
    show(site);
    if (!answered()) { put(kept()); putBack(); }
    else if (!kept()) keep(field().value);
  });
  addEventListener("input", event => {
    if (event.target !== field()) return;
    file().value = "";
    fileTooLarge();
    wordsTooLong();
    keep(event.target.value);
  });
  addEventListener("change", event => {
    if (event.target !== file()) return;
    fileTooLarge();
    tell(file().value && field().value.trim() ? "file" : "");
  });
  addEventListener("click", event => {
    if (!event.target.closest?.("[data-clear]")) return;
    forget();
    put("");
    sayNothing();
    tell("cleared");
    field().focus();
  });
  addEventListener("page-shown", () => {
    if (!field() || answered()) return;
    // A step whose answer went with a reload is one of the form again.
    if (step() === "answer" && !shown.answer) history.replaceState({...history.state, draft: "form"}, "");
    putBack();
  });
  addEventListener("pageshow", event => {
    if (event.persisted) for (const form of document.querySelectorAll(".draft-form[data-sent]")) busy(form, false);
  });
})();
