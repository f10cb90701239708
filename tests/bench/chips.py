"""A choice among the chips: how long until it is painted, and whether any chart was made anew."""

from statistics import median, quantiles
from typing import Any

CHIPS = "[data-part=chips] button[aria-pressed]"
# Time runs from the browser's own time stamp of the click to the frame after the attribute has changed.
PREPARE = """chips => {
  const charts = [...document.querySelectorAll(".js-plotly-plot")];
  window.bench = {times: [], afterplot: 0, charts, nodes: charts.map(c => c.querySelector(".main-svg"))};
  charts.forEach(chart => chart.on("plotly_afterplot", () => { bench.afterplot += 1; }));
  let start = 0;
  addEventListener("click", event => { start = event.timeStamp; }, true);
  const painted = () => requestAnimationFrame(() => setTimeout(() => {
    if (start) { bench.times.push(performance.now() - start); start = 0; }
  }));
  const change = new MutationObserver(painted);
  document.querySelectorAll(chips).forEach(chip => change.observe(chip, {attributeFilter: ["aria-pressed"]}));
}"""
RESULT = """() => ({times: bench.times, afterplot: bench.afterplot, charts: bench.charts.length,
  same: bench.charts.every((c, n) => c.isConnected && c.querySelector(".main-svg") === bench.nodes[n])})"""


def choose(page: Any, clicks: int = 20) -> dict[str, Any]:
    """Click the chips in turn; return the times to paint and what became of the charts."""
    page.wait_for_timeout(1_000)  # charts fit themselves to their place once more after they are drawn
    page.evaluate(PREPARE, CHIPS)
    chips = page.locator(CHIPS)
    for number in range(clicks):
        chips.nth(number // 2 % chips.count()).click()
        page.wait_for_function("count => bench.times.length === count", arg=number + 1, timeout=5_000)
    found = page.evaluate(RESULT)
    return {
        "chip_clicks": clicks,
        "chip_median_ms": round(median(found["times"]), 1),
        "chip_p95_ms": round(quantiles(found["times"], n=20, method="inclusive")[-1], 1),
        "charts_watched": found["charts"],
        "svg_nodes_same": found["same"],
        "plotly_afterplot": found["afterplot"],
    }
