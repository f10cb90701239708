"""What counts as stated differently, and what does not."""

from decimal import Decimal

import pytest

from data.arithmetic.differences import Comparison, Statement, comparisons, year_before
from data.arithmetic.hedged import hedged
from data.arithmetic.reconcile import Figure, rounding_of, stated_places

SUM = {"id": "parts", "kind": "sum", "left": "a + b", "right": "whole"}
SHARE = {"id": "rate", "kind": "ratio", "left": "a / whole", "right": "rate"}
AT_MOST = {"id": "most", "kind": "at_most", "left": "a", "right": "whole"}
CHANGE = {"id": "growth", "kind": "change", "left": "a", "right": "growth"}
KINDS = {"rate": "share", "growth": "change"}


def stated(name: str, words: str, value: str, qualifier: str = "exact", **more: str) -> Statement:
    """Return a figure; its report is `r`, its place 445381, its year 2022 unless more says."""
    name_here, part_of = more.pop("id", name), more.pop("part_of", "")
    number, kind = hedged(value, qualifier), KINDS.get(name, "count")
    figure = Figure(
        name, number, stated_places(words), kind, "case", "", part_of, "", "", "", "",
        rounding=rounding_of(number, words, kind),
    )  # fmt: skip
    told = {
        "report": "r",
        "place": "445381",
        "period": "2022",
        "scope": "",
        "actor": "",
        "document": "",
    } | more
    return Statement(told["report"], name_here, *[told[key] for key in list(told)[1:]], figure)


def only(*statements: Statement, rules: tuple[dict[str, str], ...] = ()) -> Comparison:
    (found,) = comparisons(statements, rules)
    return found


def test_two_sources_that_state_two_numbers_differ():
    found = only(stated("a", "107.7万件", "1077000"), stated("a", "165万件", "1650000", report="s"))
    assert (found.kind, found.holds, found.place) == ("sources", False, "445381")
    assert [one.report for one in found.statements] == ["r", "s"]


def test_two_passages_of_one_report_or_one_document_are_told_apart_from_two_sources():
    assert only(stated("a", "3件", "3"), stated("a", "4件", "4", id="a-2")).kind == "passages"
    both = [stated("a", f"{n}件", n, report=n, document="http://a") for n in ("3", "4")]
    assert only(*both).kind == "passages"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("13.28万份", "132800", "exact"), ("132818份", "132818", "exact")),
        (("98%", "98", "exact"), ("98.4%", "98.4", "exact")),
        (("2,487宗", "2487", "exact"), ("2487宗", "2487", "exact")),
    ],
)
def test_rounding_is_no_difference(one, other):
    name = "rate" if "%" in one[0] else "a"
    assert only(stated(name, *one), stated(name, *other, report="s")).holds


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (("190余份", "190", "at_least"), ("200份", "200", "exact"), None),
        (("190余份", "190", "at_least"), ("180份", "180", "exact"), True),
        (("约260件", "260", "about"), ("900件", "900", "exact"), None),
        (("不足50件", "50", "at_most"), ("超过60件", "60", "at_least"), True),
        (("13.28万份", "132800", "exact"), ("132900份", "132900", "exact"), True),
    ],
)
def test_hedges_differ_only_where_both_cannot_be_true(one, other, differs):
    found = comparisons([stated("a", *one), stated("a", *other, report="s")], [])
    assert [not each.holds for each in found] == ([differs] if differs is not None else [])


@pytest.mark.parametrize(
    "more",
    [{"scope": "城管领域"}, {"period": "2022-01/2022-09"}, {"actor": "市司法局"}, {"place": "440000"}],
)
def test_another_scope_period_actor_or_place_is_another_quantity(more):
    assert comparisons([stated("a", "3件", "3"), stated("a", "4件", "4", report="s", **more)], []) == []


def test_an_actor_that_is_not_stated_is_none():
    both = [stated("a", "3件", "3", actor="not_stated"), stated("a", "4件", "4", report="s")]
    assert not only(*both).holds


def test_of_three_sources_each_is_laid_beside_one_that_it_differs_from():
    three = [stated("a", f"{n}件", n, report=f"r{at}") for at, n in enumerate(("3", "3", "4"))]
    found = comparisons(three, [])
    assert [(one.holds, [each.report for each in one.statements]) for one in found] == [
        (True, ["r0", "r1"]),
        (False, ["r0", "r2"]),
    ]


def test_a_sum_that_is_one_more_than_printed_differs_and_keeps_its_parts_in_order():
    found = only(stated("a", "3件", "3"), stated("b", "4件", "4"), stated("whole", "6件", "6"), rules=(SUM,))
    assert (found.kind, found.holds, found.computed.value) == ("sum", False, 7)
    assert [one.id for one in found.statements] == ["a", "b", "whole"]


def test_a_sum_of_rounded_parts_is_no_difference():
    parts = stated("a", "1.24万元", "12400"), stated("b", "0.31万元", "3100")
    assert comparisons([*parts, stated("whole", "1.6万元", "16000")], [SUM]) == []


def test_a_sum_is_made_inside_one_source_only():
    whole = stated("whole", "6件", "6", report="s")
    assert comparisons([stated("a", "3件", "3"), stated("b", "4件", "4"), whole], [SUM]) == []


def test_a_share_that_does_not_fit_says_what_total_it_would_mean():
    figures = stated("a", "46件", "46"), stated("whole", "2755件", "2755"), stated("rate", "1.78%", "1.78")
    found = only(*figures, rules=(SHARE,))
    assert (found.kind, found.holds, found.implied) == ("share", False, Decimal(2584))


@pytest.mark.parametrize("rules", [(AT_MOST,), ()])
def test_a_part_above_its_whole_is_shown_once_by_a_rule_or_by_its_indicator(rules):
    found = only(stated("a", "5件", "5", part_of="whole"), stated("whole", "3件", "3"), rules=rules)
    assert (found.kind, found.holds) == ("part", False)
    assert [one.id for one in found.statements] == ["a", "whole"]


def test_a_printed_change_is_laid_beside_the_figures_of_both_years_of_any_report():
    last = stated("a", "29231件", "29231", report="old", period="2021", scope="旧口径")
    found = only(last, stated("a", "38369件", "38369"), stated("growth", "1.7%", "1.7"), rules=(CHANGE,))
    assert (found.kind, found.holds, found.implied) == ("change", False, Decimal(37728))
    assert [one.report for one in found.statements] == ["r", "old", "r"]
    assert round(found.computed.value, 1) == Decimal("31.3")


@pytest.mark.parametrize(("printed", "holds"), [("21.9%", True), ("22%", True), ("12.9%", False)])
def test_a_change_agrees_at_the_precision_printed(printed, holds):
    last = stated("a", "64件", "64", report="old", period="2021")
    growth = stated("growth", printed, printed.rstrip("%"))
    assert only(last, stated("a", "78件", "78"), growth, rules=(CHANGE,)).holds is holds


def test_a_change_that_fits_one_of_several_sources_agrees():
    lasts = [stated("a", f"{n}件", n, report=f"old{n}", period="2021") for n in ("50", "64")]
    found = comparisons([*lasts, stated("a", "78件", "78"), stated("growth", "21.9%", "21.9")], [CHANGE])
    assert [one.holds for one in found if one.kind == "change"] == [True]


def test_a_change_without_the_year_before_is_left_out():
    assert comparisons([stated("a", "78件", "78"), stated("growth", "21.9%", "21.9")], [CHANGE]) == []


def test_a_change_of_rounded_figures_is_left_open_as_far_as_rounding_reaches():
    last = stated("a", "1.2万件", "12000", report="old", period="2021")
    growth = stated("growth", "10%", "10")
    assert comparisons([last, stated("a", "1.3万件", "13000"), growth], [CHANGE]) == []


@pytest.mark.parametrize(
    ("period", "before"),
    [("2022", "2021"), ("2022-01/2022-09", "2021-01/2021-09"), ("2021-08/2022-07", "2020-08/2021-07")],
)
def test_the_year_before_has_the_same_months(period, before):
    assert year_before(period) == before


def test_differences_stand_by_kind_then_place():
    found = comparisons(
        [
            *(stated("a", f"{n}件", n, report=f"{place}-{n}", place=place) for place in "21" for n in "34"),
            stated("x", "3件", "3", report="p"),
            stated("x", "4件", "4", report="p", id="x-2"),
        ],
        [],
    )
    assert [(one.kind, one.place) for one in found] == [
        ("sources", "1"),
        ("sources", "2"),
        ("passages", "445381"),
    ]
