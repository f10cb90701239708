"""Makes clean text of lines: hidden characters out, radicals mapped, lines inside a sentence joined."""

import csv
import re
from array import array
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .document import Line, Note, Origin
from .joining import glue, wrapped_width

RADICALS = Path(__file__).parents[1] / "tables" / "radicals.csv"
REPLACEMENT = "\ufffd"
KEPT = {"\t", "\u3000"}
BLANKS = " \u3000"
MARGIN = BLANKS + "\t"


@cache
def radicals() -> dict[int, str]:
    """Return the table of CJK radicals and the ideographs they stand for, as str.translate wants it."""
    with RADICALS.open(encoding="utf-8", newline="") as file:
        return {int(row["code"], 16): row["ideograph"] for row in csv.DictReader(file)}


def tidy(lines: list[Line]) -> tuple[str, Origin, list[Note], tuple[int, ...]]:
    """Return the text of `lines`, the map back to them, what was changed, and where radicals were mapped."""
    counts: Counter[str] = Counter()
    builder = Builder()
    before: Line | None = None
    width = wrapped_width(lines)
    for line in (cleaned for raw in lines if (cleaned := Clean(raw, counts)).text):
        joint = "\n" if before is None else glue(before, line.line, width)
        counts["lines_joined"] += before is not None and joint != "\n"
        builder.add_line(line, joint if before is not None else "")
        before = line.line
    notes = [Note(code, str(count)) for code, count in sorted(counts.items()) if count]
    return builder.text(), builder.origin(), notes, tuple(builder.mapped)


class Clean:
    """A line without its hidden characters and margins, in pieces that know their offset."""

    def __init__(self, line: Line, counts: Counter[str]) -> None:
        self.pieces = list(_pieces(line.text, line.offset, counts, "" if line.cells else "\t"))
        self.given, self.offset = line.text, line.offset
        self.text = "".join(piece for piece, _ in self.pieces)
        self.line = Line(line.label + self.text, line.part, line.offset, "", line.opens, line.full)
        self.label, self.part = line.label if self.text else "", line.part


def _pieces(text: str, offset: int, counts: Counter[str], tabs: str) -> Iterator[tuple[str, int]]:
    """Yield what stays of `text`, each stretch with the offset it was given at.

    tabs: the tab where one at the start of a line is a blank; in a row of a table it ends an empty cell.
    """
    clean, hidden = _translate(text, counts)
    end = len(clean.rstrip(MARGIN + hidden))
    at = len(clean) - len(clean.lstrip(BLANKS + tabs + hidden))
    if not clean[at:end].strip(MARGIN + hidden):
        return
    if not hidden:
        yield from [(clean[at:end], offset + at)] if at < end else []
        return
    for gap in re.finditer(f"[{re.escape(hidden)}]+", clean):
        if gap.start() >= end:
            break
        if gap.start() > at:
            yield clean[at : gap.start()], offset + at
        at = max(at, gap.end())
    if at < end:
        yield clean[at:end], offset + at


def _translate(text: str, counts: Counter[str]) -> tuple[str, str]:
    """Return `text` with radicals mapped and spaces made plain, and the characters still to be taken out."""
    used = set(text)
    mapped = {code: sign for code, sign in radicals().items() if chr(code) in used}
    counts["radicals_mapped"] += sum(text.count(chr(code)) for code in mapped)
    odd = {sign for sign in used if not sign.isprintable() or _is_selector(sign)} - KEPT | (
        {REPLACEMENT} & used
    )
    spaces = {sign for sign in odd if sign.isspace() and sign not in "\x1c\x1d\x1e\x1f"}
    hidden = "".join(sorted(odd - spaces))
    counts["hidden_removed"] += sum(text.count(sign) for sign in hidden)
    return text.translate(mapped | {ord(sign): " " for sign in spaces}), hidden


def _is_selector(sign: str) -> bool:
    """Tell a variation selector: it is a mark by category, yet nobody sees it."""
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


class Builder:
    """Collects text and the runs that lead back."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        # Plain numbers: a text of short lines has some hundred thousand runs.
        self._starts, self._parts, self._offsets = array("i"), array("i"), array("i")
        self._typed = bytearray()
        self._length = 0
        self.mapped: list[int] = []

    def add_line(self, line: Clean, joint: str) -> None:
        """Add a line behind `joint`; joint and label are ours, not the giver's."""
        first = line.pieces[0][1]
        self._add(joint + line.label, line.part, first, typed=False)
        for piece, offset in line.pieces:
            given = line.given[offset - line.offset :][: len(piece)]
            self.mapped += [self._length + at for at, sign in enumerate(given) if ord(sign) in radicals()]
            self._add(piece, line.part, offset, typed=True)

    def _add(self, text: str, part: int, offset: int, typed: bool) -> None:
        if text:
            self._starts.append(self._length)
            self._parts.append(part)
            self._offsets.append(offset)
            self._typed.append(typed)
            self._texts.append(text)
            self._length += len(text)

    def text(self) -> str:
        return "".join(self._texts)

    def origin(self) -> Origin:
        return Origin(self._starts, self._parts, self._offsets, self._typed)
