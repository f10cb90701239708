"""Footnotes of a Word file, which python-docx writes none of: a part of their own, and marks in the text."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

TEXT, MARK, LINK = "FootnoteText", "FootnoteReference", "Hyperlink"
# Word wants both lines between text and notes, under these numbers, before the first note.
LINES = ((-1, "separator"), (0, "continuationSeparator"))
PART = "/word/footnotes.xml"


class Footnotes:
    """The footnotes of one document, numbered as they are added."""

    def __init__(self, document: Document) -> None:
        self._numbers: dict[str, int] = {}
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for number, name in LINES:
            root.append(_line(number, name))
        package = document.part.package
        if package is None:
            raise ValueError("a document without a package holds no further part")
        self._part = XmlPart(PackURI(PART), CONTENT_TYPE.WML_FOOTNOTES, root, package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        _announce(document.settings.element)

    def mark(self, paragraph: Paragraph, key: str, words: str, address: str = "") -> None:
        """Set a mark at the end of a paragraph, and its note below the page.

        key: what the note is about; where a note with it is there already, the mark refers to that. address:
        of the page that shows it, as a link behind the words.
        """
        if key in self._numbers:
            _refer(paragraph, self._numbers[key])
            return
        number = self._numbers[key] = len(self._numbers) + 1
        self._part.element.append(self._note(number, words, address))
        _between(paragraph, number, _run(_with("w:footnoteReference", id=str(number)), MARK))

    def _note(self, number: int, words: str, address: str) -> BaseOxmlElement:
        note, paragraph = _with("w:footnote", id=str(number)), OxmlElement("w:p")
        properties = OxmlElement("w:pPr")
        properties.append(_with("w:pStyle", val=TEXT))
        paragraph.append(properties)
        paragraph.append(_run(OxmlElement("w:footnoteRef"), MARK))
        paragraph.append(_run(_words(f" {words}" + (" " if address else ""))))
        if address:
            paragraph.append(self._link(address))
        note.append(paragraph)
        return note

    def _link(self, address: str) -> BaseOxmlElement:
        run = _run(_words(address.partition("://")[2] or address), LINK)
        if "://" not in address:
            return run
        link = OxmlElement("w:hyperlink")
        related = self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), related)
        link.append(run)
        return link


def _with(tag: str, **attributes: str) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _run(inside: BaseOxmlElement, style: str = "") -> BaseOxmlElement:
    run: BaseOxmlElement = OxmlElement("w:r")
    if style:
        properties = OxmlElement("w:rPr")
        properties.append(_with("w:rStyle", val=style))
        run.append(properties)
    run.append(inside)
    return run


def _words(words: str, tag: str = "w:t") -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    element.text = words
    element.set(qn("xml:space"), "preserve")
    return element


def _line(number: int, name: str) -> BaseOxmlElement:
    note, paragraph = _with("w:footnote", type=name, id=str(number)), OxmlElement("w:p")
    paragraph.append(_run(OxmlElement(f"w:{name}")))
    note.append(paragraph)
    return note


def _announce(settings: BaseOxmlElement) -> None:
    """Name both lines in the settings, as Word does; the schema wants them before `compat`."""
    told: BaseOxmlElement = OxmlElement("w:footnotePr")
    for number, _ in LINES:
        told.append(_with("w:footnote", id=str(number)))
    settings.find(qn("w:compat")).addprevious(told)


def _between(paragraph: Paragraph, number: int, run: BaseOxmlElement) -> None:
    """Set a mark between the ends of a bookmark, so that later marks can refer to it."""
    end = _with("w:bookmarkEnd", id=str(number))
    for part in (_with("w:bookmarkStart", id=str(number), name=_bookmark(number)), run, end):
        paragraph._p.append(part)


def _bookmark(number: int) -> str:
    return f"_Note{number}"


def _refer(paragraph: Paragraph, number: int) -> None:
    """Set the number of an earlier note again: Word's own field for it, with what it shows."""
    asked = _words(f" NOTEREF {_bookmark(number)} \\f \\h ", "w:instrText")
    parts = (
        _with("w:fldChar", fldCharType="begin"),
        asked,
        _with("w:fldChar", fldCharType="separate"),
        _words(str(number)),
        _with("w:fldChar", fldCharType="end"),
    )
    for part in parts:
        paragraph._p.append(_run(part, MARK))
