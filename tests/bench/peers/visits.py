"""A reader's first visit to a page and a choice on it, the same for every kit."""

import re
from dataclasses import dataclass
from typing import Any

from tests.bench.loading import WINDOW, weighed
from tests.bench.peers.kits import Kit
from tests.bench.slow_phone import SLOW_LINE

CHARTS = 6
PATIENCE = 120_000
# What each drawn chart looks like, as a number: how many marks, or, on a canvas (Bokeh), its ink.
# Charts that are hidden, and those without marks, are none. Asked at every frame from the first moment on.
WATCH = """(() => {
  const probe = document.createElement("canvas");
  probe.width = probe.height = 32;
  const pen = probe.getContext("2d", {willReadFrequently: true});
  const ink = canvas => {
    if (!canvas.width || !canvas.height) return 0;
    pen.clearRect(0, 0, 32, 32);
    pen.drawImage(canvas, 0, 0, 32, 32);
    const dots = new Uint32Array(pen.getImageData(0, 0, 32, 32).data.buffer);
    if (dots.every(dot => dot === dots[0])) return 0;
    return dots.reduce((sum, dot) => (sum * 31 + dot) >>> 0, 7);
  };
  const within = (root, selector) => [...root.querySelectorAll("*")].flatMap(element => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? within(element.shadowRoot, selector) : [])]);
  const seen = element => element.checkVisibility({visibilityProperty: true});
  const canvases = chart => [chart, chart.shadowRoot].filter(Boolean).flatMap(root => within(root, "canvas"));
  const MARKS = ".trace path, .mark-rect.role-mark path";
  const marks = chart => chart.matches(".bk-Figure")
    ? Math.max(0, ...canvases(chart).map(ink))
    : chart.querySelectorAll(MARKS).length;
  const CHART = ".js-plotly-plot, [data-testid=stVegaLiteChart], .bk-Figure";
  const words = () => [document.body, ...within(document, "*").map(element => element.shadowRoot)]
    .filter(Boolean).map(root => root.textContent).join(" ");
  window.bench = {
    look: () => within(document, CHART).filter(seen).map(marks).filter(Boolean).join(" "),
    words,
    until: reached => new Promise(done => {
      const ask = () => reached(bench.look()) ? done(performance.now()) : requestAnimationFrame(ask);
      ask();
    }),
  };
  bench.drawn = bench.until(look => look.split(" ").length === CHARTS_WANTED);
  for (const name of ["click", "input"]) addEventListener(name, event => {
    if (event.isTrusted) bench.chosen ??= event.timeStamp;
  }, true);
})()"""


@dataclass(frozen=True)
class Visit:
    """drawn, redrawn: milliseconds to the six charts, and from a choice to what it leaves. size: in bytes."""

    drawn: float
    redrawn: float
    size: int
    words: str
    look: str


def visit(browser: Any, address: str, kit: Kit, look: str = "") -> Visit:
    """Visit as a reader does who was never here, and choose. look: of what is left, as an earlier visit saw.

    Without it, what is left is looked at two seconds after the choice, and `redrawn` says nothing.
    """
    page, sizes = _fresh(browser)
    drawn = _drawn(page, address + kit.path)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_000)
    size, words = sum(sizes), page.evaluate("() => bench.words()")
    redrawn, left = _choose(page, kit, look)
    page.context.close()
    return Visit(drawn, redrawn, size, words, left)


def slow_visit(browser: Any, address: str, kit: Kit) -> float:
    """Return the milliseconds to the six charts for a first visit over a slow line."""
    page, _ = _fresh(browser)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW_LINE)
    drawn = _drawn(page, address + kit.path)
    page.context.close()
    return drawn


def _fresh(browser: Any) -> tuple[Any, list[int]]:
    """Return a page of a browser that was never here, and the sizes of what will come over the line."""
    page = browser.new_context(viewport=WINDOW, locale="zh-CN").new_page()
    page.add_init_script(WATCH.replace("CHARTS_WANTED", str(CHARTS)))
    page.set_default_timeout(PATIENCE)
    return page, _sizes(page)


def _drawn(page: Any, address: str) -> float:
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.bench?.drawn.then(() => true)")
    return float(page.evaluate("() => bench.drawn"))


def _sizes(page: Any) -> list[int]:
    """Return a list that grows by what comes over the line, also by WebSocket, as it was sent."""
    line, sizes = weighed(page)
    line.on("Network.webSocketFrameReceived", lambda told: sizes.append(_frame(told["response"])))
    return sizes


def _frame(told: dict[str, Any]) -> int:
    """The bytes of a frame; what is not text is told in base64."""
    length = len(told["payloadData"].encode())
    return length if told["opcode"] == 1 else length * 3 // 4


def _choose(page: Any, kit: Kit, look: str) -> tuple[float, str]:
    page.evaluate("() => { delete bench.chosen; }")
    if look:
        page.evaluate("look => { bench.left = bench.until(now => now === look); }", look)
    page.locator(kit.choice).first.click()
    if not look:
        page.wait_for_timeout(2_000)
        return 0.0, page.evaluate("() => bench.look()")
    page.wait_for_function("() => bench.left.then(() => true)")
    return page.evaluate("() => bench.left.then(at => at - bench.chosen)"), look


def lacking(words: str, figures: list[dict[str, Any]]) -> list[str]:
    """Return the figures whose words or whose sentence a page does not hold."""
    said = re.sub(r"\s", "", words)
    return [
        figure["id"]
        for figure in figures
        if any(re.sub(r"\s", "", figure[part]) not in said for part in ("stated", "sentence"))
    ]
