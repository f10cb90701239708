"""Set-up: pins for everything, nothing half made, and a plain sentence for whatever is missing."""

import ast
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from plotly.offline import get_plotlyjs_version

from tests.scripts import script

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# The parser and the event loop that it takes where they are there.
USED_BY_UVICORN = {"httptools", "uvloop"}
RUN, TEST = PROJECT["dependencies"], PROJECT["optional-dependencies"]["test"]
# What reads scans, corpora on a cluster, and asks PostgreSQL, which not everybody has: by what imports it.
OCR, CLUSTER, POSTGRES = (PROJECT["optional-dependencies"][name] for name in ("ocr", "cluster", "postgres"))
OPTIONAL = {
    "data/reading/files/from_scan.py": OCR,
    "data/reading/corpus/crew.py": CLUSTER,
    **{f"data/store/postgres/{name}.py": POSTGRES for name in ("database", "dialect", "filling")},
}
# What the site is measured against: each peer runs in an environment of its own, which its list fills.
PEERS = sorted((ROOT / "tests" / "bench" / "peers").glob("*.txt"))
OPTIONAL |= {
    path.with_suffix(".py").relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").splitlines()
    for path in PEERS
}
PRODUCT = ("app.py", "data", "components")


def pins() -> dict[str, str]:
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def needed(requirements: list[str], there: Mapping[str, str] | None = None) -> set[str]:
    """Return the names that requirements bring, as far as the packages that are installed here tell.

    there: the environment of another system, which may want packages that are not here.
    """
    found: set[str] = set()
    todo = [one for one in map(Requirement, requirements) if holds(one, {""}, there)]
    while todo:
        asked = todo.pop()
        name = canonicalize_name(asked.name)
        if name in found:
            continue
        found.add(name)
        try:
            further = map(Requirement, importlib.metadata.requires(name) or [])
        except importlib.metadata.PackageNotFoundError:
            if there is None:
                raise
            continue
        todo += [one for one in further if holds(one, asked.extras or {""}, there)]
    return found


def holds(requirement: Requirement, extras: Iterable[str], there: Mapping[str, str] | None) -> bool:
    """Say whether a package wants another, for one of the extras that were asked of it."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({**(there or {}), "extra": extra}) for extra in extras)


def test_every_direct_and_transitive_package_is_pinned():
    assert needed(RUN + TEST + POSTGRES) <= set(pins())


@pytest.mark.ocr
def test_every_package_that_reads_scans_is_pinned():
    assert needed(OCR) <= set(pins())


def test_every_pin_is_one_that_the_project_allows():
    for words in RUN + TEST + OCR + POSTGRES:
        asked = Requirement(words)
        assert asked.specifier.contains(pins()[canonicalize_name(asked.name)]), words


def test_no_peer_is_installed_with_the_project():
    named = {required(words) for lists in PROJECT["optional-dependencies"].values() for words in lists}
    assert not {"vizro", "streamlit", "panel", "bokeh"} & (named | set(map(required, RUN)) | set(pins()))


def test_no_lock_names_an_address():
    locks = ("package-lock.json", ".ci/constraints.txt", ".ci/audit.txt", ".npmrc", "package.json")
    for name in (*locks, *(path.relative_to(ROOT) for path in PEERS)):
        words = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in words, name
        assert '"resolved"' not in words, name
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text(encoding="utf-8")


def test_the_slim_bundle_is_of_plotly_pys_own_version():
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    pinned = lock["node_modules/plotly.js-basic-dist-min"]["version"]
    assert package["dependencies"] == {"plotly.js-basic-dist-min": pinned}
    assert pinned == get_plotlyjs_version()
    assert lock["node_modules/axe-core"]["dev"] is True


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    froms = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.split(".")[0] for name in names | froms} - set(sys.stdlib_module_names)


def files(*places: str) -> list[Path]:
    roots = [ROOT / place for place in places]
    return [path for root in roots for path in ([root] if root.is_file() else root.rglob("*.py"))]


def required(words: str) -> str:
    return canonicalize_name(Requirement(words).name)


@pytest.mark.parametrize(("places", "requirements"), [(PRODUCT, RUN), (("tests",), RUN + TEST)])
def test_what_is_imported_is_declared(places, requirements):
    """Test packages stay out of the product: `make run` does not install them."""
    ours = {"app", "data", "components", "tests"}
    provided = importlib.metadata.packages_distributions()
    declared = set(map(required, requirements))
    for path in files(*places):
        beside = {other.stem for other in path.parent.glob("*.py")}
        optional = set(map(required, OPTIONAL.get(path.relative_to(ROOT).as_posix(), ())))
        for name in imported(path) - ours - beside:
            makers = {canonicalize_name(maker) for maker in provided.get(name, [name])}
            assert makers & (declared | optional), (
                f"{path.relative_to(ROOT)} imports {name}, which nothing declares"
            )


def test_what_is_declared_for_serving_is_imported():
    used = {name for path in files(*PRODUCT) for name in imported(path)}
    provided = importlib.metadata.packages_distributions()
    makers = {maker for name in used for maker in provided.get(name, [])}
    declared = {canonicalize_name(Requirement(words).name) for words in RUN}
    assert declared - {canonicalize_name(maker) for maker in makers} == USED_BY_UVICORN


@pytest.fixture
def tasks(tmp_path, monkeypatch):
    """The script behind `make`, in an empty project of its own."""
    module = script("tasks")
    for name in ("pyproject.toml", "package.json", "package-lock.json"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(module, "NODE_MODULES", tmp_path / "node_modules")
    return module


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_a_half_made_environment_is_removed_and_the_missing_package_named(
    tasks, tmp_path, monkeypatch, capsys
):
    half = f'mkdir -p "{tasks.VENV}/bin"; touch "{tasks.PYTHON}"; echo "ensurepip is not available"; exit 1'
    monkeypatch.setattr(sys, "executable", str(program(tmp_path / "python3", half)))
    with pytest.raises(SystemExit) as ended:
        tasks.python_packages("run")
    assert ended.value.code == 1
    assert not tasks.VENV.exists()
    assert "ensurepip is not available" in (said := capsys.readouterr().err)
    assert "install python3-venv" in said


def test_an_environment_without_pip_is_made_anew(tasks):
    program(tasks.PYTHON, "exit 1")
    assert not tasks.is_whole()


def test_an_installation_that_was_broken_off_is_done_again(tasks, monkeypatch):
    ran = []
    monkeypatch.setattr(tasks, "is_whole", lambda: True)
    monkeypatch.setattr(tasks, "inside", lambda *words: ran.append(words) or len(ran) == 1)
    tasks.VENV.mkdir()
    with pytest.raises(SystemExit):
        tasks.python_packages("run")
    tasks.python_packages("run")
    tasks.python_packages("run")
    assert len(ran) == 2
    (tasks.ROOT / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text() + "\n# changed\n")
    tasks.python_packages("run")
    assert len(ran) == 3


def test_a_failed_change_of_packages_is_not_forgotten_when_it_is_taken_back(tasks, monkeypatch):
    ran = []
    monkeypatch.setattr(tasks, "is_whole", lambda: True)
    monkeypatch.setattr(tasks, "inside", lambda *words: ran.append(words) or len(ran) == 2)
    tasks.VENV.mkdir()
    tasks.python_packages("run")
    declared = tasks.ROOT / "pyproject.toml"
    before = declared.read_text()
    declared.write_text(before + "\n# changed\n")
    with pytest.raises(SystemExit):
        tasks.python_packages("run")
    declared.write_text(before)
    tasks.python_packages("run")
    assert len(ran) == 3


def test_serving_installs_no_test_package(tasks):
    assert tasks.requirements("run") == RUN
    assert tasks.requirements("test") == RUN + TEST


@pytest.mark.parametrize(
    ("script", "reason"),
    [("exit 7", "npm failed (exit code 7)"), ("exec sleep 30", "npm had no answer in 1 s")],
)
def test_npm_may_fail_or_hang_and_leaves_nothing_half_made(
    tasks, tmp_path, monkeypatch, capsys, script, reason
):
    npm = program(tmp_path / "npm", f'mkdir -p "{tasks.NODE_MODULES}/plotly.js-basic-dist-min"; {script}')
    monkeypatch.setattr(tasks, "NPM_SECONDS", 1)
    monkeypatch.setattr(tasks.shutil, "which", lambda name: str(npm))
    tasks.node_packages("run")
    assert capsys.readouterr().err.startswith(reason)
    assert not tasks.NODE_MODULES.exists()


def test_without_npm_one_line_says_so(tasks, monkeypatch, capsys):
    monkeypatch.setattr(tasks.shutil, "which", lambda name: None)
    tasks.node_packages("run")
    assert capsys.readouterr().err.count("\n") == 1


def test_an_old_python_is_told_which_is_needed(tasks, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["tasks.py", "run"])
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert tasks.main() == 1
    assert "Python 3.11, 3.12 or 3.13 is needed; this is 3.9" in capsys.readouterr().err


def test_every_check_runs_also_after_one_has_failed(tasks, monkeypatch, capsys):
    ran = []
    monkeypatch.setattr(tasks, "prepare", lambda task: None)
    monkeypatch.setattr(tasks, "lint_scripts", lambda *more: ran.append("biome") or 1)
    monkeypatch.setattr(tasks, "inside", lambda *words: ran.append(words[0]) or words[0] == "mypy")
    assert tasks.test([]) == 1
    assert ran == ["biome", "ruff", "ruff", "mypy", "pytest"]
    assert capsys.readouterr().err == "failed: the linter of scripts, mypy\n"


@pytest.mark.parametrize("task", ["test", "unit"])
def test_what_is_compiled_for_tests_is_kept(tasks, monkeypatch, task):
    kept = []
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(tasks, "prepare", lambda task: None)
    monkeypatch.setattr(tasks, "lint_scripts", lambda *more: 0)

    def inside(*words: str) -> int:
        if words[0] == "pytest":
            kept.append("PYTHONDONTWRITEBYTECODE" not in os.environ)
        return 0

    monkeypatch.setattr(tasks, "inside", inside)
    getattr(tasks, task)([])
    assert kept == [True]


def make(*words: str, path: str = "") -> subprocess.CompletedProcess[str]:
    environment = {"PATH": path or "/usr/bin:/bin"}
    return subprocess.run(
        ["make", "-f", str(ROOT / "Makefile"), *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_takes_the_first_python_that_fits(tmp_path):
    program(tmp_path / "python3", "exit 1")
    program(tmp_path / "python3.13", "exit 127")
    program(tmp_path / "python3.12", "exit 0")
    done = make("-n", "run", path=f"{tmp_path}:/usr/bin:/bin")
    assert "exec python3.12 .ci/tasks.py run" in done.stdout


def test_make_says_which_python_is_needed():
    done = make("run", "PYTHON=")
    assert done.returncode != 0
    assert "Python 3.11, 3.12 or 3.13 is needed and none was found" in done.stderr


def test_pytest_leaves_dashs_plugin_out():
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]
    assert "-p no:dash" in options["ini_options"]["addopts"]


def test_the_declared_pythons_are_those_that_make_takes():
    assert PROJECT["requires-python"] == ">=3.11,<3.14"
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"\(3, 11\) <= sys\.version_info\[:2\] <= \(3, 13\)", makefile)
