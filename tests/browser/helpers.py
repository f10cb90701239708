"""What every journey does: wait until a page is drawn."""

from typing import Any

DRAWN = """() => {
  // Dash has no part in some pages: they stand as they come.
  if (document.readyState === "complete" && !document.getElementById("react-entry-point"))
    return !!document.querySelector("main[data-path]");
  // Charts further down wait until they come near the window; whoever looks at a page wants all of it.
  window.drawCharts?.();
  const main = document.querySelector("#react-entry-point main[data-path]");
  if (!main || document.getElementById("first")) return false;
  const done = graph => graph.querySelector(".js-plotly-plot .main-svg");
  return [...document.querySelectorAll(".dash-graph")].every(done)
    && !document.querySelector("._dash-loading, [data-dash-is-loading=true]");
}"""
# The frame after next has been painted.
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


def drawn(page: Any, timeout: float = 20_000) -> Any:
    """Wait until Dash has drawn the page and Plotly every chart in it; return the page."""
    page.wait_for_function(DRAWN, timeout=timeout)
    page.evaluate("() => document.fonts.ready.then(() => null)")
    page.evaluate(PAINTED)
    return page
