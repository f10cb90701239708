// On a phone the overview's figures stand before its map; what is read aloud and tabbed through follows what is seen.
(() => {
  "use strict";
  const narrow = matchMedia("(max-width:600px)");
  const arrange = () => {
    for (const main of document.querySelectorAll("main.overview")) {
      const part = name => main.querySelector(`:scope > ${name}`);
      const map = part(".map"), figures = part(".key-figures"), subjects = part(".subjects"), areas = part(".areas");
      if (!map || !figures || !subjects || !areas) continue;
      const order = narrow.matches ? [figures, subjects, map] : [map, subjects, figures];
      for (const one of order) main.insertBefore(one, areas);
    }
  };
  narrow.addEventListener("change", arrange);
  addEventListener("page-shown", arrange);
  arrange();
})();
