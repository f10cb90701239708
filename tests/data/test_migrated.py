"""Nothing was lost on the way from flat tables to folders: every old cell stands in the new ones.

`before_folders/` holds every table as it lay before reports had folders, and the charts' sentences as pages
showed them then. Who corrects a cell of the report or the vocabulary on purpose corrects it there too.
"""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from components.charts.finding import finding, measure
from components.charts.plan import charts
from components.web.plain_words import words_of
from data import select
from data.manage.__main__ import main
from data.manage.migrate import BEFORE, NothingToDo, migrate
from data.schema import REPORT as OF_A_REPORT
from data.schema import VOCABULARY, schema
from tests.data.copies import OWN, REPORT, at, read_table, rows_of, said

OLD = Path(__file__).parent / "before_folders"
KEYS = {
    "sections": ("id",),
    "statements": ("id",),
    "statement_areas": ("statement", "section"),
    "observations": ("indicator", "year"),
    "mentions": ("start", "end"),
    "listed": ("statement", "kind", "order"),
    "corrections": ("start", "end"),
    "places": ("id",),
    "categories": ("id",),
    "indicators": ("id",),
    "aliases": ("indicator", "alias"),
    "units": ("id",),
    "reasons": ("id",),
    "checks": ("id",),
    "derived": ("id",),
}
# Compared in their own way: one row that lost two columns, and sentences that were templates then.
APART = ("reports", "charts", "shown_sentences")


def old(name: str) -> list[dict[str, str]]:
    return rows_of(OLD / f"{name}.csv")


def keyed(rows: list[dict[str, str]], key: tuple[str, ...]) -> dict[tuple[str, ...], dict[str, str]]:
    found = {tuple(row[column] for column in key): row for row in rows}
    assert len(found) == len(rows), "a key stands twice"
    return found


def test_every_old_table_is_compared() -> None:
    assert {path.stem for path in OLD.glob("*.csv")} == {*KEYS, *APART}
    # What is new since: the report's own corrections of itself, which reports were taken away, and what
    # stands beside an indicator without being joined to it, and where words stood in the file read.
    new = {"report", "changes", "removals", "related", "source_places"}
    assert {*schema().tables} - {*KEYS, *APART} == new


@pytest.mark.parametrize("table", KEYS)
def test_every_old_cell_is_a_new_cell(table: str) -> None:
    before, now = keyed(old(table), KEYS[table]), keyed(read_table(OWN, table), KEYS[table])
    assert list(before) == [key for key in now if key in before]
    for key, row in before.items():
        kept = {column: now[key][column] for column in row if column != "report"}
        assert kept == {column: cell for column, cell in row.items() if column != "report"}, key
    if schema().tables[table].scope == OF_A_REPORT:
        assert before.keys() == now.keys()
        assert {row["report"] for row in before.values()} == {REPORT}


def test_the_reports_own_row_says_what_it_said() -> None:
    (before,), (now,) = old("reports"), read_table(OWN, "report")
    kept = {name: cell for name, cell in before.items() if name not in ("id", "text_file")}
    assert {name: now[name] for name in kept} == kept
    assert (before["id"], now["sha256"]) == (REPORT, sha256((OWN / at("text")).read_bytes()).hexdigest())


def test_every_chart_says_the_same_words() -> None:
    shown = keyed(old("shown_sentences"), ("chart",))
    found = charts(select.whole_report(REPORT))
    assert [(chart.id,) for chart in found] == list(shown)
    # One chart has no row in the table: nobody drew it by hand.
    assert len(shown) == len(old("charts")) + 1
    for chart in found:
        said_now = {
            f"{name}_{language}": words_of(words(chart, language))
            for name, words in (("finding", finding), ("measure", measure))
            for language in ("zh", "en")
        }
        assert {"chart": chart.id, **said_now} == shown[chart.id,]


def test_charts_draw_the_same_indicators_in_the_same_form() -> None:
    before = [(row["id"], row["order"], row["form"], row["indicators"]) for row in old("charts")]
    now = read_table(OWN, "charts")
    assert before == [(row["id"], row["order"], row["form"], row["indicators"]) for row in now]


@pytest.fixture
def flat(tmp_path: Path) -> Path:
    """A folder of the first form: flat tables, a text beside, a data package."""
    folder = tmp_path / "flat"
    (folder / "tables").mkdir(parents=True)
    for path in OLD.glob("*.csv"):
        if path.stem != "shown_sentences":
            shutil.copy(path, folder / "tables" / path.name)
    (folder / "reports").mkdir()
    shutil.copy(OWN / at("text"), folder / "reports" / f"{REPORT}.txt")
    (folder / "datapackage.json").write_text("{}", encoding="utf-8")
    return folder


def test_a_folder_of_the_first_form_is_brought_forward_and_kept(flat: Path) -> None:
    before = {path.relative_to(flat): path.read_bytes() for path in flat.rglob("*") if path.is_file()}
    lines = list(migrate(flat))
    assert said(flat) == []
    assert any("chart coverage is left out" in line for line in lines)
    for table in (name for name in KEYS if name not in schema().of(VOCABULARY)):
        assert keyed(read_table(flat, table), KEYS[table]) == keyed(read_table(OWN, table), KEYS[table])
    for path, body in before.items():
        assert (flat / BEFORE / path).read_bytes() == body
    with pytest.raises(NothingToDo):
        list(migrate(flat))


def test_a_migration_that_fails_changes_nothing(flat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in flat.rglob("*") if path.is_file()}
    rename = Path.rename
    monkeypatch.setattr(
        Path,
        "rename",
        lambda self, target: rename(self, target) if "reports" not in self.name else _full(),
    )
    with pytest.raises(OSError, match="full"):
        list(migrate(flat))
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in flat.rglob("*") if path.is_file()} == before


def _full() -> None:
    raise OSError("the disk is full")


def test_a_server_that_finds_the_first_form_says_so(flat: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("DATA_FOLDER", str(flat))
    assert main(["list"]) == 1
    told = capsys.readouterr().err
    assert "older form than version 2" in told and "python -m data.manage migrate" in told


def test_the_command_line_lists_reports_and_knows_its_verbs(capsys) -> None:
    assert main(["list"]) == 0
    assert f"{REPORT}\t罗定市\t2022\tquoted\t20\t" in capsys.readouterr().out
    assert main([]) == main(["clear_cache"]) == main(["list", "more"]) == 2
