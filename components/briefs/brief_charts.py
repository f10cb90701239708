"""The charts of a brief: the drawing alone as a picture, since finding, notes and source stand around it."""

from components.briefs.brief import Brief
from components.briefs.brief_words import set_words
from components.charts.chart import Chart
from components.charts.chart_notes import notes
from components.charts.comparison_words import finding as comparison_finding
from components.charts.finding import finding, measure, summary
from components.charts.report_map import finding as map_finding
from components.charts.sheet import Sheet
from components.charts.theme import CARD
from components.figures.reconciliation_lines import reconciliation_words
from components.pictures.picture_comparison import draw_comparison
from components.pictures.picture_map import draw_map
from components.pictures.svg import svg
from components.text import phrases, text
from data.exports.word_file import CAPTION, Content
from data.select import Comparison, WholeReport

# In px: the air above and below a drawing.
AIR = 8
# How high a picture as wide as the text may be to fit on a page, in px of its sheet; and how much smaller its
# words may become before nobody reads them.
TALLEST, SMALLEST = 1650, 0.5
# A large number alone says no more than its row in the table.
WITHOUT_DRAWING = ("number",)


def chart_part(brief: Brief, chart: Chart, language: str) -> None:
    """Add a chart under its finding, with what its drawing does not say by itself."""
    if chart.form.name not in WITHOUT_DRAWING:
        _drawing(brief, chart, language)
    sums = reconciliation_words(chart.whole, language, chart.indicators) if chart.is_plotly else []
    for line in (*notes(chart, language), *sums):
        brief.paragraph(set_words(line), CAPTION)


def _drawing(brief: Brief, chart: Chart, language: str) -> None:
    brief.heading(set_words(finding(chart, language)), 3)
    sheet = Sheet()
    bottom = chart.form.picture(sheet, AIR, chart, language) + AIR
    _add(brief, sheet, bottom, summary(chart, language))
    brief.paragraph(set_words(measure(chart, language)), CAPTION)


def map_part(brief: Brief, report: WholeReport, language: str) -> None:
    """Add the report map."""
    sheet = Sheet()
    bottom = draw_map(sheet, AIR * 2, report, language)
    _add(brief, sheet, bottom, phrases.plain(map_finding(report, language)))


def comparison_part(brief: Brief, answer: Comparison, language: str) -> None:
    """Add the drawing of a comparison, of the rows that its page shows."""
    sheet = Sheet()
    bottom = draw_comparison(sheet, AIR, answer, language)
    if TALLEST / bottom < SMALLEST:
        brief.paragraph([text("brief.too_long", language)], CAPTION)
        return
    first_rows = [text("brief.first_rows", language, page=answer.question.page)]
    instead = phrases.plain(comparison_finding(answer, language))
    _add(brief, sheet, bottom, instead, first_rows if answer.pages > 1 else ())


def _add(brief: Brief, sheet: Sheet, bottom: float, instead: str, below: Content = ()) -> None:
    """Add what a sheet holds, as wide as the text, and narrower where it would not fit on a page."""
    figure = sheet.figure(bottom)
    # Printed on white, where the paper of a picture would be a grey box.
    figure.update_layout(paper_bgcolor=CARD)
    brief.drawing(svg(figure, instead), min(1, TALLEST / bottom), instead, below)
