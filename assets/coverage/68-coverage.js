// The coverage of reports: one stop for the keyboard, arrows within; an opened cell is fetched and shown below.
(() => {
  "use strict";
  const table = document.querySelector("[data-coverage] table");
  for (const form of document.querySelectorAll("[data-coverage-form]")) {
    form.addEventListener("change", () => form.requestSubmit());
    form.querySelector("button").hidden = true;
  }
  if (!table) return;
  const columns = table.dataset.columns.split(" ");
  const rows = [...table.tBodies[0].rows];
  const cells = row => [...row.cells];
  for (const link of table.querySelectorAll("tbody a")) link.tabIndex = -1;

  let here = table.querySelector("td[aria-selected]") || cells(rows[0])[1];
  here.tabIndex = 0;
  const walk = cell => {
    here.removeAttribute("tabindex");
    here = cell;
    here.tabIndex = 0;
    here.focus();
    // The heads of the rows stay in place and would lie over a cell that scrolled in from the left.
    const head = here.parentElement.cells[0].getBoundingClientRect(), own = here.getBoundingClientRect();
    const frame = table.parentElement;
    if (here.cellIndex && own.left < head.right) frame.scrollLeft -= head.right - own.left;
  };
  const at = () => [rows.indexOf(here.parentElement), here.cellIndex];
  const cell = (row, column) => rows[row] && cells(rows[row])[column];

  const address = shown => {
    const url = new URL(location.href);
    url.searchParams.set("report", shown.parentElement.dataset.report);
    url.searchParams.set("indicator", columns[shown.cellIndex - 1]);
    url.hash = "";
    return url;
  };
  let asked = 0;
  const open = async shown => {
    const url = address(shown), own = ++asked, place = document.querySelector("[data-coverage-opened]");
    for (const old of table.querySelectorAll("[aria-selected],[aria-current]")) {
      old.removeAttribute("aria-selected");
      old.removeAttribute("aria-current");
    }
    shown.setAttribute("aria-selected", "true");
    shown.parentElement.setAttribute("aria-current", "true");
    table.tHead.rows[0].cells[shown.cellIndex].setAttribute("aria-current", "true");
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, {headers: {Accept: "text/html"}});
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (own !== asked) return;
      place.replaceChildren(...page.querySelector("[data-coverage-opened]").childNodes);
      history.replaceState(history.state, "", url);
    } catch {
      // Without an answer in place the page itself says what is wrong.
      location.assign(url);
    } finally {
      place.removeAttribute("aria-busy");
    }
  };
  table.addEventListener("click", event => {
    const shown = event.target.closest("tbody td");
    if (!shown || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    walk(shown);
    open(shown);
  });

  const show = () => {
    const link = document.querySelector("[data-coverage-show]"), words = table.dataset.show !== "words";
    const url = new URL(location.href);
    table.dataset.show = words ? "words" : "";
    words ? url.searchParams.set("show", "words") : url.searchParams.delete("show");
    history.replaceState(history.state, "", url);
    const said = link.textContent;
    link.textContent = link.dataset.coverageShow;
    link.dataset.coverageShow = said;
  };
  document.querySelector("[data-coverage-show]").addEventListener("click", event => {
    event.preventDefault();
    show();
  });
  const typing = target => target.closest?.("input,textarea,select,[contenteditable]");
  addEventListener("keydown", event => {
    if (event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key.toLowerCase() === "t" && !event.shiftKey && !event.ctrlKey) return show();
    if (event.target !== here) return;
    const [row, column] = at(), last = columns.length;
    const next = {
      ArrowLeft: () => cell(row, column - 1),
      ArrowRight: () => cell(row, column + 1),
      ArrowUp: () => cell(row - 1, column),
      ArrowDown: () => cell(row + 1, column),
      Home: () => cell(event.ctrlKey ? 0 : row, 0),
      End: () => cell(event.ctrlKey ? rows.length - 1 : row, last),
      PageUp: () => cell(Math.max(0, row - 10), column),
      PageDown: () => cell(Math.min(rows.length - 1, row + 10), column),
    }[event.key];
    if (next) {
      event.preventDefault();
      const to = next();
      if (to) walk(to);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      // The head of a row leads to its report.
      here.cellIndex ? open(here) : here.querySelector("a").click();
    }
  });
})();
