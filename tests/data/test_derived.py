"""Derived numbers: computed where the inputs belong together, refused where they do not."""

from decimal import Decimal

import pandas as pd
import pytest

from data import select
from data.arithmetic.derived import DIFFERENCE, SHARE, SUM, compute, derive
from data.arithmetic.hedged import Hedged, Refused
from data.arithmetic.reconcile import figures
from tests.data.frames import frame

NO_CHECKS = pd.DataFrame(columns=["kind", "left", "right"])
WHOLE = {"indicator": "whole", "value": 2487}
PART = {"indicator": "part", "value": 2440, "part_of": "whole"}
OTHER = {"indicator": "other", "value": 10}


def derive_one(formula: str, inputs: str, *rows: dict, checks: pd.DataFrame = NO_CHECKS) -> list:
    rule = {"id": "it", "formula": formula, "inputs": inputs, "name_zh": "它", "name_en": "It"}
    return list(derive("somewhere-2022", pd.DataFrame([rule]), checks, figures(frame(*rows))))


def test_the_first_report_yields_its_six_numbers():
    shown = {number.id: str(number.shown) for number in select.whole_report("luoding-2022").derived}
    assert shown == {
        "enforcement_certificates_new_applications_derived_share": "31.8",
        "enforcement_certificates_annual_review_derived_share": "0.4",
        "enforcement_certificates_replaced_derived_share": "67.8",
        "normative_documents_derived_count": "5",
        "mediation_cases_outcome_not_stated_derived_count": "47",
        "mediation_successful_derived_share": "98.11",
    }


def test_no_derived_number_is_an_observation():
    assert not {number.id for number in select.whole_report("luoding-2022").derived} & set(
        select.observations("luoding-2022")["indicator"]
    )


def test_a_share_is_in_per_cent_and_of_its_whole():
    (number,) = derive_one(SHARE, "part whole", WHOLE, PART)
    assert (str(number.shown), number.unit, number.kind) == ("98.1", "percent", "share")


def test_a_share_that_the_report_states_too_is_shown_one_decimal_finer():
    checks = pd.DataFrame([{"kind": "ratio", "left": "part / whole", "right": "rate"}])
    rate = {"indicator": "rate", "value": 98.1, "stated": "98.1%", "kind": "share", "unit": "percent"}
    (number,) = derive_one(SHARE, "part whole", WHOLE, PART, rate, checks=checks)
    assert str(number.shown) == "98.11"


def test_a_remainder_keeps_the_unit():
    (number,) = derive_one(DIFFERENCE, "whole part", WHOLE, PART)
    assert (number.value, number.unit, number.unit_zh) == (Hedged(Decimal(47)), "case", "宗")


def test_an_open_part_leaves_a_bounded_rest_and_share():
    part = PART | {"qualifier": "at_least"}
    assert derive_one(DIFFERENCE, "whole part", WHOLE, part)[0].value == Hedged(Decimal(47), "at_most")
    assert derive_one(SHARE, "part whole", WHOLE, part)[0].value.qualifier == "at_least"


@pytest.mark.parametrize(("formula", "inputs"), [(SHARE, "other whole"), (DIFFERENCE, "whole other")])
def test_what_is_no_part_of_the_whole_makes_no_number(formula, inputs):
    assert derive_one(formula, inputs, WHOLE, OTHER) == []


def test_different_units_make_no_number():
    assert derive_one(SHARE, "part whole", WHOLE, PART | {"unit": "yuan"}) == []


def test_two_exact_figures_of_one_category_add_up():
    (number,) = derive_one(SUM, "other whole", WHOLE, OTHER)
    assert number.value == Hedged(Decimal(2497))


@pytest.mark.parametrize("change", [{"qualifier": "at_least"}, {"category": "service_items"}])
def test_an_open_end_or_another_subject_is_never_added(change):
    assert derive_one(SUM, "other whole", WHOLE, OTHER | change) == []


def test_open_parts_of_one_whole_add_up():
    rows = PART, {"indicator": "rest", "value": 30, "qualifier": "at_least", "part_of": "whole"}
    (number,) = derive_one(SUM, "part rest", *rows)
    assert number.value == Hedged(Decimal(2470), "at_least")


def test_the_advisers_and_the_justice_bureau_stay_apart():
    given = figures(select.observations("luoding-2022"))
    pair = (
        given["legal_adviser_opinions_issued_count"],
        given["justice_bureau_document_opinions_issued_count"],
    )
    assert compute(SUM, list(pair)) == Refused("not_of_one_whole")


def test_an_input_that_is_not_reported_makes_no_number():
    assert derive_one(SHARE, "part whole", WHOLE, PART | {"value": None, "status": "not_reported"}) == []


def test_a_share_of_nothing_is_refused():
    assert derive_one(SHARE, "part whole", WHOLE | {"value": 0}, PART | {"value": 0}) == []
