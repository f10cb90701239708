"""PostgreSQL holds what folders say, a whole version at a time; who asks it sees one version."""

import random
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data import store
from data.folders.locations import bump_generation, locations
from data.store import postgres as packages
from data.store.__main__ import main
from data.store.past import past
from tests.data.copies import OWN, REPORT, copy_of_data
from tests.postgres import Database

pytestmark = pytest.mark.postgres
VERSIONS = "SELECT version, schema FROM law_based_government.versions ORDER BY filled"


@pytest.fixture
def asked(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """An empty PostgreSQL that is asked for a copy of the data."""
    database.emptied()
    monkeypatch.setenv("DATA_FOLDER", str(copy_of_data(tmp_path / "shipped")))
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    monkeypatch.setenv("DATABASE_URL", database.url)
    monkeypatch.setattr(store, "SECONDS_BETWEEN_LOOKS", 0.0)
    store.clear_cache()
    yield database
    store.clear_cache()


def add(name: str) -> None:
    where = locations()
    shutil.copytree(OWN / "reports" / REPORT, where.local / "reports" / name)
    bump_generation(where)


def rows(database: Database, sql: str) -> list[tuple[object, ...]]:
    import psycopg  # here, since not everybody has it

    with psycopg.connect(database.url) as connection:
        return connection.execute(sql).fetchall()


def schemas(database: Database) -> set[object]:
    found = rows(database, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'store_%'")
    return {schema for (schema,) in found}


def test_a_build_fills_it_and_says_which_version(asked, capsys):
    assert main(["build"]) == 0
    version = capsys.readouterr().out.split()[0]
    [(told, schema)] = rows(asked, VERSIONS)
    assert told == version and schemas(asked) == {schema}
    count = rows(asked, "SELECT count(*) FROM law_based_government.observations")
    assert count == [(len(store.current().frame("SELECT id FROM observations")),)] != [(0,)]
    assert rows(asked, "SELECT words FROM law_based_government.texts LIMIT 1")[0][0]


def test_it_is_postgresql_that_answers(asked):
    store.current()
    [(_, schema)] = rows(asked, VERSIONS)
    import psycopg

    with psycopg.connect(asked.url, autocommit=True) as connection:
        connection.execute(f"UPDATE {schema}.reports SET title = 'from there'")
    assert set(store.current().frame("SELECT title FROM reports")["title"]) == {"from there"}


def test_a_version_that_is_there_is_not_filled_again(asked):
    first = store.current().version
    filled = rows(asked, "SELECT filled FROM law_based_government.versions")
    store.clear_cache()
    assert store.current().version == first
    assert rows(asked, "SELECT filled FROM law_based_government.versions") == filled


def test_who_asks_in_the_middle_of_a_rebuild_sees_one_version(asked):
    before = set(store.current().folders())
    with store.one_store():
        first = store.current()
        add("copy-1")
        elsewhere = threading.Thread(target=store.current)
        elsewhere.start()
        elsewhere.join()
        assert len(rows(asked, VERSIONS)) == 2
        assert store.current() is first and set(first.folders()) == before
        assert set(first.frame("SELECT DISTINCT report FROM observations")["report"]) <= before
    assert set(store.current().folders()) == before | {"copy-1"}


def test_a_rebuild_that_breaks_off_leaves_what_was_there(asked, monkeypatch):
    first = store.current()
    before, held = schemas(asked), set(first.folders())
    from data.store.postgres import filling

    def ended(*_: object) -> None:
        raise KeyboardInterrupt

    add("copy-1")
    with monkeypatch.context() as patch:
        patch.setattr(filling, "_show", ended)
        with pytest.raises(KeyboardInterrupt):
            store.current()
    assert schemas(asked) == before and set(first.folders()) == held == {REPORT}
    assert "copy-1" in store.current().folders()


def test_the_newest_version_stays_and_the_one_before(asked):
    held = []
    for name in ("copy-1", "copy-2", "copy-3"):
        add(name)
        held.append(store.current())
    assert [version for version, _ in rows(asked, VERSIONS)] == [one.version for one in held[1:]]
    assert len(schemas(asked)) == 2
    assert len(held[1].folders()) + 1 == len(held[2].folders())
    with pytest.raises(store.DatabaseAwayError):
        held[0].folders()


def test_a_database_that_was_emptied_is_filled_again(asked):
    first = store.current()
    asked.emptied()
    with pytest.raises(store.DatabaseAwayError):
        first.folders()
    assert store.current().folders() and rows(asked, VERSIONS)


def test_what_somebody_built_on_a_view_stays(asked):
    import psycopg

    store.current()
    with psycopg.connect(asked.url, autocommit=True) as connection:
        connection.execute("CREATE VIEW ours AS SELECT count(*) AS n FROM law_based_government.reports")
        try:
            [(before,)] = rows(asked, "SELECT n FROM ours")
            for name in ("copy-1", "copy-2", "copy-3"):
                add(name)
                store.current()
            assert rows(asked, "SELECT n FROM ours") == [(before + 3,)]
        finally:
            connection.execute("DROP VIEW ours")


def test_files_and_earlier_days_are_duckdb_s(asked):
    asked_there = store.current().frame("SELECT id FROM observations")
    file = store.current().parquet("few.parquet", "SELECT report, id FROM observations ORDER BY ALL")
    assert duckdb.execute(f"SELECT count(*) FROM '{file}'").fetchone() == (len(asked_there),)
    earlier = past(store.current(), locations(), "2020-01-01").store
    assert earlier.frame("SELECT id FROM observations").empty and len(earlier.frame("SELECT id FROM places"))


def test_nothing_is_needed_of_who_sets_no_database(asked, monkeypatch):
    monkeypatch.setattr(packages, "PACKAGES", ("no_such_package",))
    with pytest.raises(store.NotInstalledError) as said:
        store.current()
    assert str(said.value) == (
        "DATABASE_URL is set, but the extra `postgres` is not installed; `make postgres` installs it."
    )
    monkeypatch.delenv("DATABASE_URL")
    assert store.current().folders()


ALIKE = """SELECT one, other, round(jaro_winkler_similarity(one, other), 9) AS alike,
damerau_levenshtein(one, other) AS apart
FROM (SELECT unnest($1::VARCHAR[]) AS one, unnest($2::VARCHAR[]) AS other) AS pairs ORDER BY one, other"""


@pytest.mark.parametrize("letters", ["abc", "luoding yx", "罗定市县区", "é罗a"])
def test_words_are_as_alike_there_as_here(asked, letters):
    chance = random.Random(7)
    words = ["", "a", *("".join(chance.choices(letters, k=chance.randrange(1, 12))) for _ in range(200))]
    given = [words, chance.sample(words, len(words))]
    there, here = store.current().frame(ALIKE, given), duckdb.execute(ALIKE, given).df()
    for name in ("one", "other", "alike", "apart"):
        assert there[name].tolist() == here[name].tolist(), name


WORDS = ["b", "B", "a", "罗定", "一", "_a", "Ab", "é", "zz", "a b", "10", "9", "", "ab"]
# What two databases commonly differ in, each with its parameters.
OF_WORDS, OF_NUMBERS = (
    "(SELECT unnest($1::VARCHAR[]) AS word) AS words",
    "(SELECT unnest($1::BIGINT[]) AS n) AS ns",
)
COMMON = (
    (f"SELECT word FROM {OF_WORDS} ORDER BY word", [WORDS]),
    ("SELECT word FROM (SELECT unnest(CAST(? AS VARCHAR[])) AS word) AS words ORDER BY word DESC", [WORDS]),
    ("SELECT 'b' AS what UNION ALL SELECT 'B' UNION ALL SELECT 'a_' UNION ALL SELECT 'Ab' ORDER BY what", []),
    (f"SELECT max(word) AS word, min(word) AS least FROM {OF_WORDS} WHERE word > 'A'", [WORDS]),
    (f"SELECT n FROM {OF_NUMBERS} ORDER BY n", [[2, None, -1]]),
    (f"SELECT n FROM {OF_NUMBERS} ORDER BY n DESC", [[2, None, -1]]),
    ("SELECT n // 3 AS whole, n / 4 AS part, n / 4.0 AS more FROM (SELECT 7 AS n) AS numbers", []),
    (f"SELECT sum(n) AS total, avg(n) AS mean, count(*) AS number FROM {OF_NUMBERS}", [[1, 2, 4]]),
    (f"SELECT n > 1 AS more FROM {OF_NUMBERS} ORDER BY more", [[2, None, 1]]),
    ("SELECT TRUE AS yes, NULL AS none, '' AS nothing, 1 AS one, 1.5 AS half", []),
    ("SELECT id FROM places WHERE regexp_matches(name_zh || ' ld ' || id, ?) ORDER BY id", [r"\bld\b"]),
    (f"SELECT word FROM {OF_WORDS} WHERE regexp_matches(word, '\\bld\\b') ORDER BY 1", [["罗ld定", "old"]]),
    ("SELECT id FROM places WHERE id LIKE ? ORDER BY id", ["44%"]),
    (f"SELECT strlen(word) AS bytes, length(word) AS signs FROM {OF_WORDS} ORDER BY bytes, signs", [WORDS]),
    (
        "SELECT level, id FROM places QUALIFY row_number() OVER (PARTITION BY level ORDER BY id DESC) = 1 "
        "ORDER BY level, id",
        [],
    ),
)


@pytest.mark.parametrize(("sql", "parameters"), COMMON)
def test_what_databases_differ_in_is_the_same_here(asked, sql, parameters):
    there = store.current()
    here = replace(there, _postgres=None)
    pd.testing.assert_frame_equal(there.frame(sql, parameters), here.frame(sql, parameters))
