"""How to cite a report, a figure or a chart of it (GB/T 7714, APA, BibTeX), and how to quote a sentence.

A publication date that the page of the report does not show is not made up; the day of reading stays.
"""

import re
from datetime import date
from typing import Any

from components.text import named, text
from components.text.numbers import figure_pieces, string

STYLES = ("gbt", "apa", "bibtex")
# What BibTeX would read as its own; the backslash first in the pattern's class, so that it is met once.
SPECIAL = re.compile(r"[\\{}&%$#_~^]")
WORDS_FOR = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def cite_report(report: Any, style: str, language: str, accessed: date) -> str:
    """Return a report's citation.

    report: a row of `data.select.reports`. accessed: the day on which the reader read it.
    """
    return BUILDERS[style](report, language, accessed)


def cite_figure(report: Any, row: Any, style: str, language: str, accessed: date, link: str) -> str:
    """Return one figure's citation: its report's, then the figure as worded and where this site shows it.

    row: one of `data.select.observations`. link: the figure's whole address, host and all.
    """
    figure = string(figure_pieces(row, language, unit=True))
    name, product = named(row, "name", language), text("frame.product", language)
    said = text("citation.figure", language, name=name, figure=figure, product=product, link=link)
    return BUILDERS[style](report, language, accessed, said, f"{report.id}-{row.indicator}")


def cite_chart(
    report: Any, chart: str, title: str, style: str, language: str, accessed: date, link: str
) -> str:
    """Return the citation of a chart, map or table of a report: the report's, then what it shows and where.

    chart: its id, for the entry's key. title: its finding as plain words. link: its whole address.
    """
    said = text("citation.chart", language, title=title, product=text("frame.product", language), link=link)
    return BUILDERS[style](report, language, accessed, said, f"{report.id}-{chart}")


def quote_figure(report: Any, row: Any, language: str, link: str) -> str:
    """Return a figure's sentence as one quotes it: its words, the report's title, source, date, an address.

    row: one of `data.select.observations`. link: where the sentence is shown; of a report that is only cited
    there is none to show, and the figure stands with the address of its source.
    """
    zh = language == "zh"
    parts = {
        "title": report.title if zh else f"{report.title} [{report.title_en}]",
        "source": report.source_name if zh else report.source_name_en,
        "published": _day(report.published, language)
        if report.published
        else text("citation.date_not_shown", language),
    }
    if not row.sentence:
        figure = string(figure_pieces(row, language, unit=True))
        said = {"name": named(row, "name", language), "figure": figure}
        return text("citation.quoted_figure", language, **said, link=report.url, **parts)
    translated = "" if zh else text("citation.translation", language, english=row.sentence_en)
    return text("citation.quoted", language, sentence=row.sentence, translated=translated, link=link, **parts)


def _gbt(report: Any, language: str, accessed: date, said: str = "", key: str = "") -> str:
    published = f"({report.published})" if report.published else ""
    cited = text(
        "citation.gbt",
        language,
        title=report.title,
        published=published,
        accessed=accessed.isoformat(),
        url=report.url,
    )
    return f"{cited}. {said}" if said else cited


def _apa(report: Any, language: str, accessed: date, said: str = "", key: str = "") -> str:
    cited = text(
        "citation.apa",
        language,
        title=report.title,
        title_en=report.title_en,
        published=_day(report.published, language)
        if report.published
        else text("citation.no_date", language),
        source=report.source_name if language == "zh" else report.source_name_en,
        accessed=_day(accessed.isoformat(), language),
        url=report.url,
    )
    return f"{cited} {said}" if said else cited


def _bibtex(report: Any, language: str, accessed: date, said: str = "", key: str = "") -> str:
    fields = {
        "title": f"{{{_escaped(report.title)}}}",
        "organization": _escaped(report.source_name if language == "zh" else report.source_name_en),
        "date": report.published,
        "url": report.url,
        "urldate": accessed.isoformat(),
        "note": _escaped(said),
    }
    lines = [f"  {name} = {{{words}}}" for name, words in fields.items() if words]
    return "@online{" + (key or report.id) + ",\n" + ",\n".join(lines) + "\n}"


BUILDERS = {"gbt": _gbt, "apa": _apa, "bibtex": _bibtex}


def _day(day: str, language: str) -> str:
    """Return an ISO day as the language writes it, anything shorter as it stands."""
    if not DAY.fullmatch(day):
        return day
    year, month, number = (int(part) for part in day.split("-"))
    name = text("citation.months", language).split()[month - 1]
    return text("citation.day", language, year=year, month=name, day=number)


def _escaped(words: str) -> str:
    return SPECIAL.sub(lambda hit: WORDS_FOR.get(hit[0], f"\\{hit[0]}"), words)
