"""Logs: a line a record whatever it holds, bounded, never a fault, nothing of a reader."""

import json
import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from components.server import logs
from components.server.logs import LINES_A_SECOND, REQUESTS_A_SECOND, BoundedHandler, as_json, as_text
from tests.speed import patience

ROOT = Path(__file__).resolve().parents[3]
WOKEN = BoundedHandler._woken


class Clock:
    """A time that passes when told."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _as_before():
    """Give logging back as pytest had set it up."""
    root, known = logging.getLogger(), [logging.getLogger(name) for name in ("test", "access")]
    before = (root.handlers[:], root.level, logging.raiseExceptions, [log.level for log in known])
    hooks = (threading.excepthook, sys.unraisablehook)
    yield
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    root.handlers, root.level, logging.raiseExceptions = before[0], before[1], before[2]
    for log, level in zip(known, before[3], strict=True):
        log.setLevel(level)
    threading.excepthook, sys.unraisablehook = hooks
    # A closed file's number is soon another's, a store's perhaps: nobody may write there a second later.
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer) and getattr(thread.function, "__func__", None) is WOKEN:
            thread.cancel()
            thread.join()


class Written:
    """A file that logs go to, and what stands in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def lines(self) -> list[str]:
        return self.path.read_text(encoding="utf-8").split("\n")[:-1]


@pytest.fixture
def written(tmp_path):
    found = Written(tmp_path / "log")
    yield found
    os.close(found.file)


def record(message="", *args, **extra) -> logging.LogRecord:
    return logging.getLogger("test").makeRecord("test", 40, "x.py", 1, message, args, None, extra=extra)


def raised(function) -> tuple:
    try:
        function()
    except BaseException:
        return sys.exc_info()
    raise AssertionError("nothing was raised")


WICKED = (
    "a\nb\rc\x00\x1b[31m\x85\u2028\u2029",
    "\ud800 lone \udfff",
    "x" * 100_000,
    "\u4e2d" * 5_000,
    '"\\' * 3_000,
    "\U0001f600" * 3_000,
    "\n" * 3_000,
    "%s %d %(a)s",
)


@pytest.mark.parametrize("words", WICKED, ids=range(len(WICKED)))
@pytest.mark.parametrize("told", [as_text, as_json])
def test_a_record_is_one_bounded_line_whatever_it_contains(told, words):
    extra = dict.fromkeys("abcdefghijkl", words)
    for line in (told(record(words)), told(record("%s", words)), told(record(words, **extra))):
        assert len(line.splitlines()) == 1
        assert len(line) <= 2_000 and len(line.encode()) <= 4_000
        assert told is as_text or json.loads(line)["level"] == "ERROR"


class Nameless:
    def __str__(self) -> str:
        raise ZeroDivisionError


@pytest.mark.parametrize("args", [(1,), (), (Nameless(), 1), ("a", "b")])
def test_words_and_values_that_do_not_fit_are_no_fault(written, args):
    handler = BoundedHandler(written.file, as_json)
    handler.handle(record("%s and %d", *args))
    handler.handle(record("then", odd=Nameless()))
    first, then = written.lines()
    assert json.loads(first)["message"].startswith("%s and %d")
    assert then == "ERROR test: a record that cannot be told"


def test_json_holds_the_fields_that_were_given():
    told = json.loads(as_json(record("%s went", "it", number="ab12", status=500, kept=False, odd=[1])))
    assert told.pop("time").endswith("Z")
    assert told == {
        "level": "ERROR",
        "logger": "test",
        "message": "it went",
        "number": "ab12",
        "status": 500,
        "kept": False,
        "odd": "[1]",
    }


def test_an_error_is_told_by_its_kind_and_places_not_by_its_words():
    said = record("no page")
    said.exc_info = raised(lambda: logs.datetime.fromisoformat("what a reader sent"))
    assert as_text(said).endswith("no page: ValueError in code that is not ours")
    said.exc_info = raised(lambda: logs.fitting(None, "what a reader sent"))
    assert as_text(said).partition("no page: ")[2].startswith("TypeError in components/server/logs.py:")
    for told in (as_text(said), as_json(said)):
        assert "what a reader sent" not in told and str(ROOT) not in told and "Traceback" not in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("GET /zh?q=name&b=1 done", "GET /zh done"),
        ("from 203.0.113.9:4711 and 2001:db8::7.", "from - and -"),
        ("('203.0.113.9', 80) [2001:db8::7]:80 ::ffff:203.0.113.9", "('-', 80) [-]:80 -"),
        ("by 203.0.113.9, then", "by -, then"),
        ("at 127.0.0.1:8050, [::1] and 0.0.0.0", "at 127.0.0.1:8050, [::1] and 0.0.0.0"),
        ("10:20:30 in data/a.py:12: fade, why? so", "10:20:30 in data/a.py:12: fade, why? so"),
    ],
)
def test_no_query_and_no_address_of_a_reader_is_told(words, told):
    assert as_text(record(words)).endswith(f"test: {told}")
    assert json.loads(as_json(record("x", where=words)))["where"] == told


@pytest.mark.parametrize("piece", ["/", "1.", ":", "/?", "a:", "1", "?", "a?", ".", "f"])
def test_a_hundred_thousand_characters_take_no_time(piece):
    begin = time.monotonic()
    as_text(record(piece * 100_000))
    logs._without_persons(piece * 100_000)
    assert time.monotonic() - begin < patience(0.5)


def test_ten_thousand_records_in_a_second_are_twenty_lines_and_a_count(written):
    clock = Clock()
    handler = BoundedHandler(written.file, as_text, clock)
    for number in range(10_000):
        handler.handle(record("record %d", number))
    assert len(written.lines()) == LINES_A_SECOND
    clock.now += 1
    handler.handle(record("after"))
    *first, count, after = written.lines()
    assert len(first) == LINES_A_SECOND and first[-1].endswith("record 19")
    assert count.endswith("9980 more lines were left out within a second") and after.endswith("after")


def test_the_count_is_told_even_if_nothing_follows(written):
    handler = BoundedHandler(written.file, as_json)
    for number in range(LINES_A_SECOND * 3):
        handler.handle(record("record %d", number))
    end = time.monotonic() + 5
    while len(written.lines()) <= LINES_A_SECOND and time.monotonic() < end:
        time.sleep(0.05)
    told = [json.loads(line) for line in written.lines()]
    assert sum(one.get("left_out", 1) for one in told) == LINES_A_SECOND * 3


def test_the_count_is_told_when_the_program_ends(written):
    handler = BoundedHandler(written.file, as_text, Clock())
    for _ in range(LINES_A_SECOND + 1):
        handler.handle(record("again"))
    handler.close()
    assert written.lines()[-1].endswith("1 more lines were left out within a second")


def test_many_requests_leave_their_lines_to_what_goes_wrong(written):
    logs.configure("json", written.file)
    (handler,) = logging.getLogger().handlers
    handler.clock = Clock()
    for _ in range(REQUESTS_A_SECOND * 2):
        logs.access("GET", "/zh", 200, 1.0, 10, True)
    logging.getLogger("test").error("a fault")
    assert len(written.lines()) == REQUESTS_A_SECOND + 1
    assert json.loads(written.lines()[-1])["message"] == "a fault"


def test_many_threads_write_whole_lines(written):
    handler = BoundedHandler(written.file, as_text, Clock())
    said = "\u4e2d" * 300
    threads = [
        threading.Thread(target=lambda: [handler.handle(record(said)) for _ in range(50)]) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(written.lines()) == LINES_A_SECOND
    assert all(line.endswith(f"test: {said}") for line in written.lines())


def test_a_request_is_told_as_json_only(written):
    logs.configure("text", written.file)
    logs.access("GET", "/zh", 200, 1.0, 10, True)
    assert written.lines() == []
    logs.configure("json", written.file)
    logs.access("X" * 99, "/zh/" + "a" * 180 + "?q=a secret", 404, 12.345, 9, False)
    (line,) = written.lines()
    told = json.loads(line)
    assert told["path"] == "/zh/" + "a" * 180 and told["method"] == "X" * 20
    assert (told["status"], told["milliseconds"], told["bytes"], told["kept"]) == (404, 12.3, 9, False)
    assert "secret" not in line


def test_what_libraries_have_set_up_is_undone(written, capfd):
    theirs = logging.getLogger("a.library")
    theirs.addHandler(logging.StreamHandler(sys.stderr))
    theirs.propagate = False
    theirs.setLevel(logging.DEBUG)
    logs.configure("text", written.file)
    logs.configure("text", written.file)
    theirs.info("busy")
    theirs.warning("careful")
    (line,) = written.lines()
    assert line.endswith("WARNING a.library: careful")
    assert capfd.readouterr().err == ""


def test_a_thread_that_ends_badly_leaves_a_line(written, capfd):
    logs.configure("text", written.file)
    thread = threading.Thread(target=lambda: logs.fitting(None, "x"))
    thread.start()
    thread.join()
    (line,) = written.lines()
    assert "a thread ended: TypeError in components/server/logs.py:" in line
    assert "Traceback" not in capfd.readouterr().err


def _closed(tmp_path) -> int:
    file = os.open(tmp_path / "gone", os.O_WRONLY | os.O_CREAT)
    os.close(file)
    return file


def _broken_pipe(tmp_path) -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def _full(tmp_path) -> int:
    return os.open("/dev/full", os.O_WRONLY)


def _unread_pipe(tmp_path) -> int:
    _, writer = os.pipe()
    return writer


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("place", [_closed, _broken_pipe, _full, _unread_pipe])
def test_where_nothing_can_be_written_nothing_is_raised_and_nobody_waits(tmp_path, place, capfd):
    logs.configure("text", place(tmp_path))
    (handler,) = logging.getLogger().handlers
    writer = threading.Thread(target=write_for_fifty_seconds, args=(handler,), daemon=True)
    writer.start()
    writer.join(10)
    assert not writer.is_alive(), "it waits"
    assert capfd.readouterr().err == ""


def write_for_fifty_seconds(handler: BoundedHandler) -> None:
    for second in range(50):
        handler.clock = lambda now=second: float(now)
        for _ in range(LINES_A_SECOND + 1):
            logging.getLogger("test").error("x" * 1_900)
    handler.close()


def test_a_program_without_standard_error_goes_on():
    code = (
        "import logging, os; from components.server import logs; os.close(2); logs.configure('json');"
        "[logging.error('x') for _ in range(100)]; print('well')"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert (ended.returncode, ended.stdout) == (0, "well\n")
