"""Where a number of another report, or between two reports, comes from, found anew from the tables."""

from decimal import Decimal

from tests.contract.origins import numbers, row_is_stated
from tests.contract.tables import stated_in


def figure_of_another_is_stated(name: str, words: str) -> bool:
    """Say whether words give a figure of any report as its row does; name: report and figure."""
    report, _, figure = name.partition("/")
    row = stated_in(report).get(figure)
    return not numbers(words) if row is None else row_is_stated(row, words)


def difference_follows(pair: str, words: str) -> bool:
    """Say whether words give how far two figures lie apart, no closer than their hedges allow."""
    rows = [stated_in(report)[figure] for report, _, figure in (one.partition("/") for one in pair.split())]
    apart = abs(Decimal(rows[1]["value"]) - Decimal(rows[0]["value"]))
    return numbers(words) == [apart]


def is_a_round_number(words: str) -> bool:
    """Say whether words are a number of an axis: a few times 1, 2 or 5 and a power of ten."""
    found = numbers(words)
    return len(found) == 1 and len(str(int(found[0] * 10)).rstrip("0")) <= 2
