"""A table of cited facts: what it may hold, the times it may name, and the words of a number alone."""

from decimal import Decimal
from pathlib import Path

import pytest

from data.manage.cited.facts import NEEDED, read_panel
from data.manage.cited.periods import read_period
from data.manage.cited.wording import stated
from data.reading.numbers import read_number
from tests.data.cited_table import GOOD, written


def test_a_good_row_is_a_fact(tmp_path: Path) -> None:
    panel = read_panel(written(tmp_path / "p.csv", GOOD, GOOD | {"year": "2013", "source_published": "2014"}))
    assert panel.findings == []
    assert [(fact.line, fact.value) for fact in panel.facts] == [(2, Decimal(31392)), (3, Decimal(31392))]


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("place", "", "is empty"),
        ("level", "village", "'village'"),
        ("value", "1.2万", "'1.2万'"),
        ("value", "-5", "'-5'"),
        ("value", "1e3", "'1e3'"),
        ("qualifier", "over", "'over'"),
        ("source_kind", "blog", "'blog'"),
        ("source_published", "2020-02-30", "'2020-02-30'"),
        ("source_published", "spring", "'spring'"),
        ("url", "www.example.invalid", "'www.example.invalid'"),
        ("concept", "行政\u200b复议", "holds the hidden character U+200B"),
    ],
)
def test_a_broken_cell_is_named_by_line_and_column(tmp_path: Path, column: str, cell: str, what: str) -> None:
    panel = read_panel(written(tmp_path / "p.csv", GOOD, GOOD | {"year": "2018", column: cell}))
    assert [(one.line, one.column, one.what) for one in panel.findings] == [(3, column, what)]
    assert panel.findings[0].right and len(panel.facts) == 1


@pytest.mark.parametrize(
    ("body", "column", "what"),
    [
        (b"", "place", "the column is missing"),
        (b"place,place\n", "place", "the column stands there twice"),
        (",".join((*NEEDED, "colour")).encode(), "colour", "no such column"),
        (",".join(NEEDED).encode() + b"\na,b\n", "row", "2 cells"),
        (",".join(NEEDED).encode() + b'\n"a,b\n', "row", "cannot be read (unexpected end of data)"),
        (b"\xff\xfe", "file", "is not UTF-8"),
    ],
)
def test_a_file_that_is_no_table_of_facts_says_so(
    tmp_path: Path, body: bytes, column: str, what: str
) -> None:
    (tmp_path / "p.csv").write_bytes(body)
    found = read_panel(tmp_path / "p.csv").findings
    assert (column, what) in [(one.column, one.what) for one in found]


def test_no_file_and_the_same_row_twice_are_named(tmp_path: Path) -> None:
    assert read_panel(tmp_path / "none.csv").findings[0].column == "file"
    twice = read_panel(written(tmp_path / "p.csv", GOOD, GOOD))
    assert [(one.line, one.what) for one in twice.findings] == [(3, "line 2 says the same")]


@pytest.mark.parametrize(
    ("words", "year", "flow", "stock"),
    [
        ("2024", 2024, "2024", "2024"),
        ("2016-08", 2016, "2016-08", "2016-08"),
        ("2024(1-6月)", 2024, "2024-01/2024-06", "2024-01/2024-06"),
        ("2015（5-12月）", 2015, "2015-05/2015-12", "2015-05/2015-12"),
        ("2024(1-12月)", 2024, "2024", "2024"),
        ("2020(截至11-30)", 2020, "2020-01/2020-11", "2020-11-30"),
        ("2024(截至11-06)", 2024, "2024-01-01/2024-11-06", "2024-11-06"),
        ("2021-08~2022-07", 2022, "2021-08/2022-07", "2021-08/2022-07"),
        ("2020~2022", 2022, "2020/2022", "2020/2022"),
        ("2022-01/2022-09", 2022, "2022-01/2022-09", "2022-01/2022-09"),
    ],
)
def test_a_time_is_kept_as_printed(words: str, year: int, flow: str, stock: str) -> None:
    period = read_period(words)
    assert period and (period.year, period.of("flow"), period.of("stock")) == (year, flow, stock)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "去年",
        "2024年",
        "1949",
        "9999",
        "2024-13",
        "2023(截至02-30)",
        "2022~2020",
        "2022-05~2022",
        "20(1-3月)",
    ],
)
def test_what_is_no_time_that_has_been_is_none(words: str) -> None:
    assert read_period(words) is None


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "kind", "words"),
    [
        ("2387", "宗", "exact", "count", "2387宗"),
        ("40000000", "元", "at_least", "amount", "≥4000万元"),
        ("10390000000", "元", "exact", "amount", "103.9亿元"),
        ("8648394", "条", "exact", "count", "8648394条"),
        ("15000", "人次", "exact", "count", "15000人次"),
        ("4500000", "件", "about", "count", "约450万件"),
        ("97.3", "%", "exact", "share", "97.3%"),
        ("98", "%", "at_least", "share", "≥98%"),
        ("3", "位", "exact", "rank", "第3位"),
        ("2", "年", "exact", "streak", "连续2年"),
        ("0", "件", "exact", "count", "0件"),
    ],
)
def test_the_words_of_a_number_read_again_as_it(
    value: str, unit: str, qualifier: str, kind: str, words: str
) -> None:
    assert stated(Decimal(value), unit, qualifier, kind) == words
    read = read_number(words)
    assert read and (read.value, read.qualifier) == (Decimal(value), qualifier)
