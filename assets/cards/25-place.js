// Where a box that opens beside something stands: below it, above where there is more room, always inside the window.
(() => {
  "use strict";
  const EDGE = 8, GAP = 6;
  // A box above all others knows no frame but the page, whatever its own place clips or contains.
  window.raise = (box, is) => {
    if (!box.togglePopover) return;
    if (is) box.popover = "manual";
    else if (!box.popover) return;
    box.togglePopover(is);
    if (!is) box.popover = null;
  };
  window.placeNear = (box, {left, top, bottom}) => {
    box.style.maxHeight = "";
    const {width, height} = box.getBoundingClientRect(), wide = document.documentElement.clientWidth;
    const below = innerHeight - bottom - GAP - EDGE, above = top - GAP - EDGE, under = height <= below || below >= above;
    const room = Math.max(under ? below : above, 160), tall = Math.min(height, room);
    box.style.maxHeight = `${room}px`;
    box.style.left = `${Math.max(EDGE, Math.min(left, wide - width - EDGE)) + scrollX}px`;
    box.style.top = `${(under ? bottom + GAP : top - GAP - tall) + scrollY}px`;
  };
})();
