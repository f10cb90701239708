// Dash and its libraries, fetched when the page's text has been painted: on a slow line they would hold it up.
(() => {
  "use strict";
  const entry = document.getElementById("react-entry-point");
  const start = () => {
    const scripts = entry.dataset.scripts.split(" ").map(address => {
      const script = document.createElement("script");
      script.src = address;
      script.async = false;  // in this order
      return script;
    });
    scripts.at(-1).onload = () => { window.renderer = new DashRenderer(); };
    document.body.append(...scripts);
  };
  requestAnimationFrame(() => setTimeout(start));
})();
