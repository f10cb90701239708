"""What a reader hands over: text, where each character came from, and what was noticed on the way."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.source_places import SourcePlace

# The closed list of reasons. Words for the page live with the page; these are for terminals and logs.
REASONS = {
    "empty": "The file holds no words.",
    "too_large": "The file is larger than 10 MB, or unfolds to more than can be read here.",
    "too_long": "The text is longer than an annual report can be.",
    "too_many_pages": "The file has more than 100 pages.",
    "scan": "The PDF holds pictures of pages and no text. `make ocr` (python3 .ci/tasks.py ocr) adds what "
    "reads them; else please give the text or the Word file.",
    "scan_picture": "This is a picture. `make ocr` (python3 .ci/tasks.py ocr) adds what reads the words in "
    "it; else please give the text or the Word file.",
    "scan_too_many_pages": "More than 20 pages are pictures; please give fewer of them at a time.",
    "scan_too_large": "The pictures of the pages need more memory than there is for reading them.",
    "scan_took_too_long": "Reading the pictures of the pages took too long and was stopped.",
    "scan_no_words": "No words were found in the pictures of the pages.",
    "encrypted": "The file is protected by a password; please give an open copy.",
    "damaged": "The file is damaged and cannot be opened.",
    "bomb": "The file unfolds to far more than its size and was not opened.",
    "old_word": "This is an old Word or WPS file (.doc, .wps); please open it there and save it as .docx.",
    "rich_text": "This is an RTF file; please open it in Word or WPS and save it as .docx.",
    "word_xml": "This is a Word file saved as XML; please open it in Word or WPS and save it as .docx.",
    "open_document": "This is an OpenDocument file (.odt); please open and save it as .docx.",
    "pages": "This is a file of Apple's Pages; please export it to Word in Pages and give the .docx.",
    "ofd": "This is an OFD file; please open it in WPS or an OFD reader and save it as a PDF or .docx.",
    "spreadsheet": "This is a spreadsheet (.xls, .xlsx, .et); please give the report, as .docx or PDF.",
    "slides": "This is a presentation (.ppt, .pptx, .dps); please give the report, as .docx or PDF.",
    "packed": "This is an archive (.zip, .rar, .7z); please unpack it and give the report in it alone.",
    "picture": "This kind of picture is not read; please save it as .png or .jpg, or give the Word file.",
    "web_archive": "This is a web page saved as an archive (.mht); please save it as HTML only.",
    "unknown_kind": "The content is none of .txt, .html, .docx, .pdf, .png, .jpg, .tif and .webp.",
    "unknown_encoding": "The characters of this text cannot be told; please save it as UTF-8.",
    "mixed_encoding": "Some of this text is in UTF-8 and some in GBK; please save it anew as UTF-8.",
    "garbled": "The characters of this text were garbled before it was saved; please save the original anew.",
    "took_too_long": "Reading took too long and was stopped.",
    "not_chinese": "This check reads drafts in Chinese; the text has hardly any Chinese characters.",
    "another_text": "The file does not hold the text that was checked; please give the file that was.",
    "busy": "This machine has no room to read a file now; please try again.",
}
# The note by which a reader names the pages that are pictures.
SCANNED = "scanned"
# Blanks, hidden characters and what stands around an article go before a text's length counts.
MARGIN = 2


def is_too_long(characters: int, most: int | None) -> bool:
    """Tell what is longer than `most` whatever of it will go; None allows any number."""
    return most is not None and characters > MARGIN * most


class UnreadableFile(Exception):  # noqa: N818 - it says a thing about the file, not about us
    """Says why a file cannot be read.

    reason: a key of REASONS; str() is the plain English sentence.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(REASONS[reason])
        self.reason = reason

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return type(self), (self.reason,)


@dataclass(frozen=True)
class Place:
    """A spot in what was given: page of a PDF, paragraph of a .docx, block of a page; 1 for plain text."""

    part: int
    offset: int


@dataclass(frozen=True)
class Comment:
    """Words to stand beside a stretch of what was given.

    first, last: the places of its first and of its last character; None for words about all of it.
    """

    text: str
    first: Place | None = None
    last: Place | None = None


@dataclass(frozen=True)
class Note:
    """Something a reader of the result should know; `code` from a closed list, `detail` a count or a kind.

    named_otherwise (detail: the kind that the name promised), radicals_mapped, hidden_removed, lines_joined,
    furniture_dropped, deletions_skipped, footnotes_skipped, undecoded, margins_skipped (heads and feet of
    pages), pictures_skipped (pictures and charts), pages_without_words (blank ones, and scanned ones where
    nothing here can read them), pages_by_ocr (a machine read them from a picture).
    """

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a reader found it.

    part, offset: where text[0] stands in what was given. label: automatic numbering, which nobody typed.
    opens: the layout says that a paragraph begins here (True), goes on (False), or says nothing (None).
    full: the line reaches the right margin, None where the layout is not known. cells: the line is a row of a
    table, where each tab begins a cell, also at its start. table: the number of the table in a .docx that the
    line is a row of, 0 for none. ocr: a machine read the line from a picture of the page.
    """

    text: str
    part: int = 1
    offset: int = 0
    label: str = ""
    opens: bool | None = None
    full: bool | None = None
    cells: bool = False
    table: int = 0
    ocr: bool = False


@dataclass(frozen=True)
class Origin:
    """Maps a position in the text to the place in what was given, by runs of characters."""

    starts: Sequence[int] = ()
    parts: Sequence[int] = ()
    offsets: Sequence[int] = ()
    typed: Sequence[int] = ()

    def at(self, position: int) -> Place:
        """Return where the character at `position` was given; for one we added, where it was put in."""
        run = max(bisect_right(self.starts, position) - 1, 0)
        if not self.starts:
            return Place(1, position)
        moved = position - self.starts[run] if self.typed[run] else 0
        return Place(self.parts[run], self.offsets[run] + moved)


@dataclass(frozen=True)
class Document:
    """A text that was read.

    text: lines of sentences, LF between them. kind: txt, html, docx, pdf, picture or pasted. encoding: of the
    bytes, empty where it does not apply. radicals: places in the text where a CJK radical was given instead.
    source_places: on which page, or in which paragraph of the file, it stood; empty where the file does not
    tell.
    """

    text: str
    kind: str
    encoding: str = ""
    notes: tuple[Note, ...] = ()
    origin: Origin = field(default_factory=Origin)
    radicals: tuple[int, ...] = ()
    source_places: tuple[SourcePlace, ...] = ()
