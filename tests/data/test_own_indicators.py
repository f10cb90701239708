"""An indicator that comes or goes while reports stay as they are."""

import shutil
from pathlib import Path

from data import store
from data.folders.locations import Locations
from tests.data.copies import read_table, write_table

from .test_store import MADE_OF_REPORTS, compiled, contents, rewrite, where

__all__ = ["where"]
OWN_INDICATOR = "own_cases_count"


def add_indicator(where: Locations) -> Path:
    """Write one indicator more into the user's own tables; return their folder."""
    own = where.local / "tables"
    own.mkdir()
    rows = read_table(where.shipped, "indicators")
    like = next(row for row in rows if row["id"] == "mediation_cases_count")
    write_table(where.local, "indicators", [like | {"id": OWN_INDICATOR, "replaces": ""}])
    return own


def silent(kept: store.Store) -> set[tuple[str, str]]:
    return set(kept._connection.execute("SELECT report, indicator FROM silent").fetchall())


def test_a_new_indicator_is_stated_by_no_report_that_was_there(where, tmp_path, monkeypatch):
    assert OWN_INDICATOR not in {row[1] for row in silent(store.current())}
    add_indicator(where)
    later = compiled(where)
    assert ("copy-1", OWN_INDICATOR) in silent(later)
    monkeypatch.setenv("STORE", str(tmp_path / "another"))
    assert contents(later) == contents(compiled(where))


def test_removing_an_indicator_leaves_out_a_folder_that_did_not_change(where):
    own = add_indicator(where)
    rewrite(where.local / "reports" / "copy-1" / "observations.csv", "indicator", OWN_INDICATOR, line=17)
    assert not store.current().left_out
    shutil.rmtree(own)
    found = compiled(where).left_out
    assert [(one.line, one.column) for one in found] == [(17, "indicator")]
    assert OWN_INDICATOR in found[0].what
    assert "copy-1" not in store.current().folders()
    for table in MADE_OF_REPORTS[:3]:
        held = set(store.current().frame(f'SELECT DISTINCT report FROM "{table}"')["report"])
        assert "copy-1" not in held and "copy-2" in held
