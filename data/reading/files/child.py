"""Reads one file in a process of its own, or puts comments into it: a request in, bytes or JSON out.

Started by path, not as a module: the packages above would bring the tables and all of pandas along.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
MEMORY = 288 * 1024 * 1024
READERS = {"html": "from_html", "docx": "from_docx", "pdf": "from_pdf"}
COMMENTED = "commented"
LENGTH = 8


def bare_packages() -> None:
    """Enter the packages above under their names without running them."""
    for name in ("data", "data.reading", "data.reading.files"):
        package = ModuleType(name)
        package.__path__ = [str(ROOT.joinpath(*name.split(".")))]
        sys.modules[name] = package


def read(reader: ModuleType, content: bytes, most: int | None) -> bytes:
    """What the reader found."""
    lines, notes, *encoding = reader.extract(content, most)
    found = {"lines": [asdict(line) for line in lines], "notes": [asdict(note) for note in notes],
             "encoding": "".join(encoding)}  # fmt: skip
    return _json(found)


def comment(writer: ModuleType, request: bytes) -> bytes:
    """The file of a request with its comments; the request tells both, as `apart.with_comments` writes it."""
    end = LENGTH + int.from_bytes(request[:LENGTH], "little")
    told = json.loads(request[LENGTH:end])
    made: bytes = writer.with_comments(request[end:], writer.comments_of(told["comments"]), told["author"])
    return made


def answered(work: Callable[[], bytes], short: bool) -> bytes:
    """The answer, or why there is none; short: the machine has less memory than wanted."""
    refusal = import_module("data.reading.files.document").UnreadableFile
    try:
        return work()
    except refusal as refused:
        return _json({"refused": refused.reason})
    except (MemoryError, RecursionError):
        return _json({"refused": "busy" if short else "too_large"})


def _json(told: dict[str, Any]) -> bytes:
    return json.dumps(told).encode("ascii")


def main(seconds: str, parent: str, kind: str, most: str) -> None:
    bare_packages()
    confined = import_module("data.reading.files.confined")
    module = import_module(f"data.reading.files.{READERS.get(kind, COMMENTED)}")
    short = confined.begin(MEMORY, int(seconds), int(parent))

    def work() -> bytes:
        if kind == COMMENTED:
            return comment(module, confined.request())
        return read(module, confined.request(), int(most) or None)

    confined.answer(answered(work, short))


if __name__ == "__main__":
    main(*sys.argv[1:])
