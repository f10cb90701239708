"""Reads pictures of pages in a process of its own: a file in, JSON with lines and small pictures out.

Started by path, as `child.py` is.
"""

import json
import os
import sys
from importlib import import_module

# Address space: one page takes half a gigabyte of memory, its libraries and threads as much again unused.
MEMORY = 2 * 1024 * 1024 * 1024


def main(seconds: str, parent: str, kind: str, pages: str) -> None:
    # It lies beside this file, which Python was started by; as a module of a package there is no such name.
    bare_packages = import_module("child").bare_packages
    # No library must find a module of this folder in the place of one of its own.
    sys.path.remove(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - as Python put it
    bare_packages()
    confined = import_module("data.reading.files.confined")
    reader = import_module("data.reading.files.from_scan")
    scan = import_module("data.reading.files.scan")
    refusal = import_module("data.reading.files.document").UnreadableFile
    # Its threads work side by side, and each second of theirs counts.
    short = confined.begin(MEMORY, int(seconds) * reader.THREADS, int(parent))
    try:
        content, wanted = confined.request(), [int(page) for page in pages.split()]
        if kind == "picture" and reader.frames(content) > scan.MOST_PAGES:
            raise refusal("scan_too_many_pages")
        told = {"pages": reader.extract(content, kind, wanted)}
    except refusal as refused:
        told = {"refused": refused.reason}
    # What the libraries raise where memory is short is of no one kind.
    except Exception:
        told = {"refused": "busy" if short else "scan_too_large"}
    confined.answer(json.dumps(told).encode("ascii"))


if __name__ == "__main__":
    main(*sys.argv[1:])
