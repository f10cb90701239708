"""Reads plain text: which encoding the bytes are in, and its lines."""

import codecs
import re

from .document import Line, Note, UnreadableFile
from .letters import letters

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Ideographs of everyday writing are most of any Chinese text; bytes of another encoding, read as GB18030,
# give rare ones and private ones instead.
EVERYDAY = re.compile(rf"[{letters('everyday')}]")
HAN = re.compile(r"[\u3400-\u9fff]")
SAMPLE = 20_000
TOLERATED = 0.001


def decode(content: bytes) -> tuple[str, str, list[Note]]:
    """Return text, name of the encoding and notes. Raises UnreadableFile("unknown_encoding")."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            text = content.decode(encoding, "replace")
            return text, encoding, _undecoded(text)
    encoding = "utf-16-le" if _looks_wide(content) else _strict(content)
    if encoding:
        return content.decode(encoding), encoding, []
    text = content.decode("utf-8", "replace")
    if text.count("\ufffd") <= len(text) * TOLERATED:
        return text, "utf-8", _undecoded(text)
    text = content.decode("gb18030", "replace")
    if text.count("\ufffd") <= len(text) * TOLERATED and _is_chinese(text):
        return text, "gb18030", _undecoded(text)
    raise UnreadableFile("unknown_encoding")


def _strict(content: bytes) -> str:
    """Return the first encoding that reads every byte; valid UTF-8 is never anything else by chance."""
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return "gb18030" if _is_chinese(content.decode("gb18030")) else ""
    except UnicodeDecodeError:
        return ""


def _is_chinese(text: str) -> bool:
    sample = text[:SAMPLE]
    return len(EVERYDAY.findall(sample)) >= 0.02 * len(HAN.findall(sample)) and bool(HAN.search(sample))


def _looks_wide(content: bytes) -> bool:
    """Tell UTF-16 without a mark: line ends and digits leave zero bytes at odd places, and only there."""
    head = content[:SAMPLE]
    if len(content) % 2 or b"\0" not in head or b"\0" in head[::2]:
        return False
    try:
        return _is_chinese(content.decode("utf-16-le"))
    except UnicodeDecodeError:
        return False


def _undecoded(text: str) -> list[Note]:
    lost = text.count("\ufffd")
    return [Note("undecoded", str(lost))] if lost else []


def lines(text: str) -> list[Line]:
    """Return the lines of a text; a blank line opens a paragraph."""
    found, at, opens = [], 0, None
    for end in [*BREAK.finditer(text), None]:
        line = text[at : end.start() if end else len(text)]
        if line.strip():
            found.append(Line(line, 1, at, opens=opens))
        opens = None if line.strip() else True
        at = end.end() if end else at
    return found
