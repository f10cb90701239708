"""Too little memory is one sentence; with what the sentence asks for the program serves."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from components.server import memory
from components.server.memory import MB

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
PAGES = ("zh", "en/data", "zh/text/luoding-2022", "en/about", "zh/indicator")
LIMITED = pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are Linux's")


def limited(megabytes: int, store: Path) -> subprocess.Popen[str]:
    command = f'ulimit -v {megabytes * 1024} && exec "$0" app.py'
    return subprocess.Popen(
        ["sh", "-c", command, sys.executable],
        cwd=ROOT,
        env={**os.environ, "HOST": "127.0.0.1", "PORT": "0", "STORE": str(store)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@LIMITED
@pytest.mark.parametrize("megabytes", [60, 120, 200, 300, 450, 600, 750, memory.ADDRESS_SPACE_MB - 1])
def test_with_less_than_is_needed_it_says_so_and_ends(megabytes, tmp_path):
    out, err = (process := limited(megabytes, tmp_path)).communicate(timeout=20)
    assert (process.returncode, out, len(err.splitlines())) == (1, "", 1)
    assert err.startswith("Too little memory to serve: about ")
    assert f"the limit is {megabytes} MB; raise it (ulimit -v " in err


@pytest.mark.patient
@LIMITED
def test_with_what_is_needed_it_compiles_and_serves(tmp_path):
    process = limited(memory.ADDRESS_SPACE_MB, tmp_path)
    try:
        line = process.stdout.readline()
        assert "http://" in line, process.stderr.read()
        address = line.split(": ", 1)[1].split()[0]
        assert [urlopen(address + page).status for page in PAGES] == [200] * len(PAGES)
    finally:
        process.terminate()
        _, err = process.communicate(timeout=15)
    assert (process.returncode, err.count("Traceback")) == (0, 0), err


def test_limits_are_told_in_megabytes():
    assert memory.lacking(None, None) == ""
    assert memory.lacking(memory.ADDRESS_SPACE_MB * MB, memory.MEMORY_MB * MB) == ""
    assert "the limit is 100 MB" in memory.lacking(100 * MB, None)
    assert "may use 64 MB; raise its limit." in memory.lacking(None, 64 * MB)


@pytest.fixture
def groups(tmp_path):
    """Write the limits of control groups; return a function that reads the least of them."""

    def read(own: str, **limits: str) -> int | None:
        for name, words in limits.items():
            folder = tmp_path / "cgroup" / name.replace("__", "/")
            folder.mkdir(parents=True, exist_ok=True)
            file = "memory.limit_in_bytes" if name.startswith("memory") else "memory.max"
            (folder / file).write_text(words)
        (tmp_path / "own").write_text(own)
        return memory.memory_limit(tmp_path / "cgroup", tmp_path / "own")

    return read


def test_the_least_limit_of_the_groups_around_counts(groups):
    assert groups("0::/outer/inner\n", outer="900\n", outer__inner="max\n") == 900
    assert groups("0::/outer/inner\n", outer="900\n", outer__inner="500\n") == 500


def test_an_older_kernel_has_a_tree_for_memory(groups):
    assert groups("9:cpu:/\n4:memory:/a\n0::/\n", memory="9223372036854771712\n", memory__a="700\n") == 700


def test_where_no_group_limits_there_is_no_limit(groups, tmp_path):
    assert groups("0::/\n") is None
    assert groups("0::/../../outside\n", x="1\n") is None
    assert memory.memory_limit(tmp_path, tmp_path / "none") is None


def led_to(error: BaseException, cause: BaseException) -> BaseException:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        RuntimeError("can't start new thread"),
        ImportError("join.so: failed to map segment from shared object"),
        led_to(ImportError("Unable to import required dependency numpy."), MemoryError()),
        type("OutOfMemoryException", (Exception,), {})("Allocation failure"),
    ],
)
def test_what_ran_out_later_is_known(error):
    assert memory.ran_out(error)


@pytest.mark.parametrize(
    "error", [ImportError("No module named x"), OSError(errno.ENOSPC, ""), RuntimeError()]
)
def test_no_other_error_is_taken_for_it(error):
    assert not memory.ran_out(error)


@pytest.mark.parametrize(
    ("error", "told"),
    [("MemoryError()", "Memory ran out (MemoryError): about "), ("KeyError(1)", "Traceback")],
)
def test_an_error_at_the_start_is_said_as_what_it_is(error, told):
    code = f"from components.server import memory; memory.stop_if_too_small(); raise {error}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=20, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(told)
