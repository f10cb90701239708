"""What an address that leads nowhere may have meant: reports, areas and indicators with a name alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeVar
from urllib.parse import unquote

from dash import html

from components.figures.quantity import date_words
from components.figures.section_names import section_label
from components.text import named, text
from components.web.page_addresses import (
    area_href,
    areas_href,
    indicator_href,
    indicators_href,
    inside,
    place_href,
    reports_href,
)
from components.web.view import PAGES_OF_A_REPORT, View
from data import select
from data.select.known_names import indicator_names, report_names
from data.select.make_rows import rows_of
from data.select.place_names import near_places
from data.select.place_rows import PlaceName
from data.select.rows import IndicatorName, ReportName

# Names less alike than that are another thing; so are those far behind the nearest.
MOST, ALIKE, BEHIND = 5, 0.6, 0.2
# Comparing takes time by the square of it; the longest name has 93 letters.
LONGEST = 200
One = TypeVar("One")


@dataclass(frozen=True)
class Door:
    """A way on: what it is called, as children of a link, and its address."""

    name: Any
    href: str


@dataclass(frozen=True)
class Near:
    """The list that holds what was looked for, None where there is none, and what is called alike."""

    whole: Door | None = None
    alike: tuple[Door, ...] = ()


def near(view: View) -> Near:
    """Return what the address of a missing page comes near to."""
    language = view.language
    match [part for part in inside(unquote(view.path, errors="replace")).split("/") if part][1:]:
        case ["indicator", word]:
            return _near_indicators(word, language)
        case ["place", word]:
            return _near_places(word, language)
        case ["area", report, word] if whole := _report(report):
            return _near_areas(word, whole, language)
        case ["overview" | "text" | "area" as kind, report, *_] if not _report(report):
            return Near(alike=tuple(_near_reports(report, PAGES_OF_A_REPORT[kind], language)))
    return Near()


def _report(name: str) -> select.WholeReport | None:
    try:
        return select.whole_report(name)
    except KeyError:
        return None


def _near_indicators(word: str, language: str) -> Near:
    rows = rows_of(IndicatorName, indicator_names())
    known = [(row, (row.id, named(row, "name", language), named(row, "short", language))) for row in rows]
    doors = (
        Door(named(row, "name", language), indicator_href(language, "", row.id))
        for row in _alike(word, known)
    )
    return Near(Door(text("missing.indicators", language), indicators_href(language)), tuple(doors))


def _near_places(word: str, language: str) -> Near:
    doors = (
        Door(_with_code(row, language), place_href(language, row.id))
        for row in rows_of(PlaceName, near_places(word))
    )
    return Near(Door(text("missing.places", language), reports_href(language)), tuple(doors))


def _with_code(row: PlaceName, language: str) -> list[Any]:
    code = [" ", html.Span(row.id, className="muted", **{"data-verbatim": ""})] if row.id.isdigit() else []
    return [named(row, "name", language), *code]


def _near_areas(word: str, report: select.WholeReport, language: str) -> Near:
    sections = [row for row in report.section_rows if row.kind == "area"]
    known = [(row, (row.id, named(row, "short", language))) for row in sections]
    doors = (
        Door(
            html.Span(section_label(row, language) + named(row, "short", language), **{"data-verbatim": ""}),
            area_href(language, report.id, row.id),
        )
        for row in _alike(word, known)
    )
    return Near(Door(text("missing.areas", language), areas_href(language, report.id)), tuple(doors))


def _near_reports(word: str, href: Callable[[str, str], str], language: str) -> Iterable[Door]:
    rows = rows_of(ReportName, report_names())
    known = [(row, _report_words(row, language)) for row in rows]
    for row in _alike(word, known):
        yield Door([named(row, "name", language), " · ", date_words(str(row.year))], href(language, row.id))


def _report_words(row: ReportName, language: str) -> tuple[str, ...]:
    place = named(row, "name", language)
    return row.id, place, f"{place}{row.year}"


def _alike(word: str, known: Sequence[tuple[One, tuple[str, ...]]]) -> list[One]:
    """Return the rows one of whose names is most like a word, the nearest first."""
    if len(word) > LONGEST:
        return []
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    # The second sequence is what SequenceMatcher prepares once: the word stays, the names change.
    matcher.set_seq2(word.casefold())
    by_likeness = [(max(_likeness(matcher, name) for name in names), row) for row, names in known]
    # Far behind the nearest is noise, even if it is alike.
    least = max(ALIKE, max((likeness for likeness, _ in by_likeness), default=0.0) - BEHIND)
    nearest = sorted((scored for scored in by_likeness if scored[0] >= least), key=lambda scored: -scored[0])
    return [row for _, row in nearest[:MOST]]


def _likeness(matcher: SequenceMatcher[str], name: str) -> float:
    """Return from 0 to 1 how alike the matcher's word and a name are; 0 where it is certainly too little."""
    matcher.set_seq1(name.casefold())
    # Both are upper bounds, and far quicker than the ratio itself.
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < ALIKE:
        return 0.0
    return matcher.ratio()
