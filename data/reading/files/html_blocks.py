"""Cuts a web page into blocks of text: paragraphs, lines, rows of its tables."""

import re
from dataclasses import dataclass, field
from typing import Any

from .document import UnreadableFile, is_too_long
from .html_grid import Grid

SKIPPED = {
    "script", "style", "noscript", "nav", "footer", "aside", "button", "select", "option", "iframe", "svg",
    "template", "input", "textarea", "head", "object", "audio", "video", "canvas", "-comment", "rp", "rt",
}  # fmt: skip
INLINE = {
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "sup", "sub", "small", "big", "mark", "code",
    "abbr", "cite", "q", "label", "time", "ins", "bdi", "bdo", "ruby", "rb", "wbr",
    "img", "o:p", "st1:chsdate",
}  # fmt: skip
HEADINGS = {"h1", "h2", "h3"}
PARAGRAPHS = {"p", "li", "dd", "h1", "h2", "h3", "h4", "h5", "h6"}
TITLE = re.compile(r"(?<![a-z])(?:title|tit|biaoti|bt|headline)(?![a-z])", re.I)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
PRE = re.compile(r"white-space\s*:\s*pre", re.I)
# WeChat writes its articles hidden and lets a script show them.
SHOWN_LATER = "js_content"
SPACE = re.compile(r"[ \t\r\n\f]+")
WIDE_GAP = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef，。；、：])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef])"
)
# How pages call what stands beside an article, in the class or id of its element.
ASIDE = re.compile(
    r"(?<![a-z])(?:comments?|replies|sidebar|related|relation|relevant|recommend(?:ed)?|dialog|modal|popup|login|share|"
    r"bdsharebuttonbox|breadcrumbs?|crumbs?|pagination|pager|paging|copyright|footer|statement|qr(?:code)?|ewm|"
    r"hot(?:list|news)?|rank(?:list)?|wordcount|pinglun|fenxiang|xg(?:wz|yd|xw|lj|jd))(?![a-z])",
    re.I,
)
# Word puts each section of a document that it saves as a page into an element of its own.
SECTION = re.compile(r"(?:Word)?Section\d{1,4}")
LONGEST_NAME = 200
# Far more than any article holds, unclosed tags counted in.
MOST_NODES, DEEPEST = 300_000, 2_000
DEEPEST_KEPT = 100
LONGEST_CELL = 200


@dataclass
class Block:
    """A run of text between two block boundaries; weight: how much of it is sentences."""

    ancestors: tuple[int, ...]
    text: str = ""
    linked: int = 0
    broken: bool = False
    heads: bool = False
    weight: int = 0
    parts: list[str] = field(default_factory=list)


def cut(root: Any, most: int | None) -> "Writer":
    """Return what wrote the text of a page in blocks; walks without recursion, pages nest deeply."""
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
    return writer


class Writer:
    """Collects the text of a walk into blocks."""

    def __init__(self, most: int | None) -> None:
        self.blocks: list[Block] = []
        # Elements that stand beside an article by their name, sections of a Word document, paragraphs.
        self.asides: set[int] = set()
        self.sections: set[int] = set()
        self.paragraphs: set[int] = set()
        self._most, self._written = most, 0
        self._ancestors: list[int] = []
        self._open = Block(())
        self._links = 0
        self._kept = 0
        self._cells = 0
        self._grid = Grid()

    def enter(self, node: Any) -> bool:
        """Begin an element; False if nothing in it is to be read."""
        tag = node.tag
        if tag in SKIPPED or not isinstance(tag, str) or not tag[0].isalpha() or _is_hidden(node):
            return False
        self._links += tag == "a"
        self._kept += _keeps_lines(node)
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
            self._name(node)
            if tag in PARAGRAPHS:
                self.paragraphs.add(node.mem_id)
        self._open.heads = self._open.heads or tag in HEADINGS
        return True

    def _name(self, node: Any) -> None:
        """Keep what an element is by its name."""
        given = node.attributes
        name = f"{given.get('class') or ''} {given.get('id') or ''}"[:LONGEST_NAME]
        self._open.heads = bool(TITLE.search(name))
        if ASIDE.search(name):
            self.asides.add(node.mem_id)
        elif SECTION.match(name):
            self.sections.add(node.mem_id)

    def leave(self, node: Any) -> None:
        self._links -= node.tag == "a"
        self._kept -= _keeps_lines(node)
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
        for at, line in enumerate(text.split("\n") if self._kept and not self._cells else [text]):
            if at:
                self.close(broken=True)
            self._open.parts.append(line)
            self._open.linked += self._links > 0 and len(line.strip())

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
    is_hidden = "hidden" in given or bool(HIDDEN.search(given.get("style") or ""))
    return is_hidden and given.get("id") != SHOWN_LATER


def _keeps_lines(node: Any) -> bool:
    """Tell an element that shows the line breaks of its source."""
    return node.tag == "pre" or bool(PRE.search(node.attributes.get("style") or ""))


def _is_data_row(row: Any) -> bool:
    """Tell a row of short cells from the layout of an old page, whose one cell holds the article."""
    cells = [child for child in row.iter() if child.tag in ("td", "th")]
    words = [(cell.text() or "").strip() for cell in cells[:50]]
    return sum(map(bool, words)) > 1 and max(map(len, words)) <= LONGEST_CELL
