"""What every chart and every picture promises, whatever the report."""

import re
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from components.charts import theme
from components.charts.chart_card import chart_card
from components.charts.chart_table import stated_rows
from components.charts.draw import draw
from components.charts.mark_words import mark_words
from components.charts.plan import chart_of_indicator, charts
from components.charts.quote import number_tokens
from components.charts.sheet import MARGIN, WIDTH
from components.figures.quantity import figure_string
from components.site.pictures import MAP, PLAN, made
from components.text import named
from components.web.days import cited_on
from components.web.first_html import as_html
from data import select
from tests.contract.seen import body_of, words_of
from tests.contract.site import addresses, client, first_html

ROOT = Path(__file__).parents[2]
REPORT = "luoding-2022"
LANGUAGES = ("zh", "en")
DAY = date(2026, 11, 23)
TOKENS = {
    "PAPER": "paper",
    "CARD": "card",
    "INK": "ink",
    "INK_2": "ink-2",
    "INK_3": "ink-3",
    "RULE": "rule",
    "EDGE": "edge",
    "LINE": "line",
    "DATA": "data",
    "DATA_2": "data-2",
    "DATA_3": "data-3",
    "ACCENT": "accent",
}
PICTURES = [*(chart.id for chart in charts(select.whole_report(REPORT))), MAP, PLAN]
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
TAG = re.compile(r"<[^>]+>")


@cache
def picture(name: str, language: str) -> tuple:
    return made(language, select.whole_report(REPORT), name, DAY)


@cache
def figures() -> list:
    drawn = [chart for chart in charts(select.whole_report(REPORT)) if chart.is_plotly]
    drawn += [
        chart_of_indicator(select.whole_report(REPORT), name)
        for name in select.whole_report(REPORT).own["indicator"]
    ]
    return [draw(chart, language) for chart in drawn if chart.is_plotly for language in LANGUAGES]


def test_charts_hold_bars_and_scatters_only():
    """The slim Plotly bundle knows no other trace."""
    assert {trace.type for figure in figures() for trace in figure.data} == {"bar", "scatter"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_pictures_hold_bars_and_scatters_only(name, language):
    figure, _ = picture(name, language)
    assert {trace.type for trace in figure.data} <= {"bar", "scatter"}


def test_no_chart_writes_on_its_marks_or_has_a_second_axis():
    for figure in figures():
        assert all(trace.text is None and trace.yaxis in (None, "y") for trace in figure.data)
        assert not figure.layout.annotations


def test_every_bar_begins_at_zero_and_its_axis_shows_all_of_it():
    """Whatever places the parts: a reader sees what the figure's own axis shows."""
    bars = [figure for figure in figures() if figure.data[0].type == "bar"]
    assert bars
    for figure in bars:
        solid, (first, last) = figure.data[0], figure.layout.xaxis.range
        ends = [base + length for base, length in zip(solid.base, solid.x, strict=True)]
        assert (min(solid.base), first) == (0, pytest.approx(0, abs=0.002))
        assert first <= 0 and max(ends) <= last
        assert figure.layout.xaxis.type in (None, "linear")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bar_in_a_picture_begins_at_its_margin_and_is_drawn_whole(language):
    bars = [chart for chart in charts(select.whole_report(REPORT)) if chart.form.stretches]
    assert bars
    for chart in bars:
        drawn, _ = picture(chart.id, language)
        (bar,) = [trace for trace in drawn.data if trace.type == "bar"]
        ends = [base + length for base, length in zip(bar.base, bar.x, strict=True)]
        assert min(bar.base) == MARGIN, chart.id
        assert max(ends) <= WIDTH - MARGIN + 0.5, chart.id
        assert drawn.layout.xaxis.range == (0, WIDTH), chart.id


def test_every_bar_holds_one_unit():
    bars = [chart for chart in charts(select.whole_report(REPORT)) if chart.form.one_axis]
    assert bars and all(len({row.unit for row in chart.rows}) == 1 for chart in bars)


def test_no_figure_speaks_for_itself_under_the_pointer():
    """The page does, in words of its own that stand beside the chart."""
    traces = [trace for figure in figures() for trace in figure.data]
    assert {trace.hoverinfo for trace in traces} <= {"none", "skip"}
    assert not any(trace.hovertext for trace in traces)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_has_its_words_name_and_figure_first_then_its_sentence(language):
    for chart in charts(select.whole_report(REPORT)):
        held = body_of(as_html(chart_card(chart, language)))
        marked = {node.attributes["data-mark"] for node in held.css("[data-mark]")}
        told = {node.attributes["data-mark-words"]: node for node in held.css("[data-mark-words]")}
        assert marked, f"{chart.id}: the drawing of its form has no element with data-mark"
        assert marked == told.keys(), chart.id
        for row in chart.rows:
            if row.indicator in told:
                head, sentence, *_ = (words_of(part) for part in told[row.indicator].iter())
                said = named(row, "short", language) + figure_string(row, language, "large")
                assert head.startswith(said), (chart.id, head)
                tokens = [row.stated] if language == "zh" else number_tokens(row)
                assert sentence and (not tokens or any(token in sentence for token in tokens)), row.indicator


def test_every_chart_has_two_controls_below_it_and_a_menu_of_groups():
    """Open at the sentence, and take away; the fold of its table is part of the chart."""
    for address in addresses():
        for card in body_of(first_html(address)).css("[data-chart], section.map"):
            (foot,) = card.css(".chart-foot")
            controls = [node for node in foot.css("a, button, summary") if not _in_a_fold(node)]
            assert [node.tag for node in controls] == ["summary", "a"], address
            groups = [node.attributes["aria-label"] for node in foot.css(".take-group")]
            # Problems and plans have no rows of data, and come in no frame.
            wanted = {"problems": 3}.get(card.attributes.get("data-chart"), 5)
            assert len(set(groups)) == wanted, address


def _in_a_fold(node) -> bool:
    """Say whether a node is inside a menu or the fold of the table, or opens that fold."""
    while node is not None and "chart-foot" not in (node.attributes.get("class") or ""):
        if node.attributes.get("class") in ("take-menu", "chart-table"):
            return True
        node = node.parent
    return False


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_menu_holds_pictures_data_citations_and_the_charts_own_address(language):
    found = {chart.id: chart for chart in charts(select.whole_report(REPORT))}
    held = body_of(as_html(chart_card(found["mediation"], language)))
    assert [node.attributes["data-export"] for node in held.css("[data-export]")] == ["png", "svg", "copy"]
    hrefs = [node.attributes["href"] for node in held.css(".take-menu a")]
    card, *files, for_programs = [href.split("mediation.")[-1] for href in hrefs]
    assert (card, hrefs[0]) == ("png", f"/card/{language}/{REPORT}/mediation.png")
    assert files == ["csv", "plain.csv", "xlsx", "json"]
    shown = [f"{REPORT}/{row.id}" for row in stated_rows(found["mediation"])]
    assert for_programs.endswith(f"?figure={','.join(shown)}&language={language}")
    rows = client().get(for_programs).json["data"]
    assert [f"{row['report']}/{row['figure']}" for row in rows] == shown
    copied = [node.attributes["data-copy-words"] for node in held.css("[data-copy-words]")]
    [frame] = [words for words in copied if words.startswith("<iframe")]
    assert frame.count(f"/embed/{language}/chart/{REPORT}/mediation?theme=auto") == 1
    copies = [words for words in copied if words != frame]
    here = f"/{language}/area/{REPORT}/6#chart-mediation"
    assert len(copies) == 4 and copies[-1] == here
    # A citation's address says on which day it was cited.
    cited = [cited_on(here, date.today())] * 3
    told = [words.replace("\\#", "#") for words in copies]
    assert all(address in words for address, words in zip([*cited, here], told, strict=True))
    inside = {
        node.attributes["data-address-inside"]
        for node in held.css("[data-copy-words]")
        if node.attributes["data-copy-words"] != frame
    }
    assert inside == {here.partition("#")[0]} and all(words.count(*inside) == 1 for words in copies)
    assert held.css_first("h3").attributes["id"] == here.partition("#")[2]
    across = body_of(as_html(chart_card(found["coverage"], language)))
    assert (
        f"/{language}/overview/{REPORT}#chart-coverage"
        in across.css("[data-copy-words]")[-1].attributes.values()
    )


def test_a_computed_share_says_who_computed_it():
    (found,) = [c for c in charts(select.whole_report(REPORT)) if c.id == "enforcement_certificates"]
    (other,) = [c for c in charts(select.whole_report(REPORT)) if c.id == "mediation"]
    ours = body_of(as_html(mark_words(found, "zh"))).css("[data-mark-words$=replaced_count]")[0]
    theirs = body_of(as_html(mark_words(other, "zh"))).css("[data-mark-words$=successful_count]")[0]
    assert "67.8%" in words_of(ours) and "本站计算" in words_of(ours)
    assert "98.1%" in words_of(theirs) and "本站计算" not in words_of(theirs)


@pytest.mark.parametrize("name", TOKENS)
def test_the_colours_are_the_tokens_light_values(name):
    tokens = (ROOT / "assets/style/00-tokens.css").read_text()
    assert f"--{TOKENS[name]}:{getattr(theme, name)}" in tokens.split("[data-theme=dark]")[0]


def test_every_colour_that_a_chart_writes_is_given_back_to_its_token():
    style = (ROOT / "assets/style/30-chart.css").read_text()
    for colour in (theme.DATA, theme.DATA_2, theme.DATA_3, theme.CARD, theme.INK, theme.INK_3):
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        assert f'[style*="fill: rgb({red}, {green}, {blue})"]' in style


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_is_a_link_in_the_charts_list_of_values(language):
    for chart in charts(select.whole_report(REPORT)):
        if not chart.is_plotly:
            continue
        marks = {mark for trace in draw(chart, language).data for mark in trace.customdata or () if mark}
        listed = {
            part.to_plotly_json()["props"]["data-mark"]
            for part in chart_card(chart, language)._traverse()
            if hasattr(part, "data-mark")
        }
        assert marks <= listed


def words_in(figure) -> list[str]:
    return [unescape(TAG.sub("", note.text)) for note in figure.layout.annotations]


@cache
def origins() -> set[str]:
    """Return every number that a picture may show: stated, derived, counted, in sentences, years, dates."""
    report = select.whole_report(REPORT).row
    stated = select.observations(REPORT)
    told = [*stated["stated"], *stated["sentence"], *stated["sentence_en"], report.title, report.title_en]
    told += [str(report.year), str(report.year + 1), DAY.isoformat()]
    told += [f"{value:,.10g}" for column in ("value", "usage_below") for value in stated[column].dropna()]
    told += [f"{number.shown:,}" for number in select.whole_report(REPORT).derived]
    statements = select.whole_report(REPORT).statements
    told += [*statements["id"], *statements["title_zh"], *statements["title_en"]]
    told += [
        *select.whole_report(REPORT).sections["id"],
        *select.whole_report(REPORT).sections["short_zh"],
        select.whole_report(REPORT).text[:20],
    ]
    told += [str(number) for number in statements["kind"].value_counts()]
    told += [str(number) for number in statements.query("kind == 'measure'")["says"].value_counts()]
    told += [str(number) for number in statements["section"].value_counts()]
    return {number.replace(",", "") for words in told for number in NUMBER.findall(words)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_every_number_in_a_picture_has_an_origin(name, language):
    figure, _ = picture(name, language)
    known = origins()
    shown = {number.replace(",", "") for words in words_in(figure) for number in NUMBER.findall(words)}
    assert shown - known == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_place_year_source_whose_word_it_is_and_the_date(name, language):
    figure, title = picture(name, language)
    said = "".join(words_in(figure)).replace(" ", "")
    report = select.whole_report(REPORT).row
    place = getattr(report, f"place_{language}")
    source = report.source_name if language == "zh" else report.source_name_en
    whose = {"zh": "数据为报告自述，以官方原文为准", "en": "theofficialtextprevails"}[language]
    wanted = (title, place, str(report.year), source, whose, DAY.isoformat())
    assert [words for words in wanted if words.replace(" ", "") not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_1200_wide_and_holds_all_its_words(name, language):
    figure, _ = picture(name, language)
    assert figure.layout.width == 1200
    assert all(0 < note.y < figure.layout.height for note in figure.layout.annotations)
    assert all(shape.y1 <= figure.layout.height for shape in figure.layout.shapes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_with_an_open_end_says_what_it_means(language):
    figure, _ = made(language, select.whole_report(REPORT), "legal_adviser_opinions", DAY)
    note = {"zh": "照一般用法不到200份", "en": "fewer than 200 as the word is generally used"}[language]
    assert any(note in words for words in words_in(figure))
