"""One store for several servers: fetched whole or not at all, and never that of other data."""

import json
import shutil
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from data import store
from data.folders.locations import bump_generation, locations
from data.store import published
from data.store.__main__ import main
from data.store.published import NothingPublishedError, newest_of
from tests.data.copies import OWN, REPORT, copy_of_data
from tests.served import served

SERVERS = ("one", "two", "three")


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What all servers see: their data, and the folder of the store."""
    folder = tmp_path / "shared"
    monkeypatch.setenv("DATA_FOLDER", str(copy_of_data(folder / "shipped")))
    monkeypatch.setenv("LOCAL_DATA", str(folder / "local"))
    monkeypatch.setenv("PUBLISHED_STORE", str(folder / "published"))
    store.clear_cache()
    yield folder
    store.clear_cache()


def at(server: str, monkeypatch: pytest.MonkeyPatch) -> store.Store:
    """Return the store of a server, which has a disk of its own, when it looks now."""
    monkeypatch.setenv("STORE", str(Path(locations().local).parent / f"disk-{server}"))
    store.look()
    return store.current()


def add(shared: Path, name: str) -> None:
    shutil.copytree(OWN / "reports" / REPORT, shared / "local" / "reports" / name)
    bump_generation(locations())


def compiled(shared: Path) -> list[str]:
    return sorted(path.parents[1].name for path in shared.glob("disk-*/*/private.duckdb"))


def test_one_publishes_and_all_others_only_fetch(shared, monkeypatch):
    versions = {server: at(server, monkeypatch).version for server in SERVERS}
    assert len(set(versions.values())) == 1 and compiled(shared) == ["disk-one"]
    add(shared, "copy-1")
    stores = [at(server, monkeypatch) for server in ("two", "three", "one")]
    assert (
        {one.version for one in stores} == {newest_of(shared / "published").version} != set(versions.values())
    )
    # Whoever saw it first.
    assert compiled(shared) == ["disk-one", "disk-two"]
    assert all("copy-1" in one.folders() for one in stores)


def test_half_a_file_is_not_opened_and_a_whole_one_is_soon(shared, monkeypatch):
    first = at("one", monkeypatch)
    at("two", monkeypatch)
    add(shared, "copy-1")
    newer = at("one", monkeypatch)
    file = shared / "published" / newest_of(shared / "published").file
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert at("two", monkeypatch).version == first.version
    file.write_bytes(whole)
    assert at("two", monkeypatch).version == newer.version


@pytest.mark.parametrize("words", ["", "{", "[]", '{"file": "x"}'])
def test_a_pointer_that_cannot_be_read_changes_nothing(shared, monkeypatch, words):
    first = at("one", monkeypatch)
    (shared / "published" / "newest.json").write_text(words)
    assert at("one", monkeypatch) is first


def test_a_server_whose_copy_is_old_moves_on_when_it_starts(shared, monkeypatch):
    at("one", monkeypatch)
    old = at("two", monkeypatch)
    add(shared, "copy-1")
    newer = at("one", monkeypatch)
    store.clear_cache()
    assert at("two", monkeypatch).version == newer.version != old.version
    assert len(list(shared.glob("disk-two/*/fetched-*"))) == 1


def test_without_the_shared_folder_what_was_fetched_last_is_served(shared, monkeypatch):
    first = at("two", monkeypatch)
    (shared / "published").rename(shared / "away")
    (shared / "published").touch()
    store.clear_cache()
    assert at("two", monkeypatch).folders() == first.folders()
    with pytest.raises(NothingPublishedError, match="holds no store"):
        at("three", monkeypatch)


def test_a_server_whose_disk_is_away_serves_what_it_fetched_and_writes_nothing_there(shared, monkeypatch):
    first = at("two", monkeypatch)
    (shared / "published").rename(shared / "away")
    add(shared, "copy-1")
    store.clear_cache()
    assert at("two", monkeypatch).folders() == first.folders()
    store.look()
    assert store.current().folders() == first.folders() and not (shared / "published").exists()
    (shared / "away").rename(shared / "published")
    assert "copy-1" in at("two", monkeypatch).folders()


def test_a_server_with_other_data_does_not_take_the_place_of_what_is_published(shared, monkeypatch, tmp_path):
    first = at("one", monkeypatch)
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "other"))
    bump_generation(locations())
    assert at("two", monkeypatch).version == first.version
    monkeypatch.setenv("LOCAL_DATA", str(shared / "local"))
    assert newest_of(shared / "published").version == first.version


def test_a_broken_vocabulary_is_said_once_and_nothing_is_published(shared, monkeypatch, capsys):
    first = at("one", monkeypatch)
    (shared / "local" / "tables").mkdir(parents=True)
    (shared / "local" / "tables" / "units.csv").write_text("id,zh\nx,y\n", encoding="utf-8")
    bump_generation(locations())
    assert at("one", monkeypatch) is at("one", monkeypatch) is first
    assert capsys.readouterr().err.count("The vocabulary is broken") == 1
    (shared / "local" / "tables" / "units.csv").unlink()
    add(shared, "copy-1")
    assert at("one", monkeypatch).version != first.version


def test_it_is_published_by_hand(shared, monkeypatch, capsys):
    monkeypatch.setenv("STORE", str(shared / "disk-hand"))
    assert main(["publish", str(shared / "published")]) == 0
    version = newest_of(shared / "published").version
    assert capsys.readouterr().out.startswith(version) and at("one", monkeypatch).version == version
    assert compiled(shared) == ["disk-hand"]
    (shared / "file").touch()
    assert main(["publish", str(shared / "file")]) == 1 and capsys.readouterr().err
    assert main(["publish"]) == 2 and "publish FOLDER" in capsys.readouterr().err


def test_files_that_nobody_needs_go(shared, monkeypatch):
    for number in range(4):
        at("one", monkeypatch)
        add(shared, f"copy-{number}")
    newest = at("one", monkeypatch)
    files = {path.name for path in (shared / "published").glob("store-*")}
    # The one before is still being fetched, perhaps.
    assert len(files) == 2 and published.FILE.format(newest.version) in files
    assert not list((shared / "published").glob(".*"))


@pytest.mark.patient
@pytest.mark.slow
def test_three_servers_move_on_together_and_one_that_is_killed_comes_back_to_the_newest(shared, tmp_path):
    def server(name: str):
        return served(
            STORE=str(tmp_path / name),
            LOCAL_DATA=str(shared / "local"),
            PUBLISHED_STORE=str(shared / "published"),
            # Here they are asked without a pause.
            API_LIMIT="0",
        )

    def reports(one) -> int:
        with urlopen(f"{one.address}api/v1/reports.json") as answer:
            told = json.load(answer)
        assert told["version"] and len(told["data"]) == told["total"]
        return told["total"]

    with server("one") as one, server("two") as two:
        with server("three") as three:
            assert [reports(each) for each in (one, two, three)] == [1, 1, 1]
        shutil.copytree(OWN / "reports" / REPORT, shared / "local" / "reports" / "copy-1")
        bump_generation(locations())
        # Two seconds where nothing else runs; a busy machine of tests proves nothing about that.
        end = time.monotonic() + 20
        seen = [reports(one), reports(two)]
        while seen[-2:] != [2, 2] and time.monotonic() < end:
            seen += [reports(one), reports(two)]
        assert seen[-2:] == [2, 2] and set(seen) <= {1, 2}
        with server("three") as three:
            assert reports(three) == 2
