"""Tells files of other programs apart, so that each is refused with what it is and what to do."""

import re
from collections.abc import Collection

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
# The names of streams in an OLE2 file stand in its directory as UTF-16. Which one it holds tells its program.
STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "old_word"),
    ("PowerPoint Document", "slides"),
    ("Workbook", "spreadsheet"),
    ("Book", "spreadsheet"),
)
PICTURES = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif)", re.DOTALL
)
PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"PK\x05\x06", b"BZh", b"\xfd7zXZ")
RICH_TEXT = b"{\\rtf"
# How browsers write a page and all that belongs to it into one file; the first is Apple's.
PROPERTY_LIST, MAIL = b"bplist00", (b"MIME-Version:", b"multipart/related")
WORD_XML = (
    b"Word.Document",
    b"schemas.microsoft.com/office/2006/xmlPackage",
    b"schemas.microsoft.com/office/word/2003",
)
HEAD = 4096
# What a zip holds tells whose it is.
ENTRIES = (
    ("OFD.xml", "ofd"),
    ("xl/workbook.xml", "spreadsheet"),
    ("xl/workbook.bin", "spreadsheet"),
    ("ppt/presentation.xml", "slides"),
    ("Index/Document.iwa", "pages"),
    ("Index.zip", "pages"),
    ("index.apxl", "pages"),
    ("index.xml", "pages"),
    ("META-INF/manifest.xml", "open_document"),
)


def reason_of(content: bytes) -> str:
    """Return why a file of another program is not read, by its first bytes; empty for what may be read."""
    if content.startswith(OLE):
        return next((reason for name, reason in STREAMS if name.encode("utf-16-le") in content), "old_word")
    head = content[:HEAD]
    told = (
        ("picture", PICTURES.match(head)),
        ("packed", head.startswith(PACKED)),
        ("rich_text", head.startswith(RICH_TEXT)),
        ("web_archive", head.startswith(PROPERTY_LIST) or all(sign in head for sign in MAIL)),
        ("word_xml", b"<?xml" in head[:64] and any(sign in head for sign in WORD_XML)),
    )
    return next((reason for reason, is_told in told if is_told), "")


def reason_of_zip(names: Collection[str]) -> str:
    """Return why a zip without a Word document in it is not read."""
    return next((reason for name, reason in ENTRIES if name in names), "packed")
