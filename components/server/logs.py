"""What is written to standard error: a bounded line for each record, so many a second, nothing of a reader.

A log must not become a fault itself: where it cannot be written it is given up, and no record can break a
line, fill a disk in a minute or keep an address of a person.
"""

import contextlib
import json
import logging
import os
import re
import select
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any

from components.server.faults import places

KINDS = ("text", "json")
ACCESS = "access"
# Requests are many where everything is well: they take no line from what goes wrong.
LINES_A_SECOND, REQUESTS_A_SECOND = 20, 200
# Less than a pipe takes in one piece: what fits is written without waiting for whoever reads it.
LONGEST, LONGEST_IN_BYTES = 2_000, 4_000
LONGEST_FIELD, MOST_FIELDS, LONGEST_PATH, LONGEST_METHOD = 200, 8, 200, 20
# What every record has, and what uvicorn adds: all other attributes came as `extra`.
STANDARD = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName", "color_message"}
# Control characters, line separators of Unicode, halves of surrogate pairs.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Behind a path: a question mark that ends a word of a sentence stays.
QUERY = re.compile(r"(?<=[^\s?])\?[^\s\"']+")
MAYBE_ADDRESS = re.compile(r"[0-9A-Fa-f:.]{3,}")
requests = logging.getLogger(ACCESS)


def configure(kind: str, file: int = 2) -> None:
    """Send every record of this process to one place, as text or as JSON, once for all.

    kind: one of KINDS. file: the descriptor to write to. What libraries have set up for themselves is undone;
    requests are told as JSON only.
    """
    known = [log for log in logging.root.manager.loggerDict.values() if isinstance(log, logging.Logger)]
    for log in (logging.root, *known):
        for old in tuple(log.handlers):
            log.removeHandler(old)
            old.close()
        log.propagate = True
        log.setLevel(logging.NOTSET)
    # Else a handler that cannot write says so with a traceback.
    logging.raiseExceptions = False
    logging.root.setLevel(logging.WARNING)
    logging.root.addHandler(BoundedHandler(file, as_json if kind == "json" else as_text))
    requests.setLevel(logging.INFO if kind == "json" else logging.CRITICAL)
    threading.excepthook = _thread_ended
    sys.unraisablehook = _could_not_be_raised


def _thread_ended(hook_args: threading.ExceptHookArgs) -> None:
    if hook_args.exc_value is not None:
        _log_unseen("a thread ended", hook_args.exc_value)


def _could_not_be_raised(hook_args: Any) -> None:
    if hook_args.exc_value is not None:
        _log_unseen("while cleaning up", hook_args.exc_value)


def _log_unseen(when: str, error: BaseException) -> None:
    logging.getLogger(__name__).error(when, exc_info=(type(error), error, error.__traceback__))


def access(method: str, path: str, status: int, milliseconds: float, size: int, kept: bool) -> None:
    """Log a request that was answered, where JSON was chosen.

    path: its query is not told. size: of the body, in bytes. kept: whether the answer was there already.
    """
    if not requests.isEnabledFor(logging.INFO):
        return
    fields = {
        "method": method[:LONGEST_METHOD],
        "path": path.partition("?")[0][:LONGEST_PATH],
        "status": status,
        "milliseconds": round(milliseconds, 1),
        "bytes": size,
        "kept": kept,
    }
    requests.info("%s %s", status, fields["path"], extra=fields)


class BoundedHandler(logging.Handler):
    """Writes so many lines a second, says how many more there were, and never raises or waits."""

    def __init__(
        self,
        file: int,
        told: Callable[[logging.LogRecord], str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.file, self.told, self.clock = file, told, clock
        self.second = -1
        self.lines: dict[bool, int] = {}
        self.left_out = 0
        self.waker: threading.Timer | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, or count it; logging holds this handler's lock meanwhile."""
        self._begin_second()
        is_request = record.name == ACCESS
        self.lines[is_request] = self.lines.get(is_request, 0) + 1
        if self.lines[is_request] > (REQUESTS_A_SECOND if is_request else LINES_A_SECOND):
            self.left_out += 1
            self._wake_in_a_second()
        else:
            self._write(record)

    def close(self) -> None:
        """Say what was left out; also when the program ends."""
        with self.lock or contextlib.nullcontext():
            self._say_what_was_left_out()
        super().close()

    def _begin_second(self) -> None:
        now = int(self.clock())
        if now != self.second:
            self._say_what_was_left_out()
            self.second, self.lines = now, {}

    def _say_what_was_left_out(self) -> None:
        count, self.left_out = self.left_out, 0
        if count:
            words = f"{count} more lines were left out within a second"
            attributes = {"name": __name__, "levelno": logging.WARNING, "levelname": "WARNING", "msg": words}
            self._write(logging.makeLogRecord(attributes | {"left_out": count}))

    def _wake_in_a_second(self) -> None:
        """Report the count even if no further record follows."""
        if self.waker is not None and self.waker.is_alive():
            return
        self.waker = threading.Timer(1.0, self._woken)
        self.waker.daemon = True
        # Where no thread can be had the next record tells it.
        with contextlib.suppress(RuntimeError):
            self.waker.start()

    def _woken(self) -> None:
        with self.lock or contextlib.nullcontext():
            self._say_what_was_left_out()

    def _write(self, record: logging.LogRecord) -> None:
        try:
            words = self.told(record)
        except Exception:  # a value that cannot be written down; nobody is better off with a fault here
            words = f"{record.levelname} {record.name}: a record that cannot be told"
        line = words.encode(errors="replace")[:LONGEST_IN_BYTES] + b"\n"
        # Closed, full, or a pipe that nobody reads any more: what cannot be told must not keep a reader.
        with contextlib.suppress(OSError, ValueError):
            if _takes_more(self.file):
                os.write(self.file, line)


def _takes_more(file: int) -> bool:
    """Say whether a line can be written without waiting; where the system does not tell, it is tried."""
    if not hasattr(select, "poll"):
        return True
    # poll, not select: select knows no descriptor above 1023.
    asked = select.poll()
    asked.register(file, select.POLLOUT)
    return any(event & select.POLLOUT for _, event in asked.poll(0))


def as_text(record: logging.LogRecord) -> str:
    """Return a record as a line of time, level, logger and message."""
    line = f"{_time(record)} {record.levelname} {record.name}: {message(record)}"
    return fitting(lambda words: words, line)


def as_json(record: logging.LogRecord) -> str:
    """Return a record as a line of JSON, with the fields that it was given as `extra`."""
    head = {"time": _time(record), "level": record.levelname, "logger": record.name}
    extra = {name: value for name, value in vars(record).items() if name not in STANDARD}
    fields = {name: _field(value) for name, value in [*extra.items()][:MOST_FIELDS]}

    def line(words: str) -> str:
        return json.dumps({**head, "message": words, **fields}, ensure_ascii=False, allow_nan=False)

    while fields and _is_too_long(line("")):
        fields.popitem()
    return fitting(line, message(record))


def message(record: logging.LogRecord) -> str:
    """Return a record's words in one line; of an error its kind and places in our code, not its own text."""
    try:
        words = record.getMessage()
    except Exception:  # words and values that do not fit one another; whose they are is not known here
        words = str(record.msg)
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        words = f"{words[: LONGEST // 2]}: {type(error).__name__} in {places(error.__traceback__)}"
    return _without_persons(_safe(words[:LONGEST]))


def fitting(line: Callable[[str], str], words: str) -> str:
    """Return the line of words, shortened until it fits."""
    while _is_too_long(written := line(words)) and words:
        words = words[: len(words) * 3 // 4]
    return written


def _is_too_long(line: str) -> bool:
    return len(line) > LONGEST or len(line.encode(errors="replace")) > LONGEST_IN_BYTES


def _time(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _field(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return _without_persons(_safe(str(value)[:LONGEST]))[:LONGEST_FIELD]


def _safe(words: str) -> str:
    """Return words without what would break a line or could not be written."""
    return UNSAFE.sub(lambda hit: "\ufffd" if hit[0] >= "\ud800" else repr(hit[0])[1:-1], words)


def _without_persons(words: str) -> str:
    return MAYBE_ADDRESS.sub(_no_address, QUERY.sub("", words))


def _no_address(hit: re.Match[str]) -> str:
    """Return a dash for an address of the network; one of this machine itself is nobody's."""
    words = hit[0]
    bare = words.rstrip(".:")
    # IPv4 may have its port with it, and a sentence may end behind it.
    for host in (words, bare, bare.partition(":")[0]):
        with contextlib.suppress(ValueError):
            address = ip_address(host)
            return words if address.is_loopback or address.is_unspecified else "-"
    return words
