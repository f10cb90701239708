// A citation names the day on which its reader read: theirs, wherever the server stands and whenever it wrote the page.
(() => {
  "use strict";
  const iso = day => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
  // How each style words the day of reading, the last as the page's language does; a publication date beside it stays.
  const worded = (day, {read, months}) => [`[${iso(day)}]`, `urldate = {${iso(day)}}`, `cited=${iso(day)}`,
    read.replace("{year}", day.getFullYear()).replace("{month}", months.split(" ")[day.getMonth()]).replace("{day}", day.getDate())];

  const setRight = main => {
    const written = main.dataset.day, today = new Date();
    if (!written || written === iso(today)) return;
    const [year, month, day] = written.split("-").map(Number), old = worded(new Date(year, month - 1, day), main.dataset), own = worded(today, main.dataset);
    const right = words => old.reduce((told, one, place) => told.replaceAll(one, own[place]), words);
    for (const cited of main.querySelectorAll(".citation")) cited.textContent = right(cited.textContent);
    for (const button of main.querySelectorAll("[data-copy-words]")) button.dataset.copyWords = right(button.dataset.copyWords);
  };
  addEventListener("page-shown", event => setRight(event.detail));
  const main = document.querySelector("main[data-path]");
  if (main) setRight(main);
})();
