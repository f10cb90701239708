"""What `make run`, `make test` and the others do, on every system, with or without make."""

from __future__ import annotations  # an older Python must get far enough to be told that it is too old

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"
NODE_MODULES = ROOT / "node_modules"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 13)
NPM_SECONDS = 30
WITHOUT_VENV = (
    "On Debian and Ubuntu install python3-venv (apt-get install python3-venv), "
    "then run the same command again."
)
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", "-p", "no:dash"),
)


def main() -> int:
    """Carry out the task named on the command line; what follows the name goes to pytest or the program."""
    tasks = {
        "run": run,
        "demo": demo,
        "test": test,
        "check": check,
        "shots": shots,
        "bench": bench,
        "audit": audit,
    }
    if len(sys.argv) < 2 or sys.argv[1] not in tasks:
        return say(f"usage: python .ci/tasks.py {'|'.join(tasks)}", 2)
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(map(str, sys.version_info[:2]))
        return say(f"Python 3.11, 3.12 or 3.13 is needed; this is {found} ({sys.executable}).", 1)
    return tasks[sys.argv[1]](sys.argv[2:])


def run(more: list[str]) -> int:
    """Serve, with the packages that serving needs and no others."""
    prepare("run")
    return become([str(PYTHON), "app.py", *more])


def demo(more: list[str]) -> int:
    """Serve the first report beside invented ones, each page under a banner that says so."""
    os.environ["LOCAL_DATA"], os.environ["DEMO"] = str(ROOT / "tests" / "demo"), "1"
    return run(more)


def test(more: list[str]) -> int:
    """Run every check, also after one has failed; pytest last, so that its closing line is the last."""
    prepare("test")
    failed = [" ".join(check) for check in CHECKS if inside(*check, *(more if check[0] == "pytest" else ()))]
    return say("failed: " + ", ".join(failed), 1) if failed else 0


def check(more: list[str]) -> int:
    """Say every broken row of the tables."""
    prepare("run")
    return inside("data.check", *more)


def shots(more: list[str]) -> int:
    """Take the pictures of every kind of page into shots/."""
    prepare("test")
    return inside("tests.browser.shots", *more)


def bench(more: list[str]) -> int:
    """Measure the overview against plain Dash; prints one JSON line."""
    prepare("test")
    return inside("tests.bench.page", *more)


def audit(more: list[str]) -> int:
    """Ask whether a pinned package has a known fault."""
    prepare("run")
    return subprocess.run([str(PYTHON), str(ROOT / ".ci" / "audit.py"), *more], check=False).returncode


def inside(*module: str) -> int:
    """Run a module of the environment; return its exit code."""
    return subprocess.run([str(PYTHON), "-m", *module], cwd=ROOT, check=False).returncode


def become(command: list[str]) -> int:
    """Give way to a program, so that Ctrl-C and signals reach it and nobody else."""
    os.chdir(ROOT)
    if os.name == "nt":
        try:
            return subprocess.run(command, check=False).returncode
        except KeyboardInterrupt:
            return 0
    return os.execv(command[0], command)


def prepare(task: str) -> None:
    """Make `.venv` and `node_modules` fit for a task; does nothing when they are."""
    try:
        python_packages(task)
        node_packages(task)
    except KeyboardInterrupt:
        sys.exit(130)


def python_packages(task: str) -> None:
    """Install the pinned packages of a task, once for each state of the pins.

    The stamp is written last and removed first: an installation that was broken off is done again.
    """
    stamp = VENV / f"{task}.stamp"
    wanted = state()
    if is_whole() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not is_whole():
        make_environment()
    stamp.unlink(missing_ok=True)
    say(f"installing the packages for `{task}` into .venv (once; a minute or two)")
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--only-binary=:all:"]
    if inside("pip", "install", *options, "-c", str(CONSTRAINTS), *requirements(task)):
        sys.exit(say("the packages could not be installed (see above); the next run tries again.", 1))
    stamp.write_text(wanted, encoding="utf-8")


def state() -> str:
    """Return what the installation depends on, as one hash."""
    version = ".".join(map(str, sys.version_info[:2])).encode()
    parts = CONSTRAINTS.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), version
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def requirements(task: str) -> list[str]:
    """Return what pyproject.toml names for a task: `test` is `run` and the test packages."""
    import tomllib  # Python 3.11; the version was checked before

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["dependencies"] + (project["optional-dependencies"]["test"] if task == "test" else [])


def is_whole() -> bool:
    """Say whether `.venv` holds a Python of this version and a pip, which it lacks without python3-venv."""
    check = f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    if not PYTHON.exists():
        return False
    return subprocess.run([str(PYTHON), "-c", check], capture_output=True, check=False).returncode == 0


def make_environment() -> None:
    """Make `.venv` anew; a half-made one is removed, since it would break every later run."""
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
    )
    if made.returncode == 0 and is_whole():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    reason = (made.stderr or made.stdout).strip().splitlines()[:1]
    sys.exit(say("\n".join(["no virtual environment could be made.", *reason, WITHOUT_VENV]), 1))


def node_packages(task: str) -> None:
    """Let npm fetch Plotly's slim script (and axe-core for the tests); without it the full script serves."""
    wanted = ["plotly.js-basic-dist-min"] + (["axe-core"] if task == "test" else [])
    if all(is_installed(name) for name in wanted):
        return
    npm = shutil.which("npm")
    reason = "npm was not found" if npm is None else fetch(npm, [] if task == "test" else ["--omit=dev"])
    if reason:
        say(f"{reason}; what it would have brought is tried again at the next start.")


def is_installed(name: str) -> bool:
    """Say whether npm brought a package to its end: npm writes its own list of what is there last."""
    listed, package = NODE_MODULES / ".package-lock.json", NODE_MODULES / name / "package.json"
    if not (listed.is_file() and package.is_file()):
        return False
    pinned = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return (
        json.loads(package.read_text(encoding="utf-8"))["version"]
        == pinned[f"node_modules/{name}"]["version"]
    )


def fetch(npm: str, more: list[str]) -> str:
    """Run `npm ci`; return why it failed, or nothing. A half-made folder is removed."""
    with tempfile.TemporaryFile() as sink:
        try:
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *more]
            done = subprocess.run(
                command, cwd=ROOT, stdout=sink, stderr=sink, timeout=NPM_SECONDS, check=False
            )
            reason = f"npm failed (exit code {done.returncode})" if done.returncode else ""
        except subprocess.TimeoutExpired:
            reason = f"npm had no answer in {NPM_SECONDS} s"
    if reason:
        shutil.rmtree(NODE_MODULES, ignore_errors=True)
    return reason


def say(words: str, code: int = 0) -> int:
    """Print a line for whoever typed the command; return the exit code."""
    print(words, file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
