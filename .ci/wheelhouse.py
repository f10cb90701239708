"""Puts all that a machine without the internet needs into one folder: the project, its packages, their sums.

There `python3 .ci/tasks.py run` (or `make run`) in that folder is the one command: it installs from wheels/.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tasks import CONSTRAINTS, PIP, ROOT, SLIM, SUMS, WHEELS, say

# pip reads the conditions of packages as of the machine that it runs on: which pins another system does
# without, or has besides, is said here.
NOT_ON_WINDOWS, ON_WINDOWS = {"uvloop"}, {"colorama"}
RUN, OCR = "# make run", "# besides, make ocr"
# Tests want them too, so their pins stand there.
POSTGRES = {"psycopg", "psycopg-binary", "psycopg-pool", "sqlglot"}


def main(words: list[str]) -> int:
    """Make the folder anew; return the exit code."""
    asked = arguments(words)
    folder = asked.folder.resolve()
    if folder.exists() and not (folder / SUMS).is_file():
        return say(f"{folder} is there and no wheelhouse; name another folder.", 2)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / WHEELS).mkdir(parents=True)
    copy_project(folder)
    copy_slim_script(folder)
    is_windows = any(name.startswith("win") for name in asked.platform) or (
        not asked.platform and sys.platform == "win32"
    )
    if not download(folder / WHEELS, pins(is_windows, asked.ocr, asked.postgres), asked):
        shutil.rmtree(folder, ignore_errors=True)
        return say("the packages could not be fetched (see above); nothing is left behind.", 1)
    write_sums(folder)
    own = hashlib.sha256((folder / SUMS).read_bytes()).hexdigest()
    count, size = len(list((folder / WHEELS).iterdir())), size_of(folder) // 1024**2
    say(f"{folder}: {count} packages, {size} MB. Carry it in; there `python3 .ci/tasks.py run` starts it.")
    return say(f"SHA-256 of {SUMS}, to be compared there: {own}")


def arguments(words: list[str]) -> argparse.Namespace:
    """Return what was asked for."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    here = ".".join(map(str, sys.version_info[:2]))
    parser = argparse.ArgumentParser(prog="tasks.py wheelhouse", description=__doc__)
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=ROOT / "wheelhouse" / f"dashboard-{version}",
        help="where to",
    )
    parser.add_argument("--python", default=here, help=f"the Python there: 3.11, 3.12 or 3.13 ({here})")
    parser.add_argument(
        "--platform",
        action="append",
        default=[],
        help="the system there, as wheels name it (win_amd64, manylinux_2_28_x86_64); may be repeated",
    )
    parser.add_argument("--ocr", action="store_true", help="also what reads scans (make ocr there)")
    parser.add_argument(
        "--postgres", action="store_true", help="also what asks PostgreSQL (make postgres there)"
    )
    return parser.parse_args(words)


def copy_project(folder: Path) -> None:
    """Copy what git keeps, as it lies here."""
    asked = ["git", "ls-files", "-z"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(folder)
        sys.exit(say(f"git could not say which files are the project's: {done.stderr.strip()}", 1))
    kept = done.stdout.split("\0")
    for name in filter(None, kept):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)


def copy_slim_script(folder: Path) -> None:
    """Copy Plotly's slim script, where npm has brought it; without it the full one of the package serves."""
    brought, listed = ROOT / "node_modules" / SLIM, ROOT / "node_modules" / ".package-lock.json"
    if not (brought.is_dir() and listed.is_file()):
        say("npm has not brought Plotly's slim script; the full one, thrice its weight, will serve there.")
        return
    shutil.copytree(brought, folder / "node_modules" / SLIM)
    name = f"node_modules/{SLIM}"
    version = json.loads(listed.read_text(encoding="utf-8"))["packages"][name]["version"]
    words = json.dumps({"lockfileVersion": 3, "packages": {name: {"version": version}}}, indent=2)
    (folder / "node_modules" / ".package-lock.json").write_text(words, encoding="utf-8")


def pins(is_windows: bool, with_ocr: bool = False, with_postgres: bool = False) -> list[str]:
    """Return every pin that serving needs on a system, in the order of the list of pins."""
    sections = {RUN, OCR} if with_ocr else {RUN}
    more = (ON_WINDOWS if is_windows else set()) | (POSTGRES if with_postgres else set())
    left_out = NOT_ON_WINDOWS if is_windows else set()
    found: list[str] = []
    section = ""
    for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines():
        name = line.split("==")[0]
        if line.startswith("#"):
            section = line
        elif line and (section in sections or name in more) and name not in left_out:
            found.append(line)
    return found


def download(wheels: Path, packages: list[str], asked: argparse.Namespace) -> bool:
    """Fetch the wheel of each pin for the Python and the system there; say whether all came."""
    target = ["--python-version", asked.python, "--implementation", "cp"]
    target += [word for name in asked.platform for word in ("--platform", name)]
    options = [*PIP, "--no-deps", *target, "--dest", str(wheels)]
    command = [sys.executable, "-m", "pip", "download", *options, *packages]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def write_sums(folder: Path) -> None:
    """Write the SHA-256 of every file, as `sha256sum -c` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = (f"{hash_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def hash_of(path: Path) -> str:
    """Return a file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size_of(folder: Path) -> int:
    """Return the bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
