// The data page: forms that send themselves, and a copy of the table.
(() => {
  "use strict";
  const FORMS = "[data-filters],[data-columns]", PLACES = `${FORMS},[data-table],.data-tools`;
  const shown = selector => document.querySelector(`main ${selector}`);

  // A choice sends the form: an address without what is empty, and with the place of the focus in its hash.
  const send = (form, by) => {
    const url = new URL(form.action), told = new FormData(form, by && by.type === "submit" ? by : null);
    url.search = "";
    for (const [name, value] of told) if (!url.searchParams.has(name)) url.searchParams.append(name, value.trim());
    for (const name of new Set(told.keys())) if (!url.searchParams.get(name)) url.searchParams.delete(name);
    if (by?.id) url.hash = by.id === "data-apply" ? "data-q" : by.id;
    const address = String(url).replaceAll("%2C", ",");
    address.split("#")[0] === location.href.split("#")[0] ? location.reload() : location.assign(address);
  };
  addEventListener("submit", event => {
    const form = event.target.closest(FORMS);
    if (!form) return;
    event.preventDefault();
    send(form, event.submitter);
  });
  addEventListener("change", event => {
    const form = event.target.matches("select") && event.target.closest("[data-filters]");
    if (form) send(form, event.target);
  });
  // A page that the browser kept shows what was chosen on leaving it, not what it lists.
  addEventListener("pageshow", event => {
    if (event.persisted) for (const form of document.querySelectorAll(FORMS)) form.reset();
  });
  // The hash has done its work when the focus is there; what is shared is the address without it.
  addEventListener("focusin", event => {
    if (!event.target.id || location.hash !== `#${event.target.id}` || !event.target.closest(PLACES)) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    // Another page of rows begins at the top of the window, whatever brings other targets to its middle.
    if (event.target.matches(".data-tools")) requestAnimationFrame(() => event.target.scrollIntoView());
  });
  // Whoever has just chosen a column may want another.
  addEventListener("page-shown", event => {
    const chosen = location.hash && event.detail.querySelector(`[data-columns] #${CSS.escape(location.hash.slice(1))}`);
    if (chosen) chosen.closest("details").open = true;
  });

  const tell = (template, number, what) => {
    const line = shown("[data-table-says]"), [before, after] = template.split("{count}");
    const told = document.createElement("span");
    told.dataset.count = what;
    told.textContent = number.toLocaleString(document.documentElement.lang);
    line.replaceChildren(before, told, after);
  };
  // A spreadsheet reads a cell that begins like a formula as one; what is a number is given bare.
  const neutral = words => /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  const words = cell => cell.hasAttribute("data-copy") ? neutral(cell.dataset.copy)
    : cell.hasAttribute("data-copy-link") ? cell.querySelector("a")?.href ?? ""
    : neutral(cell.textContent.trim().replace(/[\t\r\n]+/g, " "));
  const asText = table => [...table.rows].map(row => [...row.cells].map(words).join("\t")).join("\n");
  const byHand = words => {
    const dialog = shown("[data-copy-dialog]"), field = dialog.querySelector("textarea");
    field.value = words;
    dialog.showModal();
    field.focus();
    field.select();
  };
  const copy = async table => {
    const text = asText(table);
    if (!await window.copying.write(text)) return byHand(text);
    tell(shown(".data-tools").dataset.copied, table.tBodies[0].rows.length, "rows-copied");
  };

  addEventListener("click", event => {
    const hit = event.target.closest ? event.target : null;
    if (!hit) return;
    if (hit.closest("[data-copy-table]")) copy(shown("[data-table] table"));
    else if (hit.closest("[data-copy-dialog] [data-close]")) hit.closest("dialog").close();
    const choice = shown(".column-choice[open]");
    if (choice && !choice.contains(hit)) choice.open = false;
  });
  addEventListener("keydown", event => {
    const choice = event.key === "Escape" ? shown(".column-choice[open]") : null;
    if (choice?.contains(event.target)) { choice.open = false; choice.querySelector("summary").focus(); }
  });
})();
