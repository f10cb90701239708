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
MEMORY = 1024 * 1024 * 1024
READERS = {"html": "from_html", "docx": "from_docx", "pdf": "from_pdf"}


def bare_packages() -> None:
    """Enter the packages above under their names without running them."""
    for name in ("data", "data.reading", "data.reading.files"):
        package = ModuleType(name)
        package.__path__ = [str(ROOT.joinpath(*name.split(".")))]
        sys.modules[name] = package


def limit_memory() -> None:
    """Cap the address space where the system can; elsewhere the time limit has to do."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main(kind: str) -> None:
    limit_memory()
    bare_packages()
    refusal = import_module("data.reading.files.document").UnreadableFile
    content = sys.stdin.buffer.read()
    try:
        lines, notes, *encoding = import_module(f"data.reading.files.{READERS[kind]}").extract(content)
        answer = {"lines": [asdict(line) for line in lines], "notes": [asdict(note) for note in notes],
                  "encoding": "".join(encoding)}  # fmt: skip
    except refusal as refused:
        answer = {"refused": refused.reason}
    except (MemoryError, RecursionError):
        answer = {"refused": "too_large"}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main(sys.argv[1])
