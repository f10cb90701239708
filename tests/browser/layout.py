"""What is wrong with a page's layout: sideways scroll, cut or spilling text, overlaps, shifts."""

from pathlib import Path
from typing import Any

LARGEST_SHIFT = 0.02
FAULTS = (Path(__file__).parent / "layout_faults.js").read_text(encoding="utf-8")
# Sums up what moved without the reader's doing; must run before the page does.
COUNT_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (entry.hadRecentInput) return;
  const moved = entry.sources.map(({node}) => node && (node.className || node.nodeName));
  window.shifts.push([entry.value, moved]);
})).observe({type: "layout-shift", buffered: true});
"""


def faults(page: Any) -> list[str]:
    """Return what is wrong with the page as it stands, a sentence each; `count_shifts` came before."""
    found = page.evaluate(FAULTS)
    shifts = page.evaluate("() => window.shifts || []")
    total = sum(value for value, _ in shifts)
    return [*found, *([f"shifts by {total:.3f}: {shifts}"] if total > LARGEST_SHIFT else [])]


def count_shifts(context: Any) -> None:
    """Let every page of a browser context or page count its layout shifts."""
    context.add_init_script(COUNT_SHIFTS)
