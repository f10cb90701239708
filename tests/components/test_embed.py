"""What other sites show in a frame: a page of its own that says whose it is, and the code that takes it."""

import re
from html import unescape

import pytest
from dash import dcc, html

from components.charts.chart_card import chart_card
from components.charts.plan import chart, charts
from components.text import named
from components.web.embed_addresses import HEIGHTS, frame_code, in_theme, kind_of
from components.web.first_html import as_html
from components.web.without_controls import for_a_frame, without_controls
from data import select
from tests.contract.seen import body_of
from tests.contract.site import LANGUAGES, client
from tests.contract.tables import REPORT, stated

TITLE = "罗定市2022年法治政府建设年度报告"
FIGURE = f"figure/{REPORT}/legal_adviser_opinions_issued_count"
CHART, MAP = f"chart/{REPORT}/mediation", f"map/{REPORT}"
COMPARED = "compare?indicator=reconsideration_admitted_count&years=2019&places=110000,310000"
SAID = {
    False: {
        "zh": (TITLE, "罗定市", "2022", "发布日期：原文未显示"),
        "en": (TITLE, "Luoding", "2022", "publication date: not shown in the original"),
    },
    True: {
        "zh": ("北京市", "上海市", "2019年", "司法部", "2020-09-29"),
        "en": ("Beijing", "Shanghai", "2019", "Ministry of Justice", "2020-09-29"),
    },
}
TREND = f"trend/{REPORT}/mediation_cases_count"
KINDS = (FIGURE, CHART, MAP, TREND, COMPARED)

pytestmark = pytest.mark.usefixtures("all_reports")


def asked(path: str, language: str = "zh", **more: str):
    return client().get(f"/embed/{language}/{path}", query_string=more or None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", KINDS)
def test_each_kind_says_whose_it_is_and_where_all_of_it_stands(path, language):
    answer = asked(path, language)
    assert answer.status_code == 200
    canonical = re.search('rel="canonical" href="(.+?)"', answer.text)[1]
    page = client().get(unescape(canonical).removeprefix("http://localhost"))
    assert page.status_code == 200 and f'href="{canonical}"' in page.text
    foot = answer.text.partition("<footer")[2]
    assert canonical in foot
    words = answer.text.partition("<body")[2]
    assert all(said in words for said in SAID[path == COMPARED][language])
    assert '<meta name="robots" content="noindex">' in answer.text


@pytest.mark.parametrize("path", KINDS)
def test_nothing_in_a_frame_is_worked_kept_or_opened_inside_it(path):
    answer = asked(path)
    assert "Set-Cookie" not in answer.headers
    assert not re.findall("<(?:button|form|input|select|header|nav)", answer.text)
    links = re.findall("<a [^>]+>", answer.text)
    assert links and all('target="_blank"' in link and "noopener" in link for link in links)
    for script in re.findall('<script src="([^"]+)"', answer.text):
        if "plotly" not in script:
            assert not re.search("localStorage|sessionStorage|cookie|indexedDB", client().get(script).text)


def test_plotly_comes_with_charts_alone():
    assert "plotly" in asked(CHART).text
    assert not any("plotly" in asked(path).text for path in (FIGURE, MAP))


@pytest.mark.parametrize(("theme", "fixed"), [("dark", True), ("light", True), ("auto", False), ("x", False)])
def test_the_host_page_chooses_the_colours_or_the_readers_system_does(theme, fixed):
    root = re.search("<html[^>]*>", asked(MAP, theme=theme).text)[0]
    assert (f'data-theme="{theme}"' in root) is fixed
    assert ("data-theme" in root) is fixed


@pytest.mark.parametrize(
    "path",
    [
        "nothing",
        f"figure/{REPORT}",
        f"figure/{REPORT}/nothing",
        f"chart/{REPORT}/nothing",
        f"map/{REPORT}/more",
        f"trend/{REPORT}",
        f"trend/{REPORT}/nothing",
        f"trend/{REPORT}/regulatory_items_recorded_count",
        "trend/nowhere-1999/mediation_cases_count",
        "map/nowhere-1999",
        "compare",
        "compare?indicator=nothing",
        "../zh",
    ],
)
def test_what_is_not_here_is_404_and_a_small_page(path):
    answer = client().get(f"/embed/en/{path}")
    assert answer.status_code == 404 and "There is nothing to embed here" in answer.text
    assert 'content="noindex"' in answer.text and len(answer.data) < 2_000


def test_an_unknown_language_is_404():
    assert client().get(f"/embed/fr/{MAP}").status_code == 404


def test_a_report_that_is_only_cited_has_figures_to_embed_and_no_map(demo):
    report = next(row.id for row in select.reports().itertuples() if row.evidence == "cited")
    row = select.whole_report(report).reported_rows[0]
    assert asked(f"map/{report}").status_code == 404
    answer = asked(f"figure/{report}/{row.id}")
    assert answer.status_code == 200 and "<blockquote" not in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trend_names_the_source_of_every_year(language):
    body = body_of(asked(TREND, language).text)
    years = select.indicator_years(select.whole_report(REPORT).row, "mediation_cases_count")
    titles = {named(one.source, "title", language) for one in (*years.figures, *years.related)}
    lines = [line.text() for line in body.css(".trend-sources li")]
    assert len(lines) == len(titles) > 1
    assert all(any(title in line for line in lines) for title in titles)


def test_every_figure_and_chart_of_a_report_can_be_embedded():
    for name in stated():
        assert asked(f"figure/{REPORT}/{name}").status_code == 200, name
    for one in charts(select.whole_report(REPORT)):
        answer = asked(f"chart/{REPORT}/{one.id}")
        assert answer.status_code == 200, one.id
        assert ("data-plot=" in answer.text) == ("plotly" in answer.text) == one.is_plotly, one.id


def test_only_pages_for_frames_may_be_framed_by_others(monkeypatch):
    from flask import Flask

    from components.web import security

    def ancestors(sources: str, path: str) -> str:
        monkeypatch.setenv("FRAME_ANCESTORS", sources)
        server = Flask("framed")
        security.register(server)
        policy = server.test_client().get(path).headers["Content-Security-Policy"]
        return policy.partition("frame-ancestors ")[2]

    assert ancestors("'self' https://gov.example", "/embed/zh/x") == "'self' https://gov.example"
    assert ancestors("'self' https://gov.example", "/zh") == "'self'"
    assert ancestors("*", "/embedded") == ancestors("*", "/zh/embed/x") == "'self'"
    assert ancestors("'none'", "/zh") == ancestors("'none'", "/embed/zh/x") == "'none'"
    assert ancestors("", "/embed/zh/x") == "'self'"


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (
            "",
            "only this site's own pages may embed it; for other sites the operator must set FRAME_ANCESTORS",
        ),
        ("'none'", "no page may embed it"),
        ("*", "Any site may embed it."),
        ("'self' https://a.example https://b.example", "https://a.example, https://b.example"),
    ],
)
def test_who_may_embed_is_said_beside_the_code(monkeypatch, sources, said):
    monkeypatch.setenv("FRAME_ANCESTORS", sources)
    card = as_html(chart_card(chart(select.whole_report(REPORT), "mediation"), "en"))
    assert said in unescape(card)


def test_the_code_is_a_lazy_frame_with_a_title_a_height_and_its_listener():
    src = "https://law.example/embed/zh/compare?indicator=x&theme=auto"
    code = frame_code(src, 'A "title" <b>', "says -- what")
    assert 'src="https://law.example/embed/zh/compare?indicator=x&amp;theme=auto"' in code
    assert 'title="A &quot;title&quot; &lt;b&gt;"' in code and f'height="{HEIGHTS["compare"]}"' in code
    assert 'loading="lazy" width="100%"' in code and code.count("<script>") == 1
    assert re.findall("<!--(.*?)-->", code) == [" says - what "]


def test_an_address_names_its_colours_once():
    assert in_theme("/embed/zh/map/a") == "/embed/zh/map/a?theme=auto"
    assert in_theme("/embed/zh/compare?indicator=a", "dark").endswith("?indicator=a&theme=dark")
    assert [kind_of(f"/law/embed/zh/{path}") for path in KINDS] == list(HEIGHTS)


def test_the_components_that_were_given_are_left_as_they_were():
    graph = dcc.Graph(figure=None, id="x")
    given = html.Div([html.P(html.Button("b")), html.A("c", href="/zh"), html.Span(hidden=True), graph])
    assert as_html(without_controls(given)) == '<div><p></p><a href="/zh">c</a><span hidden=""></span></div>'
    given.children.pop()
    assert (
        as_html(for_a_frame(given)) == '<div><p></p><a href="/zh" rel="noopener" target="_blank">c</a></div>'
    )
    assert "<button>b</button>" in as_html(given)
