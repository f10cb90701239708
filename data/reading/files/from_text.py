"""Reads plain text: which encoding the bytes are in, and its lines."""

import codecs
import re
from itertools import chain

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
WRITTEN = re.compile(r"[ -~\s\u2014\u2018-\u201d\u2026\u3001-\u301b\uff01-\uff5e\u4e00-\u9fff]")
MOSTLY = 0.9
SAMPLE = 20_000
TOLERATED = 0.001
LOST = "\ufffd"
ASCII = re.compile(rb"[ -~\s]")
# UTF-8 that was read as Latin letters is nearly all such; no language has half as many.
ACCENTED = re.compile(r"[\x80-\xff]")
GARBLED, ENOUGH = 0.5, 20


def decode(content: bytes) -> tuple[str, str, list[Note]]:
    """Return text, name of the encoding and notes.

    Raises UnreadableFile: unknown_encoding, mixed_encoding where parts of it are in another one, garbled
    where it was saved after it had been misread.
    """
    text, encoding = _decoded(content)
    _check_garbled(text)
    return text, encoding, undecoded(text)


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            if is_mostly_decoded(text := content.decode(encoding, "replace")):
                return text, encoding
            content = content.removeprefix(mark)
    if encoding := wide(content):
        return content.decode(encoding, "replace"), encoding
    if encoding := _strict(content):
        return content.decode(encoding), encoding
    if is_mostly_decoded(text := content.decode("utf-8", "replace")):
        return text, "utf-8"
    if is_mostly_decoded(text := content.decode("gb18030", "replace")) and _is_chinese(text):
        return text, "gb18030"
    raise UnreadableFile("mixed_encoding" if _is_mixed(content) else "unknown_encoding")


def is_mostly_decoded(text: str) -> bool:
    """Tell whether hardly a character is lost; one at the end of a file that was cut off is none."""
    return text.removesuffix(LOST).count(LOST) <= len(text) * TOLERATED


def _is_mixed(content: bytes) -> bool:
    """Tell a file of whose lines and elements some are in UTF-8 and some in GB18030."""
    lines = [line for line in re.split(rb"[\r\n<]+", content) if not line.isascii()]
    others = [line for line in lines if not _is_utf8(line)]
    return bool(others) and len(others) < len(lines) and any(map(_strict, others))


def _check_garbled(text: str) -> None:
    """Refuse a text that an earlier program misread as GBK, or as Latin letters, and saved."""
    sample = text[:SAMPLE]
    before = sample.encode("gb18030", "ignore").decode("utf-8", "replace")
    if (
        len(ACCENTED.findall(sample)) > GARBLED * len(sample)
        # Words as they should be, read so, give next to no ideographs.
        or before.count(LOST) < len(HAN.findall(before)) > ENOUGH
    ) and before != sample:
        raise UnreadableFile("garbled")


def _strict(content: bytes) -> str:
    """Return the first encoding that reads every byte; valid UTF-8 is never anything else by chance."""
    if _is_utf8(content):
        return "utf-8"
    try:
        return "gb18030" if _is_chinese(content.decode("gb18030")) else ""
    except UnicodeDecodeError:
        return ""


def _is_chinese(text: str) -> bool:
    first = HAN.search(text)
    sample = text[first.start() :][:SAMPLE] if first else ""
    return len(EVERYDAY.findall(sample)) >= 0.02 * len(HAN.findall(sample)) and first is not None


def wide(content: bytes) -> str:
    """Return utf-16-le or utf-16-be for such a text without a mark, empty for any other.

    Read as what it is, all but all of its signs are those of Chinese and English texts; of another text's
    bytes, or of its own in the other order, less than half.
    """
    head = content[: min(SAMPLE, len(content) // 2 * 2)]
    if b"\0" not in head and (_is_utf8(content) or len(ASCII.findall(head)) > MOSTLY * len(head)):
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head.decode(encoding, "replace")
        if len(WRITTEN.findall(text)) > MOSTLY * len(text):
            return encoding
    return ""


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def undecoded(text: str) -> list[Note]:
    """Return the note of characters that were lost, none where all were read."""
    lost = text.count(LOST)
    return [Note("undecoded", str(lost))] if lost else []


def lines(text: str) -> list[Line]:
    """Return the lines of a text; a blank line opens a paragraph."""
    written, at, opens = [], 0, None
    for end in chain(BREAK.finditer(text), (None,)):
        line = text[at : end.start() if end else len(text)]
        if line.strip():
            written.append(Line(line, 1, at, opens=opens))
        opens = None if line.strip() else True
        at = end.end() if end else at
    return written
