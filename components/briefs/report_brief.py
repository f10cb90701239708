"""A report as a brief of a few pages: what it states, in its own words, and what it does not."""

from collections.abc import Mapping
from datetime import date

from components.briefs.brief import Brief
from components.briefs.brief_charts import chart_part, map_part
from components.briefs.brief_figures import figures_table, in_order
from components.briefs.brief_opening import opened
from components.briefs.brief_words import home_of, set_words, source_words
from components.charts.map_sheet import SAYS
from components.charts.plan import charts, charts_of_area
from components.charts.plan_rows import joined_rows, plan_finding, statement_label
from components.charts.report_map import finding as map_finding
from components.charts.report_map import says_counts
from components.figures.area_tally import BETWEEN, tally
from components.figures.section_names import full_name, ordinal
from components.figures.source_address import source_address
from components.text import named, phrase, phrases, text
from components.web.page_addresses import indicators_href
from components.web.public_address import public
from data.exports.word_file import CAPTION, Content
from data.select import WholeReport
from data.select.placed_rows import PlacedFigure
from data.select.rows import Section, Statement


def report_brief(
    report: WholeReport, language: str, day: date, before: Mapping[str, PlacedFigure] | None = None
) -> Brief:
    """Return the brief of a report.

    before: figures of the year before that are of one basis, by the ids of this year's.
    """
    title = str(named(report.row, "title", language))
    lines = [
        source_words(report.row, language),
        text("brief.official", language, address=source_address(report.row, language)),
        text("brief.here", language, address=home_of(report, language)),
        _seen(report, language),
    ]
    lead = "brief.lead" if report.is_quoted else "cited.lead"
    brief = opened([title], ("brief.kind", lead), [[line] for line in lines], language, day)
    earlier = before or {}
    if report.is_quoted:
        _glance(brief, report, language)
        areas = [section for section in report.section_rows if section.kind == "area"]
        counted = phrases.counted("overview.areas", len(areas), "areas", language)
        brief.heading(set_words(counted), 1)
        for section in areas:
            _area(brief, report, section, language, earlier)
        _across(brief, report, language, earlier)
        _problems(brief, report, language)
    else:
        _by_subject(brief, report, language, earlier)
    _silent(brief, report, language)
    return brief


def _seen(report: WholeReport, language: str) -> str:
    """Say when the source was last seen; where nobody noted it, when it came in."""
    row = report.row
    key = "document_words.seen" if row.retrieved else "document_words.entered"
    return text(key, language, day=row.retrieved or row.added)


def _glance(brief: Brief, report: WholeReport, language: str) -> None:
    """Say how many measures state numbers, and how many figures there are of which subject."""
    brief.heading(set_words(map_finding(report, language)), 1)
    told = says_counts(report)
    kinds = [_counted_kind(says, told[says], language) for says in SAYS]
    brief.paragraph([BETWEEN.join(kinds)], CAPTION)
    map_part(brief, report, language)
    brief.paragraph([_subjects(report, language)])


def _counted_kind(says: str, number: int, language: str) -> str:
    counted = phrases.count(number, f"measures-{says}", language)
    return f"{text(f'report_map.{says}', language)} {phrases.plain(counted)}"


def _subjects(report: WholeReport, language: str) -> str:
    told = [row for row in report.category_rows if row.count]
    subjects = [f"{named(row, 'name', language)} {int(row.count)}" for row in told]
    number = sum(int(row.count) for row in told)
    return text(
        "brief.subjects", language, count=number, subjects=text("brief.between", language).join(subjects)
    )


def _area(
    brief: Brief,
    report: WholeReport,
    section: Section,
    language: str,
    before: Mapping[str, PlacedFigure],
) -> None:
    brief.heading([str(full_name(section, language))], 2)
    rows = in_order(row for row in report.reported_rows if row.section == section.id)
    brief.paragraph([_tally(report, section, language)], CAPTION)
    brief.bullets(_statement(row, language) for row in report.statement_rows if row.section == section.id)
    figures_table(brief, report, rows, language, before)
    for chart in charts_of_area(report, section.id):
        chart_part(brief, chart, language)


def _tally(report: WholeReport, section: Section, language: str) -> str:
    return BETWEEN.join(
        phrases.plain(phrases.counted(f"area_tally.{what}", number, f"{what}-{section.id}", language))
        for what, number in tally(report, section).items()
    )


def _statement(row: Statement, language: str) -> Content:
    words = f"{ordinal(row, language)} {named(row, 'title', language)}"
    if row.says == "numbers":
        return [words]
    return [text("brief.said", language, title=words, says=text(f"report_map.{row.says}", language))]


def _across(brief: Brief, report: WholeReport, language: str, before: Mapping[str, PlacedFigure]) -> None:
    """Add what stands in no work area, or in several."""
    areas = set(report.areas)
    elsewhere = in_order(row for row in report.reported_rows if row.section not in areas)
    across = [chart for chart in charts(report) if not chart.area]
    if not elsewhere and not across:
        return
    brief.heading([text(across[0].form.heading if across else "overview.across_other", language)], 2)
    figures_table(brief, report, elsewhere, language, before)
    for chart in across:
        chart_part(brief, chart, language)


def _problems(brief: Brief, report: WholeReport, language: str) -> None:
    rows = joined_rows(report)
    if not rows:
        return
    brief.heading([text("overview.across_problems", language)], 1)
    brief.paragraph(set_words(plan_finding(report, language)))
    sections = {row.id: row for row in report.section_rows}
    year = phrases.date(str(report.row.year + 1))
    head = [
        text("plan_rows.problem", language),
        text("plan_rows.areas", language),
        phrases.plain(phrase("plan_rows.plans", language, year=year)),
    ]
    cells: list[list[Content]] = [
        [
            [_listed(problem, language) if problem else text("plan_rows.only_plan", language)],
            [text("frame.and", language).join(named(sections[area], "short", language) for area in areas)],
            ["\n".join(_listed(plan, language) for plan in plans)],
        ]
        for problem, areas, plans in rows
    ]
    brief.table(head, cells, (4, 2.4, 4))
    note = f"{text('plan_rows.note', language)} {text('plan_rows.sorted_here', language)}"
    brief.paragraph([note], CAPTION)


def _listed(row: Statement, language: str) -> str:
    return f"{statement_label(row, language)} {named(row, 'title', language)}"


def _by_subject(brief: Brief, report: WholeReport, language: str, before: Mapping[str, PlacedFigure]) -> None:
    """Add the figures of a report of which no text is here, by subject."""
    for subject in report.category_rows:
        if rows := [row for row in report.reported_rows if row.category == subject.id]:
            brief.heading([str(named(subject, "name", language))], 2)
            figures_table(brief, report, rows, language, before)
    for chart in charts(report):
        chart_part(brief, chart, language)


def _silent(brief: Brief, report: WholeReport, language: str) -> None:
    """Say once what the report does not state; of a text that is not here nobody knows."""
    brief.heading([text("brief.silent", language)], 1)
    if not report.is_quoted:
        brief.paragraph([text("cited.unknown", language)])
        return
    for key, names in (
        ("silent_areas", _narrative(report, language)),
        ("silent_subjects", _left(report, language)),
    ):
        if names:
            listed = text("frame.and", language).join(names)
            brief.paragraph([text(f"brief.{key}", language, count=len(names), names=listed)])
    brief.paragraph(
        [
            text(
                "brief.catalogue",
                language,
                count=len(report.not_reported),
                address=public(indicators_href(language, report.id)),
            )
        ]
    )


def _narrative(report: WholeReport, language: str) -> list[str]:
    told = {row.section for row in report.reported_rows}
    areas = [row for row in report.section_rows if row.kind == "area" and row.id not in told]
    return [str(named(row, "short", language)) for row in areas]


def _left(report: WholeReport, language: str) -> list[str]:
    return [str(named(row, "name", language)) for row in report.category_rows if not row.count]


def brief_title(report: WholeReport, language: str) -> list[str]:
    """Return the words of the file's name."""
    return [str(named(report.row, "place", language)), str(report.row.year), text("brief.kind", language)]
