"""A page is drawn once, and never another reader's."""

from dataclasses import replace
from datetime import date, timedelta
from unittest.mock import Mock

import pytest
from flask import Flask

from components.site import page_cache, rules
from components.site.opening import from_url


@pytest.fixture(autouse=True)
def fresh():
    page_cache.clear()
    yield
    page_cache.clear()


@pytest.fixture
def drawn(monkeypatch):
    """Count what is drawn."""
    views = []
    layout = page_cache.pages.layout
    monkeypatch.setattr(page_cache.pages, "layout", lambda view: views.append(view) or layout(view))
    return views


VIEW = from_url("/zh/about", {})


def test_a_view_is_drawn_once(drawn):
    assert page_cache.get(VIEW) is page_cache.get(VIEW)
    assert len(drawn) == 1


def test_the_same_page_at_another_address_says_its_own(drawn):
    other = replace(VIEW, path="/zh/other")
    assert other == VIEW
    page_cache.get(VIEW)
    page_cache.get(other)
    assert len(drawn) == 2


def test_another_host_is_another_page(drawn):
    server = Flask(__name__)
    for host in ("http://a.example", "http://b.example", "http://a.example"):
        with server.test_request_context(base_url=host):
            page_cache.get(VIEW)
    assert len(drawn) == 2


def test_another_version_of_the_data_is_another_page(drawn):
    page_cache.get(VIEW)
    page_cache.get(replace(VIEW, held=replace(VIEW.held, version="another")))
    assert len(drawn) == 2


@pytest.fixture
def tomorrow(monkeypatch):
    """Let a day pass where pages and answers look what day it is."""

    def passes():
        for module in (page_cache, rules):
            monkeypatch.setattr(module, "date", Mock(today=lambda: date.today() + timedelta(days=1)))

    return passes


def test_another_day_is_another_page(drawn, tomorrow):
    """Citations name the day of access."""
    page_cache.get(VIEW)
    tomorrow()
    page_cache.get(VIEW)
    assert len(drawn) == 2


def test_another_day_forgets_the_answers_that_are_kept(tomorrow):
    before = rules.version()
    assert rules.version() == before
    tomorrow()
    assert rules.version() != before


def test_a_page_for_dash_is_drawn_once_more_only_where_that_is_long_ago(drawn):
    with_charts = from_url("/zh", {})
    first = page_cache.get(with_charts)
    assert first.components(with_charts) is not None and len(drawn) == 1
    long_ago = page_cache.get(replace(with_charts, path="/zh/long-ago"))
    for number in range(page_cache.DRAWN):
        page_cache.get(replace(with_charts, path=str(number)))
    asked = len(drawn)
    assert long_ago.components(with_charts) is not None and len(drawn) == asked + 1


def test_pages_without_end_do_not_fill_the_memory(drawn, monkeypatch):
    monkeypatch.setattr(page_cache.pages, "layout", lambda view: None)
    for number in range(page_cache.MOST + 20):
        page_cache.get(replace(VIEW, path=str(number)))
    assert len(page_cache._pages) == page_cache.MOST
