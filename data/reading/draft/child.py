"""Reads and reviews one draft in a process of its own: a request on standard input, a pickled answer out."""

import json
import pickle
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data.reading.files import Document, Scan, ScannedPage
    from data.source_places import SourcePlace

ROOT = Path(__file__).resolve().parents[3]
MEMORY = 1024 * 1024 * 1024
# Before the reason why the report that came with a draft could not be read.
EARLIER = "earlier_"


class WantedPages(Exception):  # noqa: N818 - it asks for a thing
    """Pages of which there is only a picture: reading them takes more memory and time than there is here."""

    def __init__(self, kind: str, pages: tuple[int, ...]) -> None:
        super().__init__(kind)
        self.asked = kind, pages


class UnreadableEarlierReport(Exception):  # noqa: N818 - it says a thing about the file
    """Why the report that came with a draft cannot be read, a reason of data.reading.files."""


@dataclass(frozen=True)
class Given:
    """A draft as it came, and as it was read. earlier: the text of the report that came with it, or none."""

    content: bytes | str
    document: "Document"
    earlier: str = ""


def main(seconds: str, parent: str, wanted: str) -> None:
    sys.path.insert(0, str(ROOT))
    # All of it stands before a draft is let in.
    import_module("data.reading.draft")
    import_module("data.folders.vocabulary")
    form = FORMS[wanted]()
    confined = import_module("data.reading.files.confined")
    short = confined.begin(MEMORY, int(seconds), int(parent))
    try:
        printed = pickle.dumps(answer(form, confined.ask, **pickle.loads(confined.request())))
    except (MemoryError, RecursionError):
        printed = pickle.dumps("busy" if short else "too_large")
    confined.answer(printed)


def answer(
    form: Callable[..., Any],
    ask: Callable[[bytes], bytes],
    content: bytes | str,
    name: str,
    most: int | None,
    year: int | None = None,
    place: str | None = None,
    checked: str = "",
    earlier: tuple[bytes | str, str] | None = None,
    scanned: Sequence["ScannedPage"] | None = None,
    source_places: tuple["SourcePlace", ...] = (),
    **wishes: str,
) -> object:
    """The review in the form that is wanted, or the reason why there is none, or the kind and the
    pages of what is to be read by OCR first.

    checked: the digest of the text that was checked before, empty for a draft that comes first. earlier: the
    report of the year before, with its file's name, where one came with the draft. scanned: what was read on
    the pages that were wanted. source_places: where pasted text stood in a file that was read before.
    """
    from data.reading.draft import review, text_digest
    from data.reading.draft.script import is_chinese
    from data.reading.files import UnreadableFile

    try:
        document = read_draft(content, name, most, scanned, source_places)
        before = read_earlier(*earlier, most) if earlier else ""
    except UnreadableFile as refused:
        return refused.reason
    except UnreadableEarlierReport as refused:
        return EARLIER + str(refused)
    except WantedPages as wanted:
        return wanted.asked
    if not is_chinese(document.text):
        return "not_chinese"
    if before and not is_chinese(before):
        return f"{EARLIER}not_chinese"
    if checked and text_digest(document.text) != checked:
        return "another_text"
    # A PDF's radicals are its maker's; in other files somebody pasted them.
    radicals = document.radicals if document.kind != "pdf" else ()
    made = review(document.text, year=year, place=place, radicals=radicals)
    notes = tuple((note.code, note.detail) for note in document.notes)
    made = replace(made, kind=document.kind, notes=notes, source_places=document.source_places)
    try:
        return form(made, Given(content, document, before), ask, **wishes)
    except UnreadableFile as refused:
        return refused.reason


def read_draft(
    content: bytes | str,
    name: str,
    most: int | None,
    scanned: Sequence["ScannedPage"] | None,
    source_places: tuple["SourcePlace", ...],
) -> "Document":
    """The draft as a document. Raises UnreadableFile, and WantedPages for pages not `scanned` yet."""

    def scan(kind: str, pages: Sequence[int]) -> Sequence["ScannedPage"]:
        if scanned is None:
            raise WantedPages(kind, tuple(pages))
        return scanned

    document = read(content, name, most, scan)
    return replace(document, source_places=source_places) if isinstance(content, str) else document


def read_earlier(content: bytes | str, name: str, most: int | None) -> str:
    """The text of the report before, of pages that have text. Raises UnreadableEarlierReport."""
    from data.reading.files import UnreadableFile

    try:
        return read(content, name, most, lambda kind, pages: ()).text
    except UnreadableFile as refused:
        is_scan = refused.reason == "scan_no_words"
        raise UnreadableEarlierReport("scan" if is_scan else refused.reason) from refused


def read(content: bytes | str, name: str, most: int | None, scan: "Scan") -> "Document":
    """A file or pasted words as a document. Raises UnreadableFile."""
    from data.reading.files import read_file, read_text

    return read_text(content, most) if isinstance(content, str) else read_file(content, name, most, scan)


def whole() -> Callable[..., Any]:
    """The review with all that it holds, beside the report that came with it, if one did."""
    from data.reading.draft import beside, earlier_from

    return lambda made, given, ask: (
        beside(made, earlier_from(given.earlier, made.year)) if given.earlier else made
    )


def page() -> Callable[..., Any]:
    """The review beside the earlier report, cut to what a page shows."""
    from data.reading.draft.bounds import bounded

    return lambda made, given, ask: bounded(compared(made, given, ask))


def workbook() -> Callable[..., Any]:
    """The checklist beside the earlier report, as a workbook."""
    from data.reading.draft.workbook import xlsx_bytes

    return lambda made, given, ask, language: xlsx_bytes(compared(made, given, ask), language)


def word() -> Callable[..., Any]:
    """The draft as a Word file with its prompts as comments, beside the earlier report."""
    from data.reading.draft.word_file import commented

    return lambda made, given, ask, language, author: commented(
        compared(made, given, ask), given.document, given.content, language, author
    )


def compared(made: Any, given: Given, ask: Callable[[bytes], bytes]) -> Any:
    """The review beside the report that came with it, else beside the one that the parent tells, if any."""
    from data.reading.draft import beside, earlier_from

    if given.earlier:
        return beside(made, earlier_from(given.earlier, made.year))
    return beside(
        made, pickle.loads(ask(json.dumps([made.place, made.year]).encode()))
    )  # from our own parent


FORMS = {"whole": whole, "page": page, "workbook": workbook, "word": word}


if __name__ == "__main__":
    main(*sys.argv[1:])
