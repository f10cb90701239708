"""An answer is kept by what of its address the page reads: nothing that a page reads may be left out."""

import pytest

from components.site import asked as keys
from components.site import opening
from components.site.asked import asked
from components.site.opening import from_url
from tests.contract.site import client

REPORT = "luoding-2022"
PATHS = {
    "overview": f"/zh/overview/{REPORT}",
    "areas": f"/zh/area/{REPORT}",
    "area": f"/zh/area/{REPORT}/4",
    "indicators": "/zh/indicator",
    "indicator": "/zh/indicator/party_group_law_study_items_count",
    "text": f"/zh/text/{REPORT}",
    "spotcheck": f"/zh/spotcheck/{REPORT}",
    "gap": f"/zh/gap/{REPORT}/reconsideration_concluded_count",
    "data": "/zh/data",
    "reports": "/zh/reports",
    "differences": "/zh/differences",
    "codebook": "/zh/codebook",
    "api": "/zh/api",
    "reading": "/zh/reading",
    "coverage": "/zh/coverage",
    "required": "/zh/required",
    "search": "/zh/search",
    "changes": "/zh/changes",
    "place": "/zh/place/445381",
    "compare": "/zh/compare",
    "about": "/zh/about",
    "check": "/zh/check",
    "review": "/zh/review",
}


class Watched(dict):
    """A query that notes which keys somebody looked for."""

    def __init__(self, *args):
        super().__init__(*args)
        self.seen = set()

    def get(self, key, default=None):
        self.seen.add(key)
        return super().get(key, default)

    def __getitem__(self, key):
        self.seen.add(key)
        return super().__getitem__(key)

    def __contains__(self, key):
        self.seen.add(key)
        return super().__contains__(key)


def test_every_page_is_looked_at():
    assert PATHS.keys() == keys.OF_A_PAGE.keys()


@pytest.mark.parametrize("page", PATHS)
def test_what_a_page_reads_of_its_query_is_in_the_key(page, monkeypatch):
    seen = set()

    def watched(view, told):
        query = Watched(told)
        try:
            return with_query(view, query)
        finally:
            seen.update(query.seen)

    with_query = opening._with_query
    monkeypatch.setattr(opening, "_with_query", watched)
    query = Watched(dict.fromkeys(("report", "subject", "from", "figure"), "x"))
    view = from_url(PATHS[page], query)
    assert view.page == page
    assert seen | query.seen <= keys.OF_A_PAGE[page] | keys.OF_EVERY_PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", "utm_source=x&fbclid=y"),
        ("category=a&statement=1.1", "statement=1.1&category=a"),
        ("category=a", "category=a&category=b"),
        ("", "category="),
        ("category=%E4%B8%80", "category=%e4%b8%80&x"),
    ],
)
def test_addresses_that_mean_the_same_have_one_key(one, other):
    assert asked("/zh", one.encode()) == asked("/zh", other.encode())


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("/zh", "category=a", "category=b"),
        ("/zh/data", "q=a&page=2", "q=a&page=3"),
        ("/download/zh/view.csv", "q=a", "q=b"),
        ("/search/zh.json", "q=a", "q=b"),
        ("/zh/search", "q=a", "q=a&typed=1"),
        ("/embed/zh/compare", "indicator=a", "indicator=b"),
        (f"/embed/zh/map/{REPORT}", "theme=dark", "theme=light"),
        ("/zh/differences", "show=a", "show=b"),
        ("/download/zh/differences.csv", "show=a", "show=b"),
        (f"/zh/text/{REPORT}", "find=a", "find=b"),
        (f"/zh/text/{REPORT}", "cited=2026-11-23", "cited=2026-11-24"),
        ("/zh/data", "as_of=2026-11-23", "as_of=2026-11-24"),
        ("/download/zh/all.csv", "as_of=2026-11-23", "as_of=2026-11-24"),
        ("/zh/changes.atom", f"report={REPORT}", "report=another"),
    ],
)
def test_addresses_that_mean_something_else_have_another_key(path, one, other):
    assert asked(path, one.encode()) != asked(path, other.encode())


@pytest.mark.parametrize("query", [b"", b"category=a"])
@pytest.mark.parametrize("path", ["/{}", "/{}/data", "/download/{}/view.csv", "/search/{}.json"])
def test_what_is_kept_of_one_language_is_never_the_answer_of_another(path, query):
    chinese, english = (asked(path.format(language), query) for language in ("zh", "en"))
    assert chinese != english


@pytest.mark.parametrize("path", [*PATHS.values(), "/download/zh/view.csv", "/search/zh.json", "/robots.txt"])
def test_keys_that_nobody_reads_change_nothing(path):
    answers = {client().get(path + query).data for query in ("", "?utm_source=x", "?zzz=1&_=2")}
    assert len(answers) == 1
