"""The description of the tables: a rule that makes no sense stops everything that reads it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import schema as described
from data.schema import schema


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the description, read in place of the shipped one."""
    copy = tmp_path / "schema"
    shutil.copytree(described.FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    monkeypatch.setattr(described, "FOLDER", copy)
    schema.cache_clear()
    yield copy
    monkeypatch.undo()
    schema.cache_clear()


def test_every_table_is_of_the_scope_under_which_the_package_lists_it() -> None:
    package = described.description()
    for scope in (described.REPORT, described.VOCABULARY, described.LOCAL):
        assert list(schema().of(scope)) == package[scope]


def test_a_change_of_the_description_is_another_digest(folder: Path) -> None:
    before = schema().digest
    path = folder / "units.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"minimum": 0', '"minimum": 1'), "utf-8")
    schema.cache_clear()
    assert schema().digest != before


@pytest.mark.parametrize("words", [b"", b"[]", b"{", b'{"report": ["units"]}', b"\xff"])
def test_a_package_that_cannot_be_read_is_an_error(folder: Path, words: bytes) -> None:
    (folder / "package.json").write_bytes(words)
    with pytest.raises((ValueError, KeyError, TypeError)):
        schema()


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("observations", '"type": "integer"', '"type": "geopoint"'),
        ("report", '"pattern": "[0-9a-f]{64}"', '"pattern": "("'),
        ("report", '"minimum": 1978', '"minimum": "one"'),
        ("charts", '"remainder"\n   ]', '"remainder", "pie"\n   ]'),
        ("indicators", '"resource": "units"', '"resource": "no"'),
        ("indicators", '"fields": "unit"', '"fields": "no"'),
        ("indicators", '"primaryKey": [', '"primaryKey": ["no", '),
    ],
)
def test_a_rule_that_makes_no_sense_is_an_error(folder: Path, table: str, old: str, new: str) -> None:
    path = folder / f"{table}.json"
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), encoding="utf-8")
    with pytest.raises((ValueError, KeyError)):
        schema()


def test_a_table_that_is_listed_and_not_described_is_an_error(folder: Path) -> None:
    path = folder / "package.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["vocabulary"].append("nothing")
    path.write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(OSError, match=r"nothing\.json"):
        schema()
