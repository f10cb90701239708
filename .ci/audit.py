"""Asks whether a pinned package has a known fault: 1 where one has; where nobody can be asked it says so.

No fault found and nobody asked are told apart: pip-audit alone calls both "no known vulnerabilities".
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tasks import PIP

HERE = Path(__file__).resolve().parent
CONSTRAINTS, TOOL, ACCEPTED = HERE / "constraints.txt", HERE / "audit.txt", HERE / "accepted.txt"
# Beside the packages of the program and of its tests, and out of their sight.
FOLDER = Path(sys.prefix) / "audit"
SECONDS_TO_INSTALL, SECONDS_TO_ASK = 120, 120


def main() -> int:
    """Install pip-audit where it is not, ask, and say what came of it."""
    if why := install():
        return said(f"not audited: {why}")
    answer, why = ask()
    if why:
        return said(f"not audited: {why}")
    return judge(answer, ACCEPTED.read_text(encoding="utf-8"))


def install() -> str:
    """Bring pip-audit into a folder of its own, once for each state of its pins; return why it cannot be."""
    stamp = FOLDER / "stamp"
    wanted = TOOL.read_text(encoding="utf-8")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return ""
    target = ["--upgrade", "--target", str(FOLDER), "-r", str(TOOL)]
    code, _, err = run(["-m", "pip", "install", *PIP, "--no-deps", *target], SECONDS_TO_INSTALL)
    if code:
        return f"pip-audit could not be installed ({last_line(err)})"
    stamp.write_text(wanted, encoding="utf-8")
    return ""


def ask() -> tuple[dict[str, Any], str]:
    """Return pip-audit's answer, or why there is none."""
    options = [
        "--no-deps",
        "--disable-pip",
        "--progress-spinner",
        "off",
        "--timeout",
        "10",
        "--format",
        "json",
    ]
    _, out, err = run(["-m", "pip_audit", "-r", str(CONSTRAINTS), *options], SECONDS_TO_ASK)
    try:
        return json.loads(out), ""
    except ValueError:
        return {}, f"the service for advisories did not answer ({last_line(err)})"


def run(words: list[str], seconds: int) -> tuple[int, str, str]:
    """Run Python with pip-audit's folder before its own packages; return exit code, output, complaints."""
    environment = {**os.environ, "PYTHONPATH": str(FOLDER)}
    command = [sys.executable, *words]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, env=environment, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return 1, "", f"nothing came in {seconds} s"
    return done.returncode, done.stdout, done.stderr


def last_line(words: str) -> str:
    """Return what a program complained of last, without the addresses that it asked."""
    lines = [line for line in words.strip().splitlines() if line.strip()]
    return lines[-1].split("://")[0].split("(host=")[0][:120] if lines else "it said nothing"


def judge(answer: dict[str, Any], accepted: str) -> int:
    """Say each known fault that is not accepted, and what the service does not know; return the exit code."""
    asked = answer["dependencies"]
    known = [one for one in asked if "vulns" in one]
    unknown = sorted(one["name"] for one in asked if "vulns" not in one)
    with_reason = {
        name for name, _, reason in (line.partition(" ") for line in accepted.splitlines()) if reason.strip()
    }
    faults = [(one, fault) for one in known for fault in one["vulns"]]
    open_faults = [pair for pair in faults if not {pair[1]["id"], *pair[1].get("aliases", ())} & with_reason]
    for package, fault in open_faults:
        mended = ", ".join(fault["fix_versions"]) or "no version yet"
        said(f"{package['name']} {package['version']}: {fault['id']}, mended in {mended}")
    if unknown:
        shown = ", ".join(unknown[:3]) + (" …" if len(unknown) > 3 else "")
        said(f"not audited: {len(unknown)} of {len(asked)} packages are unknown to the service ({shown})")
    if known:
        count = len(open_faults)
        said(f"audited: {len(known)} packages, {count} known faults, {len(faults) - count} accepted ones")
    return 1 if open_faults else 0


def said(words: str) -> int:
    """Print a line for whoever reads the log; return 0."""
    print(words, file=sys.stderr, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
