"""Citations: three styles, no date that the source does not show, the day of reading always."""

from datetime import date
from types import SimpleNamespace

import pytest

from components.figures.citation import STYLES, cite_chart, cite_figure, cite_report, quote_figure
from data import select

READ = date(2026, 11, 23)
URL = "http://www.luoding.gov.cn/ldsrmzf/zwgk/gzbg/content/post_1666978.html"
LINK = "https://example.org/zh/indicator/mediation_disputed_amount?report=luoding-2022"


@pytest.fixture
def report():
    return select.whole_report("luoding-2022").row


@pytest.fixture
def figure():
    found = select.observations("luoding-2022")
    return found[found["indicator"] == "mediation_disputed_amount"].iloc[0]


def dated(published: str) -> SimpleNamespace:
    return SimpleNamespace(**select.whole_report("luoding-2022").row._asdict() | {"published": published})


def test_the_chinese_standard_has_the_day_of_reading_and_no_made_up_date(report):
    assert (
        cite_report(report, "gbt", "zh", READ)
        == f"罗定市2022年法治政府建设年度报告[R/OL]. [2026-11-23]. {URL}"
    )


def test_apa_says_that_there_is_no_date(report):
    cited = cite_report(report, "apa", "en", READ)
    assert cited.startswith("罗定市2022年法治政府建设年度报告 [Luoding (county-level city): annual report")
    assert "(n.d.). Luoding Municipal People's Government website." in cited
    assert cited.endswith(f"Retrieved November 23, 2026, from {URL}")
    assert "(无日期)" in cite_report(report, "apa", "zh", READ)


def test_bibtex_has_no_date_field_where_none_is_shown(report):
    cited = cite_report(report, "bibtex", "en", READ)
    assert cited.startswith("@online{luoding-2022,\n") and cited.endswith("\n}")
    assert "\n  date =" not in cited and "\n  year =" not in cited
    assert "  urldate = {2026-11-23}" in cited and f"  url = {{{URL}}}" in cited


def test_a_date_that_is_shown_stands_in_every_style():
    report = dated("2023-03-30")
    assert "[R/OL]. (2023-03-30)[2026-11-23]." in cite_report(report, "gbt", "zh", READ)
    assert "(March 30, 2023)" in cite_report(report, "apa", "en", READ)
    assert "  date = {2023-03-30}" in cite_report(report, "bibtex", "en", READ)


def test_a_year_alone_stays_a_year():
    assert "(2023)." in cite_report(dated("2023"), "apa", "en", READ)


@pytest.mark.parametrize("style", STYLES)
def test_a_figure_is_cited_as_worded_with_its_link(style, report, figure):
    zh = cite_figure(report, figure, style, "zh", READ, LINK)
    en = cite_figure(report, figure, style, "en", READ, LINK)
    assert "1400多万元" in zh and "more than 14 million yuan" in en
    for cited in (zh, en):
        assert URL in cited and "/zh/indicator/" in cited and "14,000,000" not in cited


def test_a_figure_and_its_report_have_different_keys(report, figure):
    cited = cite_figure(report, figure, "bibtex", "zh", READ, LINK)
    assert cited.startswith("@online{luoding-2022-mediation_disputed_amount,\n")


def test_bibtex_keeps_its_own_signs_apart():
    report = dated("")
    report.title = r"50% & more_of #1 \ {x} ~ ^"
    title = cite_report(report, "bibtex", "en", READ).split("\n")[1]
    escaped = r"50\% \& more\_of \#1 \textbackslash{} \{x\} \textasciitilde{} \textasciicircum{}"
    assert title == f"  title = {{{{{escaped}}}}},"


def test_a_chart_is_cited_by_what_it_shows_and_where(report):
    here = "https://example.org/zh/area/luoding-2022/6#chart-mediation"
    for style in STYLES:
        cited = cite_chart(report, "mediation", "调解案件2487宗", style, "zh", READ, here)
        assert "调解案件2487宗" in cited and URL in cited
        where = here.replace("#", f"?cited={READ.isoformat()}#")
        assert where.replace("#", "\\#") in cited if style == "bibtex" else where in cited
    assert cited.startswith("@online{luoding-2022-mediation,\n")


def test_a_sentence_is_quoted_with_report_source_date_and_address(report, figure):
    assert quote_figure(report, figure, "zh", LINK) == (
        "“全年共调解案件2487宗,调解成功2440宗,调解成功率 98.1%,涉案金额1400多万元。”"
        f"——《罗定市2022年法治政府建设年度报告》（罗定市人民政府网站，发布日期：原文未显示），{LINK}"
    )
    english = quote_figure(dated("2023-03-30"), figure, "en", LINK)
    assert "全年共调解案件2487宗" in english and "more than 14 million yuan" in english
    assert english.endswith(f"(Luoding Municipal People's Government website, March 30, 2023), {LINK}")


def test_of_a_cited_report_the_figure_is_copied_with_the_address_of_its_source(report, figure):
    cited = figure.copy()
    cited["sentence"] = ""
    words = quote_figure(report, cited, "zh", LINK)
    assert words.startswith("调解案件涉案金额：1400多万元——《罗定市") and words.endswith(URL)
