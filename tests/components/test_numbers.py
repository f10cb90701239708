"""Figures as words: the English hedge follows the report's word, and signs stand in tables only."""

import csv
import json
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from components.text import words
from components.text.numbers import (
    derived_pieces,
    figure_pieces,
    format_hedged,
    format_number,
    format_share,
    hedge_key,
    string,
)
from data.arithmetic.hedged import Hedged

ROOT = Path(__file__).parents[2]


def row(
    stated, value, qualifier="exact", kind="count", extent="", units=("份", "opinion", "opinions"), **more
):
    zh, one, many = units
    cells = {"unit_zh": zh, "unit_en_one": one, "unit_en_many": many, "status": "reported"} | more
    return SimpleNamespace(stated=stated, value=value, qualifier=qualifier, kind=kind, extent=extent, **cells)


YUAN, PERCENT, CASE = ("元", "yuan", "yuan"), ("%", "%", "%"), ("宗", "case", "cases")
OPINIONS = row("190余份", 190.0, "at_least")
DISPUTED = row("1400多万元", 14000000.0, "at_least", "amount", units=YUAN)
SHARE = row("98.1%", 98.1, kind="share", units=PERCENT)
CASES = row("2487宗", 2487.0, units=CASE)
NEARLY = row("基本实现全覆盖", None, "", "coverage", "nearly_full")


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        (OPINIONS, "190余份", "over 190"),
        (DISPUTED, "1400多万元", "more than 14 million yuan"),
        (SHARE, "98.1%", "98.1%"),
        (CASES, "2487宗", "2,487"),
        (NEARLY, "基本实现全覆盖", "nearly full coverage"),
        (row("近300件", 300, "about"), "近300件", "nearly 300"),
        (row("约300件", 300, "about"), "约300件", "about 300"),
        (row("不足20件", 20, "at_most"), "不足20件", "under 20"),
        (row("超过1.2万件", 12000, "at_least"), "超过1.2万件", "exceeding 12,000"),
        (row("3.05亿元", 305000000, kind="amount", units=YUAN), "3.05亿元", "305 million yuan"),
        (row("12345678元", 12345678, kind="amount", units=YUAN), "12345678元", "12,345,678 yuan"),
        (row("98.10%", 98.1, kind="share", units=PERCENT), "98.10%", "98.10%"),
        (row("1.7%", 1.7, kind="change", units=PERCENT), "1.7%", "1.7%"),
        (row("一律进驻", None, "", "coverage", "full_except"), "一律进驻", "all but named exceptions"),
        (row("已全部录入", None, "", "coverage", "full"), "已全部录入", "all"),
        (row("全覆盖", None, "", "coverage", "full"), "全覆盖", "full coverage"),
        (row("3.056789亿元", 305678900, kind="amount", units=YUAN), "3.056789亿元", "305,678,900 yuan"),
        (row("190份", 190, "at_least"), "190份", "at least 190"),
        (row("无", 0, "exact"), "无", "0"),
    ],
)
def test_a_sentence_words_a_figure_as_the_report_does(given, zh, en):
    assert (string(figure_pieces(given, "zh")), string(figure_pieces(given, "en"))) == (zh, en)


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [(OPINIONS, "余", "over"), (DISPUTED, "多", "more than"), (NEARLY, "基本", "nearly")],
)
def test_only_the_hedge_is_set_apart(given, zh, en):
    for language, word in (("zh", zh), ("en", en)):
        assert [piece.text for piece in figure_pieces(given, language) if piece.hedge] == [word]


def test_the_longest_hedge_is_the_one_set_apart():
    pieces = figure_pieces(row("超过5件", 5, "at_least"), "zh")
    assert [piece.text for piece in pieces if piece.hedge] == ["超过"]


def test_a_bound_whose_word_was_not_kept_has_a_sign_and_no_hedge():
    """A cited source's own word is not here, so none of ours may look like it."""
    people = row("≥12347人", 12347, "at_least", units=("人", "person", "people"))
    money = row("≥4000万元", 40_000_000, "at_least", "amount", units=YUAN)
    assert string(figure_pieces(people, "zh", "figure")) == "≥ 12,347"
    assert string(figure_pieces(money, "zh")) == "≥4000万元"
    assert string(figure_pieces(people, "en")) == "≥ 12,347"
    assert string(figure_pieces(money, "en")) == "≥ 40 million yuan"
    for one in (people, money):
        for language in ("zh", "en"):
            assert not any(piece.hedge for piece in figure_pieces(one, language))


def test_an_exact_figure_has_no_hedge():
    pieces = figure_pieces(CASES, "zh") + figure_pieces(CASES, "en") + figure_pieces(SHARE, "en")
    assert not any(piece.hedge for piece in pieces)


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        (OPINIONS, "190余", "over 190"),
        (CASES, "2,487", "2,487"),
        (DISPUTED, "1400多万", "more than 14 million yuan"),
        (row("1400万元", 14000000, kind="amount", units=YUAN), "1400万", "14 million yuan"),
    ],
)
def test_a_figure_that_stands_alone_leaves_its_classifier_beside_it(given, zh, en):
    assert string(figure_pieces(given, "zh", "figure")) == zh
    assert string(figure_pieces(given, "en", "figure")) == en


def test_what_is_counted_is_said_when_asked_for():
    one = row("1份", 1.0, units=("份", "document", "documents"))
    assert string(figure_pieces(OPINIONS, "en", unit=True)) == "over 190 opinions"
    assert string(figure_pieces(one, "en", unit=True)) == "1 document"
    assert string(figure_pieces(CASES, "zh", "figure", unit=True)) == "2,487宗"
    assert string(figure_pieces(CASES, "zh", "table", unit=True)) == "2,487宗"


@pytest.mark.parametrize(
    ("given", "words"), [(OPINIONS, "≥ 190"), (DISPUTED, "≥ 14,000,000"), (SHARE, "98.1%"), (CASES, "2,487")]
)
def test_a_table_sets_signs(given, words):
    assert string(figure_pieces(given, "zh", "table")) == string(figure_pieces(given, "en", "table")) == words


def test_a_sign_never_stands_in_a_sentence():
    for given in (OPINIONS, DISPUTED, row("至少5件", 5, "at_least"), row("5件以下", 5, "at_most")):
        said = "".join(string(figure_pieces(given, language)) for language in ("zh", "en"))
        assert not set("≥≤") & set(said)


@pytest.mark.parametrize("style", ["sentence", "figure", "table"])
@pytest.mark.parametrize("extent", ["full", "full_except", "nearly_full"])
def test_a_coverage_word_never_becomes_a_percentage(style, extent):
    claim = row("基本实现全覆盖", None, "", "coverage", extent)
    for language in ("zh", "en"):
        said = string(figure_pieces(claim, language, style))
        assert said and "%" not in said and not any(letter.isdigit() for letter in said)


@pytest.mark.parametrize("style", ["sentence", "figure", "table"])
def test_what_is_not_reported_is_said_and_is_no_zero(style):
    missing = row("", None, "", status="not_reported")
    assert string(figure_pieces(missing, "zh", style)) == "未列"
    assert string(figure_pieces(missing, "en", style)) == "not reported"


def test_every_hedge_that_the_reader_knows_has_its_english():
    with (ROOT / "data/reading/tables/hedges.csv").open(encoding="utf-8") as file:
        known = [(row["word"], row["qualifier"]) for row in csv.DictReader(file)]
    for word, qualifier in known:
        key = hedge_key(word, qualifier)
        assert key and set(words("zh")[key]) <= set(word), f"{word} ({qualifier}) has no word in numbers.json"


def test_both_languages_have_the_same_words():
    zh, en = (
        json.loads((ROOT / f"components/text/{name}/numbers.json").read_text("utf-8"))
        for name in ("zh", "en")
    )
    assert zh.keys() == en.keys()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2487, "2,487"),
        (14000000.0, "14,000,000"),
        (Decimal("98.10"), "98.10"),
        (98.1, "98.1"),
        (0, "0"),
        (None, "未列"),
    ],
)
def test_a_number_has_separators_and_keeps_its_digits(value, words):
    assert format_number(value, "zh") == words


def test_a_share_ends_in_a_per_cent_sign():
    assert (format_share(98.1, "en"), format_share(None, "en")) == ("98.1%", "not reported")


@pytest.mark.parametrize(
    ("qualifier", "zh", "en"),
    [
        ("exact", "300", "300"),
        ("at_least", "≥ 300", "≥ 300"),
        ("at_most", "≤ 300", "≤ 300"),
        ("about", "大约 300", "about 300"),
    ],
)
def test_a_hedged_number_is_signed_in_tables(qualifier, zh, en):
    number = Hedged(Decimal(300), qualifier)
    assert (format_hedged(number, "zh"), format_hedged(number, "en")) == (zh, en)


def test_a_hedged_number_that_is_missing_is_said():
    assert format_hedged(Hedged(None, ""), "zh") == "未列"


def test_a_computed_number_says_its_bound():
    share = SimpleNamespace(shown=Decimal("67.8"), kind="share", value=Hedged(Decimal("67.79"), "exact"))
    bound = SimpleNamespace(shown=Decimal("50.0"), kind="share", value=Hedged(Decimal(50), "at_most"))
    rest = SimpleNamespace(
        shown=Decimal(47), kind="count", value=Hedged(Decimal(47)), unit_en_many="cases", unit_zh="宗"
    )
    assert string(derived_pieces(share, "zh")) == string(derived_pieces(share, "en")) == "67.8%"
    assert string(derived_pieces(bound, "en")) == "at most 50.0%"
    assert string(derived_pieces(bound, "zh")) == "至多50.0%"
    assert string(derived_pieces(rest, "en", unit=True)) == "47 cases"
    assert string(derived_pieces(rest, "zh", unit=True)) == "47宗"
