"""Tells a line that was broken for its width from a line that ends."""

import re

from .document import Line
from .letters import letters

ENDS = tuple("。！？!?；;：:…")
CLOSERS = "”’」』》）)】]\"'"
GOES_ON = tuple("，,、（(《“‘「『【[—－/·")
CANNOT_START = tuple("，,、。；;：:！!？?）)》”’」』】]%％")
N = letters("numerals")
OPENS = re.compile(
    rf"[（(]?[{N}]{{1,4}}[)）、.．]|第[{N}\d]{{1,4}}[{letters('section_units')}]"
    rf"|[{N}]{{1,3}}是|\d{{1,2}}(?:[.．](?!\d)|[、)）])|[（(]\d{{1,2}}[)）]|[①-⑳㈠-㈩●•■◆▪★]"
)
# 190⏎余份, 2⏎024年, 98.⏎6%: behind a clause, where no column of numbers is.
CUT = re.compile(r"\d[.,]?\Z")
REST = re.compile(r"\d|余|多[^数次]|[万亿%％‰]|个百分点")
HAS_CLAUSES = re.compile(r"[，,。]")
# Below this many columns a line without an end is a title or a table cell rather than half a sentence.
LEAST = 40
SLACK = 5


def _cuts_number(before: str, line: str) -> bool:
    """Tell two lines that a number reaches over."""
    return bool(CUT.search(before) and REST.match(line) and HAS_CLAUSES.search(before))


def columns(text: str) -> int:
    """Return how wide a line stands: two for an ideograph, one for a Latin letter."""
    return len(text.encode("gb18030", "replace"))


def wrapped_width(lines: list[Line]) -> int:
    """Return the column at which these lines were broken, 0 if they end where their author ended them."""
    widths = [columns(line.text.rstrip()) for line in lines if line.text.strip() and line.opens is not True]
    if len(widths) < 3 or max(widths) < LEAST:
        return 0
    widest = sorted(widths)[-2]
    near = sum(widest - SLACK <= width <= widest + SLACK for width in widths)
    return widest if near >= max(3, len(widths) // 3) else 0


def glue(before: Line, line: Line, width: int) -> str:
    """Return what stands between two lines: LF, a space between Latin words, or nothing."""
    if not _goes_on(before, line, width):
        return "\n"
    latin = before.text[-1:].isascii() and line.text[:1].isascii()
    return " " if latin and before.text[-1:].isalpha() and line.text[:1].isalpha() else ""


def _goes_on(before: Line, line: Line, width: int) -> bool:
    """Tell whether `line` continues the sentence of `before`."""
    if line.opens is True or "\t" in before.text + line.text:
        return False
    if line.text.startswith(CANNOT_START) or line.opens is False:
        return True
    if before.text.rstrip(CLOSERS).endswith(ENDS) or OPENS.match(line.text):
        return False
    if before.text.endswith(GOES_ON) or _cuts_number(before.text, line.text):
        return True
    if before.full is not None:
        return before.full
    measured = columns(before.text)
    if width:
        return measured >= width - SLACK
    return measured >= LEAST and bool(HAS_CLAUSES.search(before.text)) and not OPENS.match(before.text)
