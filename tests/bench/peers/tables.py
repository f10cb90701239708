"""What was measured, as a table of figures and ratios, and as the part of README about it."""

import os
import platform
from datetime import date
from statistics import median
from typing import NamedTuple

from tests.bench.peers.visits import Visit


class Measured(NamedTuple):
    """One program. Times are medians in milliseconds; answers a second; memory of all its processes in MB."""

    kilobytes: float
    charts_ms: float
    slow_line_ms: float
    filter_ms: float
    answers: float
    resident_mb: float


NAMES = {
    "kilobytes": "over the line, all charts drawn (KB)",
    "charts_ms": "first visit to six charts drawn (ms)",
    "slow_line_ms": "the same at 200 kB a second (ms)",
    "filter_ms": "choice to the charts that it leaves (ms)",
    "answers": "answers a second, page's own address",
    "resident_mb": "memory of the server afterwards (MB)",
}
SHORT = {
    "kilobytes": "weight",
    "charts_ms": "time to the charts",
    "slow_line_ms": "time to the charts on a slow line",
    "filter_ms": "time to a choice",
    "answers": "answers a second",
    "resident_mb": "memory",
}
# Of all others the smaller is the better.
LARGER_IS_BETTER = {"answers"}
# What is to be said where a peer is ahead of us; where none is, nothing.
REASONS = {
    "kilobytes": "ours sends its whole text, every figure's sentence and both the slim Plotly and Dash.",
    "charts_ms": "ours paints its whole text first, then starts Dash and lets Plotly draw; where the line "
    "costs nothing, canvases are there sooner. The row below has a line as readers have it.",
    "slow_line_ms": "ours sends its whole text first, and Plotly after it.",
    "filter_ms": "ours shows and hides what is there, which the browser still has to lay out.",
    "answers": "ours answers the whole page where others answer an empty frame.",
    "resident_mb": "about 100 MB are Dash and pandas; the one process of ours also holds the database, the "
    "reading of drafts, what writes Word, XLSX and pictures, and the answers that are kept ready.",
}


def measured(seen: list[Visit], slow: float, answers: float, resident: float) -> Measured:
    """Sum up visits (the middle of each), the one over a slow line, and what was asked of the server."""
    return Measured(
        round(median(visit.size for visit in seen) / 1000, 1),
        round(median(visit.drawn for visit in seen)),
        round(slow),
        round(median(visit.redrawn for visit in seen), 1),
        round(answers, 1),
        round(resident, 1),
    )


def ratios(found: dict[str, Measured]) -> dict[str, dict[str, float]]:
    """Return every peer's figures divided by ours, which come first."""
    ours, *_ = found.values()
    return {
        name: {
            part: round(theirs / mine, 5)
            for part, theirs, mine in zip(Measured._fields, figures, ours, strict=True)
        }
        for name, figures in list(found.items())[1:]
    }


def ahead(found: dict[str, Measured]) -> dict[str, list[str]]:
    """Return which peers are ahead of us, by the measure."""
    return {
        part: names
        for part in Measured._fields
        if (names := [name for name, of in ratios(found).items() if _is_ahead(part, of[part])])
    }


def _is_ahead(part: str, ratio: float) -> bool:
    return ratio > 1 if part in LARGER_IS_BETTER else ratio < 1


def table(found: dict[str, Measured]) -> str:
    """Return the figures in Markdown, in brackets each peer's divided by ours."""
    of = ratios(found)
    heads = ["", *found]
    rows = [
        [
            words,
            *(_cell(getattr(figures, part), of.get(name, {}).get(part)) for name, figures in found.items()),
        ]
        for part, words in NAMES.items()
    ]
    lines = [heads, ["---"] + ["---:"] * len(found), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(figure: float, ratio: float | None) -> str:
    shown = f"{figure:,.0f}" if figure >= 10 else f"{figure:.1f}"
    if ratio is None:
        return shown
    return f"{shown} ({ratio:.1f})" if ratio >= 1 else f"{shown} ({ratio:.2g})"


def readme(found: dict[str, Measured], browser: str) -> str:
    """Return the table with its date and machine, and a reason wherever a peer is ahead."""
    reasons = [
        f"- {', '.join(names)} ahead in {SHORT[part]}: {REASONS[part]}"
        for part, names in ahead(found).items()
    ]
    machine = f"{date.today().isoformat()}, {_cores()} processors, {_system()}, Chromium {browser}"
    parts = [f"{machine}; in brackets: peer / ours.", table(found), "\n".join(reasons)]
    return "\n\n".join(part for part in parts if part)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["NAME"].split()[0]
    except OSError:
        name = platform.system()
    return f"{name}, Python {platform.python_version()}"
