"""Phrases as a Word file sets them, and the footnote of a figure: its sentence, and where that is shown."""

from components.charts.runs import runs
from components.text import FIRST_LANGUAGE, named, phrases, text, translated
from components.text.phrases import Words
from components.web.page_addresses import overview_href, text_href
from components.web.public_address import public
from data.exports.word_file import Note, Stretch
from data.select import WholeReport
from data.select.rows import Observation, Report


def set_words(words: str | Words) -> list[str | Stretch | Note]:
    """Return phrases with the words that hedge, and both sides of a sum, set apart."""
    return [
        Stretch(run.words, hedge=run.hedge, strong=run.strong) if run.hedge or run.strong else run.words
        for run in runs(words)
    ]


def note_of(source: Report, row: Observation, language: str) -> Note:
    """Return the footnote of a figure; figures of one sentence share it.

    Of a report that is only cited there is no sentence to show: the note names the source, once for all.
    """
    if row.sentence_start is None:
        return Note(source.id, source_words(source, language), source.url)
    words = row.sentence.replace("\n", "")
    english = translated(row, "sentence", language) if language != FIRST_LANGUAGE else ""
    if english:
        words = text("brief.translated", language, sentence=words, english=english)
    address = public(text_href(language, source.id, figure=row.id))
    return Note(f"{source.id} {row.sentence_start}", words, address)


def source_words(row: Report, language: str) -> str:
    """Return where a report is from, in one sentence."""
    return phrases.plain(
        [
            text(
                "picture.source",
                language,
                title=named(row, "title", language),
                source=named(row, "source_name", language),
                published=row.published or text("frame.no_date", language),
            )
        ]
    )


def home_of(report: WholeReport, language: str) -> str:
    """Return the address of the report's overview."""
    return public(overview_href(language, report.id))
