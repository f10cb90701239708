// What a reader with colours of her own no longer sees. Called twice: `before` remembers the marks of the page as it
// stands, `after`, when the browser has put its colours in place of the page's, returns what is lost, a sentence each.
when => {
  const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const parts = ["", "::before", "::after"];
  const clear = colour => /^rgba\(.*, 0\)$|^transparent$/.test(colour);
  const name = element => `${element.closest("[data-chart]")?.dataset.chart || ""} ${element.tagName.toLowerCase()}.${element.className.baseVal ?? element.className}`.trim();
  const ground = element => {
    for (let above = element; above; above = above.parentElement)
      if (!clear(getComputedStyle(above).backgroundColor)) return getComputedStyle(above).backgroundColor;
    return "rgb(255, 255, 255)";
  };
  // What is drawn by an element, or a part of it, that says nothing in words: its ground, its picture, its edges.
  const drawn = (element, part) => {
    const style = getComputedStyle(element, part || null), paper = ground(part ? element : element.parentElement);
    const edges = ["Top", "Right", "Bottom", "Left"].filter(side => parseFloat(style[`border${side}Width`]) > 0
      && style[`border${side}Style`] !== "none" && !clear(style[`border${side}Color`]) && style[`border${side}Color`] !== paper);
    const filled = (!clear(style.backgroundColor) && style.backgroundColor !== paper) || /url|gradient/.test(style.backgroundImage);
    const letters = part && !/^(none|normal|""|"\s*")$/.test(style.content);
    return {is: filled || edges.length > 0 || letters, filled};
  };
  const stands = (element, part) => {
    if (part && ["none", "normal"].includes(getComputedStyle(element, part).content)) return false;
    const style = getComputedStyle(element, part || null);
    if (style.display === "none" || style.visibility === "hidden") return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1;
  };
  if (when === "before") {
    window.marksSeen = [...document.querySelectorAll("body *")].filter(seen).flatMap(element => parts
      .filter(part => (part || !(element.textContent.trim() || element.children.length || element.matches("input,textarea,select,svg,svg *,img,hr,br")))
        && stands(element, part) && drawn(element, part).filled)
      .map(part => [element, part]));
    return [];
  }
  const lost = window.marksSeen.filter(([element, part]) => element.isConnected && seen(element) && !drawn(element, part).is)
    .map(([element, part]) => `mark lost: ${name(element)}${part}`);

  const looks = element => {
    // A row shows its state by its cells.
    const s = getComputedStyle(element.matches("tr") ? element.cells[0] : element);
    return [s.backgroundColor, s.color, s.fontWeight, s.outlineStyle, s.textDecorationLine, s.textDecorationStyle,
      s.borderTopColor, s.borderBottomColor, s.borderInlineStartColor, s.borderTopStyle, s.borderTopWidth, s.borderBottomWidth, s.borderInlineStartWidth].join();
  };
  const chosen = "[aria-pressed=true],[aria-current]:not([aria-current=false]),[aria-selected=true],[data-chosen],[data-here]";
  // Of a trail the last place is no link, and so unlike the others.
  const alike = [...document.querySelectorAll(chosen)].filter(element => seen(element) && !element.closest(".crumbs")).flatMap(element => {
    const others = [...(element.closest("nav,ul,ol,table,.chips,.segments,main") || document).querySelectorAll(element.tagName)]
      .filter(other => other.classList[0] === element.classList[0] && !other.matches(chosen) && seen(other));
    return others.length && looks(others[0]) === looks(element) && !element.querySelector(chosen) ? [`state lost: ${name(element)} “${element.textContent.trim().slice(0, 20)}”`] : [];
  });

  const light = colour => {
    const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map(part => part / 255)
      .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  };
  const faint = [...document.querySelectorAll(".main-svg :is(.point path, path.point, .js-line, .bars path)")].filter(seen).flatMap(shape => {
    const {fill, stroke, fillOpacity, strokeWidth} = getComputedStyle(shape), paper = ground(shape.closest("div"));
    const inks = [fillOpacity > 0 && fill, parseFloat(strokeWidth) > 0 && stroke].filter(ink => ink && /^rgb/.test(ink) && !clear(ink));
    return inks.some(ink => contrast(ink, paper) >= 3) ? [] : [`mark faint: ${name(shape)} ${inks} on ${paper}`];
  });
  return [...new Set([...lost, ...alike, ...faint])];
}
