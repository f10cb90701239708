"""Reads and reviews one draft in a process of its own: a request on standard input, a pickled answer out."""

import json
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data.reading.files import Document

ROOT = Path(__file__).resolve().parents[3]
MEMORY = 1024 * 1024 * 1024


@dataclass(frozen=True)
class Given:
    """A draft as it came, and as it was read."""

    content: bytes | str
    document: "Document"


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
    **wishes: str,
) -> object:
    """The review in the form that is wanted, or the reason why there is none.

    checked: the digest of the text that was checked before, empty for a draft that comes first.
    """
    from data.reading.draft import review, text_digest
    from data.reading.draft.script import is_chinese
    from data.reading.files import UnreadableFile, read_file, read_text

    try:
        document = read_text(content, most) if isinstance(content, str) else read_file(content, name, most)
    except UnreadableFile as refused:
        return refused.reason
    if not is_chinese(document.text):
        return "not_chinese"
    if checked and text_digest(document.text) != checked:
        return "another_text"
    # A PDF's radicals are its maker's; in other files somebody pasted them.
    radicals = document.radicals if document.kind != "pdf" else ()
    made = review(document.text, year=year, place=place, radicals=radicals)
    notes = tuple((note.code, note.detail) for note in document.notes)
    try:
        return form(replace(made, kind=document.kind, notes=notes), Given(content, document), ask, **wishes)
    except UnreadableFile as refused:
        return refused.reason


def whole() -> Callable[..., Any]:
    """The review with all that it holds."""
    return lambda made, given, ask: made


def page() -> Callable[..., Any]:
    """The review beside the earlier report, cut to what a page shows."""
    from data.reading.draft.bounds import bounded

    return lambda made, given, ask: bounded(compared(made, ask))


def workbook() -> Callable[..., Any]:
    """The checklist beside the earlier report, as a workbook."""
    from data.reading.draft.workbook import xlsx_bytes

    return lambda made, given, ask, language: xlsx_bytes(compared(made, ask), language)


def word() -> Callable[..., Any]:
    """The draft as a Word file with its prompts as comments, beside the earlier report."""
    from data.reading.draft.word_file import commented

    return lambda made, given, ask, language, author: commented(
        compared(made, ask), given.document, given.content, language, author
    )


def compared(made: Any, ask: Callable[[bytes], bytes]) -> Any:
    """The review beside the earlier report that the parent tells, if there is one."""
    from data.reading.draft import beside

    earlier = pickle.loads(ask(json.dumps([made.place, made.year]).encode()))  # from our own parent
    return beside(made, earlier) if earlier else made


FORMS = {"whole": whole, "page": page, "workbook": workbook, "word": word}


if __name__ == "__main__":
    main(*sys.argv[1:])
