"""What a report is of, periods as values, and the times of reports without a year or of a part of one."""

import pytest

from data.reading.page import page
from data.reading.periods import Report, Time, from_to, last_year, same_months, since, together, up_to
from data.reading.timing import Times, beyond

HALF = "2023-01/2023-06"


def periods(text: str, report: str) -> list[str]:
    """The periods of the numbers of a text that have a measure word."""
    made = page(text)
    times = Times(made, report)
    tokens = [token for token in made.tokens if token.unit and not times.inside(token.start, token.end)]
    return [times.of(token, times.is_stock(token.start), False) for token in tokens]


@pytest.mark.parametrize(
    ("stated", "year", "several"),
    [("2024", 2024, False), ("2021/2025", 2025, True), (HALF, 2023, False), ("", None, False)],
)
def test_a_report_has_a_year_and_a_period_of_its_own(stated: str, year: int | None, several: bool) -> None:
    report = Report.of(stated)
    assert (report.period, report.year, report.several) == (stated, year, several)
    assert last_year(stated) == year


def test_nothing_lies_beyond_a_year_that_nobody_knows() -> None:
    assert not beyond(Time(0, 1, "2099"), "")
    assert not beyond(Time(0, 1, ""), "2024")
    assert beyond(Time(0, 1, "2025-01"), "2024")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县受理纠纷320件。", HALF),
        ("2023年，全县受理纠纷320件。", HALF),
        ("今年以来，开展检查12次。", HALF),
        ("上半年开展检查12次。", HALF),
        ("一季度开展检查5次。", "2023-01/2023-03"),
        ("截至5月底，办结300件。", "2023-01/2023-05"),
        ("2022年办结500件。", "2022"),
        ("近三年办结1500件。", "2021/2023"),
        ("去年同期为280件。", "2022-01/2022-06"),
        ("目前共有调解员210人。", "2023"),
    ],
)
def test_the_figures_of_a_half_years_report_are_of_that_half(text: str, expected: str) -> None:
    assert periods(text, HALF) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县受理纠纷320件。", ""),
        ("去年受理320件。", ""),
        ("1—9月受理320件。", ""),
        ("上年同期为320件。", ""),
        ("党的十八大以来受理320件。", ""),
        ("2022年以来受理320件。", ""),
        ("2022年受理320件。", "2022"),
        ("2022年1—9月受理320件。", "2022-01/2022-09"),
        ("截至2022年10月底，受理320件。", "2022-01/2022-10"),
        ("2022年，全县有调解员320人，其中上半年新增20人。", "2022 2022-01/2022-06"),
        ("2021年至2023年受理320件。", "2021/2023"),
        ("“十三五”时期受理320件。", "2016/2020"),
        ("24年受理320件。", ""),
    ],
)
def test_without_a_year_only_words_that_name_one_give_a_period(text: str, expected: str) -> None:
    assert periods(text, "") == (expected.split(" ") if expected else [""])


def test_periods_as_values() -> None:
    report = Report.of("2024")
    assert since("2022-03", report) == "2022-03/2024-12"
    assert since("2024-01", report) == "2024"
    assert since("2025", report) == "2025"
    assert up_to("2024-09") == "2024-01/2024-09"
    assert from_to(Time(0, 1, "2023-11"), Time(2, 3, "2024-02")) == "2023-11/2024-02"
    assert from_to(Time(0, 1, "2022"), Time(2, 3, "2024-06")) == "2022-01/2024-06"
    assert from_to(Time(0, 1, ""), Time(2, 3, "2024-06")) == ""
    assert same_months("2024-01/2024-09", "2023") == "2023-01/2023-09"
    assert together(["2023", "2024"]) == "2023/2024"
    assert together(["2021", "2024"]) == "2024"
    assert together(["2024-03", "2024-06"]) == "2024"
    assert together(["", ""]) == ""
