// A chart's picture: fetched as a figure, drawn as SVG off screen, its PNG painted from that same SVG.
(() => {
  "use strict";
  const SCALE = 2;
  // As wide as the server's, in px.
  const CARD = 1080;
  const NAMESPACE = "http://www.w3.org/2000/svg";

  const answer = async (address) => {
    const found = await fetch(address, {credentials: "same-origin"});
    if (!found.ok) throw new Error(`${address}: ${found.status}`);
    return found.json();
  };

  // Plotly answers a data address; the title lets a reader of the file know what it shows.
  const svgOf = async ({figure, title}) => {
    const {width, height} = figure.layout;
    const drawn = await (await window.fetchPlotly()).toImage(figure, {format: "svg", width, height});
    const words = decodeURIComponent(drawn.slice(drawn.indexOf(",") + 1));
    const page = new DOMParser().parseFromString(words, "image/svg+xml");
    if (page.querySelector("parsererror")) throw new Error("the SVG is not well-formed");
    const root = page.documentElement;
    const name = page.createElementNS(NAMESPACE, "title");
    name.textContent = title;
    root.prepend(name);
    root.setAttribute("role", "img");
    // Without it letters are fitted to the pixels of a page but not to those of an image.
    root.setAttribute("text-rendering", "geometricPrecision");
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}`;
  };

  const svgBlob = (svg) => new Blob([svg], {type: "image/svg+xml;charset=utf-8"});

  const pngOf = async (svg, {width, height}, scale = SCALE) => {
    const address = URL.createObjectURL(svgBlob(svg));
    try {
      const image = new Image(width, height);
      image.src = address;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no PNG"))), "image/png"));
    } finally {
      URL.revokeObjectURL(address);
    }
  };

  const save = (blob, name) => {
    const door = document.createElement("a");
    door.href = URL.createObjectURL(blob);
    door.download = name;
    door.click();
    setTimeout(() => URL.revokeObjectURL(door.href), 10_000);
  };

  // Where the clipboard is closed to pages, the reader copies the picture by hand.
  const showByHand = (blob, title, words, button) => {
    const dialog = document.createElement("dialog");
    const image = new Image();
    const how = document.createElement("p");
    const why = document.createElement("p");
    const close = document.createElement("button");
    dialog.className = "by-hand";
    dialog.setAttribute("aria-label", words.byHand);
    image.src = URL.createObjectURL(blob);
    image.alt = title;
    how.textContent = words.byHand;
    why.textContent = words.why;
    close.type = "button";
    close.className = "button";
    close.textContent = words.close;
    close.addEventListener("click", () => dialog.close());
    dialog.append(how, why, image, close);
    dialog.addEventListener("close", () => { URL.revokeObjectURL(image.src); dialog.remove(); (button.closest("details")?.querySelector("summary") || button).focus(); });
    document.body.append(dialog);
    dialog.showModal();
  };

  const copy = async (making, told, words, button) => {
    if (window.isSecureContext && window.ClipboardItem && navigator.clipboard?.write) {
      try {
        await navigator.clipboard.write([new ClipboardItem({"image/png": making})]);
        return words.pictureCopied;
      } catch (error) {
        if (error.name !== "NotAllowedError") throw error;
      }
    }
    showByHand(await making, (await told).title, words, button);
    return words.byHand;
  };

  const carryOut = async (kind, group, button) => {
    const words = group.dataset;
    const told = answer(words.picture);
    const drawn = told.then(svgOf);
    const painted = () => Promise.all([told, drawn]).then(([{figure}, svg]) => pngOf(svg, figure.layout));
    if (kind === "copy") return copy(painted(), told, words, button);
    const blob = kind === "svg" ? svgBlob(await drawn) : await painted();
    const name = `${(await told).name}.${kind}`;
    save(blob, name);
    return words.saved.replace("{name}", name);
  };

  // A card is a file of the server; without a Chinese font it answers lines, and they are painted here.
  const cardOf = async (address) => {
    const found = await fetch(address, {credentials: "same-origin"});
    if (!found.ok) throw new Error(`${address}: ${found.status}`);
    const named = /filename\*=UTF-8''([^;]+)/.exec(found.headers.get("Content-Disposition") || "");
    const name = named ? decodeURIComponent(named[1]).replace(/\.svg$/, ".png") : "card.png";
    const blob = await found.blob();
    if (blob.type === "image/png") return new File([blob], name, {type: "image/png"});
    const svg = await blob.text(), root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const [width, height] = ["width", "height"].map((side) => Number(root.getAttribute(side)));
    return new File([await pngOf(svg, {width, height}, CARD / width)], name, {type: "image/png"});
  };

  // A phone hands a picture to the app it is meant for; everything else saves it.
  const handOver = async (card) => {
    if (matchMedia("(pointer:coarse)").matches && navigator.canShare?.({files: [card]})) {
      try {
        await navigator.share({files: [card]});
        return false;
      } catch (error) {
        if (error.name === "AbortError") return false;
      }
    }
    save(card, card.name);
    return true;
  };

  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[data-card]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.hasAttribute("aria-busy")) return;
    const {busy, saved, failed} = link.dataset;
    const said = link.closest(".take-along,.download")?.querySelector("[role=status]");
    const say = (words) => { if (said) said.textContent = words; };
    link.setAttribute("aria-busy", "true");
    say(busy);
    try {
      const card = await cardOf(link.href);
      say(await handOver(card) ? saved.replace("{name}", card.name) : "");
    } catch (error) {
      console.warn(error);
      say(failed);
    } finally {
      link.removeAttribute("aria-busy");
    }
  });

  const offer = (group) => {
    const instead = document.createElement("button");
    instead.type = "button";
    instead.className = "as-link";
    instead.dataset.export = "svg";
    instead.textContent = group.dataset.offer;
    return instead;
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-export]");
    const group = button?.closest("[data-picture]");
    if (!group || group.hasAttribute("aria-busy")) return;
    const said = group.querySelector("[role=status]");
    group.setAttribute("aria-busy", "true");
    said.textContent = group.dataset.busy;
    try {
      said.textContent = await carryOut(button.dataset.export, group, button);
    } catch (error) {
      console.warn(error);
      said.textContent = group.dataset.failed;
      // What has no room for a large canvas may still write a file of lines.
      if (button.dataset.export !== "svg") said.append(" ", offer(group));
    } finally {
      group.removeAttribute("aria-busy");
    }
  });
})();
