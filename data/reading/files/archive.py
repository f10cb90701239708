"""Looks at a zip before anything opens it: how many entries, how large they truly unfold, whether locked."""

import io
import zipfile
import zlib

from .document import UnreadableFile
from .foreign import reason_of_zip

MOST_ENTRIES = 2_000
MOST_UNFOLDED = 100 * 1024 * 1024
MOST_RATIO = 200
# Small files of much repetition (an empty table of a thousand rows) shrink more than any ratio allows.
RATIO_COUNTS_FROM = 20 * 1024 * 1024
CHUNK = 64 * 1024
BODY = "word/document.xml"


def guard(content: bytes) -> None:
    """Raise UnreadableFile unless this is a zip of harmless size that holds a text document."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive, len(content))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableFile("damaged") from error
    except RuntimeError as error:  # zipfile's word for a locked entry
        raise UnreadableFile("encrypted") from error


def _check(archive: zipfile.ZipFile, packed: int) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNFOLDED:
        raise UnreadableFile("bomb")
    names = {entry.filename for entry in entries}
    if BODY not in names:
        raise UnreadableFile(reason_of_zip(names))
    unfolded = 0
    for entry in entries:
        unfolded = _unfold(archive, entry, unfolded)
        if unfolded > RATIO_COUNTS_FROM and unfolded > MOST_RATIO * packed:
            raise UnreadableFile("bomb")


def _unfold(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, unfolded: int) -> int:
    """Return the bytes unfolded so far, having read this entry to its end: a declared size may lie."""
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            unfolded += len(chunk)
            if unfolded > MOST_UNFOLDED:
                raise UnreadableFile("bomb")
    return unfolded
