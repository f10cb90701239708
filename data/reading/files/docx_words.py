"""The words of a Word paragraph as a reader sees them: changes accepted, fields shown, hidden type unseen."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rt"), qn("w:sectPr")}
BOX = qn("w:txbxContent")
SIGNS = {qn("w:tab"): " ", qn("w:ptab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# Fields that show the number of a page, and the one that lists the contents.
PAGES, CONTENTS, TO_PAGE = {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"}, "TOC", "PAGEREF"
PAGE_LINE = re.compile(r"[\s第共页/／\-—–－·.•]*")
ENTRY = re.compile(r"[^\t\n]{1,100}?[\s.…·]\d{1,4}\s?", re.DOTALL)
# A raised number behind a letter is part of a unit: m2.
RAISED = re.compile(r"[\[［(（〔](?:\d{1,3}|[①-⑳])[\]］)）〕]|[①-⑳]|注\d{0,2}|(\d{1,3})")
UNIT = re.compile(r"[A-Za-z0-9]\Z")


class Fields:
    """Which fields are open, over the paragraphs of a document in order."""

    def __init__(self) -> None:
        # Of each open field its instruction, None once what it shows has begun; and its name.
        self._open: list[tuple[list[str], bool]] = []
        self.pages = self.leads = False

    def begin_paragraph(self) -> None:
        """No number of a page reaches over a paragraph; a field that nobody closed must not hide the rest."""
        self._open = [field for field in self._open if _name(field[0]) == CONTENTS]
        self.pages = self.leads = False

    def mark(self, kind: str | None) -> None:
        """Take a mark of a field: begin, separate or end."""
        if kind == "begin":
            self._open.append(([], False))
        elif kind == "separate" and self._open:
            self._open[-1] = self._open[-1][0], True
            self.meet(_name(self._open[-1][0]))
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, words: str) -> None:
        if self._open and not self._open[-1][1]:
            self._open[-1][0].append(words)

    def meet(self, name: str) -> bool:
        """Note a field of the paragraph; whether it shows the number of a page."""
        self.pages = self.pages or name in PAGES
        self.leads = self.leads or name == TO_PAGE
        return name in PAGES

    @property
    def hides(self) -> bool:
        """Whether what stands here is the number of a page."""
        return any(shows and _name(words) in PAGES for words, shows in self._open)

    def is_furniture(self, text: str) -> bool:
        """Tell a paragraph that is an entry of the list of contents, or a page number alone."""
        if self.leads or (self.pages and PAGE_LINE.fullmatch(text)):
            return True
        lists = any(shows and _name(words) == CONTENTS for words, shows in self._open)
        return lists and ENTRY.fullmatch(text) is not None


def _name(words: list[str]) -> str:
    return "".join(words).split(None, 1)[0].upper() if "".join(words).strip() else ""


def words_of(element: Any, boxes: list[Any], fields: Fields) -> Iterator[tuple[str, Any]]:
    """Yield the words of a paragraph that a reader sees, each with the element that holds them.

    Text boxes are put aside for later. A raised number that leads to a note is none of the words.
    """
    last = ""
    for words, holder in _words(element, boxes, fields):
        if _leads_to_note(words, last) and _is_raised(holder):
            continue
        last = words or last
        yield words, holder


def _words(element: Any, boxes: list[Any], fields: Fields) -> Iterator[tuple[str, Any]]:
    for child in element:
        tag = child.tag
        if tag in (qn("w:t"), MATH_TEXT):
            if not fields.hides:
                yield child.text or "", child
        elif tag in SIGNS:
            yield "" if child.get(qn("w:type")) == "page" else SIGNS[tag], child
        elif tag == BOX:
            boxes.append(child)
        elif (entered := _entered(child, fields)) is not None:
            yield from _words(entered, boxes, fields)


def _entered(child: Any, fields: Fields) -> Any:
    """Return what of an element is to be read on, None for nothing; a mark of a field is taken."""
    tag = child.tag
    if tag == qn("w:fldChar"):
        fields.mark(child.get(qn("w:fldCharType")))
    elif tag == qn("w:instrText"):
        fields.instruct(child.text or "")
    elif tag == qn("w:fldSimple"):
        return None if fields.meet(_name([child.get(qn("w:instr"), "")])) else child
    elif tag == MC + "AlternateContent":
        return chosen(child)
    elif tag not in GONE and isinstance(tag, str) and not _is_unseen(child):
        return child
    return None


def _leads_to_note(words: str, before: str) -> bool:
    found = RAISED.fullmatch(words)
    return found is not None and not (found[1] and UNIT.search(before))


def _is_raised(holder: Any) -> bool:
    """Tell words that are set above the line."""
    run = holder.getparent()
    raised = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}") if run is not None else None
    return raised is not None and raised.get(qn("w:val")) == "superscript"


def chosen(alternative: Any) -> Any:
    """Return the one branch to read: the same words stand in Choice and in Fallback."""
    choice = alternative.find(MC + "Choice")
    fallback = alternative.find(MC + "Fallback")
    if choice is not None and (fallback is None or any(True for _ in choice.iter(qn("w:t")))):
        return choice
    return fallback if fallback is not None else alternative


def _is_unseen(element: Any) -> bool:
    """Tell a run in hidden type, and the grey "click here" words of an unfilled content control."""
    if element.tag == qn("w:r"):
        vanish = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
        return vanish is not None and vanish.get(qn("w:val"), "1") not in ("0", "false")
    return element.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
