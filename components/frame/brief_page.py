"""A brief as a page: the same blocks as its Word file, the notes below the section that they belong to."""

import re
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.briefs.brief import Block, Brief, Bullets, Drawing, Heading, Line, Table, WithoutDrawings
from components.charts.sheet import MARGIN, WIDTH
from components.text import text
from components.web.public_address import without_scheme
from data.exports.word_file import CAPTION, Content, Note, Stretch

# Headings of these levels begin a section of their own, with notes at its end.
OF_A_SECTION = 2
# What stands behind an address ends it: no address of ours ends in a full stop or a comma.
ADDRESS = re.compile(r"(https?://[^\s，。；）、)]*[^\s，。；）、).,;:])")


def as_page(brief: Brief) -> list[Component]:
    """Return the title and the sections of a brief."""
    writer = _Writer(brief.language)
    sections = [writer.section(blocks) for blocks in _sections(brief.blocks)]
    first, *others = sections
    return [html.Header([html.H1(brief.title), *first]), *map(html.Section, others)]


def _sections(blocks: list[Block]) -> Iterator[list[Block]]:
    """Yield the blocks of each section; those before the first heading are the first."""
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= OF_A_SECTION:
            yield section
            section = []
        section.append(block)
    yield section


class _Writer:
    """Writes blocks; notes are numbered through, and figures of one sentence share theirs."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.numbers: dict[str, int] = {}
        self.marks: dict[int, int] = {}
        self.waiting: list[Note] = []

    def section(self, blocks: list[Block]) -> list[Component]:
        """Return the blocks of a section and its notes."""
        written = [part for block in blocks for part in self._block(block)]
        notes, self.waiting = self.waiting, []
        return [*written, self._notes(notes)] if notes else written

    def _block(self, block: Block) -> list[Component]:
        match block:
            case Heading(content, level):
                return [getattr(html, f"H{level + 1}")(self._inside(content))]
            case Line(content, style):
                return [html.P(self._inside(content), className="caption" if style == CAPTION else None)]
            case Bullets(items):
                return [html.Ul([html.Li(self._inside(item)) for item in items])]
            case Table():
                return [self._table(block)]
            case Drawing(svg, share, instead, below):
                caption = [html.Figcaption(self._inside(below))] if below else []
                # In a narrow window it scrolls, by the keyboard too.
                return [html.Figure([_image(svg, share, instead), *caption], tabIndex="0")]
            case WithoutDrawings():
                # The reader's own machine draws here.
                return []

    def _table(self, table: Table) -> Component:
        whole = sum(table.shares)
        head = [
            html.Th(words, scope="col", style={"width": f"{share / whole:.1%}"})
            for words, share in zip(table.head, table.shares, strict=True)
        ]
        rows = [
            html.Tr(
                [html.Th(self._inside(first), scope="row"), *(html.Td(self._inside(cell)) for cell in cells)]
            )
            for first, *cells in table.rows
        ]
        made = html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)])
        named = {"role": "group", "aria-label": text("frame.and", self.language).join(table.head)}
        return html.Div(made, className="wide-table", tabIndex="0", **named)

    def _inside(self, content: Content) -> list[Any]:
        return [part for words in content for part in self._part(words)]

    def _part(self, part: str | Stretch | Note) -> list[Any]:
        if isinstance(part, Note):
            return [self._mark(part)]
        stretch = Stretch(part) if isinstance(part, str) else part
        words = _linked(stretch.words)
        if stretch.hedge:
            return [html.Em(words, className="hedge")]
        return [html.Strong(words)] if stretch.strong else words

    def _mark(self, note: Note) -> Component:
        if note.key not in self.numbers:
            self.numbers[note.key] = len(self.numbers) + 1
            self.waiting.append(note)
        number = self.numbers[note.key]
        self.marks[number] = self.marks.get(number, 0) + 1
        # The note leads back to where it was marked first.
        place = {"id": f"mark-{number}"} if self.marks[number] == 1 else {}
        label = text("brief.note", self.language, number=number)
        link = html.A(
            str(number), href=f"#note-{number}", role="doc-noteref", **place, **{"aria-label": label}
        )
        return html.Sup(link)

    def _notes(self, notes: list[Note]) -> Component:
        items = [self._note(note, self.numbers[note.key]) for note in notes]
        heading = html.P(text("brief.notes", self.language), className="notes-name")
        return html.Div(
            [heading, html.Ol(items, start=str(self.numbers[notes[0].key]))],
            className="notes",
            role="doc-endnotes",
        )

    def _note(self, note: Note, number: int) -> Component:
        words: list[Any] = [note.words]
        if note.address:
            words += [" ", _link(note.address)]
        back = text("brief.back", self.language, number=number)
        words += [
            " ",
            html.A(
                "\u21a9\ufe0e",
                href=f"#mark-{number}",
                role="doc-backlink",
                className="screen-only",
                **{"aria-label": back},
            ),
        ]
        return html.Li(words, id=f"note-{number}", **{"data-address": ""})


def _linked(words: str) -> list[Any]:
    """Return words with the addresses in them as links."""
    return [_link(part) if ADDRESS.fullmatch(part) else part for part in ADDRESS.split(words) if part]


def _link(address: str) -> Component:
    return html.A(without_scheme(address), href=address, **{"data-address": ""})


def _image(svg: str, share: float, instead: str) -> Component:
    # As a picture of its own: names inside it, of fades, would meet those of the next.
    source = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    # Drawings begin where the text does: the margin of their sheet stands out to the left.
    style = {"width": f"{share:.1%}", "marginInlineStart": f"{-share * MARGIN / WIDTH:.2%}"}
    return html.Img(src=source, alt=instead, style=style)
