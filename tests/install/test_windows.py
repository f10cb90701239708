"""The program without what Python for Windows lacks: it starts, answers, and reads a draft.

It does not run on Windows for that: paths, sockets and locks are still this system's.
"""

import ast
import os
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.served import served

ROOT = Path(__file__).resolve().parents[2]
# Modules of the standard library, and our own dependency, that are not there.
MODULES = ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "crypt", "uvloop")
OF_OS = ("fork", "forkpty", "killpg", "setsid", "sched_getaffinity", "chown")
# Python itself ends processes by SIGKILL here.
SIGNALS = ("SIGXCPU", "SIGHUP", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGCHLD")
# Python reads a module of this name first of all, in each process.
WITHOUT = f"""
import os, signal, sys
for name in {MODULES}:
    sys.modules[name] = None
for name in {OF_OS}:
    if hasattr(os, name):
        delattr(os, name)
for name in {SIGNALS}:
    delattr(signal, name)
"""
FORM = (
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.html"\r\nContent-Type: text/html\r\n\r\n'
    "<p>某县2024年法治政府建设年度报告</p><p>全年办理行政复议案件41件，其中调解12件。</p>\r\n--x--\r\n"
)


@pytest.mark.skipif(os.name == "nt", reason="here it is as it is")
@pytest.mark.slow
def test_it_starts_answers_and_reads_a_draft_without_what_windows_lacks(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(WITHOUT, encoding="utf-8")
    with served(PYTHONPATH=str(tmp_path)) as server:
        assert urlopen(f"{server.address}readyz").read().startswith(b"ready\n")
        assert "罗定市" in urlopen(f"{server.address}zh").read().decode()
        head = {"Content-Type": "multipart/form-data; boundary=x"}
        answer = (
            urlopen(Request(f"{server.address}zh/check", data=FORM.encode(), headers=head)).read().decode()
        )
        assert "41件" in answer


def imported_at_start(path: Path) -> set[str]:
    """Return what a module imports as soon as it is imported itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_no_module_imports_at_its_start_what_windows_lacks():
    modules = [ROOT / "app.py", *(ROOT / ".ci").glob("*.py")]
    modules += [path for room in ("data", "components") for path in (ROOT / room).rglob("*.py")]
    wrong = {
        path.relative_to(ROOT): found for path in modules if (found := imported_at_start(path) & set(MODULES))
    }
    assert not wrong


def test_the_tasks_wait_for_the_program_where_it_cannot_take_their_place():
    """On Windows a program cannot be replaced by another: the first waits, and hands its exit code on."""
    asked = (
        "import importlib.util, os, pathlib, sys\n"
        f"spec = importlib.util.spec_from_file_location('tasks', {str(ROOT / '.ci' / 'tasks.py')!r})\n"
        "tasks = importlib.util.module_from_spec(spec)\n"
        # Once paths are made, which are of this system.
        "spec.loader.exec_module(tasks)\n"
        "os.name = 'nt'\n"
        "del os.execv\n"
        "sys.exit(tasks.become([sys.executable, '-c', 'raise SystemExit(7)']))\n"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 7
    assert '"Scripts/python.exe" if os.name == "nt"' in (ROOT / ".ci" / "tasks.py").read_text(
        encoding="utf-8"
    )
