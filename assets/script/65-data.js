// The data page: filters that send themselves, the grid's cells, columns and a copy of the table.
(() => {
  "use strict";
  const GRID = "data-grid", SETTLED = 300, root = document.documentElement;
  const shown = selector => document.querySelector(`#react-entry-point ${selector}`);
  const api = () => window.dash_ag_grid && window.dash_ag_grid.getApi(GRID);

  // React comes after this script; it is there when the grid asks for its cells.
  const h = (...parts) => window.React.createElement(...parts);
  const components = window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {};
  const functions = window.dashAgGridFunctions = window.dashAgGridFunctions || {};
  const mark = data => ({"data-observation": data.indicator, className: `quantity ${data.claim ? "claim" : "number"}`});
  components.DataName = ({data}) => h("a", {href: data.name_href}, data.name);
  components.DataSource = ({data}) => data.source
    ? h("a", {href: data.source_href, "aria-label": data.source_label}, data.source) : null;
  components.DataFigure = ({data}) => h("span", {...mark(data), lang: data.figure_lang},
    ...data.pieces.map(([words, hedge]) => hedge ? h("em", {className: "hedge"}, words) : words));
  components.DataNumber = ({data, colDef}) => {
    const words = data[`${colDef.field}_words`];
    return typeof data[colDef.field] === "number" ? h("span", mark(data), words) : h("span", {className: "open-end"}, words);
  };
  components.DataDate = ({value}) => h("span", {"data-date": ""}, value);
  components.DataWords = ({data, value}) => h("span", {"data-verbatim": "", lang: data.figure_lang}, value);
  const last = (value, down) => value ?? (down ? -Infinity : Infinity);
  functions.byValue = (a, b, one, other, down) => last(one.data.value, down) - last(other.data.value, down) || 0;

  // A choice sends the form: an address without what is empty, and with the place of the focus in its hash.
  const send = (form, by) => {
    const url = new URL(form.action), told = new FormData(form, by && by.type === "submit" ? by : null);
    url.search = "";
    for (const [name, value] of told) if (!url.searchParams.has(name)) url.searchParams.append(name, value.trim());
    for (const name of new Set(told.keys())) if (!url.searchParams.get(name)) url.searchParams.delete(name);
    if (by && by.id) url.hash = by.id === "data-apply" ? "data-q" : by.id;
    const address = String(url).replaceAll("%2C", ",");
    address.split("#")[0] === location.href.split("#")[0] ? location.reload() : location.assign(address);
  };
  addEventListener("submit", event => {
    const form = event.target.closest("[data-filters]");
    if (!form) return;
    event.preventDefault();
    send(form, event.submitter);
  });
  addEventListener("change", event => {
    const form = event.target.matches("select") && event.target.closest("[data-filters]");
    if (form) send(form, event.target);
  });
  // The hash has done its work when the focus is there; what is shared is the address without it.
  addEventListener("focusin", event => {
    if (event.target.id && location.hash === `#${event.target.id}` && event.target.closest("[data-filters]"))
      history.replaceState(history.state, "", location.pathname + location.search);
  });

  const rows = grid => {
    const found = [];
    grid.forEachNodeAfterFilterAndSort(node => found.push(node.data));
    return found;
  };
  const tell = (template, number, what) => {
    const line = shown("[data-table-says]"), [before, after] = template.split("{count}");
    const told = document.createElement("span");
    told.dataset.count = what;
    told.textContent = number.toLocaleString("en");
    line.replaceChildren(before, told, after);
  };
  const tools = () => shown(".data-tools");
  const filtered = grid => {
    const line = shown("[data-table-says]");
    if (!line) return;
    if (grid.isAnyFilterPresent()) tell(tools().dataset.rowsFiltered, grid.getDisplayedRowCount(), "rows-filtered");
    else line.replaceChildren();
  };

  // A spreadsheet reads a cell that begins like a formula as one.
  const neutral = words => /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  const cell = value => typeof value === "number" ? String(value) : neutral(String(value ?? "").replace(/[\t\r\n]+/g, " "));
  const asText = grid => {
    const columns = grid.getAllDisplayedColumns();
    const names = columns.map(column => cell(column.getColDef().headerName));
    const value = (data, id) => cell(id === "source" ? data.source_href && new URL(data.source_href, location).href : data[id]);
    return [names, ...rows(grid).map(data => columns.map(column => value(data, column.getColId())))]
      .map(line => line.join("\t")).join("\n");
  };
  const byHand = words => {
    const dialog = shown("[data-copy-dialog]"), field = dialog.querySelector("textarea");
    field.value = words;
    dialog.showModal();
    field.focus();
    field.select();
  };
  const copy = async grid => {
    const words = asText(grid);
    try { await navigator.clipboard.writeText(words); } catch { return byHand(words); }
    tell(tools().dataset.copied, grid.getDisplayedRowCount(), "rows-copied");
  };

  addEventListener("click", event => {
    const hit = event.target.closest ? event.target : null;
    if (!hit) return;
    const column = hit.closest("[data-column]"), grid = api();
    if (column && grid) {
      const pressed = column.getAttribute("aria-pressed") !== "true";
      column.setAttribute("aria-pressed", String(pressed));
      grid.setColumnsVisible([column.dataset.column], pressed);
    } else if (hit.closest("[data-copy-table]") && grid) copy(grid);
    else if (hit.closest("[data-copy-dialog] [data-close]")) hit.closest("dialog").close();
    const choice = shown(".column-choice[open]");
    if (choice && !choice.contains(hit)) choice.open = false;
  });
  addEventListener("keydown", event => {
    const at = event.target.closest ? event.target : null;
    if (event.key === "Escape") {
      const choice = shown(".column-choice[open]");
      if (choice && choice.contains(at)) { choice.open = false; choice.querySelector("summary").focus(); }
    }
    // The grid moves the focus from cell to cell; Enter follows the link inside.
    if (event.key === "Enter" && at && at.matches(".data-grid .ag-cell")) at.querySelector("a")?.click();
  });

  addEventListener("page-shown", async event => {
    delete root.dataset.grid;
    if (!event.detail.closest("#react-entry-point") || !event.detail.querySelector("[data-grid-frame]")) return;
    if (!window.dash_ag_grid) return;
    const grid = await window.dash_ag_grid.getApiAsync(GRID);
    // Columns find their widths after the first rows stand: the plain table stays until nothing moves any more.
    const ready = () => setTimeout(() => { root.dataset.grid = ""; }, SETTLED);
    grid.getRenderedNodes().length ? ready() : grid.addEventListener("firstDataRendered", ready);
    grid.addEventListener("filterChanged", () => filtered(grid));
  });
})();
