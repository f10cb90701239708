"""A page is drawn once, and never another reader's."""

from dataclasses import replace

import pytest
from flask import Flask

from components.pages import kept
from components.pages.opening import from_url


@pytest.fixture(autouse=True)
def fresh():
    kept.clear()
    yield
    kept.clear()


@pytest.fixture
def drawn(monkeypatch):
    """Count what is drawn."""
    views = []
    layout = kept.pages.layout
    monkeypatch.setattr(kept.pages, "layout", lambda view: views.append(view) or layout(view))
    return views


VIEW = from_url("/zh/about", {})


def test_a_view_is_drawn_once(drawn):
    assert kept.page(VIEW) is kept.page(VIEW)
    assert len(drawn) == 1


def test_the_same_page_at_another_address_says_its_own(drawn):
    other = replace(VIEW, path="/zh/other")
    assert other == VIEW
    kept.page(VIEW)
    kept.page(other)
    assert len(drawn) == 2


def test_another_host_is_another_page(drawn):
    server = Flask(__name__)
    for host in ("http://a.example", "http://b.example", "http://a.example"):
        with server.test_request_context(base_url=host):
            kept.page(VIEW)
    assert len(drawn) == 2


def test_another_version_of_the_data_is_another_page(drawn):
    kept.page(VIEW)
    kept.page(replace(VIEW, held=replace(VIEW.held, version="another")))
    assert len(drawn) == 2


def test_a_page_for_dash_is_drawn_once_more_only_where_that_is_long_ago(drawn):
    with_charts = from_url("/zh", {})
    first = kept.page(with_charts)
    assert first.components(with_charts) is not None and len(drawn) == 1
    long_ago = kept.page(replace(with_charts, path="/zh/long-ago"))
    for number in range(kept.DRAWN):
        kept.page(replace(with_charts, path=str(number)))
    asked = len(drawn)
    assert long_ago.components(with_charts) is not None and len(drawn) == asked + 1


def test_pages_without_end_do_not_fill_the_memory(drawn, monkeypatch):
    monkeypatch.setattr(kept.pages, "layout", lambda view: None)
    for number in range(kept.MOST + 20):
        kept.page(replace(VIEW, path=str(number)))
    assert len(kept._pages) == kept.MOST
