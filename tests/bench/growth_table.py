"""What the growth of the site cost, as a table, and which of its targets were missed."""

import os
import platform
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

OVERVIEW, SEARCH, SEARCH_WHILE_TYPING, EVERYTHING = "overview", "search", "search while typing", "zip of all"
SEARCHES = (SEARCH, SEARCH_WHILE_TYPING)
FILES = ("view.csv", "view.xlsx", "view.json", "chart.csv", "map.csv", EVERYTHING)
# At 300 reports; at 1,000 no worse than twice that.
RESTART_SECONDS, PAGE_MS, MORE_HTML_KB, SEARCH_MS, RESIDENT_MB = 2.5, 200.0, 200.0, 150.0, 350.0
TIMES = {300: 1, 1000: 2}


@dataclass
class Measured:
    """What one number of reports costs: seconds of starts, MB, milliseconds by kind, bytes of HTML by kind.

    Milliseconds are the median of first answers, HTML is the largest of them.
    """

    first_start: float = 0.0
    restart: float = 0.0
    restart_listening: float = 0.0
    restart_changed: float = 0.0
    resident_mb: float = 0.0
    milliseconds: dict[str, float] = field(default_factory=dict)
    html: dict[str, int] = field(default_factory=dict)


def missed(results: Mapping[int, Measured]) -> list[str]:
    """Return a line for each target that is missed, at the numbers of reports that have targets."""
    return [
        f"missed at {number:,}: {name}: {value:.1f}, at most {limit * TIMES[number]:g}"
        for number, one in results.items()
        if number in TIMES
        for name, value, limit in _against_targets(one, results.get(1))
        if value > limit * TIMES[number]
    ]


def _against_targets(now: Measured, one: Measured | None) -> Iterator[tuple[str, float, float]]:
    """Yield what has a target, its value and its limit at 300. one: at one report, to compare HTML with."""
    yield "restart, nothing changed, s", now.restart, RESTART_SECONDS
    yield "restart, one folder changed, s", now.restart_changed, RESTART_SECONDS
    yield "resident memory, MB", now.resident_mb, RESIDENT_MB
    for kind, milliseconds in now.milliseconds.items():
        if kind not in FILES:
            yield f"{kind}, ms", milliseconds, SEARCH_MS if kind in SEARCHES else PAGE_MS
    for kind, size in now.html.items():
        if one and kind in one.html:
            yield f"{kind}, KB of HTML above one report", (size - one.html[kind]) / 1000, MORE_HTML_KB


def table(results: Mapping[int, Measured]) -> str:
    """Return the figures as plain text: a row for each kind, a column for each number of reports."""
    measures = list(results.values())
    lines = [
        _line("reports beside the shipped", [f"{number:,}" for number in results]),
        _line("first check and compile, s", [f"{one.first_start:.2f}" for one in measures]),
        _line("restart, nothing changed, s", [f"{one.restart:.2f}" for one in measures]),
        _line("  of which until it listens, s", [f"{one.restart_listening:.2f}" for one in measures]),
        _line("restart, one folder changed, s", [f"{one.restart_changed:.2f}" for one in measures]),
        _line("resident memory, MB", [f"{one.resident_mb:.0f}" for one in measures]),
    ]
    for kind in dict.fromkeys(chain(*(one.milliseconds for one in measures))):
        lines.append(_line(f"{kind}, ms", [_cell(one.milliseconds.get(kind)) for one in measures]))
    for kind in dict.fromkeys(chain(*(one.html for one in measures))):
        sizes = [one.html.get(kind) for one in measures]
        lines.append(_line(f"{kind}, KB of HTML", [_cell(size and size / 1000) for size in sizes]))
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"


def _line(name: str, cells: Iterable[str]) -> str:
    return f"{name:<34}" + "".join(f"{cell:>9}" for cell in cells)


def machine() -> str:
    """Return what it is measured on, and how busy that was before."""
    model = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    name = model[1] if model else platform.machine()
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores ({name}), Python {platform.python_version()}, load before {load:.1f}"
