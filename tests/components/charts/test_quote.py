"""Charts quote whole clauses, and the whole sentence where it is short."""

from components.charts.plan import charts
from components.charts.quote import quoted, translated_quote
from data import select

REPORT = "luoding-2022"


def quotes(name: str) -> list[str]:
    report = select.whole_report(REPORT)
    (found,) = [chart for chart in charts(report) if chart.id == name]
    return [report.text[start:end] for start, end in quoted(found.rows)]


def test_a_long_sentence_is_quoted_from_the_clause_of_its_first_figure_on():
    assert quotes("enforcement_certificates") == [
        "全年审查办理新证申领 518个、年审换证7个、换新证1105个,共审查换发证1630个。"
    ]


def test_a_clause_is_quoted_without_the_comma_that_leads_on():
    assert quotes("party_group_law_study") == ["在市政府党组(扩大)会议上开展13次学法议题"]


def test_a_short_sentence_is_quoted_whole():
    (sentence,) = quotes("service_items")
    assert sentence.startswith("我市除残疾人服务")
    assert sentence.endswith("38个部门1697项。")


def test_the_translation_holds_the_same_figures():
    (found,) = [
        chart for chart in charts(select.whole_report(REPORT)) if chart.id == "enforcement_certificates"
    ]
    english = translated_quote(found.rows, "en")
    assert english.startswith("In the whole year 518")
    assert all(number in english for number in ("518", "7", "1,105", "1,630"))
