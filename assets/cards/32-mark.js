// What a mark means, in one box for every chart: on hover, on focus in the list of values, and on the first tap.
// The words stand in the page, beside the chart; here they are only shown. Nothing is said by hovering alone.
(() => {
  "use strict";
  const GRACE = 320, REACH = 48;
  const box = document.createElement("div"), rings = [];
  box.id = "mark-box";
  box.className = "mark-box";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  let shown = null, leaving = 0, pointer = {kind: "mouse", x: 0};

  const cardOf = node => node.closest("[data-chart]");
  const itemOf = node => node.closest?.("[data-chart] [data-mark]");
  const find = (card, name, mark) => card.querySelector(`[data-${name}="${CSS.escape(mark)}"]`);

  // Plotly keeps with each drawn mark its number, and with the marks of a trace the names that the figure gave them.
  const nameOf = point => point.closest(".trace").__data__[0].trace.customdata[point.__data__.i];
  const drawnOf = (card, mark) => [...card.querySelectorAll(".js-plotly-plot .point")]
    .filter(point => nameOf(point) === mark)
    .map(point => (point.querySelector("path") || point).getBoundingClientRect());
  // Marks of one row are one stretch, rows of one width one block.
  const blocks = places => {
    const rows = new Map();
    for (const {left, right, top, bottom} of places) {
      const row = rows.get(top) || {left, right, top, bottom};
      rows.set(top, {left: Math.min(row.left, left), right: Math.max(row.right, right), top, bottom});
    }
    return [...rows.values()].sort((a, b) => a.top - b.top).reduce((found, row) => {
      const last = found.at(-1);
      if (last && last.left === row.left && last.right === row.right) last.bottom = row.bottom;
      else found.push(row);
      return found;
    }, []);
  };
  const ring = places => {
    for (const one of rings.splice(0)) one.remove();
    for (const {left, right, top, bottom} of places) {
      const one = document.createElement("div");
      one.className = "mark-ring";
      Object.assign(one.style, {left: `${left + scrollX}px`, top: `${top + scrollY}px`, width: `${right - left}px`, height: `${bottom - top}px`});
      document.body.append(one);
      rings.push(one);
    }
  };
  // The sentence below the chart says it too.
  const point = (card, words, is) => {
    const figure = words.querySelector("[data-chosen][data-observation]"), id = figure?.dataset.observation;
    const quote = card.querySelector(".quote");
    if (!quote || !id) return;
    quote.toggleAttribute("data-chosen", is);
    for (const own of quote.querySelectorAll(`[data-observation=${JSON.stringify(id)}]`)) own.toggleAttribute("data-chosen", is);
  };

  const hide = () => {
    clearTimeout(leaving);
    if (!shown) return;
    const {card, words, by} = shown;
    shown = null;
    point(card, words, false);
    if (by) by.removeAttribute("aria-describedby");
    ring([]);
    window.raise(box, false);
    box.hidden = true;
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => { if (![box, shown && find(shown.card, "mark", shown.mark)].some(one => one?.matches(":hover"))) hide(); }, GRACE);
  };

  // by: what has the focus, or nothing. at: where the pointer is along the mark.
  const show = (card, mark, {by, at}) => {
    clearTimeout(leaving);
    const words = find(card, "mark-words", mark);
    if (!words) return hide();
    if (shown && shown.words === words && !by) return;
    hide();
    shown = {card, mark, words, by};
    box.replaceChildren(...[...words.children].map(part => part.cloneNode(true)));
    box.lang = document.documentElement.lang;
    document.body.append(box);
    box.hidden = false;
    window.raise(box, true);
    const found = blocks(drawnOf(card, mark)), item = find(card, "mark", mark);
    if (card.querySelectorAll("[data-mark]").length > 1) ring(found);
    point(card, words, true);
    if (by) by.setAttribute("aria-describedby", box.id);
    // Neither the mark nor its label is covered.
    const label = item ? [item.getBoundingClientRect()] : [], held = [...found, ...label], place = found.length ? found : label;
    const left = Math.min(...place.map(one => one.left)), right = Math.max(...place.map(one => one.right));
    window.placeNear(box, {
      left: at === undefined ? left : Math.max(left, Math.min(at - REACH, right)),
      top: Math.min(...held.map(one => one.top)), bottom: Math.max(...held.map(one => one.bottom)),
    });
  };

  const here = event => {
    if (event.pointerType) pointer = {kind: event.pointerType, x: event.clientX};
  };
  addEventListener("pointermove", here, {capture: true, passive: true});
  addEventListener("pointerover", here, {capture: true, passive: true});
  addEventListener("pointerdown", event => {
    here(event);
    if (pointer.kind !== "mouse" && !box.contains(event.target)) hide();
  }, {capture: true, passive: true});

  addEventListener("mark-reached", event => show(cardOf(event.target), event.detail, {at: pointer.x}));
  addEventListener("mark-left", event => { if (pointer.kind === "mouse" && shown && shown.card === cardOf(event.target)) leave(); });
  addEventListener("mark-pressed", event => {
    const card = cardOf(event.target), item = find(card, "mark", event.detail), link = item?.querySelector("a");
    // A finger has not read anything yet.
    if (pointer.kind !== "mouse") show(card, event.detail, {at: pointer.x});
    else if (link) { hide(); link.click(); }
  });

  addEventListener("pointerover", event => {
    if (event.pointerType !== "mouse") return;
    const item = itemOf(event.target);
    if (item) show(cardOf(item), item.dataset.mark, {});
    else if (box.contains(event.target)) clearTimeout(leaving);
  });
  addEventListener("pointerout", event => {
    if (event.pointerType === "mouse" && (itemOf(event.target) || box.contains(event.target))) leave();
  });
  addEventListener("focusin", event => {
    const item = event.target.closest && event.target.matches("a") && itemOf(event.target);
    if (item && event.target.matches(":focus-visible")) show(cardOf(item), item.dataset.mark, {by: event.target});
  });
  addEventListener("focusout", event => { if (shown && shown.by === event.target) hide(); });
  addEventListener("keydown", event => {
    if (event.key !== "Escape" || !shown) return;
    hide();
    event.stopPropagation();
  }, true);
  // The link in the box is a copy; the one in the page knows how this site goes on.
  box.addEventListener("click", event => {
    const link = event.target.closest("a"), words = shown?.words;
    const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !words || !plain) return;
    const own = [...words.querySelectorAll("a")].find(a => a.getAttribute("href") === link.getAttribute("href"));
    event.preventDefault();
    hide();
    own.click();
  });
  addEventListener("resize", hide);
  addEventListener("page-shown", hide);
})();
