"""What a static copy holds: which pages, of which reports, and the file of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from components.web.view import View, href
from data import select
from data.select.make_rows import rows_of
from data.select.page_list import count_report_pages, report_pages
from data.select.rows import ReportPage

START = "index"
# Pages of no report, and what of their query has a file of its own; whatever else is chosen needs the server.
PLAIN: Mapping[str, frozenset[str]] = {
    "reports": frozenset({"kind"}),
    "about": frozenset(),
    "codebook": frozenset(),
    "reading": frozenset(),
    "data": frozenset(),
    "search": frozenset(),
}
# The same of pages that tell about all reports: a copy of some of them leaves these out.
OF_ALL: Mapping[str, frozenset[str]] = {
    "coverage": frozenset({"category", "page"}),
    "required": frozenset({"page"}),
    "differences": frozenset({"kind", "page", "show"}),
    "changes": frozenset({"page"}),
}
# The folder of pages of a report; each report has a file in it, and its parts a folder.
FOLDERS = {
    "overview": "overview",
    "areas": "area",
    "area": "area",
    "indicators": "indicator",
    "indicator": "indicator",
    "text": "text",
    "spotcheck": "spotcheck",
}
Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Page:
    """One page, whatever its language. part: its area, indicator or place; query: what is chosen on it."""

    page: str
    report: str = ""
    part: str = ""
    query: Query = ()

    @property
    def stem(self) -> str:
        """The name of its file in the folder of a language, without an ending."""
        if self.page == START:
            return START
        if self.page == "place":
            return f"place/{self.part}"
        if self.report:
            return "/".join(filter(None, (FOLDERS[self.page], self.report, self.part)))
        return "--".join([self.page, *(f"{key}-{value}" for key, value in self.query)])

    def file(self, language: str) -> str:
        """Return its file, from the start of the copy."""
        return f"{language}/{self.stem}.html"

    def address(self, language: str) -> str:
        """Return the address at which the site answers it."""
        if self.page == START:
            return href(View(language, "overview", self.report))
        names = {"report": self.report, **({self.page: self.part} if self.part else {})}
        return href(View(language, self.page, filters=self.query, **names))  # type: ignore[arg-type]  # names of fields

    def choosing(self, query: Query) -> "Page":
        """Return the same page with something chosen."""
        return Page(self.page, self.report, self.part, query)


class Contents:
    """The pages of a copy.

    chosen: the ids of the reports that it is of, none for all that are here; KeyError for one that is not.
    """

    def __init__(self, chosen: Iterable[str] = ()) -> None:
        self.chosen = frozenset(chosen)
        # Of some reports: their pages, and those of their places.
        places = {select.whole_report(report).row.place for report in self.chosen}
        listed = rows_of(ReportPage, report_pages(count_report_pages()))
        own = [row for row in listed if not self.chosen or row.report in self.chosen or row.part in places]
        self._pages = frozenset(Page(row.page, row.report, row.part) for row in own)
        # In the order of the list: the newest first.
        self.reports = tuple(dict.fromkeys(row.report for row in own if row.report))
        self.plain = dict.fromkeys(PLAIN, frozenset[str]()) if self.chosen else {**PLAIN, **OF_ALL}

    def __contains__(self, page: Page) -> bool:
        if page.page == "spotcheck":
            return self.is_quoted(page.report)
        return page in self._pages or (not page.report and not page.query and page.page in self.plain)

    def is_quoted(self, report: str) -> bool:
        """Say whether the report's text is here."""
        return Page("text", report) in self._pages

    @property
    def newest(self) -> str:
        """The report that the copy begins with: the newest whose text is here, else the newest."""
        quoted = (report for report in self.reports if self.is_quoted(report))
        return next(quoted, self.reports[0] if self.reports else "")

    @cached_property
    def _by_report(self) -> Mapping[str, tuple[Page, ...]]:
        found: dict[str, list[Page]] = {}
        for page in self._pages:
            found.setdefault(page.report, []).append(page)
        return {report: tuple(sorted(pages, key=lambda page: page.stem)) for report, pages in found.items()}

    def of_report(self, report: str) -> Iterator[Page]:
        """Yield the pages of one report."""
        yield from self._by_report[report]
        if self.is_quoted(report):
            yield Page("spotcheck", report)

    @property
    def places(self) -> tuple[Page, ...]:
        """The pages of places."""
        return self._by_report.get("", ())
