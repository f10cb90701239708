"""A report's folder that lies elsewhere than before."""

from data import store
from data.folders.locations import shown
from data.store import compile as compiling

from .test_store import compiled, rewrite, where

__all__ = ["where"]


def test_a_folder_that_only_moved_is_not_checked_again(where, monkeypatch):
    before = store.current()
    (where.local / "reports" / "copy-1").rename(where.shipped / "reports" / "copy-1")
    read = []
    checked = compiling.check_book
    monkeypatch.setattr(compiling, "check_book", lambda book: read.append(book.name) or checked(book))
    after = compiled(where)
    assert read == [] and after.version != before.version
    assert after.folders()["copy-1"] == where.shipped / "reports" / "copy-1"
    assert {name: path for name, path in after.folders().items() if name != "copy-1"}.items() <= (
        before.folders().items()
    )


def test_a_broken_folder_that_moved_is_named_where_it_lies_now(where):
    rewrite(where.local / "reports" / "copy-1" / "observations.csv", "value", "14", line=2)
    assert "local" in store.current().left_out[0].file
    (where.local / "reports" / "copy-1").rename(where.shipped / "reports" / "copy-1")
    [found] = compiled(where).left_out
    assert found.file == shown(where.shipped / "reports" / "copy-1" / "observations.csv")
