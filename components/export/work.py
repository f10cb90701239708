"""One piece of a copy at a time, in a process of its own: a report, a place, a page that tells about all."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from flask import Flask

from components.export.contents import START, Contents, Page
from components.export.document import Documents
from components.export.folder import write
from components.export.own_pages import DATA, REPORTS, data_page, reports_page
from components.export.search_index import Entry, entries_of, entry_of_place
from components.export.ways import DRAWN
from components.pictures.svg import svg
from components.server.collector import leave_the_program_alone
from components.site import (
    coverage_files,
    difference_files,
    downloads,
    pictures,
    required_files,
    score_files,
    spotcheck_files,
)
from components.site.opening import from_url
from components.text import LANGUAGES
from components.web.file_addresses import REPORT_ZIP, report_zip_href
from components.web.page_addresses import inside
from components.web.view import View
from data import select
from data.select.make_rows import rows_of
from data.select.rows import Report

SERVED = (coverage_files, difference_files, downloads, required_files, score_files, spotcheck_files)
# What is found in each piece lies here until the index is put together.
FOUND = "found"


class MissingError(Exception):
    """The site did not answer what a copy needs of it."""


@dataclass
class Workshop:
    """What a process keeps between pieces. folder: of the copy while it is made; made: its day."""

    folder: Path
    chosen: tuple[str, ...]
    made: date
    contents: Contents = field(init=False)
    documents: Mapping[str, Documents] = field(init=False)

    def __post_init__(self) -> None:
        self.contents = Contents(self.chosen)
        self.documents = {name: Documents(self.contents, name, self.made) for name in LANGUAGES}
        server = Flask("copy")
        for routes in SERVED:
            routes.register(server)
        self.client = server.test_client()

    def report(self, report: str) -> None:
        """Write every page of a report, its files, and what of it can be found."""
        # In every language before the next: they ask the same.
        for page in self.contents.of_report(report):
            for documents in self.documents.values():
                self._page(documents, page)
        for language, documents in self.documents.items():
            self._found(language, report, list(entries_of(select.whole_report(report), language)))
            documents.ways.asked[report_zip_href(report)] = f"files/{report}/{REPORT_ZIP}"
            self._files(documents)

    def place(self, place: str) -> None:
        """Write the page of a place."""
        page = Page("place", part=place)
        for language, documents in self.documents.items():
            view = self._page(documents, page)
            self._found(language, f"place-{place}", [entry_of_place(view.here.place, language)])
            self._files(documents)

    def plain(self, name: str) -> None:
        """Write a page that is of no report, with the pages of what can be chosen on it."""
        for documents in self.documents.values():
            waiting, seen = [Page(name)], {Page(name)}
            while waiting:
                self._page(documents, waiting.pop())
                more = {page for page in documents.ways.led_to if page.page == name} - seen
                waiting += sorted(more, key=lambda page: page.stem)
                seen |= more
            self._files(documents)

    def start(self, _: str) -> None:
        """Write the page that each language begins with: the newest report's overview, as on the site."""
        for documents in self.documents.values():
            self._page(documents, Page(START, self.contents.newest))
            self._files(documents)

    def lists(self, _: str) -> None:
        """Write the page of files with the files of all reports, and the list of reports in a part."""
        held = frozenset(self.contents.reports)
        reports = [row for row in rows_of(Report, select.reports()) if row.id in held]
        for language, documents in self.documents.items():
            own = {DATA: data_page, **({REPORTS: reports_page} if self.contents.chosen else {})}
            for page, written in own.items():
                self._write(
                    page.file(language), written(documents, view_of(page, language, self.contents), reports)
                )
            # Each report writes its own.
            for report in held:
                documents.ways.asked.pop(report_zip_href(report), None)
            self._files(documents)

    def _page(self, documents: Documents, page: Page) -> View:
        view = view_of(page, documents.language, self.contents)
        self._write(page.file(documents.language), documents.document(page, view))
        return view

    def _found(self, language: str, name: str, entries: Iterable[Entry]) -> None:
        self._write(f"{FOUND}/{language}/{name}.json", json.dumps(list(entries), ensure_ascii=False))

    def _files(self, documents: Documents) -> None:
        """Write the files that pages have led to since the last time."""
        asked, documents.ways.asked = documents.ways.asked, {}
        for href, target in asked.items():
            path = inside(href)
            drawn = DRAWN.fullmatch(path)
            self._write(target, self._picture(*drawn.groups()) if drawn else self._file(path))

    def _picture(self, language: str, report: str, name: str) -> str:
        made = pictures.made(language, select.whole_report(report), name, self.made)
        if made is None:
            raise MissingError(f"{report}: no picture {name}")
        return svg(*made, language=LANGUAGES[language])

    def _file(self, path: str) -> bytes:
        # Of no host: what a file says of its address must not be that of the machine that made it.
        answer = self.client.get(f"/{path}", environ_overrides={"HTTP_HOST": ""})
        if answer.status_code != 200:
            raise MissingError(f"/{path}: answered {answer.status_code}")
        body: bytes = answer.data
        return body

    def _write(self, name: str, content: str | bytes) -> None:
        write(self.folder, name, content)


def view_of(page: Page, language: str, contents: Contents) -> View:
    """Return the view of a page as the site opens it; where it shows the newest report, that of the copy."""
    parts = urlsplit(page.address(language))
    view = from_url(parts.path, dict(parse_qsl(parts.query)))
    if view.page == "missing":
        raise MissingError(f"{parts.path}: not here")
    newest = contents.newest
    if view.held.newest == newest:
        return view
    own = {} if page.report or view.told is None else {"report": newest, "told": select.whole_report(newest)}
    return replace(view, held=replace(view.held, newest=newest), **own)  # type: ignore[arg-type]  # names of fields


_workshop: list[Workshop] = []


def begin(folder: Path, chosen: tuple[str, ...], made: date) -> None:
    """Make this process ready for pieces."""
    _workshop[:] = [Workshop(folder, chosen, made)]


def begin_process(folder: Path, chosen: tuple[str, ...], made: date) -> None:
    """Do the same in a process that does nothing else."""
    leave_the_program_alone()
    begin(folder, chosen, made)


def done(kind: str, name: str) -> tuple[str, str]:
    """Do one piece, and return which. kind: a method of the workshop."""
    piece: Callable[[str], None] = getattr(_workshop[0], kind)
    piece(name)
    return kind, name
