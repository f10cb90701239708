"""Drafts for the tests of drafts: read once, then a copy for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import drafts, store
from data.drafts import Draft
from data.folders.locations import Locations, locations
from tests.data.bringing import TEXT, WHO, brought, count_the_shows
from tests.here import drafts_read_here, read_here

__all__ = ["drafts_read_here"]


@pytest.fixture(scope="session")
def brought_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LOCAL_DATA with one draft that nobody has decided anything in."""
    with pytest.MonkeyPatch.context() as patched:
        folder = tmp_path_factory.mktemp("brought")
        patched.setenv("LOCAL_DATA", str(folder))
        read_here(patched)
        drafts.from_paste(TEXT, WHO)
        return folder


@pytest.fixture(scope="session")
def all_decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LOCAL_DATA with one draft that is decided, not accepted; the shows have an indicator of their own."""
    with pytest.MonkeyPatch.context() as patched:
        folder = tmp_path_factory.mktemp("decided")
        patched.setenv("LOCAL_DATA", str(folder))
        read_here(patched)
        count_the_shows(brought())
        return folder


@pytest.fixture
def local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty LOCAL_DATA of the test's own, and a store."""
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    store.clear_cache()
    yield tmp_path / "local"
    store.clear_cache()


@pytest.fixture
def own_data(local: Path) -> Locations:
    """Where data lies, the empty LOCAL_DATA among it."""
    return locations()


@pytest.fixture
def draft(brought_in: Path, local: Path) -> Draft:
    """A draft that nobody has decided anything in."""
    shutil.copytree(brought_in, local)
    return drafts.drafts()[0]


@pytest.fixture
def decided(all_decided: Path, local: Path) -> Draft:
    """A draft that can be accepted."""
    shutil.copytree(all_decided, local)
    return drafts.drafts()[0]
