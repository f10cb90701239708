"""Reads and reviews one draft in a process of its own: a request on standard input, a pickled answer out."""

import pickle
import sys
from dataclasses import replace
from pathlib import Path

MEMORY = 1536 * 1024 * 1024


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    _limit_memory()
    request = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(pickle.dumps(answer(**request)))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def answer(content: bytes | str, name: str, year: int | None, place: str | None) -> object:
    """The review, or the reason why there is none."""
    from data.reading.draft import review
    from data.reading.draft.script import is_chinese
    from data.reading.files import UnreadableFile, read_file, read_text

    try:
        document = read_text(content) if isinstance(content, str) else read_file(content, name)
        if not is_chinese(document.text):
            return "not_chinese"
        # A PDF's radicals are its maker's; in other files somebody pasted them.
        radicals = document.radicals if document.kind != "pdf" else ()
        made = review(document.text, year=year, place=place, radicals=radicals)
    except UnreadableFile as refused:
        return refused.reason
    except (MemoryError, RecursionError):
        return "too_large"
    notes = tuple((note.code, note.detail) for note in document.notes)
    return replace(made, kind=document.kind, notes=notes)


if __name__ == "__main__":
    main()
