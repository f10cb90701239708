"""The forms of charts: each is known by its name, and what is unknown is no bar."""

import pytest

from components.charts.chart import Chart
from components.charts.draw import draw
from components.charts.forms import FORMS, form_of
from components.charts.plan import charts
from data import select
from data.schema import schema

REPORT = "luoding-2022"


def of_form(name: str) -> Chart:
    return next(chart for chart in charts(select.whole_report(REPORT)) if chart.form.name == name)


def test_the_forms_are_those_that_the_schema_lists_and_those_that_only_the_plan_chooses():
    (column,) = [column for column in schema().tables["charts"].columns if column.name == "form"]
    assert sorted(column.enum) == sorted(form.name for form in FORMS.values() if form.by_hand)
    on_one_axis = sorted(form.name for form in FORMS.values() if form.by_hand and form.one_axis)
    assert sorted(column.one_unit) == on_one_axis
    needing_several = {name: form.fewest for name, form in FORMS.items() if form.by_hand and form.fewest > 1}
    assert column.fewest == needing_several
    assert all(form.applies for form in FORMS.values() if not form.by_hand)


def test_forms_are_asked_in_turn_and_no_two_at_once():
    turns = [form.turn for form in FORMS.values() if form.applies]
    assert turns == sorted(set(turns))


def test_an_unknown_form_is_an_error_that_names_the_known_ones():
    with pytest.raises(LookupError, match=f"'pie' is no form of chart, one of {', '.join(sorted(FORMS))} "):
        form_of("pie")


def test_a_form_of_html_alone_has_no_figure_rather_than_a_bar():
    with pytest.raises(ValueError, match="a chart of the form words has no figure"):
        draw(of_form("words"), "zh")


def test_what_draws_quantities_on_one_axis_has_a_figure():
    assert all(form.figure for form in FORMS.values() if form.one_axis)
