// Choices on the overview: subjects and a measure. They set attributes and the address, and draw nothing anew;
// each is a step that Back undoes.
(() => {
  "use strict";
  const all = selector => [...document.querySelectorAll(`main ${selector}`)];
  const query = () => new URL(location.href);
  const off = (node, is) => node.toggleAttribute("data-off", is);

  const chosenSubjects = () => all("[data-subject-chip][aria-pressed=true]").map(c => c.dataset.subjectChip).filter(Boolean);

  const showSubjects = chosen => {
    const any = chosen.length > 0;
    const has = subjects => subjects.some(s => chosen.includes(s));
    for (const chip of all("[data-subject-chip]")) {
      const own = chip.dataset.subjectChip, pressed = own ? chosen.includes(own) : !any;
      chip.setAttribute("aria-pressed", String(pressed));
      chip.value = own ? (pressed ? chosen.filter(s => s !== own) : [...chosen, own]).join(",") : "";
    }
    for (const node of all("[data-subject]")) off(node, any && !has([node.dataset.subject]));
    for (const node of all("[data-subjects]")) off(node, any && !has(node.dataset.subjects.split(" ")));
    for (const part of all("[data-part=area],[data-part=key-area]"))
      off(part, any && ![...part.querySelectorAll("[data-subjects],[data-subject]")].some(one => !one.hasAttribute("data-off")));
    showLeftOut();
    const shown = all("[data-shown]")[0];
    const number = all("[data-subject-chip]").filter(c => chosen.includes(c.dataset.subjectChip))
      .reduce((sum, chip) => sum + Number(chip.querySelector("[data-count]").dataset.number), 0);
    if (shown) {
      shown.textContent = "";
      if (any) shown.append(...counted(shown.dataset.template, number, "observations-shown"));
    }
  };

  const counted = (template, number, what) => {
    const [before, after] = template.split("{count}"), mark = document.createElement("span");
    Object.assign(mark.dataset, {count: what, number});
    mark.className = "count";
    mark.textContent = number;
    return [before, mark, after];
  };

  // Areas without a chosen subject stand in one line, lest their empty headings read as no figures at all.
  const showLeftOut = () => {
    const line = all("[data-left-out]")[0], number = all("[data-area][data-off]").length;
    if (!line) return;
    const words = line.querySelector("[data-template]"), {template, templateOne} = words.dataset;
    line.hidden = !number;
    if (number) words.replaceChildren(...counted(number === 1 ? templateOne : template, number, "areas-left-out"));
  };

  const keepLinks = () => {
    const chosen = query().searchParams.get("category");
    for (const measure of all("a[data-statement]")) {
      const url = new URL(measure.href);
      chosen ? url.searchParams.set("category", chosen) : url.searchParams.delete("category");
      measure.setAttribute("href", url.pathname + url.search.replaceAll("%2C", ","));
    }
  };

  const showStatement = id => {
    for (const measure of all("a[data-statement]")) measure.setAttribute("aria-current", String(measure.dataset.statement === id));
    for (const strip of all("[data-strip]")) strip.hidden = strip.dataset.strip !== id;
  };

  const chooseSubject = chip => {
    const own = chip.dataset.subjectChip, now = chosenSubjects();
    const chosen = !own ? [] : now.includes(own) ? now.filter(s => s !== own) : [...now, own];
    showSubjects(chosen);
    const url = query();
    chosen.length ? url.searchParams.set("category", chosen.join(",")) : url.searchParams.delete("category");
    window.steps.push(url);
    keepLinks();
  };

  const chooseStatement = measure => {
    const id = measure.getAttribute("aria-current") === "true" ? "" : measure.dataset.statement;
    showStatement(id);
    // On a phone its sentence covers the lower part of the map.
    if (id) measure.scrollIntoView({block: "nearest"});
    const url = query();
    id ? url.searchParams.set("statement", id) : url.searchParams.delete("statement");
    window.steps.push(url);
  };

  addEventListener("click", event => {
    const hit = event.target.closest ? event.target : null;
    const chip = hit && (hit.closest("[data-subject-chip]") || (hit.closest("[data-subjects-all]") && all("[data-subject-chip='']")[0]));
    const measure = hit?.closest("a[data-statement]");
    if ((!chip && !measure) || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    chip ? chooseSubject(chip) : chooseStatement(measure);
  });

  // Back, and what was chosen before Dash took over: the address says it.
  const restore = () => {
    if (!all("[data-subject-chip]").length) return;
    const told = query().searchParams;
    showSubjects((told.get("category") || "").split(",").filter(Boolean));
    showStatement(told.get("statement") || "");
    keepLinks();
  };
  addEventListener("choice-restored", restore);
  addEventListener("page-taken", restore);

  // Phones begin with the areas closed: the map and the figures come first.
  const wide = matchMedia("(min-width:1024px)");
  const fold = root => {
    if (!wide.matches) for (const row of root.querySelectorAll("details.area-row[open]")) row.open = false;
    document.documentElement.dataset.ready = "";
  };
  fold(document);
  addEventListener("page-shown", event => fold(event.detail));
})();
