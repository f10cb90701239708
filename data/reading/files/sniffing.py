"""Tells what a file is by what it holds; its name is only a hint."""

import re

from .document import UnreadableFile
from .foreign import reason_of
from .from_text import decode, wide

PDF, ZIP = b"%PDF-", b"PK\x03\x04"
# Those that are read; `foreign` knows others.
PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
WEBP = b"RIFF", b"WEBP"
MARKUP = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+"
    r"<(?:!doctype html|html|head|body|meta|div|p|table|title)\b",
    re.I | re.S,
)
PICTURE_ENDINGS = ("png", "jpg", "jpeg", "tif", "tiff", "webp")
TAGS = re.compile(r"</(?:p|div|td|span|body)>", re.I)
HEAD = 4096
BINARY = re.compile(r"[\x00-\x08\x0e-\x1a]")


def kind_of(content: bytes, name: str) -> str:
    """Return txt, html, docx, pdf or picture. Raises UnreadableFile for anything else."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFile("empty")
    if PDF in content[:1024]:
        return "pdf"
    if content.startswith(ZIP):
        return "docx"
    if content.startswith(PICTURES) or (content[:4], content[8:12]) == WEBP:
        return "picture"
    if reason := reason_of(content):
        raise UnreadableFile(reason)
    return _text_kind(content, promised(name))


def promised(name: str) -> str:
    """Return the kind that a file name promises, empty for none of ours."""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return {"txt": "txt", "text": "txt", "html": "html", "htm": "html", "shtml": "html"}.get(ending) or (
        ending if ending in ("docx", "pdf") else "picture" if ending in PICTURE_ENDINGS else ""
    )


def _text_kind(content: bytes, hint: str) -> str:
    head = content[:HEAD].decode("utf-8", "ignore")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = content[: HEAD // 2 * 2].decode("utf-16", "ignore")
    elif encoding := wide(content):
        head = content[: HEAD // 2 * 2].decode(encoding, "ignore")
    elif b"\0" in content[:HEAD]:
        head = _decoded(content)
    if MARKUP.match(head.lstrip("\ufeff")):
        return "html"
    if len(BINARY.findall(head)) > len(head) // 100:
        raise UnreadableFile("unknown_kind")
    return "html" if hint == "html" and TAGS.search(content.decode("latin-1")) else "txt"


def _decoded(content: bytes) -> str:
    """Return the head of a text with a stray zero; bytes that are no text are of no kind we know."""
    try:
        return decode(content)[0][:HEAD]
    except UnreadableFile as refusal:
        raise UnreadableFile("unknown_kind") from refusal
