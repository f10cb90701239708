"""Reads one file in a process of its own: bytes on standard input, JSON on standard output.

Started by path, not as a module: the packages above would bring the tables and all of pandas along.
"""

import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[3]
MEMORY = 288 * 1024 * 1024
READERS = {"html": "from_html", "docx": "from_docx", "pdf": "from_pdf"}


def bare_packages() -> None:
    """Enter the packages above under their names without running them."""
    for name in ("data", "data.reading", "data.reading.files"):
        package = ModuleType(name)
        package.__path__ = [str(ROOT.joinpath(*name.split(".")))]
        sys.modules[name] = package


def read(reader: ModuleType, content: bytes, most: int | None, short: bool) -> dict[str, object]:
    """What the reader found, or why there is nothing; short: the machine has less memory than wanted."""
    refusal = import_module("data.reading.files.document").UnreadableFile
    try:
        lines, notes, *encoding = reader.extract(content, most)
    except refusal as refused:
        return {"refused": refused.reason}
    except (MemoryError, RecursionError):
        return {"refused": "busy" if short else "too_large"}
    return {"lines": [asdict(line) for line in lines], "notes": [asdict(note) for note in notes],
            "encoding": "".join(encoding)}  # fmt: skip


def main(seconds: str, parent: str, kind: str, most: str) -> None:
    bare_packages()
    confined = import_module("data.reading.files.confined")
    reader = import_module(f"data.reading.files.{READERS[kind]}")
    short = confined.begin(MEMORY, int(seconds), int(parent))
    answer = read(reader, confined.request(), int(most) or None, short)
    confined.answer(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main(*sys.argv[1:])
