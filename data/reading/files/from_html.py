"""Reads a web page: the block that holds the sentences, without menus, counters, share bars and footers."""

import csv
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from .document import Line, Note, UnreadableFile, is_too_long
from .from_text import HAN, LOST, MARKS, decode, undecoded
from .html_grid import Grid

DEBRIS = Path(__file__).parents[1] / "tables" / "page_debris.csv"
META = re.compile(rb"<meta[^>]{0,300}?charset\s*+=\s*+[\"']?\s*+([A-Za-z0-9_\-]{2,20})", re.I)
SKIPPED = {
    "script", "style", "noscript", "nav", "footer", "aside", "button", "select", "option", "iframe", "svg",
    "template", "input", "textarea", "head", "object", "audio", "video", "canvas", "-comment", "rp", "rt",
}  # fmt: skip
INLINE = {
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "sup", "sub", "small", "big", "mark", "code",
    "abbr", "cite", "q", "label", "time", "ins", "bdi", "bdo", "ruby", "rb", "wbr",
    "img", "o:p", "st1:chsdate",
}  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
SPACE = re.compile(r"[ \t\r\n\f]+")
WIDE_GAP = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef，。；、：])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef])"
)
SENTENCE_MARKS = re.compile(r"[，。；,;]")
# Far more than any article holds, unclosed tags counted in. A parser's time grows with the square of
# the depth, and of the attributes of a tag.
MOST_NODES, DEEPEST, MOST_ATTRIBUTES = 300_000, 2_000, 5_000
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20}+)([^<>]*+)")
# These end without saying so, so that no count of them tells a depth.
OPEN_ENDED = {
    "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup",
    "rp", "rt", "rb", "br", "img", "hr", "input", "meta", "link", "col", "area", "base", "embed", "param",
    "source", "track", "wbr", "html", "head", "body",
}  # fmt: skip
DEEPEST_KEPT = 100
LONGEST_CELL = 200
MAIN_SHARE = 0.85
LINKED = 0.5
LONGEST_DEBRIS = 160
SHORTEST_TITLE = 6
# A counter or a foot that a page draws from elsewhere may be in another encoding than its article.
MOST_LOST = 0.25


@dataclass
class Block:
    """A run of text between two block boundaries."""

    ancestors: tuple[int, ...]
    text: str = ""
    linked: int = 0
    broken: bool = False
    parts: list[str] = field(default_factory=list)


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
    blocks = [block for block in _blocks(root, most) if block.text] if root is not None else []
    main = _main(blocks, _names(root)) if blocks else []
    kept = [block for block in main if not _is_menu(block)]
    lines = [
        Line(
            _without_debris(block.text),
            number,
            opens=None if block.broken else True,
            cells="\t" in block.text,
        )
        for number, block in enumerate(kept, 1)
    ]
    if not any(line.text.strip() for line in lines):
        raise UnreadableFile("empty")
    dropped = len(blocks) - len(kept)
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


def _blocks(root: Any, most: int | None) -> list[Block]:
    """Return the text of a page in blocks; walks without recursion, pages nest deeply."""
    writer = Writer(most)
    stack: list[tuple[Any, str]] = [(root, "in")]
    met = 0
    while stack:
        node, way = stack.pop()
        if way == "out":
            writer.leave(node)
            continue
        met += 1
        if met > MOST_NODES or len(stack) > 2 * DEEPEST:
            raise UnreadableFile("too_large")
        if node.next is not None and node is not root:
            stack.append((node.next, "in"))
        if node.tag == "-text":
            writer.write(node.text_content or "")
        elif writer.enter(node):
            stack.append((node, "out"))
            if node.child is not None:
                stack.append((node.child, "in"))
    writer.close()
    return writer.blocks


class Writer:
    """Collects the text of a walk into blocks."""

    def __init__(self, most: int | None) -> None:
        self.blocks: list[Block] = []
        self._most, self._written = most, 0
        self._ancestors: list[int] = []
        self._open = Block(())
        self._links = 0
        self._cells = 0
        self._grid = Grid()

    def enter(self, node: Any) -> bool:
        """Begin an element; False if nothing in it is to be read."""
        tag = node.tag
        if tag in SKIPPED or not isinstance(tag, str) or not tag[0].isalpha() or _is_hidden(node):
            return False
        self._links += tag == "a"
        if tag == "tr":
            self._grid.row(node)
        if tag == "tr" and _is_data_row(node):
            self.close()
            self._cells += 1
        elif self._cells and tag in ("td", "th"):
            self._open.parts.append("\0" * self._grid.cell(node))
        elif self._cells and tag not in INLINE:
            self._open.parts.append(" " if self._open.parts else "")
        elif tag == "br":
            self.close(broken=True)
        elif tag not in INLINE:
            self.close()
            self._ancestors.append(node.mem_id)
        return True

    def leave(self, node: Any) -> None:
        self._links -= node.tag == "a"
        if node.tag == "tr" and self._cells and _is_data_row(node):
            self._cells -= 1
            self.close()
        elif not self._cells and node.tag not in INLINE and node.tag != "br":
            self.close()
            if self._ancestors and self._ancestors[-1] == node.mem_id:
                self._ancestors.pop()

    def write(self, text: str) -> None:
        self._written += len(text)
        if is_too_long(self._written, self._most):
            raise UnreadableFile("too_long")
        self._open.parts.append(text)
        self._open.linked += self._links > 0 and len(text.strip())

    def close(self, broken: bool = False) -> None:
        """End the block that is open; broken: by a mere line break, so the sentence may go on."""
        block = self._open
        block.text = _collapsed("".join(block.parts))
        block.ancestors = tuple(self._ancestors[:DEEPEST_KEPT])
        if block.text:
            self.blocks.append(block)
        self._open = Block((), broken=broken)


def _collapsed(text: str) -> str:
    """Return text as a browser shows it: space runs are one space, and none where a source line broke."""
    words = SPACE.sub(" ", WIDE_GAP.sub("", text)).strip(" \u3000\xa0")
    return "\t".join(part.strip(" \u3000\xa0") for part in words.split("\0")).rstrip("\t")


def _is_hidden(node: Any) -> bool:
    given = node.attributes
    return "hidden" in given or bool(HIDDEN.search(given.get("style") or ""))


def _is_data_row(row: Any) -> bool:
    """Tell a row of short cells from the layout of an old page, whose one cell holds the article."""
    cells = [child for child in row.iter() if child.tag in ("td", "th")]
    words = [(cell.text() or "").strip() for cell in cells[:50]]
    return sum(map(bool, words)) > 1 and max(map(len, words)) <= LONGEST_CELL


def _main(blocks: list[Block], named: str) -> list[Block]:
    """Return the blocks of the smallest element that holds nearly all sentences, with the title before it."""
    weights = [_weight(block) for block in blocks]
    total = sum(weights)
    if not total:
        return blocks
    held: dict[int, int] = {}
    for block, weight in zip(blocks, weights, strict=True):
        for ancestor in block.ancestors if weight else ():
            held[ancestor] = held.get(ancestor, 0) + weight
    deep = [
        (depth, key)
        for block in blocks
        for depth, key in enumerate(block.ancestors)
        if held.get(key, 0) >= MAIN_SHARE * total
    ]
    if not deep:
        return blocks
    chosen = max(deep)[1]
    first = next(at for at, block in enumerate(blocks) if chosen in block.ancestors)
    inside = [block for block in blocks[first:] if chosen in block.ancestors]
    return _title(blocks[:first], inside, named) + inside


def _weight(block: Block) -> int:
    """Return how much of a block is sentences: text with punctuation that is no link."""
    return max(len(block.text) - 2 * block.linked, 0) if SENTENCE_MARKS.search(block.text) else 0


def _title(before: list[Block], inside: list[Block], named: str) -> list[Block]:
    """Return the heading of the article where it stands outside of it: the page names it in its head."""
    known = [block for block in before if _is_named(block, named)]
    return [] if any(_is_named(block, named) for block in inside) else known[-1:]


def _is_named(block: Block, named: str) -> bool:
    return len(block.text) >= SHORTEST_TITLE and not block.linked and _squeezed(block.text) in named


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _names(root: Any) -> str:
    """Return what the page calls itself: its title, and the article's in the head of government pages."""
    titles = [node.text() or "" for node in root.css("title")]
    titles += [node.attributes.get("content") or "" for node in root.css("meta[name=ArticleTitle]")]
    return "\n".join(_squeezed(text) for text in titles)


def _is_menu(block: Block) -> bool:
    """Tell a block that is mostly links, or wholly furniture."""
    return block.linked > LINKED * len(block.text) or not _without_debris(block.text).strip(
        " \t|·[]【】（）()"
    )


@cache
def debris() -> re.Pattern[str]:
    """Return one pattern of what pages print around an article: counters, type sizes, share words."""
    with DEBRIS.open(encoding="utf-8", newline="") as file:
        return re.compile("|".join(f"(?:{row['pattern']})" for row in csv.DictReader(file)))


def _without_debris(text: str) -> str:
    return debris().sub("", text) if len(text) <= LONGEST_DEBRIS else text
