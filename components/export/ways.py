"""Where the links of a copied page lead: to a file beside it, to nothing, or to words without a link."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from posixpath import dirname, relpath
from urllib.parse import parse_qsl, quote, urlsplit

from components.export.contents import OF_ALL, Contents, Page
from components.export.opened import figure_id, shown_id
from components.web.page_addresses import inside
from components.web.view import View, from_path

# What answers a reader's own choice or writes: links to these are left out.
WANT_THE_SERVER = frozenset({"compare", "check", "review", "api", "missing"})
# Pages that are the same whatever is asked of them.
UNCHOSEN = ("data", "search", "about")
FILES = "files"
TARGETS = 4096
# Files that lie in a copy, by the rest of their address behind `download/`.
HELD_FILES = re.compile(
    r"all\.zip|observations\.parquet|[^/]+/report\.zip"
    r"|[a-z-]+/(?:all|coverage|required|differences|reading)\.(?:csv|plain\.csv|xlsx|json)"
    r"|[a-z-]+/[^/]+/(?:map|chart/[^/]+|years/[^/]+)(?<!\.plain)\.csv"
    r"|[a-z-]+/[^/]+/spotcheck\.xlsx|[a-z-]+/place/[^/]+(?<!\.plain)\.csv"
)
# Of these a copy of some reports has none: they tell about all.
OF_ALL_REPORTS = re.compile(
    r"all\.zip|observations\.parquet|[a-z-]+/(?:all|coverage|required|differences)\..*"
)
DRAWN = re.compile(r"picture/([a-z-]+)/([^/]+)/([^/]+)\.json")


@dataclass(frozen=True)
class Target:
    """A file of the copy, from its start, and the place in it that is meant."""

    file: str
    fragment: str = ""


class Ways:
    """Resolves addresses for the pages of one language.

    asked: addresses of files that pages lead to, each to be put into the copy. led_to: pages of no report
    on which something is chosen.
    """

    def __init__(self, contents: Contents, language: str) -> None:
        self.contents, self.language = contents, language
        self.asked: dict[str, str] = {}
        self.led_to: set[Page] = set()
        # Most links of a page stand on its neighbours too.
        self._target = lru_cache(maxsize=TARGETS)(self._resolved)

    def way(self, href: str, here: str) -> str | None:
        """Return a link as it stands in the file `here`; None where it leads to nothing in the copy."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path:
            return href
        target = self._target(href)
        return None if target is None else between(here, target)

    def wants_the_server(self, href: str, page: Page) -> bool:
        """Say whether nothing of a link's words is of use without it: it leads to the server, or chooses."""
        view = from_path(urlsplit(href).path)
        if view is None:
            return True
        query = dict(parse_qsl(urlsplit(href).query))
        unchosen = self._page(view, {"report": query["report"]} if "report" in query else {})
        # A page of no report without the choice that is meant tells something else.
        chosen_there = view.page in self.contents.plain and self._page(view, query) is None
        is_elsewhere = view.page in WANT_THE_SERVER or (view.page in OF_ALL and self.contents.chosen)
        return bool(is_elsewhere or chosen_there) or unchosen == page.choosing(())

    def file(self, href: str, here: str) -> str | None:
        """Return the link to a file to take away, which is put into the copy; None where it has none."""
        path = inside(urlsplit(href).path)
        if urlsplit(href).query:
            return None
        if drawn := DRAWN.fullmatch(path):
            target = f"{FILES}/{drawn[1]}/{drawn[2]}/{drawn[3]}.svg"
        else:
            rest = path.removeprefix("download/")
            is_held = HELD_FILES.fullmatch(rest) and not (
                self.contents.chosen and OF_ALL_REPORTS.fullmatch(rest)
            )
            if not is_held or rest == path:
                return None
            target = f"{FILES}/{rest}"
        self.asked[href] = target
        return between(here, Target(target))

    def _resolved(self, href: str) -> Target | None:
        parts = urlsplit(href)
        view = from_path(parts.path)
        if view is None or view.page in WANT_THE_SERVER:
            return None
        query = dict(parse_qsl(parts.query))
        page = self._page(view, query)
        if page is None:
            return None
        fragment = parts.fragment
        if page.page == "overview" and query.get("statement"):
            fragment = shown_id(query["statement"])
        elif page.page == "text":
            fragment = _place_in_text(query)
        elif page.page == "codebook" and view.page != "codebook":
            fragment = f"indicator-{view.indicator}"
        elif page.page == "data":
            fragment = report if (report := query.get("report", "")) in self.contents.reports else ""
        return Target(page.file(view.language), fragment)

    def _page(self, view: View, query: Mapping[str, str]) -> Page | None:
        """Return the page of the copy that answers an address, or stands nearest to it."""
        if view.page in self.contents.plain:
            kept = self.contents.plain[view.page]
            # A choice that has no file of its own is another page than any that is here.
            chosen = tuple(sorted(query.items())) if view.page not in UNCHOSEN else ()
            if not {key for key, _ in chosen} <= kept:
                return None
            page = Page(view.page, query=chosen)
            if chosen:
                self.led_to.add(page)
            return page
        if view.page == "place":
            return self._if_held(Page("place", part=view.place)) if not query else None
        return self._of_a_report(view, query)

    def _of_a_report(self, view: View, query: Mapping[str, str]) -> Page | None:
        contents = self.contents
        report = view.report or query.get("report", "") or contents.newest
        if report not in contents.reports:
            return None
        if view.page == "overview":
            return None if "category" in query else Page("overview", report)
        if view.page == "indicator":
            own = Page("indicator", report, view.indicator)
            # What a report does not state has no page here, but a definition.
            return own if own in contents else Page("codebook")
        page = Page(view.page, report, view.area)
        if view.page in ("text", "areas", "spotcheck") and page not in contents:
            # Of a report that is only cited.
            return Page("overview", report)
        return self._if_held(page)

    def _if_held(self, page: Page) -> Page | None:
        return page if page in self.contents else None


def _place_in_text(query: Mapping[str, str]) -> str:
    if figure := query.get("figure"):
        return figure_id(figure)
    return f"statement-{query['statement']}" if query.get("statement") else ""


def between(here: str, target: Target) -> str:
    """Return the link from one file of the copy to another."""
    fragment = f"#{quote(target.fragment)}" if target.fragment else ""
    if target.file == here and fragment:
        return fragment
    return quote(relpath(target.file, dirname(here) or ".")) + fragment
