"""The compiled store: the same whatever way it came about, one for all processes, and never in the way."""

import csv
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from components.site.serve import of_one_store
from data import store
from data.folders.data_error import DataError
from data.folders.locations import Locations, bump_generation, locations
from data.schema import schema
from data.store import compile as compiling
from data.store import tables
from tests.data.copies import copy_of_data

ROOT = Path(__file__).parents[2]
LUODING = ROOT / "data" / "reports" / "luoding-2022"
COMPILE = "from data.store.compile import compile_store; from data.folders.locations import locations; "
UNITS = "id,zh,en_one,en_many,factor,base\nshow,台,show,shows,1,show\n"
PRINT_VERSION = COMPILE + "print(compile_store(locations()).version)"


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locations:
    """The first report, a user's own data folder with three more, and a store of its own."""
    monkeypatch.setenv("DATA_FOLDER", str(copy_of_data(tmp_path / "shipped")))
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    for number in (1, 2, 3):
        add(tmp_path / "local", f"copy-{number}")
    store.clear_cache()
    yield locations()
    store.clear_cache()


def add(local: Path, name: str) -> Path:
    """Add a copy of the first report under another id."""
    target = local / "reports" / name
    shutil.copytree(LUODING, target)
    return target


def rewrite(path: Path, column: str, cell: str, line: int = 2) -> None:
    """Change one cell of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rows[line - 2][column] = cell
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


MADE_OF_REPORTS = ("pairs", "spoken", "silent", "stated_by")


def contents(kept: store.Store) -> dict[str, list[tuple]]:
    """Return every row of every table of a store, in an order of its own."""
    names = [*map(tables.stored_name, schema().tables), "texts", "findings", *MADE_OF_REPORTS]
    rows = {name: kept._connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    return {name: sorted(map(repr, found)) for name, found in rows.items()}


def compiled(where: Locations, **given: bool) -> store.Store:
    store.clear_cache()
    return store.current()


def test_what_came_step_by_step_is_what_comes_from_nothing(where, tmp_path, monkeypatch, from_nothing):
    store.current()
    reports = where.local / "reports"
    rewrite(reports / "copy-1" / "observations.csv", "note_zh", "另一句说明")
    shutil.rmtree(reports / "copy-2")
    add(where.local, "copy-4")
    rewrite(reports / "copy-3" / "observations.csv", "value", "14", line=2)
    (where.local / "tables").mkdir()
    (where.local / "tables" / "units.csv").write_text(UNITS)
    step_by_step = compiled(where)
    told = contents(step_by_step)
    monkeypatch.setenv("STORE", str(tmp_path / "another"))
    fresh = compiled(where)
    assert told == contents(fresh)
    assert step_by_step.version == fresh.version
    assert {row.split("'")[1] for row in told["reports"]} == {"luoding-2022", "copy-1", "copy-4"}
    assert [found.file.split("/")[-2] for found in fresh.left_out] == ["copy-3"]


def test_a_start_with_nothing_new_writes_nothing(where):
    first = store.current()
    before = {path.name: path.stat().st_mtime_ns for path in where.store.glob("*.duckdb")}
    assert compiled(where).version == first.version
    assert {path.name: path.stat().st_mtime_ns for path in where.store.glob("*.duckdb")} == before


def test_every_change_has_a_version_of_its_own_and_old_files_go(where):
    versions = {store.current().version}
    rewrite(where.local / "reports" / "copy-1" / "report.csv", "note_zh", "一句说明")
    versions.add(compiled(where).version)
    shutil.rmtree(where.local / "reports" / "copy-2")
    versions.add(compiled(where).version)
    assert len(versions) == 3
    assert [path.name for path in where.store.glob("store-*")] == [f"store-{store.current().version}.duckdb"]


@pytest.fixture
def checked_anew(where, monkeypatch) -> list[str]:
    """The reports whose folders a compile reads, as it reads them."""
    found: list[str] = []
    read = compiling.read_report
    monkeypatch.setattr(
        compiling, "read_report", lambda path, words: (found.append(path.name), read(path, words))[1]
    )
    return found


def test_a_new_word_checks_only_what_may_have_lacked_it(where, checked_anew, from_nothing):
    rewrite(where.local / "reports" / "copy-2" / "report.csv", "place", "x-newtown")
    assert [found.column for found in store.current().left_out] == ["place"]
    assert len(checked_anew) == 4
    (where.local / "tables").mkdir()
    for table, row in (
        ("units", "show,台,show,shows,1,show"),
        ("places", "x-newtown,新镇,Newtown,,town,government,,,"),
    ):
        checked_anew.clear()
        header = ",".join(schema().tables[table].names)
        (where.local / "tables" / f"{table}.csv").write_text(f"{header}\n{row}\n")
        kept = compiled(where)
        assert checked_anew == ["copy-2"]
    assert not kept.left_out and "copy-2" in kept.folders()


def test_a_changed_word_or_a_new_rule_checks_everything_anew(where, checked_anew):
    (where.local / "tables").mkdir()
    place = where.local / "tables" / "places.csv"
    header = ",".join(schema().tables["places"].names)
    place.write_text(f"{header}\nx-newtown,新镇,Newtown,,town,government,,,\n")
    store.current()
    checked_anew.clear()
    place.write_text(f"{header}\nx-newtown,新镇,New Town,,town,government,,,\n")
    compiled(where)
    assert len(checked_anew) == 4
    checked_anew.clear()
    rule = "own_rule,at_most,mediation_cases_count,mediation_cases_successful_count"
    header = ",".join(schema().tables["checks"].names)
    (where.local / "tables" / "checks.csv").write_text(f"{header}\n{rule}\n")
    compiled(where)
    assert len(checked_anew) == 4


def test_a_folder_written_is_seen_within_three_seconds(where):
    first = store.current()
    add(where.local, "copy-5")
    bump_generation(where)
    end = time.monotonic() + 3
    while time.monotonic() < end and "copy-5" not in store.current().folders():
        time.sleep(0.1)
    assert "copy-5" in store.current().folders()
    assert store.current().version != first.version


def test_a_block_is_answered_from_one_store_unless_it_has_written_itself(where):
    with store.one_store():
        before = store.current()
        add(where.local, "copy-4")
        bump_generation(where)
        opened = store._stores[where]
        opened.looked -= store.SECONDS_BETWEEN_LOOKS
        assert store.current() is before
        store.look()
        assert store.current().version != before.version
    with store.standing_in(before):
        assert store.current() is before
    assert store.current().version != before.version


def test_a_request_is_answered_from_one_store(where, monkeypatch):
    stores = iter(range(9))
    monkeypatch.setattr(store, "_newest", lambda where: next(stores))
    application = of_one_store(lambda environ, start: [store.current(), store.current()])
    assert [application({}, None), application({}, None)] == [[0, 0], [1, 1]]
    assert [store.current(), store.current()] == [2, 3]


def test_a_vocabulary_broken_while_it_runs_leaves_what_was_there(where, capsys):
    first = store.current()
    (where.local / "tables").mkdir()
    (where.local / "tables" / "units.csv").write_text("id,zh\n")
    bump_generation(where)
    time.sleep(2.1)
    assert store.current().version == first.version
    assert "units.csv" in capsys.readouterr().err
    store.clear_cache()
    with pytest.raises(DataError, match=r"units\.csv:1"):
        store.current()


def run(code: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_two_processes_start_at_once(where):
    both = [run(PRINT_VERSION) for _ in range(2)]
    told = [process.communicate(timeout=60) for process in both]
    assert told[0][0] == told[1][0] != ""
    assert len(list(where.store.glob("store-*.duckdb"))) == 1


@pytest.mark.slow
def test_one_compiles_while_others_answer(where):
    first = store.current()
    add(where.local, "copy-6")
    with run(PRINT_VERSION) as other:
        while other.poll() is None:
            assert len(first.frame("SELECT * FROM observations")) == 80
    assert other.returncode == 0
    # The file that this process answers from has another name by now; it goes on all the same.
    assert len(first.frame("SELECT * FROM observations")) == 80


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.parametrize("moment", ["insert_vocabulary", "insert_reports", "leave_out_broken", "copy_whole"])
def test_killed_in_the_middle_nothing_is_lost(where, moment):
    compiled(where)
    add(where.local, "copy-7")
    die = "import os, signal; from data.store import compile as c, tables, references; "
    kill = "lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)"
    home = {"leave_out_broken": "references", "copy_whole": "c"}.get(moment, "tables")
    if moment == "insert_vocabulary":
        (where.local / "tables").mkdir()
        (where.local / "tables" / "units.csv").write_text(UNITS)
    process = run(f"{die}{home}.{moment} = {kill}\n{PRINT_VERSION}")
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    after = compiled(where)
    assert "copy-7" in after.folders()
    told = contents(after)
    shutil.rmtree(where.store)
    assert contents(compiled(where)) == told


@pytest.mark.slow
@pytest.mark.parametrize("damage", [b"", b"no database" * 1000, None])
@pytest.mark.parametrize("which", ["private.duckdb", "store-*.duckdb"])
def test_a_damaged_file_is_built_again(where, capsys, which, damage):
    told = contents(store.current())
    store.clear_cache()
    path = next(where.store.glob(which))
    body = path.read_bytes()
    path.write_bytes(body[: len(body) // 2] if damage is None else damage)
    assert contents(compiled(where)) == told


def test_a_damaged_store_is_said(where, capsys):
    store.current()
    store.clear_cache()
    (where.store / compiling.PRIVATE).write_bytes(b"no database" * 1000)
    store.current()
    assert "damaged" in capsys.readouterr().err


def test_a_cache_folder_that_cannot_be_made_falls_back_to_memory(where, tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("STORE", str(tmp_path / "file" / "below"))
    kept = compiled(where)
    assert len(kept.folders()) == 4
    assert "memory" in capsys.readouterr().err


@pytest.mark.slow
def test_a_full_disk_falls_back_to_memory(where):
    full = f"import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); \
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, {resource.RLIM_INFINITY})); \
from data import store; print(len(store.current().folders()))"
    out, err = run(full).communicate(timeout=60)
    assert out.strip() == "4", err
    assert "memory" in err and "Traceback" not in err


def test_the_published_file_is_not_written_by_a_server(where):
    kept = store.current()
    with pytest.raises(duckdb.Error):
        kept._connection.execute("DELETE FROM observations")
