"""The way to other pages: bounded however many there are, and read from an address in one way."""

import pytest
from dash import html
from selectolax.lexbor import LexborHTMLParser

from components.frame.pager import page_number, pager
from components.text import text
from components.web.first_html import as_html


def links(here: int, last: int) -> LexborHTMLParser:
    drawn = pager(here, last, lambda page: f"?page={page}", "zh")
    return LexborHTMLParser(as_html(html.Div(drawn)))


def test_one_page_has_no_links():
    assert not pager(1, 1, str, "zh")


@pytest.mark.parametrize(
    ("here", "named", "gaps"),
    [
        (1, ["1", "2", "3", "1,000"], ["1,000"]),
        (4, ["1", "2", "3", "4", "5", "6", "1,000"], ["1,000"]),
        (500, ["1", "498", "499", "500", "501", "502", "1,000"], ["498", "1,000"]),
        (1000, ["1", "998", "999", "1,000"], ["998"]),
    ],
)
def test_of_many_pages_the_first_the_last_and_those_near_are_named(here, named, gaps):
    page = links(here, 1000)
    assert [link.text() for link in page.css("a:not([rel])")] == named
    assert [item.text() for item in page.css("[data-gap]")] == gaps
    assert [link.text() for link in page.css("a[aria-current=page]")] == [f"{here:,}"]


def test_the_pages_before_and_behind_are_named_where_there_are_any():
    for here, told in ((1, {"next": 2}), (2, {"prev": 1, "next": 3}), (3, {"prev": 2})):
        found = {link.attributes["rel"]: link.attributes["href"] for link in links(here, 3).css("a[rel]")}
        assert found == {rel: f"?page={page}" for rel, page in told.items()}


def test_a_link_says_aloud_which_page_it_leads_to():
    (second,) = links(1, 2).css("a:not([rel], [aria-current])")
    assert second.attributes["aria-label"] == text("pager.page", "zh", number=2)


@pytest.mark.parametrize(
    ("words", "page", "lost"),
    [
        ("", 1, []),
        (" 3 ", 3, []),
        ("0", 1, ["0"]),
        ("-1", 1, ["-1"]),
        ("two", 1, ["two"]),
        ("\u0663", 1, ["\u0663"]),
        ("9" * 5000, 999_999_999, []),
    ],
)
def test_a_page_is_a_number_from_one_and_anything_else_means_nothing(words, page, lost):
    assert page_number(words) == (page, lost)
