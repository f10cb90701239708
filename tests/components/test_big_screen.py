"""On a big screen there is nothing to work but the line below, which turns the pages round and round."""

import re
from html import unescape

import pytest

from components.frame.big_screen import screen_href, turns
from components.site.opening import from_url
from data import select
from tests.contract.site import LANGUAGES, client
from tests.contract.tables import REPORT

WORKED = r"<(?:button|form|input|select|textarea|summary|details|nav|header)\b"
COMPARED = "compare?indicator=reconsideration_admitted_count&years=2019&level=province"
PAGES = (
    f"overview/{REPORT}",
    f"area/{REPORT}/4",
    f"indicator/mediation_cases_count?report={REPORT}",
    COMPARED,
)

pytestmark = pytest.mark.usefixtures("all_reports")


def shown(path: str, language: str = "zh") -> str:
    answer = client().get(screen_href(f"/{language}/{path}"))
    assert answer.status_code == 200
    return answer.text


def way(html: str, name: str) -> str:
    """Return where a key leads."""
    line = html.partition('<footer class="screen-line"')[2]
    link = next(tag for tag in re.findall("<a [^>]+>", line) if f'data-turn="{name}"' in tag)
    return unescape(re.search('href="([^"]+)"', link)[1])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_big_screen_has_no_controls_and_a_way_out(path, language):
    html = shown(path, language)
    assert not re.findall(WORKED, html.partition("<body>")[2])
    assert way(html, "out") == f"/{language}/{path}"
    plain = client().get(f"/{language}/{path}").text
    assert re.findall(WORKED, plain.partition("<body>")[2])
    assert f'href="{screen_href(f"/{language}/{path}")}"'.replace("&", "&amp;") in plain
    # It is the same page by another light: search engines list it once.
    canonical = re.search('rel="canonical" href="(.+?)"', html)[1]
    assert "screen" not in canonical and canonical in plain


def test_the_line_says_place_year_source_and_which_page_of_how_many():
    line = shown(PAGES[1]).partition('<footer class="screen-line"')[2]
    said = re.sub("<[^>]+>", "", line)
    assert "罗定市 · 2022" in said and "《罗定市2022年法治政府建设年度报告》" in said
    assert "罗定市人民政府网站" in said and "第5页，共11页" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_turning_leads_through_the_report_in_its_order_and_round(language):
    whole = select.whole_report(REPORT)
    address = screen_href(f"/{language}/overview/{REPORT}")
    visited = []
    while address not in visited:
        visited.append(address)
        answer = client().get(address)
        assert answer.status_code == 200
        assert way(client().get(way(answer.text, "next")).text, "prev") == address
        address = way(answer.text, "next")
    areas = [f"/{language}/area/{REPORT}/{area}" for area in whole.areas]
    large = [row.indicator for row in whole.own_rows if row.headline]
    indicators = [f"/{language}/indicator/{name}?report={REPORT}" for name in large]
    assert address == visited[0]
    assert visited[1:] == [*map(screen_href, areas), *map(screen_href, indicators)]


def test_an_indicator_that_is_no_large_figure_is_turned_to_last_from_its_own_page():
    plain = next(row.indicator for row in select.whole_report(REPORT).own_rows if not row.headline)
    html = shown(f"indicator/{plain}?report={REPORT}")
    assert "第12页，共12页" in html and way(html, "next") == screen_href(f"/zh/overview/{REPORT}")
    assert plain not in " ".join(turns(from_url(f"/zh/overview/{REPORT}", {})))


def test_a_comparison_turns_the_pages_of_its_rows():
    html = shown(COMPARED)
    assert "第1页，共1页" in html
    with pytest.raises(StopIteration):
        way(html, "next")


def test_a_report_that_is_only_cited_has_no_areas_to_turn_to():
    report = next(row.id for row in select.reports().itertuples() if row.evidence == "cited")
    view = from_url(f"/zh/overview/{report}", {"screen": "1"})
    assert view.screen and not any("/area/" in address for address in turns(view))
    assert client().get(f"/zh/overview/{report}?screen=1").status_code == 200


def test_other_pages_have_no_big_screen_and_another_value_is_said_to_mean_nothing():
    assert not from_url("/zh/data", {"screen": "1"}).screen
    view = from_url(f"/zh/overview/{REPORT}", {"screen": "large"})
    assert not view.screen and view.unknown == ("large",)
