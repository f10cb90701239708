"""Whether a copy holds together: each link leads to a file that is there, and to a place that is in it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')
# An entry of the index begins with its kind and its file, from the folder of its language.
INDEXED = re.compile(r'^\["[a-z]+", "((?:[^"\\]|\\.)*)"', re.M)


class BrokenLink(NamedTuple):
    """A link that leads nowhere: the first file that has it, where it leads, and what is not there."""

    file: str
    target: str
    why: str

    def __str__(self) -> str:
        return f"{self.file}: {self.target}: {self.why}"


def broken_links(folder: Path) -> list[BrokenLink]:
    """Return the links of a copy that lead to no file in it, or to no place in a file.

    Each target is told once. Files are read one at a time, twice those that places are looked for in.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    # Of each file the places that are meant in it, each with the first file that means it.
    places: dict[str, dict[str, str]] = defaultdict(dict)
    broken: dict[str, BrokenLink] = {}
    for name in sorted(files):
        for href in _links(folder, name):
            target, fragment = _resolved(name, href)
            if target not in files:
                broken.setdefault(target, BrokenLink(name, target, "no such file"))
            elif fragment:
                places[target].setdefault(fragment, name)
    return [*broken.values(), *_lost_places(folder, places)]


def _lost_places(folder: Path, places: dict[str, dict[str, str]]) -> Iterator[BrokenLink]:
    for target, wanted in sorted(places.items()):
        held = set(map(unescape, ID.findall((folder / target).read_text(encoding="utf-8"))))
        for fragment in sorted(wanted.keys() - held):
            yield BrokenLink(wanted[fragment], f"{target}#{fragment}", "no such place")


def _links(folder: Path, name: str) -> Iterator[str]:
    """Yield the links of a file that lead to the copy itself, each once."""
    if name.endswith(".html"):
        found = LINK.findall((folder / name).read_text(encoding="utf-8"))
    elif name.endswith(".js"):
        language = name.rpartition("/")[2].partition("-")[0]
        text = (folder / name).read_text(encoding="utf-8")
        # Seen from the file, as the others are.
        found = [f"../../{language}/{href}" for href in INDEXED.findall(text)]
    else:
        found = []
    for href in dict.fromkeys(found):
        parts = urlsplit(unescape(href))
        if not parts.scheme and not parts.netloc:
            yield unescape(href)


def _resolved(here: str, href: str) -> tuple[str, str]:
    parts = urlsplit(href)
    path = unquote(parts.path)
    return (normpath(join(dirname(here), path)) if path else here), unquote(parts.fragment)
