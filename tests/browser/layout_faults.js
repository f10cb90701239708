// What is wrong with the layout of the page as it stands: returns a list of sentences.
() => {
  const faults = [];
  const root = document.documentElement;
  const name = element => {
    const of = element.closest("[data-chart]");
    const words = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${of ? of.dataset.chart + " " : ""}${element.tagName.toLowerCase()}.${element.className || ""} “${words}”`;
  };
  const style = element => getComputedStyle(element);
  const seen = element => element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false});
  const aside = ".seen-by-readers-of-screens, .skip, #first, .notes-name, .waiting, [data-off], .ag-root-wrapper, .js-plotly-plot";
  const elements = [...document.querySelectorAll("body *")].filter(e => !e.closest(aside) && seen(e));

  if (root.scrollWidth > root.clientWidth + 1) {
    const wide = elements.filter(e => e.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 3).map(name);
    faults.push(`sideways scroll: ${root.scrollWidth} in ${root.clientWidth}: ${wide.join("; ")}`);
  }

  const cuts = e => /hidden|clip/.test(style(e).overflowX + style(e).overflowY) && !e.matches(".chart-figure, .text-bar");
  const scrolls = e => /auto|scroll/.test(style(e).overflowX);
  for (const element of elements.filter(cuts)) {
    if (!element.textContent.trim() || element.clientHeight < 3) continue;
    const across = /hidden|clip/.test(style(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
    const down = /hidden|clip/.test(style(element).overflowY) && element.scrollHeight > element.clientHeight + 2;
    if (across || down) faults.push(`clipped: ${name(element)}`);
  }

  // A line of text: the box of what is drawn of one text node on one line.
  const lines = within => {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || parent.closest(aside) || !seen(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects()) if (box.width > 1) found.push({box, element: parent});
    }
    return found;
  };

  // Text stands inside all that holds it, up to what scrolls or is placed freely.
  const spills = (box, element) => {
    for (let above = element; above !== document.body; above = above.parentElement) {
      const {display, position} = style(above);
      const holds = above.getBoundingClientRect();
      if (scrolls(above)) return false;
      if (!/^(inline|contents)$/.test(display) && (box.right > holds.right + 2 || box.left < holds.left - 2)) return true;
      if (/absolute|fixed/.test(position)) return false;
    }
    return false;
  };
  for (const {box, element} of lines(document.body)) if (spills(box, element)) faults.push(`spills out of its box: ${name(element)}`);

  // What a box that scrolls lets be seen of what stands in it; nothing of what lies over the page on purpose.
  const window_ = {left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity};
  const known = new Map([[document.body, window_]]);
  const room = element => {
    if (known.has(element)) return known.get(element);
    const {overflowX, overflowY, position} = style(element);
    let within = /fixed|sticky/.test(position) ? null : room(element.parentElement);
    if (within && overflowX + overflowY !== "visiblevisible") {
      const {left, right, top, bottom} = element.getBoundingClientRect();
      within = {
        left: Math.max(left, within.left), right: Math.min(right, within.right),
        top: Math.max(top, within.top), bottom: Math.min(bottom, within.bottom),
      };
    }
    known.set(element, within);
    return within;
  };
  const shown = lines(document.body).flatMap(({box, element}) => {
    const within = room(element);
    if (!within) return [];
    const [left, right] = [Math.max(box.left, within.left), Math.min(box.right, within.right)];
    const [top, bottom] = [Math.max(box.top, within.top), Math.min(box.bottom, within.bottom)];
    return right - left > 1 && bottom - top > 1 ? [{left, right, top, bottom, element}] : [];
  }).sort((one, other) => one.top - other.top);
  shown.forEach((a, i) => {
    for (let j = i + 1; j < shown.length && shown[j].top < a.bottom; j += 1) {
      const b = shown[j];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - b.top;
      // Lines of text set close share a few pixels of their boxes, not of their letters.
      if (across > 1 && down > 0.4 * Math.min(a.bottom - a.top, b.bottom - b.top))
        faults.push(`words overlap: ${name(a.element)} and ${name(b.element)}`);
    }
  });

  for (const figure of document.querySelectorAll(".quantity")) {
    const classifier = figure.querySelector(".classifier");
    if (!classifier || figure.closest(aside) || !seen(figure)) continue;
    const own = lines(figure);
    const last = own.filter(line => !classifier.contains(line.element)).at(-1);
    const first = own.find(line => classifier.contains(line.element));
    if (last && first && first.box.left < last.box.right - 2) faults.push(`figure and classifier part: ${name(figure)}`);
  }
  return [...new Set(faults)];
}
