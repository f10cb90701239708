"""How to cite a report, a figure or a chart of it (GB/T 7714, APA, BibTeX), and how to quote a sentence.

A publication date that the page of the report does not show is not made up; the day of reading stays.
"""

import re
from collections.abc import Mapping
from datetime import date

from components.figures.source_address import source_address
from components.text import FIRST_LANGUAGE, named, text, translated
from components.text.numbers import figure_pieces, string
from components.web.days import cited_on
from data.languages import SECOND_BEST
from data.select.rows import Observation, Report

# GB/T 7714 for Chinese readers, APA for English ones, BibTeX for whoever keeps a library of references.
STYLES = ("gbt", "apa", "bibtex")
# What BibTeX would read as its own; the backslash first in the pattern's class, so that it is met once.
SPECIAL = re.compile(r"[\\{}&%$#_~^]")
WORDS_FOR = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def cite_report(report: Report, style: str, language: str, accessed: date) -> str:
    """Return a report's citation.

    report: a row of `data.select.reports`. accessed: the day on which the reader read it.
    """
    return BUILDERS[style](report, language, accessed)


def cite_figure(
    report: Report, row: Observation, style: str, language: str, accessed: date, link: str
) -> str:
    """Return one figure's citation: its report's, then the figure as worded and where this site shows it.

    row: one of `data.select.observations`. link: the figure's whole address, host and all.
    """
    figure = string(figure_pieces(row, language, unit=True))
    name, product = named(row, "name", language), text("frame.product", language)
    note = text(
        "citation.figure", language, name=name, figure=figure, product=product, link=cited_on(link, accessed)
    )
    return BUILDERS[style](report, language, accessed, note, f"{report.id}-{row.indicator}")


def cite_chart(
    report: Report, chart: str, title: str, style: str, language: str, accessed: date, link: str
) -> str:
    """Return the citation of a chart, map or table of a report: the report's, then what it shows and where.

    chart: its id, for the entry's key. title: its finding as plain words. link: its whole address.
    """
    product, where = text("frame.product", language), cited_on(link, accessed)
    note = text("citation.chart", language, title=title, product=product, link=where)
    return BUILDERS[style](report, language, accessed, note, f"{report.id}-{chart}")


def quote_figure(report: Report, row: Observation, language: str, link: str) -> str:
    """Return a figure's sentence as one quotes it: its words, the report's title, source, date, an address.

    row: one of `data.select.observations`. link: where the sentence is shown; of a report that is only cited
    there is none to show, and the figure stands with the address of its source.
    """
    own = language == FIRST_LANGUAGE
    parts = {
        "title": report.title if own else f"{report.title} [{named(report, 'title', language)}]",
        "source": named(report, "source_name", language),
        "published": day_words(report.published, language)
        if report.published
        else text("citation.date_not_shown", language),
    }
    if not row.sentence:
        figure = string(figure_pieces(row, language, unit=True))
        parts |= {"name": named(row, "name", language), "figure": figure}
        return text("citation.quoted_figure", language, link=source_address(report, language), **parts)
    parts["translated"] = "" if own else _translation(row, language)
    return text("citation.quoted", language, sentence=row.sentence, link=link, **parts)


def _translation(row: Observation, language: str) -> str:
    return text("citation.translation", language, english=translated(row, "sentence", language))


def _gbt(report: Report, language: str, accessed: date, note: str = "", key: str = "") -> str:
    published = f"({report.published})" if report.published else ""
    cited = text(
        "citation.gbt",
        language,
        title=report.title,
        published=published,
        accessed=accessed.isoformat(),
        url=source_address(report, language),
    )
    return f"{cited}. {note}" if note else cited


def _apa(report: Report, language: str, accessed: date, note: str = "", key: str = "") -> str:
    cited = text(
        "citation.apa" if report.url else "citation.apa_without_address",
        language,
        title=report.title,
        title_en=_translated_title(report, language),
        published=day_words(report.published, language)
        if report.published
        else text("citation.no_date", language),
        source=named(report, "source_name", language),
        accessed=day_words(accessed.isoformat(), language),
        url=source_address(report, language),
    )
    return f"{cited} {note}" if note else cited


def _translated_title(report: Report, language: str) -> str:
    """Return the title that APA sets beside the original; a Chinese page gives the next best language's."""
    return translated(report, "title", SECOND_BEST[0] if language == FIRST_LANGUAGE else language)


def reading_day(language: str) -> dict[str, str]:
    """Return how a citation words the day of reading, for the script that sets it to the reader's own."""
    day = text("citation.day", language, year="{year}", month="{month}", day="{day}")
    return {
        "data-read": text("citation.read", language, day=day),
        "data-months": text("citation.months", language),
    }


def _bibtex(report: Report, language: str, accessed: date, note: str = "", key: str = "") -> str:
    # A day of access without an address means nothing to BibTeX.
    note = "; ".join(filter(None, ("" if report.url else source_address(report, language), note)))
    fields = {
        # Braces around the whole title: styles of BibTeX would change its capitals otherwise.
        "title": f"{{{escaped(report.title)}}}",
        "organization": escaped(named(report, "source_name", language)),
        "date": report.published,
        "url": report.url,
        "urldate": accessed.isoformat() if report.url else "",
        "note": escaped(note),
    }
    return bibtex_entry(key or report.id, fields)


def bibtex_entry(key: str, fields: Mapping[str, str]) -> str:
    """Return an entry of something online; a field without words is left out."""
    lines = [f"  {name} = {{{words}}}" for name, words in fields.items() if words]
    return "@online{" + key + ",\n" + ",\n".join(lines) + "\n}"


BUILDERS = {"gbt": _gbt, "apa": _apa, "bibtex": _bibtex}


def day_words(day: str, language: str) -> str:
    """Return an ISO day as the language writes it, anything shorter unchanged."""
    if not DAY.fullmatch(day):
        return day
    year, month, number = (int(part) for part in day.split("-"))
    name = text("citation.months", language).split()[month - 1]
    return text("citation.day", language, year=year, month=name, day=number)


def escaped(words: str) -> str:
    """Return words as BibTeX takes them."""
    return SPECIAL.sub(lambda hit: WORDS_FOR.get(hit[0], f"\\{hit[0]}"), words)
