"""Rows as pages get them: a type a kind, made of frames, without pandas NA."""

import pandas as pd
import pytest

from data import select
from data.select import rows
from data.select.make_rows import first_of, rows_of


def frame(**columns: list) -> pd.DataFrame:
    return pd.DataFrame(columns).convert_dtypes()


def test_a_missing_number_is_none_and_missing_text_is_empty():
    report = select.whole_report("luoding-2022")
    unsaid = rows_of(rows.Observation, report.not_reported)
    assert {(row.value, row.start, row.note_zh) for row in unsaid} == {(None, None, "")}


def test_cells_are_plain_python_values_whatever_the_frame_holds():
    report = select.whole_report("luoding-2022")
    made = [*report.reported_rows, *report.statement_rows, *report.section_rows, *report.listed_rows]
    plain = {str, int, float, bool, tuple, type(None)}
    assert {type(cell) for row in (report.row, *made) for cell in row} <= plain


def test_a_column_that_a_row_needs_is_missed_by_its_name():
    with pytest.raises(KeyError, match="name_en"):
        rows_of(rows.ReportName, frame(id=["a"], year=[2022], name_zh=["甲"]))


def test_a_column_that_only_some_lists_have_may_be_missing():
    assert rows_of(rows.IndicatorName, frame(id=["a"], short_zh=["甲"], short_en=["A"])) == [
        rows.IndicatorName("a", "甲", "A", "", "")
    ]


def test_an_empty_frame_has_no_first_row():
    assert first_of(rows.ReportPage, pd.DataFrame(columns=["report", "page", "part"])) is None
