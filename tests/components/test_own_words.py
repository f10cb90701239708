"""A figure keeps the report's own classifier, whatever its indicator is usually counted in."""

from types import SimpleNamespace

import pytest

from components.text.numbers import figure_pieces, string


@pytest.mark.parametrize(
    ("stated", "qualifier", "shown"),
    [("336余件", "at_least", "336余件"), ("1336件", "exact", "1,336件"), ("1336宗", "exact", "1,336宗")],
)
def test_the_reports_own_classifier_stands_once(stated, qualifier, shown):
    row = SimpleNamespace(
        stated=stated,
        qualifier=qualifier,
        value=int("".join(filter(str.isdigit, stated))),
        extent="",
        kind="count",
        status="reported",
        unit_zh="宗",
        unit_en_one="case",
        unit_en_many="cases",
    )
    assert string(figure_pieces(row, "zh", "figure", unit=True)) == shown
