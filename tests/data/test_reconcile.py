"""Checks: figures that agree, figures that do not, and figures of which neither can be said."""

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

from data import select
from data.arithmetic.hedged import Hedged
from data.arithmetic.reconcile import agree, figures, reconcile, rounded, stated_places
from tests.data.frames import frame

SUM = {"id": "parts", "kind": "sum", "left": "a + b", "right": "whole"}
RATIO = {"id": "rate", "kind": "ratio", "left": "a / whole", "right": "rate"}
AT_MOST = {"id": "part", "kind": "at_most", "left": "a", "right": "whole"}


def decided(rule: dict, *rows: dict) -> list:
    return list(reconcile(pd.DataFrame([rule]), figures(frame(*rows))))


def cell(name: str, value: float | None, qualifier: str = "exact", **more) -> dict:
    return {"indicator": name, "value": value, "qualifier": qualifier} | more


def rate(value: float, stated: str, qualifier: str = "exact") -> dict:
    return cell("rate", value, qualifier, kind="share", unit="percent", stated=stated)


def test_the_three_rules_of_the_first_report_hold():
    found = {check.id: check for check in select.whole_report("luoding-2022").reconciliations}
    assert len(found) == 3 and all(check.holds for check in found.values())
    assert found["enforcement_certificates_parts_sum"].shown == 1630
    assert found["mediation_successful_share_ratio"].shown == Decimal("98.11")
    assert found["mediation_successful_share_ratio"].sections == ("6",)


@pytest.mark.parametrize(("whole", "holds"), [(12, True), (13, False)])
def test_a_sum_is_checked_to_the_last_one(whole, holds):
    (check,) = decided(SUM, cell("a", 5), cell("b", 7), cell("whole", whole))
    assert (check.holds, check.left, check.right) == (holds, ("a", "b"), "whole")
    assert (check.computed, check.stated) == (Hedged(Decimal(12)), Hedged(Decimal(whole)))


def test_a_sum_with_a_figure_that_is_not_reported_is_left_out():
    assert decided(SUM, cell("a", 5), cell("b", None, "", status="not_reported"), cell("whole", 5)) == []


def test_claims_and_what_is_not_reported_are_no_figures():
    rows = cell("a", 5), cell("claim", None, "", kind="coverage"), cell("b", 5, status="not_comparable")
    assert set(figures(frame(*rows))) == {"a"}


def test_only_the_reports_own_year_is_reckoned_with():
    whole = select.whole_report("luoding-2022")
    last_year = whole.observations.head(1).assign(year=2021, period="2021", id="last", value=99.0)
    both = replace(whole, observations=pd.concat([last_year, whole.observations], ignore_index=True))
    assert len(both.reported) == 21 and len(both.own) == 20
    assert 99 not in both.own["value"].dropna().tolist()


def test_of_one_quantity_stated_twice_the_widest_is_reckoned_with():
    whole = select.whole_report("luoding-2022")
    narrow = whole.observations.head(1).assign(id="narrow", scope_zh="城管领域", value=3.0)
    part = whole.observations.head(1).assign(id="part", period="2022-01/2022-09", value=4.0)
    both = replace(whole, observations=pd.concat([narrow, part, whole.observations], ignore_index=True))
    assert both.figures[whole.observations["indicator"].iloc[0]].value == 13


def test_a_sum_that_the_hedges_leave_open_is_left_out():
    assert decided(SUM, cell("a", 30, "at_least"), cell("b", 5), cell("whole", 40)) == []
    assert decided(SUM, cell("a", 30, "about"), cell("b", 5), cell("whole", 35)) == []


def test_an_open_part_above_its_exact_whole_is_seen():
    (check,) = decided(SUM, cell("a", 30, "at_least"), cell("b", 5), cell("whole", 34))
    assert not check.holds


def test_two_open_ends_of_the_same_wording_agree():
    (check,) = decided(SUM, cell("a", 90, "at_least"), cell("b", 100), cell("whole", 190, "at_least"))
    assert check.holds


@pytest.mark.parametrize(
    ("value", "stated", "holds"),
    [
        (98.1, "98.1%", True),
        (98.11, "98.11%", True),
        (98.0, "98%", True),
        (98.0, "98.0%", False),
        (98.2, "98.2%", False),
    ],
)
def test_a_ratio_holds_at_the_precision_stated(value, stated, holds):
    (check,) = decided(RATIO, cell("a", 2440), cell("whole", 2487), rate(value, stated))
    assert check.holds is holds


def test_a_ratio_rounds_a_half_up():
    (check,) = decided(RATIO, cell("a", 1), cell("whole", 8), rate(13, "13%"))
    assert check.holds and check.shown == Decimal("12.5")


def test_a_ratio_of_an_open_whole_is_seen_where_it_contradicts():
    rows = cell("a", 50), cell("whole", 100, "at_least")
    assert not decided(RATIO, *rows, rate(60, "60%"))[0].holds
    assert decided(RATIO, *rows, rate(40, "40%")) == []


def test_a_ratio_to_nothing_is_left_out():
    assert decided(RATIO, cell("a", 0), cell("whole", 0), rate(100, "100%")) == []


@pytest.mark.parametrize(("part", "holds"), [(10, True), (12, True), (13, False)])
def test_a_part_is_at_most_its_whole(part, holds):
    (check,) = decided(AT_MOST, cell("a", part), cell("whole", 12))
    assert check.holds is holds


def test_a_part_that_may_or_may_not_exceed_its_whole_is_left_out():
    assert decided(AT_MOST, cell("a", 10, "at_least"), cell("whole", 12)) == []


@pytest.mark.parametrize(
    ("stated", "places"),
    [("98.1%", 1), ("98.10%", 2), ("98%", 0), ("98．5％", 1), ("九成", -1), ("9.5成", 0)],
)
def test_the_precision_is_that_of_the_words(stated, places):
    assert stated_places(stated) == places


def test_nine_tenths_agree_with_nearly_that():
    assert agree("ratio", Hedged(Decimal("88")), Hedged(Decimal(90)), -1) is True


@pytest.mark.parametrize(
    ("qualifier", "shown"), [("exact", "66.7"), ("at_least", "66.6"), ("at_most", "66.7"), ("about", "66.7")]
)
def test_a_bound_is_rounded_away_from_what_it_allows(qualifier, shown):
    assert rounded(Hedged(Decimal("66.66"), qualifier), 1) == Decimal(shown)


def test_the_at_most_bound_is_never_rounded_down():
    assert rounded(Hedged(Decimal("66.61"), "at_most"), 1) == Decimal("66.7")
