"""A page asks once: its whole answer is a handful of statements."""

import re
from importlib import import_module

import pytest

from components.pages import layout
from components.site.opening import from_url
from data import select, store
from data.select import shared_tables

# A page of an indicator asks for its report, for its years and other places, and for what differs.
MOST, MOST_WITH_YEARS = 8, 13
ANSWERS = (
    ("whole_report", "_whole"),
    ("report_list", "_holdings"),
    ("indicator_years", "_years"),
    ("placed_figures", "_placed"),
)
REPORT = "luoding-2022"
PAGES = (
    "",
    f"/overview/{REPORT}",
    f"/area/{REPORT}",
    f"/area/{REPORT}/4",
    "/indicator",
    "/indicator/mediation_cases_count",
    f"/text/{REPORT}",
    f"/text/{REPORT}?figure=mediation_cases_count",
    f"/text/{REPORT}?find=普法",
    "/data",
    "/data?category=mediation&q=98.1",
    "/data?category=legality_review&q=普法",
    f"/data?report={REPORT}&missing=shown&sort=-value",
    "/reports",
    "/reports?q=luoding",
    "/about",
    "/check",
    "/nowhere",
)


@pytest.fixture(scope="module", autouse=True)
def names_at_hand():
    """Ask for another word once: names and choices are read at the first question of a process."""
    layout(from_url("/zh/data", {"q": "luoding"}))


def forget_answers():
    """Forget what was answered before; only small tables that are read once a state of the store are kept."""
    kept = store.current()
    shared_tables.places_above(kept, "")
    shared_tables.must_agree(kept)
    shared_tables.rules(kept)
    for module, name in ANSWERS:
        getattr(import_module(f"data.select.{module}"), name).cache_clear()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_answered_in_a_handful_of_statements(language, page):
    forget_answers()
    asked: list[str] = []
    end = store.watch_statements(asked.append)
    try:
        path, _, query = page.partition("?")
        view = from_url(f"/{language}{path}", dict(pair.split("=") for pair in query.split("&") if pair))
        layout(view)
    finally:
        end()
    most = MOST_WITH_YEARS if page.startswith("/indicator/") else MOST
    assert 1 <= len(asked) <= most, "\n".join(asked)


def test_no_answer_reads_every_observation():
    """What reads observations names a report, a page of rows, or counts."""
    asked: list[str] = []
    end = store.watch_statements(asked.append)
    try:
        for page in PAGES:
            path, _, query = page.partition("?")
            view = from_url(f"/zh{path}", dict(pair.split("=") for pair in query.split("&") if pair))
            layout(view)
        select.figure_counts()
    finally:
        end()
    for sql in asked:
        if "observations" in sql:
            assert re.search(r"report = |LIMIT|count\(|GROUP BY", sql, re.I), sql
