"""The command that makes a static copy: says what it does, checks every link, puts the copy in its place."""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from components.export import work
from components.export.checked import broken_links
from components.export.contents import OF_ALL, PLAIN, Contents
from components.export.document import Documents, asset_files
from components.export.folder import NotThereError, beside, may_be_written, put, write
from components.export.own_pages import SEARCH, door, search_page
from components.export.search_index import Entry, write_shards
from components.server import processes
from components.server.collector import leave_the_program_alone
from components.site import serve
from components.text import LANGUAGES
from data import select

PROGRAM = "python -m components.web.export"
# So few reports are done before other processes have begun.
ALONE = 2
# How many broken links are told one by one.
TOLD = 40
# Pages that the command itself writes, or the piece that makes lists.
WRITTEN_APART = ("data", "search")


@dataclass(frozen=True)
class Made:
    """What was made: files and their bytes."""

    files: int
    size: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a copy; return 0, or 1 where none was made, with the reason on the error output."""
    asked = _parser().parse_args(arguments)
    serve.stop_if_broken()
    leave_the_program_alone()
    try:
        made = export(Path(asked.folder).absolute(), tuple(dict.fromkeys(asked.report)))
    except (NotThereError, work.MissingError) as error:
        return _ended(str(error))
    except OSError as error:
        return _ended(f"{error.filename or asked.folder} could not be written: {error.strerror}.")
    except BrokenProcessPool:
        return _ended("A process ended before its work was done; perhaps there was too little memory.")
    except KeyboardInterrupt:
        return _ended("Stopped: no copy was made.")
    if made is None:
        return 1
    print(f"{asked.folder}: {made.files} files, {made.size / 1e6:.1f} MB. Open index.html in it.")
    return 0


def _ended(words: str) -> int:
    print(words, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Write the site as files: pages in every language, charts, data files and a search, for "
        "any web server or a disk. Where PUBLIC_URL is set, the copy says where the site itself is.",
    )
    parser.add_argument("folder", metavar="DIR", help="where the copy goes: a new folder, or an earlier copy")
    parser.add_argument(
        "--report",
        nargs="+",
        default=[],
        metavar="ID",
        help="only these reports, by the names of their folders",
    )
    return parser


def export(folder: Path, chosen: tuple[str, ...] = ()) -> Made | None:
    """Make a copy in a folder, of some reports or of all; None where its links are broken, which is told.

    Raises NotThereError where it cannot be put there, or a report is not here.
    """
    may_be_written(folder)
    contents, made, version = _contents(chosen), date.today(), select.holdings().version
    with beside(folder) as new:
        for name, body in asset_files().items():
            write(new, name, body)
        _do(
            _pieces(contents),
            new,
            chosen,
            made,
            alone=len(contents.reports) <= ALONE or processes.count(0) == 1,
        )
        _search(new, contents, made)
        write(new, "index.html", door(len(contents.reports), made))
        if select.holdings().version != version:
            raise NotThereError("The data changed while they were copied: run the command again.")
        if broken := broken_links(new):
            _tell(broken)
            return None
        size = _size(new)
        put(new, folder, {"made": made.isoformat(), "reports": len(contents.reports)})
    return size


def _contents(chosen: tuple[str, ...]) -> Contents:
    known = set(select.reports()["id"])
    if unknown := [name for name in chosen if name not in known]:
        raise NotThereError(f"No report is called {', '.join(unknown)} here: use the names of their folders.")
    if not known:
        raise NotThereError("No report is here: there is nothing to copy.")
    return Contents(chosen)


def _pieces(contents: Contents) -> list[tuple[str, str]]:
    """Return the pieces of work, those that take longest first."""
    apart = (*WRITTEN_APART, *(("reports",) if contents.chosen else ()))
    plain = [name for name in (*OF_ALL, *PLAIN) if name in contents.plain and name not in apart]
    return [
        ("lists", ""),
        *(("plain", name) for name in plain),
        ("start", ""),
        *(("report", report) for report in contents.reports),
        *(("place", page.part) for page in contents.places),
    ]


def _do(
    pieces: Sequence[tuple[str, str]], new: Path, chosen: tuple[str, ...], made: date, alone: bool
) -> None:
    done = partial(_done_here if alone else _done_by_many, pieces, new, chosen, made)
    reports, written = sum(kind == "report" for kind, _ in pieces), 0
    for kind, _ in done():
        written += kind == "report"
        if kind == "report" and (written == reports or written % max(1, reports // 10) == 0):
            print(f"{written} of {reports} reports", flush=True)


def _done_here(
    pieces: Sequence[tuple[str, str]], new: Path, chosen: tuple[str, ...], made: date
) -> Iterator[tuple[str, str]]:
    work.begin(new, chosen, made)
    for piece in pieces:
        yield work.done(*piece)


def _done_by_many(
    pieces: Sequence[tuple[str, str]], new: Path, chosen: tuple[str, ...], made: date
) -> Iterator[tuple[str, str]]:
    # Each process opens the store anew: a database that is forked while it is open is nobody's.
    pool = ProcessPoolExecutor(
        processes.count(0),
        get_context("spawn"),
        initializer=work.begin_process,
        initargs=(new, chosen, made),
    )
    try:
        for finished in as_completed([pool.submit(work.done, *piece) for piece in pieces]):
            yield finished.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _search(new: Path, contents: Contents, made: date) -> None:
    """Put what the pieces found together, a language at a time, and write the page that searches it."""
    for language in LANGUAGES:
        shards: list[str] = []
        write_shards(new, language, _found(new, language, contents), shards.append)
        view = work.view_of(SEARCH, language, contents)
        page = search_page(Documents(contents, language, made), view, shards)
        write(new, SEARCH.file(language), page)
    shutil.rmtree(new / work.FOUND)


def _found(new: Path, language: str, contents: Contents) -> Iterator[Entry]:
    names = [*(f"place-{page.part}" for page in contents.places), *contents.reports]
    for name in names:
        yield from json.loads((new / work.FOUND / language / f"{name}.json").read_text(encoding="utf-8"))


def _tell(broken: Sequence[object]) -> None:
    for link in broken[:TOLD]:
        print(link, file=sys.stderr)
    more = f", {len(broken) - TOLD} of them not told" if len(broken) > TOLD else ""
    print(f"{len(broken)} links lead nowhere{more}: no copy was made.", file=sys.stderr)


def _size(new: Path) -> Made:
    sizes = [path.stat().st_size for path in new.rglob("*") if path.is_file()]
    return Made(len(sizes), sum(sizes))
