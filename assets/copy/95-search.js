// The search of a static copy: the index lies beside the page as scripts, which a page from a disk may run too.
(() => {
  "use strict";
  const KINDS = ["place", "report", "statement", "figure"], MOST = 30;
  const told = JSON.parse(document.getElementById("search-told").textContent);
  const field = document.getElementById("search-words"), results = document.getElementById("results");
  const entries = [];
  let waiting = told.shards.length;

  const fold = words => words.normalize("NFKC").toLowerCase();
  const say = (name, count) => told.words[name].replace("{count}", count.toLocaleString(document.documentElement.lang));
  const made = (tag, children, properties = {}) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  window.copyIndex = rows => {
    for (const [kind, href, name, about, sentence, others] of rows)
      entries.push({kind, href, name, about, sentence, words: fold([name, about, sentence, others].join(" ")), title: fold(name)});
  };

  // The words that were looked for, marked where they stand as they were typed.
  const marked = (words, wanted) => {
    const folded = fold(words);
    if (folded.length !== words.length) return [words];
    const parts = [];
    let at = 0;
    while (at < words.length) {
      const next = wanted.map(word => [folded.indexOf(word, at), word]).filter(([place]) => place >= 0).sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)[0];
      if (!next) break;
      parts.push(words.slice(at, next[0]), made("mark", [words.slice(next[0], next[0] + next[1].length)]));
      at = next[0] + next[1].length;
    }
    return [...parts, words.slice(at)];
  };

  const item = (entry, wanted) => {
    const line = [made("a", marked(entry.name, wanted), {href: entry.href})];
    if (entry.about) line.push(made("span", marked(entry.about, wanted), {className: "said"}));
    // The sentence is the report's own words unless the page is a translation.
    if (entry.sentence) line.push(made("p", marked(entry.sentence, wanted), {className: "quote"}));
    return made("li", line);
  };

  const group = (kind, found, wanted) => {
    const head = made("h2", [told.words[kind], " ", made("small", [say("found", found.length)])]);
    const parts = [head, made("ul", found.slice(0, MOST).map(entry => item(entry, wanted)), {className: "search-items"})];
    if (found.length > MOST) parts.push(made("p", [say("more", found.length - MOST)], {className: "muted"}));
    return made("section", parts, {className: "search-kind"});
  };

  const show = () => {
    const wanted = [...new Set(fold(field.value).split(/\s+/u).filter(Boolean))];
    if (!wanted.length) return results.replaceChildren();
    if (waiting) return results.replaceChildren(made("p", [told.words.loading], {className: "muted"}));
    const found = entries.filter(entry => wanted.every(word => entry.words.includes(word)));
    const first = entry => (wanted.every(word => entry.title.includes(word)) ? 0 : 1);
    const groups = KINDS.map(kind => [kind, found.filter(entry => entry.kind === kind).sort((a, b) => first(a) - first(b))]);
    const shown = groups.filter(([, own]) => own.length).map(([kind, own]) => group(kind, own, wanted));
    results.replaceChildren(...(shown.length ? shown : [made("p", [told.words.none])]));
  };

  const asked = new URLSearchParams(location.search).get("q") || "";
  field.value = asked;
  field.form.addEventListener("submit", event => { event.preventDefault(); show(); });
  let timer = 0;
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 150); });
  for (const shard of told.shards)
    document.head.append(made("script", [], {src: shard, onload: () => { waiting -= 1; if (!waiting) show(); }, onerror: () => { waiting -= 1; }}));
  show();
})();
