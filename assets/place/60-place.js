// A phone folds all but the first subjects of a place; a figure that an address names stands open.
(() => {
  "use strict";
  const LEFT_OPEN = 3;
  if (matchMedia("(max-width:720px)").matches)
    for (const group of [...document.querySelectorAll(".place-group")].slice(LEFT_OPEN)) group.open = false;

  const show = () => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!named?.closest(".place-group")) return;
    named.closest(".place-group").open = true;
    if (named.matches("li>details")) named.open = true;
    named.scrollIntoView({block: "center"});
  };
  addEventListener("hashchange", show);
  show();
})();
