"""The entries of tables, held in little room, answer as they were given."""

from decimal import Decimal

from data.reading.cells.entry import Entries, Entry, InRow, InTable, OverColumn
from data.reading.tokens import Token

NAMES = InTable(InRow((), ("甲镇",), "一、处罚"), OverColumn(("罚款", "人次"), ("罚款",), "表1"))


def entry(start: int, value: int, **given: str) -> Entry:
    token = Token(start, start + 2, start, start + 3, Decimal(value), "件", "exact", "table")
    return Entry(token, NAMES, (0, 2), **given)


def test_entries_come_back_in_order_and_of_two_at_a_place_the_later() -> None:
    held = Entries()
    held.add([entry(20, 1), entry(10, 2, year="2023"), entry(20, 3, doubt="wrong_total")])
    assert [token.start for token in held.tokens()] == [10, 20]
    assert held.get(10) == entry(10, 2, year="2023")
    assert held.get(20) == entry(20, 3, doubt="wrong_total")
    assert held.get(15) is None


def test_names_before_a_place_are_let_go_and_later_ones_stay() -> None:
    held = Entries()
    held.add([entry(10, 2), entry(20, 1)])
    held.let_go(before=20)
    assert held.names[0] is not NAMES
    assert held.get(20) == entry(20, 1)


def test_a_number_is_named_by_row_and_column_and_told_by_what_is_counted() -> None:
    assert NAMES.concept == "甲镇 罚款 人次"
    assert NAMES.says == ("甲镇罚款", "一、处罚", "表1")
    assert entry(10, 2).head == "表1一、处罚甲镇罚款"
