"""Every number that a reader sees on a page has an origin, found anew from the tables."""

import re

import pytest

from tests.contract import origins, others, scored
from tests.contract.dates import is_date
from tests.contract.seen import Words, has_digit, marked, spoken, with_digits, words_of
from tests.contract.site import addresses, first_html, today
from tests.contract.tables import stated

QUANTITIES = ("observation", "derived", "count")


def trouble(words: Words, address: str) -> str:
    """Return what is wrong with a stretch of text that holds digits, or nothing."""
    if not words.marks:
        return "no mark"
    wrong = [mark for mark in words.marks if not true(*mark, address, words.behind)]
    return "; ".join(f"{mark}={value!r} {whole[:90]!r} has no such origin" for mark, value, whole in wrong)


FOLLOWS = {
    "derived": origins.number_follows,
    "difference": others.difference_follows,
    "scale": lambda _, words: others.is_a_round_number(words),
    "score": scored.score_is_held,
    "invented": lambda _, words: scored.is_invented(words),
}


def true(mark: str, value: str, words: str, address: str, behind: str = "") -> bool:
    """Say whether a marked element's words agree with the origin that its mark names.

    behind: the words right behind it.
    """
    if mark in FOLLOWS:
        return FOLLOWS[mark](value, words)
    match mark:
        case "observation":
            name, _, bound = value.partition(" ")
            return _figure(name, bound, words)
        case "count":
            return origins.numbers(words) == [origins.counted(value, address)]
        case "change":
            return origins.change_is_recorded(value, words, origins.recorded())
        case "verbatim":
            return origins.words_are_given(words) or origins.is_address(words, address)
        case "date":
            return is_date(words, today(), behind)
        case "address":
            return origins.is_address(words, address)
    return origins.is_version(words)


def _figure(name: str, bound: str, words: str) -> bool:
    if "/" in name:
        return others.figure_of_another_is_stated(name, words)
    return origins.bound_is_read(name, bound, words) if bound else origins.figure_is_stated(name, words)


@pytest.mark.parametrize("address", addresses())
def test_every_number_on_a_page_has_its_origin(address):
    found = [
        f"{words.words[:80]!r} ({words.place}): {wrong}"
        for words in with_digits(first_html(address))
        if (wrong := trouble(words, address))
    ]
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.parametrize("address", addresses())
def test_every_marked_quantity_is_what_its_mark_says(address):
    """Also those in words: a claim's mark holds no number, "not reported" is never 0."""
    found = [
        f"{mark}={value!r}: {words!r}"
        for mark in QUANTITIES
        for value, words in marked(first_html(address), mark)
        if not true(mark, value, words, address)
    ]
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.parametrize("address", addresses())
def test_what_is_only_spoken_is_also_shown_with_its_origin(address):
    """A chart's name for a screen reader, a title on hover: words of a table, or numbers of the same card."""
    found = [
        words
        for words, node in spoken(first_html(address))
        if not (_says_itself(words, node) or set(origins.numbers(words)) <= shown_beside(node))
    ]
    assert not found


def _says_itself(words: str, node) -> bool:
    """Say whether an attribute repeats words of a table or the report, or those of its own element."""
    parts = [part for part in re.split("[:：] ?", words) if has_digit(part)]
    return all(origins.words_are_given(part) or part in words_of(node) for part in parts)


def shown_beside(node) -> set:
    """Return the marked quantities of the chart's card, or page, that holds an element."""
    while node.tag != "main" and "data-chart" not in node.attributes:
        node = node.parent
    held = [own for mark in QUANTITIES for own in node.css(f"[data-{mark}]")]
    return {number for own in [*held, *node.css("[data-date]")] for number in origins.numbers(words_of(own))}


@pytest.mark.parametrize("address", addresses())
def test_a_tab_names_no_number_that_the_page_does_not_show(address):
    html = first_html(address)
    head = " ".join(re.findall(r'<title>(.*?)</title>|name="description" content="(.*?)"', html)[0])
    shown = {number for words in with_digits(html) for number in origins.numbers(words.words)}
    assert set(origins.numbers(head)) <= shown


def test_every_figure_of_the_report_stands_on_the_overview_with_its_mark():
    for language in ("zh", "en"):
        named = {
            value.split()[0]
            for value, _ in marked(first_html(f"/{language}/overview/luoding-2022"), "observation")
        }
        assert named == set(stated())


def page_with(inside: str) -> str:
    return f"<html><body><main>{inside}</main></body></html>"


@pytest.mark.parametrize(
    "inside",
    [
        "<p>1697项</p>",
        "<p data-observation='mediation_cases_count'>2,488</p>",
        "<p data-observation='legal_adviser_opinions_issued_count'>190</p>",
        "<p data-observation='legal_advisers_coverage'>100%</p>",
        "<p data-observation='legal_adviser_opinions_issued_count' data-bound='usage_below'>210</p>",
        "<p data-observation='mediation_cases_count' data-bound='value'>2487</p>",
        "<p data-observation='nobody_count'>0</p>",
        "<p data-derived='mediation_cases_outcome_not_stated_derived_count'>48</p>",
        "<p data-derived='mediation_successful_derived_share'>98.12%</p>",
        "<p data-count='measures'>20</p>",
        "<p data-count='nothing-known'>3</p>",
        "<p data-verbatim>全市调解案件2488宗</p>",
        "<p data-verbatim>20</p>",
        "<p data-change='observations mediation_cases_count value'>2,478</p>",
        "<p data-score='reports texts'>80</p>",
        "<p data-score='reports measures figures share'>0.998</p>",
        "<p data-score='reports measures nothing of'>1</p>",
        "<p data-score='reports bands 0 said'>86%</p>",
        "<p data-invented>全年新建调解室13个</p>",
        "<p data-date>1697年</p>",
        "<p data-date>2019</p>",
        "<p data-date>2021宗</p>",
        "<p data-date>2,021</p>",
        "<p><span data-date>2021</span>宗</p>",
        "<p><span data-date>2021</span> <span>cases</span></p>",
        "<p data-address>1697</p>",
        "<p data-version>1697</p>",
        "<p data-verbatim>调解案件2487宗<span data-note>1697</span></p>",
    ],
)
def test_a_number_without_its_origin_is_noticed(inside):
    assert [wrong for words in with_digits(page_with(inside)) if (wrong := trouble(words, "/zh"))]


@pytest.mark.parametrize(
    "inside",
    [
        "<p data-observation='mediation_cases_count'>2,487 cases</p>",
        "<p data-observation='legal_adviser_opinions_issued_count'>over 190</p>",
        "<p data-observation='mediation_disputed_amount'>more than 14 million yuan</p>",
        "<p data-observation='legal_adviser_opinions_issued_count' data-bound='usage_below'>200</p>",
        "<p data-derived='mediation_successful_derived_share'>98.11%</p>",
        "<p data-count='measures'>19</p>",
        "<p data-score='reports texts'>79</p>",
        "<p data-score='reports measures figures share'>0.999</p>",
        "<p data-invented>公证处参与调解41件。</p>",
        "<p data-date>2022</p>",
        "<p data-date>2021年</p>",
        "<p><span data-date>2021</span>年</p>",
        "<p data-address>/zh</p>",
    ],
)
def test_a_number_with_its_origin_is_none(inside):
    assert all(words.marks for words in with_digits(page_with(inside)))
    assert not [wrong for words in with_digits(page_with(inside)) if (wrong := trouble(words, "/zh"))]
