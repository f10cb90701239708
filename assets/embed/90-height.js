// Tells the page around the frame how high this one is, whenever that changes; what it holds is told to nobody.
(() => {
  "use strict";
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told || parent === window) return;
    told = height;
    parent.postMessage({embedHeight: height}, "*");
  };
  new ResizeObserver(tell).observe(document.body);
  tell();
})();
