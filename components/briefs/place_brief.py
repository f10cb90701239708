"""A place as a brief: which documents are held, and its figures by subject, each with its source."""

from collections.abc import Iterator
from datetime import date

from components.briefs.brief import Brief
from components.briefs.brief_opening import opened
from components.briefs.brief_words import note_of, set_words
from components.figures.actor import actor_words
from components.figures.area_tally import BETWEEN
from components.figures.document_words import document_words
from components.figures.period import period_words
from components.figures.reconciliation_lines import SIGNS, line_of
from components.text import named, phrases, text
from components.web.page_addresses import place_href
from components.web.public_address import public
from data.exports.word_file import CAPTION, Content
from data.select import PlacePage
from data.select.place_rows import Line, ReconciledReport, Subject
from data.select.placed_rows import PlacedFigure

# Of the width: what each column of a table takes.
DOCUMENTS, FIGURES = (1, 4.4, 3, 2), (4.4, 3, 1.6, 2)


def place_brief(place: PlacePage, language: str, day: date) -> Brief:
    """Return the brief of a place of which something is held."""
    title = text("brief.place_title", language, place=named(place.place, "name", language))
    here = public(place_href(language, place.place.id))
    lines = [set_words(text("brief.here", language, address=here))]
    brief = opened(
        [title], ("brief.place_kind", "brief.place_lead"), lines, language, day, has_pictures=False
    )
    _documents(brief, place, language)
    for subject in place.subjects:
        _subject(brief, subject, language)
    brief.paragraph([text("place.note", language)], CAPTION)
    _sums(brief, place.reconciled, language)
    return brief


def _documents(brief: Brief, place: PlacePage, language: str) -> None:
    brief.heading([text("brief.documents", language)], 1)
    head = [
        text("place.when", language),
        *(text(f"brief.{name}", language) for name in ("document", "source", "published")),
    ]
    rows: list[list[Content]] = []
    for document in reversed(place.documents):
        report = document.report
        what = document_words(report, language)
        title = text("brief.said", language, title=named(report, "title", language), says=what)
        source = [str(named(report, "source_name", language)), *([f" {report.url}"] if report.url else [])]
        rows.append(
            [[str(report.year)], [title], source, [report.published or text("frame.no_date", language)]]
        )
    brief.table(head, rows, DOCUMENTS)


def _subject(brief: Brief, subject: Subject, language: str) -> None:
    brief.heading([str(named(subject.category, "name", language))], 2)
    head = [
        text("chart.item", language),
        *(text(f"place.{name}", language) for name in ("as_written", "when", "kind")),
    ]
    brief.table(head, [row for line in subject.lines for row in _rows(line, language)], FIGURES)


def _rows(line: Line, language: str) -> Iterator[list[Content]]:
    yield _row(line.placed, "", language)
    for reason, part in line.parts:
        yield _row(part, text(f"place.{reason}", language), language)


def _row(placed: PlacedFigure, before: str, language: str) -> list[Content]:
    figure, source = placed.figure, placed.source
    name = [before, named(figure, "short", language), named(figure, "scope", language)]
    words = [str(part) for part in (*name, actor_words(figure, language)) if part]
    return [
        [BETWEEN.join(words)],
        [
            *set_words([phrases.figure(figure, language, style="counted")]),
            note_of(source, figure, language),
        ],
        [period_words(figure.period, language)],
        [document_words(source, language)],
    ]


def _sums(brief: Brief, reconciled: tuple[ReconciledReport, ...], language: str) -> None:
    """Add the sums and shares that agree."""
    lines = [
        [*set_words(line_of(check, report, language)), f" {report.report.year}"]
        for report in reconciled
        for check in report.reconciliations
        if check.kind in SIGNS
    ]
    if not lines:
        return
    brief.heading([text("place.reconciliations", language)], 2)
    brief.bullets(lines)
    brief.paragraph([text("reconciliation_lines.caution", language)], CAPTION)
