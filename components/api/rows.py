"""The rows that the API answers with: each function takes what was asked, validated, and asks the data."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.api.base import Asked, Rows, UnknownError, only_known, part_of, stretch_of, unknown
from components.api.parameters import SORTED
from components.figures.comparability_words import why_words
from components.text import text
from components.web.page_addresses import text_href
from components.web.public_address import public
from data import select
from data.exports.bundle import export_frame, map_frame
from data.exports.coverage_rows import row_of
from data.exports.difference_rows import difference_frame
from data.exports.export_rows import sources_of_rows, words
from data.exports.required_rows import required_frame
from data.languages import cell
from data.reading.draft import place_words
from data.select.coverage import choices_of_store, stretch
from data.select.coverage_rows import Question, cell_of
from data.select.differences import Question as OfDifferences
from data.select.differences import all_of, figures_of
from data.select.observation_list import Wanted, observation_list
from data.select.placed_figures import figure_of
from data.select.placed_rows import PlacedFigure
from data.select.required import everything
from data.select.table_list import Listed, table_list
from data.source_places import decoded

POSITIONS = ("start", "end", "sentence_start", "sentence_end", "context_start", "context_end")
EVIDENCE = (
    *("report", "figure", "indicator", "name", "stated", "sentence", "sentence_en", "context", *POSITIONS),
    *("section", "section_name", "source_place", "evidence", "source_title", "source_name"),
    *("published", "url", "retrieved", "corrected", "page", "note"),
)
COMPARABILITY = ("one", "other", "grade", "reasons", "meaning")


def reports(asked: Asked) -> Rows:
    """List reports, the newest first."""
    chosen = {"id": "report", "place": "place", "year": "year", "evidence": "evidence"}
    return _table("reports", chosen, asked)


def places(asked: Asked) -> Rows:
    """List places by their codes."""
    return _table("places", {"id": "place", "level": "level", "parent": "parent"}, asked)


def indicators(asked: Asked) -> Rows:
    """List indicators in the order of the catalogue."""
    return _table("indicators", {"id": "indicator", "category": "category", "kind": "kind"}, asked)


def _table(table: str, chosen: Mapping[str, str], asked: Asked) -> Rows:
    only_known(asked)
    values = {column: asked.get(key, []) for column, key in chosen.items()}
    listed: Listed = table_list(table, values, asked.get("sort", ""), *stretch_of(asked))
    return Rows(listed.rows, listed.total, *stretch_of(asked))


def observations(asked: Asked) -> Rows:
    """List figures and claims that reports state, in the columns of the files."""
    only_known(asked)
    sort = asked.get("sort", "")
    column = SORTED.get(sort.removeprefix("-"), "")
    wanted = Wanted(
        reports=tuple(asked.get("report", ())),
        places=tuple(asked.get("place", ())),
        years=tuple(asked.get("year", ())),
        indicators=tuple(asked.get("indicator", ())),
        categories=tuple(asked.get("category", ())),
        kinds=tuple(asked.get("kind", ())),
        qualifiers=tuple(asked.get("qualifier", ())),
        figures=tuple(asked.get("figure", ())),
        sections=tuple(asked.get("section", ())),
        levels=tuple(asked.get("level", ())),
        provinces=tuple(asked.get("province", ())),
        words=asked.get("q", ""),
        sort=f"-{column}" if sort.startswith("-") else column,
        missing=asked.get("missing") == "shown",
        language=asked["language"],
    )
    listed = observation_list(wanted, *stretch_of(asked))
    frame = export_frame(listed.rows, (), asked["language"], sources_of_rows(listed.rows, listed.reports))
    return Rows(frame, listed.total, *stretch_of(asked))


def evidence(asked: Asked) -> Rows:
    """Answer where one figure is stated: its sentence where the text is held, else its source."""
    language = asked["language"]
    figure, source, _ = _placed(asked["report"], asked["figure"])
    is_quoted = source.evidence == "quoted"
    row = {name: getattr(figure, name) for name in POSITIONS} | {
        "report": source.id,
        "figure": figure.id,
        "indicator": figure.indicator,
        "name": cell(figure, "short", language)[0],
        "stated": figure.stated,
        "sentence": figure.sentence if is_quoted else "",
        "sentence_en": figure.sentence_en if is_quoted else "",
        "context": figure.context if is_quoted else "",
        "section": figure.section,
        "section_name": cell(figure, "section_short", language)[0],
        "source_place": place_words(decoded(figure.source_place), language),
        "evidence": source.evidence,
        "source_title": cell(source, "title", language)[0],
        "source_name": cell(source, "source_name", language)[0],
        "published": source.published,
        "url": source.url,
        "retrieved": source.retrieved,
        "corrected": figure.corrected,
        "page": public(text_href(language, source.id, figure.id)),
        "note": words(language)["banner"] if is_quoted else text("api.only_cited", language),
    }
    return Rows(pd.DataFrame([row], columns=list(EVIDENCE), dtype=object), 1)


def comparability(asked: Asked) -> Rows:
    """Answer how far two figures may be compared, and each reason."""
    one, other = (_placed(*asked[key].split("/")) for key in ("one", "other"))
    found = one.against(other)
    meaning = why_words(found, one, other, asked["language"])
    row = [asked["one"], asked["other"], found.grade, " ".join(found.reasons), meaning]
    return Rows(pd.DataFrame([row], columns=list(COMPARABILITY), dtype=object), 1)


def _placed(report: str, figure: str) -> PlacedFigure:
    """Return a figure by its report and its id there; UnknownError where there is none."""
    placed = figure_of(report, figure)
    if placed is None:
        raise UnknownError(unknown("figure", f"{report}/{figure}"))
    return placed


def coverage(asked: Asked) -> Rows:
    """List what each report says of each indicator; `unknown` where its text is not held."""
    limit, offset = stretch_of(asked)
    columns, reports, cells, total = stretch(_choice(asked), limit, offset)
    said = words(asked["language"])
    told = [
        row_of(row, column, cell_of(cells, row, column), said["banner"], asked["language"])
        for row in reports
        for column in columns
    ]
    # The stretch begins within the first of the reports.
    first = offset % max(1, len(columns))
    names = list(said["coverage_columns"])
    frame = pd.DataFrame(told[first : first + limit], columns=names, dtype=object)
    return Rows(frame, total, limit, offset)


def required(asked: Asked) -> Rows:
    """List what the rules on annual reports ask, against what each report says."""
    return part_of(required_frame(everything(_choice(asked)), asked["language"]), asked)


def differences(asked: Asked) -> Rows:
    """List what sources state differently of one thing, a row a statement."""
    only_known(asked)
    question = OfDifferences(asked.get("kind", ""), asked.get("place", ""), asked.get("comparison", ""))
    comparisons = all_of(question)
    return part_of(difference_frame(comparisons, figures_of(comparisons), asked["language"]), asked)


def statements(asked: Asked) -> Rows:
    """List a report's measures, problems and plans."""
    only_known(asked)
    return part_of(map_frame(select.whole_report(asked["report"]), asked["language"]), asked)


def _choice(asked: Asked) -> Question:
    only_known(asked)
    question = Question(
        category=asked.get("category", ""),
        kind=asked.get("kind", ""),
        province=asked.get("province", ""),
        year=asked.get("year", 0),
    )
    known = {(choice.what, choice.id) for choice in choices_of_store()}
    if question.province and ("province", question.province) not in known:
        raise UnknownError(unknown("province", question.province))
    return question
