import pytest

from components.site.opening import from_url
from components.web import page_addresses as addresses
from components.web.view import View, href, readable

REPORT = "luoding-2022"
VIEWS = [
    View("zh", "overview", REPORT),
    View("en", "overview", REPORT, statement="4.2", categories=("mediation", "service_items")),
    View("zh", "areas", REPORT),
    View("en", "area", REPORT, area="4"),
    View("zh", "indicators", REPORT),
    View("en", "indicator", REPORT, indicator="mediation_cases_count"),
    View("zh", "text", REPORT, figure="mediation_cases_count"),
    View("zh", "text", REPORT, statement="P2"),
    View("zh", "about", REPORT),
]


def ask(address: str) -> View:
    path, _, search = address.partition("?")
    query = dict(pair.split("=", 1) for pair in search.split("&")) if search else {}
    return from_url(path, query)


@pytest.mark.parametrize("view", VIEWS, ids=href)
def test_an_address_means_the_view_that_wrote_it(view):
    assert ask(href(view)) == view


def test_the_short_address_shows_the_newest_report():
    assert ask("/zh") == View("zh", "overview", REPORT)


@pytest.mark.parametrize(
    "path",
    [
        "/zh/nothing",
        "/zh/area/luoding-2022/9",
        "/zh/overview/nowhere-2022",
        "/zh/indicator/nothing_count",
        "/zh/text/luoding-2022/x",
        "/fr",
        "/zh/data/x",
    ],
)
def test_an_unknown_path_is_missing(path):
    assert from_url(path, {}).page == "missing"


def test_the_path_decides_the_language_of_a_missing_page():
    assert from_url("/en/nothing", {}).language == "en"
    assert from_url("/nothing", {}).language == "zh"


def test_a_query_cannot_override_the_path():
    view = from_url("/zh/area/luoding-2022/4", {"language": "en", "area": "1", "page": "about", "path": "/x"})
    assert (view.language, view.page, view.area, view.unknown) == ("zh", "area", "4", ())


def test_unknown_values_are_kept_to_be_said_and_known_ones_hold():
    view = from_url("/zh", {"category": "mediation,nothing", "statement": "9.9", "utm_source": "mail"})
    assert view.categories == ("mediation",)
    assert view.unknown == ("9.9", "nothing")


def test_a_subject_without_figures_is_no_filter():
    assert from_url("/zh", {"category": "leadership"}).unknown == ("leadership",)


def test_what_a_reader_typed_is_fit_to_be_shown():
    assert readable("a\x00b\u202ec") == "a\ufffdb\ufffdc"
    assert len(readable("x" * 8000)) == 80


def test_addresses_stand_under_the_base_path(monkeypatch):
    monkeypatch.setenv("BASE_PATH", "law")
    assert addresses.area_href("zh", REPORT, "4") == "/law/zh/area/luoding-2022/4"
    assert from_url("/law/zh/area/luoding-2022/4", {}).area == "4"
    assert from_url("/zh/area/luoding-2022/4", {}).path == "/law/zh/area/luoding-2022/4"
