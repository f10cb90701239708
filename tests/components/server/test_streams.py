"""Nobody who cannot be told anything keeps the program from serving, or changes how it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.waiting import free_port

ROOT = Path(__file__).resolve().parents[3]
UNHEARD = (">/dev/full", "2>/dev/full", ">/dev/full 2>&1", ">&-", "2>&-", "<&- >&- 2>&-", "| true")
# Prints, logs and warns as the program and its libraries do, then opens a file and says which number it has.
TALKATIVE = """
import logging, sys, warnings
{safe}
for _ in range(2000):
    print("one line of many that nobody reads", flush=True)
    print("罗定市", file=sys.stderr)
    logging.error("an error")
    warnings.warn("a warning")
with open(sys.argv[1], "w") as told:
    print(told.fileno(), file=told)
sys.exit(3)
"""
SAFE = "from components.server import streams; streams.make_safe()"


def ended(redirection: str, code: str, told: Path) -> tuple[int, int]:
    """Run a program whose streams lead nowhere; return its exit code and the number of a file it opens."""
    # The code is the program's own, not that of what stands behind a pipe.
    command = f'{{ "$0" -c "$1" "$2"; echo $? >>"$2"; }} {redirection}'
    subprocess.run(["sh", "-c", command, sys.executable, code, str(told)], cwd=ROOT, timeout=20, check=False)
    *number, code = told.read_text().split()
    return int(code), int(number[0]) if number else -1


@pytest.mark.skipif(os.name == "nt", reason="no /dev/full")
@pytest.mark.parametrize("redirection", UNHEARD)
def test_words_that_nobody_hears_change_nothing(redirection, tmp_path):
    code, number = ended(redirection, TALKATIVE.format(safe=SAFE), tmp_path / "told")
    assert code == 3
    assert number > 2, "a file must never get the number of a stream that libraries print to"


def test_without_it_they_do(tmp_path):
    """What the test above looks for does happen."""
    assert ended(">/dev/full", TALKATIVE.format(safe=""), tmp_path / "full")[0] != 3
    assert ended("<&- >&- 2>&-", TALKATIVE.format(safe=""), tmp_path / "closed")[1] in (0, 1, 2)


def test_letters_that_the_terminal_lacks_are_written_as_numbers():
    done = subprocess.run(
        [sys.executable, "-c", f"{SAFE}; print('罗'); print('\\udcff')"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"\\u7f57\n\\udcff\n", b"")


def test_a_stream_of_somebody_else_is_left_alone(capsys):
    from components.server import streams

    streams.make_safe()
    print("heard")
    assert capsys.readouterr().out == "heard\n"


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no /dev/full")
@pytest.mark.parametrize("redirection", [">/dev/full 2>/dev/full", ">&- 2>&-"])
def test_the_program_serves_and_ends_as_ever(redirection, tmp_path):
    # A broken report has much to say at the start.
    (tmp_path / "reports" / "broken").mkdir(parents=True)
    port = free_port()
    process = subprocess.Popen(
        ["sh", "-c", f'exec "$0" app.py {redirection}', sys.executable],
        cwd=ROOT,
        env={**os.environ, "HOST": "127.0.0.1", "PORT": str(port), "LOCAL_DATA": str(tmp_path)},
    )
    try:
        assert answered(port, process)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=15) == 0
    finally:
        process.kill()
        process.wait()


def answered(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Wait until the overview is served; False where the program ended before."""
    for _ in range(200):
        if process.poll() is not None:
            return False
        try:
            return urlopen(f"http://127.0.0.1:{port}/zh", timeout=5).status == 200
        except OSError:
            time.sleep(0.1)
    return False
