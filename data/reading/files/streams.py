"""Looks at a PDF before anything opens it: how large its packed streams truly unfold."""

import re
import zlib

from .document import UnreadableFile

# An embedded font for all of Chinese unfolds to some 20 MB; a page's content shrinks to a tenth or a
# thirtieth. To read a stream takes up to twenty times the memory of its unfolded length.
MOST_UNFOLDED, MOST_IN_ALL = 32 * 1024 * 1024, 128 * 1024 * 1024
MOST_RATIO, RATIO_COUNTS_FROM = 100, 4 * 1024 * 1024
PIECE, DEEPEST = 4 * 1024, 4
STREAM = re.compile(rb"(?<!end)stream\r?\n")
# How far before its stream a dictionary is looked for.
DICTIONARY = 1_000


def guard(content: bytes) -> None:
    """Raise UnreadableFile for a PDF with a stream, pictures aside, that unfolds to far more than its size.

    Pictures are never unfolded for the text. What this cannot see (other packings, a stream that only calls
    itself a picture) meets the limits of memory and time.
    """
    unfolded = 0
    for stream in STREAM.finditer(content):
        if not _is_picture(content, stream.start()):
            unfolded += _unfolded(memoryview(content)[stream.end() :], DEEPEST)
            if unfolded > MOST_IN_ALL:
                raise UnreadableFile("bomb")


def _is_picture(content: bytes, at: int) -> bool:
    return b"/Image" in content[max(0, at - DICTIONARY) : at].rpartition(b" obj")[2]


def _unfolded(packed: memoryview, depth: int) -> int:
    """Return how much is packed here, with what is packed in it once more; 0 if nothing is."""
    if not depth or not _is_packed(bytes(packed[:2])):
        return 0
    opener, pieces, length = zlib.decompressobj(), [], 0
    for start in range(0, len(packed), PIECE):
        try:
            pieces.append(opener.decompress(packed[start : start + PIECE]))
        except zlib.error:  # readers take what comes before the fault
            break
        length += len(pieces[-1])
        if length > MOST_UNFOLDED or length > max(RATIO_COUNTS_FROM, MOST_RATIO * (start + PIECE)):
            raise UnreadableFile("bomb")
        if opener.eof:
            break
    return length + _unfolded(memoryview(b"".join(pieces)), depth - 1)


def _is_packed(head: bytes) -> bool:
    """Tell the two bytes that begin what zlib packs."""
    return len(head) == 2 and head[0] & 15 == 8 and int.from_bytes(head, "big") % 31 == 0
