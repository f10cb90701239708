"""Reads a web page: the block that holds the sentences, without menus, counters, share bars and footers."""

import re
from collections import Counter
from typing import Any

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from .document import Line, Note, UnreadableFile
from .from_text import HAN, LOST, MARKS, decode, undecoded
from .html_blocks import DEEPEST, MOST_NODES, cut
from .html_main import article, squeezed, without_debris

META = re.compile(rb"<meta[^>]{0,300}?charset\s*+=\s*+[\"']?\s*+([A-Za-z0-9_\-]{2,20})", re.I)
# A parser's time grows with the square of the depth, and of the attributes of a tag.
MOST_ATTRIBUTES = 5_000
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20}+)([^<>]*+)")
# These end without saying so, so that no count of them tells a depth.
OPEN_ENDED = {
    "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup",
    "rp", "rt", "rb", "br", "img", "hr", "input", "meta", "link", "col", "area", "base", "embed", "param",
    "source", "track", "wbr", "html", "head", "body",
}  # fmt: skip
# A counter or a foot that a page draws from elsewhere may be in another encoding than its article.
MOST_LOST = 0.25


def encoding_of(content: bytes) -> str:
    """Return the encoding that the page names, gb18030 for all its forerunners, empty for none we can use."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding
    named = META.search(content[:4096])
    name = named[1].decode("ascii").lower() if named else ""
    return (
        "gb18030"
        if name in ("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80")
        else "utf-8"
        if name == "utf-8"
        else ""
    )


def to_text(content: bytes) -> tuple[str, str, list[Note]]:
    """Return the page's source, its encoding and notes: named first, then as plain text is told."""
    encoding = encoding_of(content)
    if encoding:
        try:
            return content.decode(encoding), encoding, []
        except UnicodeDecodeError:
            pass
    try:
        return decode(content)
    except UnreadableFile as refusal:
        text = content.decode(encoding or "utf-8", "replace")
        if text.count(LOST) > MOST_LOST * len(HAN.findall(text)):
            raise refusal
        return text, encoding or "utf-8", undecoded(text)


def extract(content: bytes, most: int | None = None) -> tuple[list[Line], list[Note], str]:
    """Return the lines of a page, part = block from 1, notes and encoding. Raises UnreadableFile.

    most: characters of text; a page that holds many more is not read to its end.
    """
    source, encoding, notes = to_text(content)
    root = _parsed(source.replace("\0", ""))
    page = cut(root, most) if root is not None else None
    kept = article(page, _names(root)) if page else []
    lines = [
        Line(
            without_debris(block.text),
            number,
            opens=None if block.broken else True,
            cells="\t" in block.text,
        )
        for number, block in enumerate(kept, 1)
    ]
    if not any(line.text.strip() for line in lines):
        raise UnreadableFile("empty")
    dropped = len(page.blocks) - len(kept) if page else 0
    return lines, [*notes, *([Note("furniture_dropped", str(dropped))] if dropped else [])], encoding


def _parsed(source: str) -> Any:
    """Return the root of a page, None for one without; refuses one that would take its parser long."""
    if source.count("<") > MOST_NODES or _depth(source) > DEEPEST:
        raise UnreadableFile("too_large")
    try:
        return LexborHTMLParser(source).root
    except SelectolaxError as error:  # any text is a page, so this is want of memory
        raise MemoryError from error


def _depth(source: str) -> int:
    """Return how deep tags nest at most, were each closed by its own name; refuses endless attributes."""
    deepest = depth = 0
    opened: Counter[str] = Counter()
    for closes, name, given in TAG.findall(source):
        if len(given) > MOST_ATTRIBUTES and len(given.split()) > MOST_ATTRIBUTES:
            raise UnreadableFile("too_large")
        name = name.lower()
        if name in OPEN_ENDED or given.endswith("/"):
            continue
        if not closes:
            opened[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return deepest


def _names(root: Any) -> str:
    """Return what the page calls itself: its title, and the article's in the head of government pages."""
    titles = [node.text() or "" for node in root.css("title")]
    titles += [node.attributes.get("content") or "" for node in root.css("meta[name=ArticleTitle]")]
    return "\n".join(squeezed(text) for text in titles)
