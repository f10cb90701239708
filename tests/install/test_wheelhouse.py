"""A wheelhouse holds all that a closed network needs, says when it was damaged, and starts the site there."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.contract.test_setup import PROJECT, RUN, needed
from tests.install import closed
from tests.install.wheels import repack
from tests.scripts import script
from tests.served import OURS

LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}


@pytest.fixture
def wheelhouse() -> ModuleType:
    return script("wheelhouse")


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("system", [LINUX, WINDOWS], ids=["linux", "windows"])
def test_it_holds_every_package_that_serving_needs_on_each_system(wheelhouse, system, python):
    held = {canonicalize_name(pin.split("==")[0]) for pin in wheelhouse.pins(system is WINDOWS)}
    there = {
        **system,
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    assert needed(RUN, there) <= held
    assert ("uvloop" in held, "colorama" in held) == (system is LINUX, system is WINDOWS)


def test_scans_are_read_and_postgresql_is_asked_there_only_where_that_was_wanted(wheelhouse):
    alone, scans, database = (
        {pin.split("==")[0] for pin in wheelhouse.pins(False, *with_more)}
        for with_more in ((), (True,), (False, True))
    )
    assert not alone & {"rapidocr", "psycopg"}
    extras = PROJECT["optional-dependencies"]
    for held, extra in ((scans, "ocr"), (database, "postgres")):
        assert {canonicalize_name(Requirement(words).name) for words in extras[extra]} <= held
    assert "psycopg-binary" in database


def test_a_folder_that_holds_something_else_is_left_alone(wheelhouse, tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert wheelhouse.main([str(tmp_path)]) == 2
    assert "is there and no wheelhouse" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_nothing_is_left_where_packages_did_not_come(wheelhouse, tmp_path, monkeypatch):
    monkeypatch.setattr(wheelhouse, "download", lambda *words: False)
    assert wheelhouse.main([str(tmp_path / "house")]) == 1
    assert not list(tmp_path.iterdir())


@pytest.fixture
def house(wheelhouse, tmp_path, monkeypatch) -> Path:
    """A wheelhouse of this machine's own packages, made again as wheels."""

    def packed(wheels: Path, pins: list[str], _: object) -> bool:
        repack([pin.split("==")[0] for pin in pins], wheels)
        return True

    monkeypatch.setattr(wheelhouse, "download", packed)
    assert wheelhouse.main([str(tmp_path / "house")]) == 0
    return tmp_path / "house"


def test_a_damaged_or_foreign_wheel_is_named_and_not_installed(monkeypatch, tmp_path, capsys):
    tasks = script("tasks")
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    assert tasks.source() == []
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / "one.whl").write_bytes(b"one")
    (tmp_path / "SHA256SUMS").write_text(
        f"{script('wheelhouse').hash_of(wheels / 'one.whl')}  wheels/one.whl\n"
    )
    assert tasks.source() == ["--no-index", "--find-links", str(wheels)]
    for name in ("one.whl", "other.whl"):
        (wheels / name).write_bytes(b"two")
        with pytest.raises(SystemExit) as ended:
            tasks.source()
        assert ended.value.code == 1
        assert f"wheels/{name} is not the file" in capsys.readouterr().err
        (wheels / "one.whl").write_bytes(b"one")


@pytest.mark.slow
@pytest.mark.closed
def test_one_command_installs_and_starts_where_no_route_leads_anywhere(house, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    environment |= {"PORT": "0", "PROCESSES": "1", "STORE": str(tmp_path / "store"), "PIP_COMPILE": "0"}
    environment |= {"DATA_FOLDER": os.environ["DATA_FOLDER"], "LOCAL_DATA": str(tmp_path / "local")}
    done = subprocess.run(
        [*closed.way_in(), sys.executable, str(Path(closed.__file__)), str(house)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["closed"]
    assert told["readyz"].splitlines() == ["ready", f"version {PROJECT['version']}"]
    assert "罗定市" in told["zh"]
    assert list((house / ".venv").rglob("duckdb/__init__.py"))
