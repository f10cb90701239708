"""What `make run`, `make test` and the others do, on every system, with or without make."""

from __future__ import annotations  # an older Python must get far enough to be told that it is too old

import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"
NODE_MODULES = ROOT / "node_modules"
# In a folder that was carried in (wheelhouse.py).
WHEELS, SUMS = "wheels", "SHA256SUMS"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# Packages come as wheels alone, and pip asks nobody anything.
PIP = ("--quiet", "--no-input", "--disable-pip-version-check", "--only-binary=:all:")
OLDEST, NEWEST = (3, 11), (3, 13)
NPM_SECONDS = 60
SLIM = "plotly.js-basic-dist-min"
FOR_TESTS = ["axe-core", "@biomejs/biome"]
WATCHED = ("components", "data", "assets")
WITHOUT_VENV = (
    "On Debian and Ubuntu install python3-venv (apt-get install python3-venv), "
    "then run the same command again."
)
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
# Beyond four, processes of tests wait for each other.
MOST_PROCESSES = 4
UNITS = ("tests/components", "tests/data", "tests/reading")
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
)
LINT_SCRIPTS = ("lint", "--config-path=.ci", "--error-on-warnings", "assets")


def main() -> int:
    """Carry out the task named on the command line; what follows the name goes to pytest or the program."""
    every = (
        *(run, demo, dev, fix, test, unit, check, shots, bench, audit),
        *(ocr, postgres, install, wheelhouse, sbom),
    )
    tasks = {task.__name__: task for task in every}
    if len(sys.argv) < 2 or sys.argv[1] not in tasks:
        return say(f"usage: python .ci/tasks.py {'|'.join(tasks)}", 2)
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(map(str, sys.version_info[:2]))
        return say(f"Python 3.11, 3.12 or 3.13 is needed; this is {found} ({sys.executable}).", 1)
    return tasks[sys.argv[1]](sys.argv[2:])


def run(more: list[str]) -> int:
    """Serve, with the packages that serving needs and no others.

    Where the operator has said nothing of EDIT_TOKEN there is one for this run, and the server prints it.
    """
    if "EDIT_TOKEN" not in os.environ and "DEMO" not in os.environ:
        os.environ["EDIT_TOKEN"] = secrets.token_urlsafe(24)
        os.environ["PRINT_EDIT_LINK"] = "1"
    prepare("run")
    return become([str(PYTHON), "app.py", *more])


def demo(more: list[str]) -> int:
    """Serve invented reports beside the shipped ones, each page under a banner that says so."""
    os.environ["LOCAL_DATA"], os.environ["DEMO"] = str(ROOT / "tests" / "demo"), "1"
    return run(more)


def dev(more: list[str]) -> int:
    """Serve, and start anew when a file of the program or its data is saved; one token for all starts."""
    os.environ.setdefault("EDIT_TOKEN", secrets.token_urlsafe(24))
    os.environ.setdefault("PRINT_EDIT_LINK", "1")
    os.environ.setdefault("PROCESSES", "1")
    prepare("dev")
    return become([str(PYTHON), "-m", "watchfiles", f'"{PYTHON}" app.py', "app.py", *WATCHED, *more])


def fix(more: list[str]) -> int:
    """Mend what the linters can mend, and format."""
    prepare("test")
    scripts = lint_scripts("--write")
    return max(scripts, inside("ruff", "check", "--fix", ".", *more), inside("ruff", "format", "."))


def test(more: list[str]) -> int:
    """Run every check, also after one has failed; pytest last, so that its closing line is the last.

    Tests that take long by their nature are left out, and the last lines say so (tests/patient.py), unless
    THOROUGH=1 or PATIENT_TESTS=required asks for them.
    """
    prepare("test")
    if os.environ.get("THOROUGH", "0") in ("", "0"):
        os.environ.setdefault("PATIENT_TESTS", "no")
    failed = ["the linter of scripts"] if lint_scripts() else []
    failed += [" ".join(check) for check in CHECKS if inside(*check)]
    keep_bytecode()
    # One process more than there are cores: a browser, a server, a limit of seconds is often waited for.
    pytest = side_by_side(CORES + 1)
    failed += [" ".join(pytest)] if inside(*pytest, *more) else []
    return say("failed: " + ", ".join(failed), 1) if failed else 0


def unit(more: list[str]) -> int:
    """Run the tests that need no browser and no process of their own, on all cores, in about a minute."""
    prepare("test")
    keep_bytecode()
    return inside(*side_by_side(CORES), "-q", "-m", "not slow and not apart and not patient", *UNITS, *more)


def keep_bytecode() -> None:
    """Let Python keep what it compiles, also where the environment says not to.

    Tests start the program a hundred times, and each start would compile all its modules anew.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def side_by_side(processes: int) -> tuple[str, ...]:
    """Return how pytest is run by so many processes, each with whole files of tests, in their order."""
    number = str(min(processes, MOST_PROCESSES))
    return ("pytest", "-p", "no:dash", "-n", number, "--dist", "loadfile", "--no-loadscope-reorder")


def check(more: list[str]) -> int:
    """Say every broken row of the tables."""
    prepare("run")
    return inside("data.check", *more)


def shots(more: list[str]) -> int:
    """Take the pictures of every kind of page into shots/."""
    prepare("test")
    return inside("tests.browser.shots", *more)


def bench(more: list[str]) -> int:
    """Measure the overview, then beside the same figures in other kits, where their packages can be had."""
    prepare("test")
    return max(inside("tests.bench.page"), inside("tests.bench.peers", *more))


def audit(more: list[str]) -> int:
    """Ask whether a pinned package has a known fault."""
    return beside("audit", more)


def ocr(more: list[str]) -> int:
    """Add what reads scans and pictures; a server that runs finds it when it is started again."""
    prepare("ocr")
    return 0


def postgres(more: list[str]) -> int:
    """Add what asks a PostgreSQL (DATABASE_URL)."""
    prepare("postgres")
    return 0


def sbom(more: list[str]) -> int:
    """List every package that serves, with version and licence, in sbom.json (CycloneDX)."""
    return beside("sbom", more)


def install(more: list[str]) -> int:
    """Bring what serving needs and start nothing: for whoever lets the system start it."""
    prepare("run")
    return 0


def wheelhouse(more: list[str]) -> int:
    """Put the project and its packages into a folder to be carried to where there is no internet."""
    return beside("wheelhouse", more)


def lint_scripts(*more: str) -> int:
    """Lint assets/*.js with biome, where npm has brought it; return its exit code."""
    node, program = shutil.which("node"), NODE_MODULES / "@biomejs" / "biome" / "bin" / "biome"
    if node is None or not program.is_file():
        return say("scripts are not linted: npm was not found, or has not brought the linter.")
    return subprocess.run([node, str(program), *LINT_SCRIPTS, *more], cwd=ROOT, check=False).returncode


def beside(script: str, more: list[str]) -> int:
    """Run a script of this folder by the environment that serves; return its exit code."""
    prepare("run")
    return subprocess.run([str(PYTHON), str(ROOT / ".ci" / f"{script}.py"), *more], check=False).returncode


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
    if inside("pip", "install", *PIP, *source(), "-c", str(CONSTRAINTS), *requirements(task)):
        sys.exit(say("the packages could not be installed (see above); the next run tries again.", 1))
    stamp.write_text(wanted, encoding="utf-8")


def source() -> list[str]:
    """Tell pip where packages come from: where wheels were carried in (wheelhouse.py), from nowhere else."""
    wheels, sums = ROOT / WHEELS, ROOT / SUMS
    if not wheels.is_dir():
        return []
    known = dict(line.split("  ", 1)[::-1] for line in sums.read_text(encoding="utf-8").splitlines())
    for wheel in sorted(wheels.iterdir()):
        if known.get(f"{WHEELS}/{wheel.name}") != hashlib.sha256(wheel.read_bytes()).hexdigest():
            sys.exit(
                say(f"{WHEELS}/{wheel.name} is not the file that {sums.name} names: carry it in again.", 1)
            )
    return ["--no-index", "--find-links", str(wheels)]


def state() -> str:
    """Return what the installation depends on, as one hash."""
    version = ".".join(map(str, sys.version_info[:2])).encode()
    parts = CONSTRAINTS.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), version
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def requirements(task: str) -> list[str]:
    """Return what pyproject.toml names for a task: others are `run` and packages of their own."""
    import tomllib  # Python 3.11; the version was checked before

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["dependencies"] + project["optional-dependencies"].get(task, [])


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
    """Let npm fetch Plotly's slim script, and what tests need; without npm the full script serves."""
    wanted = [SLIM] + (FOR_TESTS if task == "test" else [])
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
