"""A nation's reports, a few of them: what pages answer is what stands in the generator's own rows."""

from pathlib import Path

import pandas as pd
import pytest

from components.pages.place.question import LINES_OF_A_PAGE
from data import store
from data.arithmetic.differences import comparisons
from data.folders.locations import PACKAGE, locations
from data.select import comparison_rows, coverage_rows
from data.select.comparison import ROWS_A_PAGE, comparison
from data.select.coverage import coverage
from data.select.differences import Question as AskedOfDifferences
from data.select.differences import compared, differences
from data.select.make_rows import rows_of
from data.select.observation_list import Wanted, observation_list
from data.select.place_page import place_page
from data.select.required import required
from data.store import compile as compiling
from data.store.checking import check_folders
from data.store.compared import JOINED, STATEMENT, Stated, statement_of
from tests.bench.figures import CERTIFICATE_PARTS, CERTIFICATES, same_indicators
from tests.bench.nation import YEARS, nation_places, reports_of, write_nation

# The province, a prefecture, its counties, and one prefecture more.
PLACES, INDICATORS, YEAR = 13, 20, 2021
PROVINCE = nation_places(1)[0].id
COUNTED = same_indicators(INDICATORS)[-1]


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nation") / "local"
    write_nation(folder, PLACES, indicators=INDICATORS)
    return folder


@pytest.fixture(autouse=True)
def served(nation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_DATA", str(nation))


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    """Every figure as the generator has it."""
    told = [
        {**row, "report": one.id, "report_year": one.year, "place": place.id, "level": place.level}
        for place in nation_places(PLACES)
        for one in reports_of(place, indicators=INDICATORS)
        for row in one.told.tables["observations"]
    ]
    frame = pd.DataFrame(told)
    return frame.assign(value=pd.to_numeric(frame["value"]))


def own(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["year"] == rows["report_year"]]


def test_a_nations_reports_hold_every_rule(nation: Path) -> None:
    assert [str(one) for one in check_folders([PACKAGE, nation])] == []


def test_each_report_states_the_same_indicators_and_some_a_figure_of_last_year(rows: pd.DataFrame) -> None:
    assert (own(rows).groupby("report")["indicator"].nunique() == INDICATORS).all()
    assert len(own(rows)) == PLACES * len(YEARS) * INDICATORS
    assert len(own(rows)) < len(rows) < len(own(rows)) + PLACES * len(YEARS) / 4


@pytest.mark.parametrize(
    "wanted",
    [
        {"indicators": (COUNTED,)},
        {"years": (2017, 2022), "levels": ("county",)},
        {"qualifiers": ("at_least",), "indicators": same_indicators(INDICATORS)[9:]},
        {"places": (PROVINCE,)},
    ],
)
@pytest.mark.parametrize("sort", ["", "-figure", "year"])
def test_the_list_of_figures_is_that_of_the_rows(
    wanted: dict[str, tuple[str, ...]], sort: str, rows: pd.DataFrame
) -> None:
    columns = {
        "indicators": "indicator",
        "years": "year",
        "levels": "level",
        "qualifiers": "qualifier",
        "places": "place",
    }
    expected = rows
    for name, values in wanted.items():
        expected = expected[expected[columns[name]].isin(values)]
    ours = tuple(sorted(set(rows["report"])))
    asked = Wanted(**wanted, reports=ours, sort=sort)
    found = [observation_list(asked, 150, first) for first in range(0, len(expected), 150)]
    assert {one.total for one in found} == {len(expected)}
    by = {"": "report_year", "-figure": "value", "year": "year"}[sort]
    ordered = expected.sort_values(
        [by, "report_year", "report", "start"],
        ascending=[sort == "year", False, True, True],
        na_position="last",
    )
    keys = [key for one in found for key in zip(one.rows["report"], one.rows["id"], strict=True)]
    assert keys == list(zip(ordered["report"], ordered["id"], strict=True))


@pytest.mark.parametrize("years", [(YEAR,), (2018, 2020)])
def test_a_comparison_draws_every_county_with_its_figures(years: tuple[int, ...], rows: pd.DataFrame) -> None:
    question = comparison_rows.Question(indicator=COUNTED, years=years, level="county", sort="value")
    answer = comparison(question)
    expected = rows[(rows["indicator"] == COUNTED) & rows["year"].isin(years) & (rows["level"] == "county")]
    drawn = {(one.source.id, one.figure.id): one.figure.value for one in answer.own.drawn}
    assert drawn == {(row.report, row.id): row.value for row in expected.itertuples()}
    assert answer.rows == expected["place"].nunique() == 10
    newest = [one.figure.value for one in answer.own.drawn]
    assert len(years) > 1 or newest == sorted(newest, reverse=True)
    assert len({(one.place, one.year) for one in answer.held}) == len(
        rows[rows["indicator"] == COUNTED].groupby(["place", "year"])
    )


def test_a_page_of_a_comparison_has_two_hundred_rows_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    question = comparison_rows.Question(indicator=COUNTED, years=(2018, 2020), level="county")
    assert comparison(question).rows_a_page * 2 == ROWS_A_PAGE == LINES_OF_A_PAGE


@pytest.mark.parametrize(("year", "province"), [(0, PROVINCE), (YEAR, PROVINCE)])
def test_the_coverage_counts_what_each_indicator_is_stated_by(
    year: int, province: str, rows: pd.DataFrame
) -> None:
    question = coverage_rows.Question(category="mediation", province=province, year=year)
    answer = coverage(question)
    expected = own(rows)[own(rows)["report_year"].isin([year] if year else YEARS)]
    counted = expected.groupby("indicator")["value"].agg(figures="count", all="size")
    for column in answer.columns:
        stated = counted.loc[column.id] if column.id in counted.index else {"figures": 0, "all": 0}
        assert (column.figures, column.figures + column.claims) == (stated["figures"], stated["all"])
    assert answer.number == expected["report"].nunique()
    told = {key: (cell.figure, cell.stated) for key, cell in answer.cells.items() if cell.figure}
    shown = expected[expected["report"].isin([row.report for row in answer.rows])]
    of_subject = shown[shown["indicator"].isin([column.id for column in answer.columns])]
    of_first = shown[shown["report"] == answer.rows[0].report]
    both = pd.concat([of_subject, of_first]).drop_duplicates(["report", "indicator"])
    assert told == {(row.report, row.indicator): (row.id, row.stated) for row in both.itertuples()}


def test_a_place_has_all_its_figures_by_subject(rows: pd.DataFrame) -> None:
    for place in (PROVINCE, nation_places(PLACES)[-1].id):
        here, mine = place_page(place), rows[rows["place"] == place]
        lines = [line for subject in here.subjects for line in subject.lines]
        keys = [
            (one.source.id, one.figure.id)
            for line in lines
            for one in (line.placed, *(p for _, p in line.parts))
        ]
        assert sorted(keys) == sorted(zip(mine["report"], mine["id"], strict=True))
        assert here.number == len(mine)
        numbers = {one.report.id: one.numbers + one.claims for one in here.documents}
        assert numbers == mine["report"].value_counts().to_dict()
        assert [near.id for near in here.beside] == sorted(
            one.id
            for one in nation_places(PLACES)
            if one.parent == here.place.parent and one.level == here.place.level
        ) or place == PROVINCE


def test_a_sum_that_does_not_fit_is_a_difference(rows: pd.DataFrame) -> None:
    mine = own(rows).pivot(index="report", columns="indicator", values="value")
    slips = mine[mine[[*CERTIFICATE_PARTS]].sum(axis=1) != mine[CERTIFICATES]].index
    told = [one for one in compared() if one.rule == "enforcement_certificates_parts_sum" and not one.holds]
    assert [one.statements[-1].report for one in told] == sorted(slips) and len(slips)
    assert differences(AskedOfDifferences(kind="sum")).counts["sum"] == len(slips)


def test_what_the_store_keeps_of_comparisons_is_what_all_figures_make() -> None:
    database = store.current()
    asked = f"""SELECT {STATEMENT} {JOINED} WHERE said.status = 'reported' AND said.value IS NOT NULL
ORDER BY said.report, said.start NULLS LAST, said.file_line"""
    rules = database.frame('SELECT id, kind, "left", "right" FROM checks ORDER BY file_line').to_dict(
        "records"
    )
    statements = [statement_of(row) for row in rows_of(Stated, database.frame(asked))]
    assert list(compared()) == comparisons(statements, rules)


def test_the_rules_count_every_report_of_a_choice(rows: pd.DataFrame) -> None:
    answer = required(coverage_rows.Question(province=PROVINCE, year=YEAR))
    assert answer.number == sum(answer.counts.values()) == PLACES and answer.without_text == 0
    assert set(answer.counts) == {"before", "after", "not_shown"}
    assert {row.row.report for row in answer.rows} == set(rows.loc[rows["report_year"] == YEAR, "report"])


def test_ended_between_two_transactions_the_next_compile_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = store.current()
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    monkeypatch.setattr(compiling, "AT_A_TIME", 20)
    monkeypatch.setattr(compiling, "OF_A_TRANSACTION", 40)
    take_in, taken = compiling._take_in, []

    def end_after_five(*given: object) -> None:
        taken.append(given)
        if len(taken) == 5:
            raise KeyboardInterrupt
        take_in(*given)

    monkeypatch.setattr(compiling, "_take_in", end_after_five)
    with pytest.raises(KeyboardInterrupt):
        compiling.compile_store(locations())
    assert not list(locations().store.glob("store-*.duckdb")), "what is half done is served to nobody"
    compiled = compiling.compile_store(locations())
    assert compiled.version == whole.version and len(taken) < 5 + 7, "what was taken in is not read again"
