"""A page's components as they stand in a copy: nothing to work, charts drawn, links between files."""

import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import cache
from typing import Any
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from components.export.contents import Page
from components.export.ways import Ways
from components.pictures.svg_on_page import svg_on_page
from components.text import joined, text
from components.web import site_files
from components.web.first_html import Tag, Written
from components.web.page_addresses import search_href
from components.web.without_controls import CONTROLS

# Classes of what only a script or the server carries out, and of what leads to it.
LEFT_OUT = frozenset(
    {
        *("needs-script", "with-script", "without-script", "take-along", "to-screen", "compare-swap"),
        *("reports-check", "coverage-opened", "place-other", "take-brief"),
    }
)
# How a report is added is told to whoever runs the site.
ADDING = "adding"
HEADINGS = ("H1", "H2", "H3", "H4", "Summary")
IN_TABLES = ("Td", "Th", "Caption")
STYLED = re.compile(r"\[(data-[a-z-]+)")
# By this the style of the text page itself knows a sentence.
SENTENCE = "data-sentence"


class Copying:
    """Makes one page's components into those of its file.

    in_copy: what is said in the footer. has_address: whether the site is published, so that citations can
    name an address. special: what becomes of some components of this page before all else.
    """

    def __init__(
        self,
        ways: Ways,
        page: Page,
        in_copy: list[Any],
        has_address: bool,
        special: Callable[[Any], Any] = lambda part: part,
    ) -> None:
        self.ways, self.page, self.in_copy = ways, page, in_copy
        self.has_address, self.special = has_address, special
        self.language = ways.language
        self.here = page.file(self.language)
        self._drawn = 0

    def copied(self, part: Any, within: str = "", mixed: bool = False) -> Any:
        """Return components as they stand in the file; None for what is left out.

        within: the kind of element around them; mixed: whether words stand beside them.
        """
        if isinstance(part, (list, tuple)):
            return self._children(part, within)
        if not isinstance(part, (Component, Tag)):
            return part
        part = self.special(part)
        if part is None or isinstance(part, Written):
            return part
        if isinstance(part, dcc.Graph):
            self._drawn += 1
            # What Dash keeps of a graph has no types.
            figure: Any = part.figure  # type: ignore[attr-defined]
            return Written(svg_on_page(figure, f"drawn-{self._drawn}"))
        if getattr(part, "className", None) == "header-search":
            return self._search(part)
        if "download" in _classes(part):
            return self._files(part)
        if part._type == "Form":
            return self._choices(part)
        if self._is_left_out(part):
            return None
        if part._type in ("A", "Link"):
            return self._link(part, within, mixed)
        return self._kept(part, self._own_words(part))

    def _children(self, parts: Iterable[Any], within: str) -> list[Any]:
        parts = list(parts)
        mixed = any(isinstance(part, str) and part.strip() for part in parts)
        made = (self.copied(part, within, mixed) for part in parts)
        return [part for part in made if part is not None]

    def _own_words(self, part: Any) -> Any:
        children = getattr(part, "children", None)
        if part._type == "Footer":
            inner: Any = copy(children)
            inner.children = [*inner.children, html.P(self.in_copy, className="of-a-copy")]
            return inner
        return children

    def _kept(self, part: Any, children: Any) -> Any:
        """Return an element around what is left of its children; None where nothing but a heading is left."""
        if isinstance(part, Tag):
            return part
        inside = self.copied(children, part._type)
        if children not in (None, "", []) and (inside is None or inside == []):
            return None
        if isinstance(inside, list) and len(inside) < len(children) and _says_nothing(part, inside):
            return None
        made = copy(part)
        for name in [name for name in vars(made) if name.startswith("data-") and name not in styled()]:
            delattr(made, name)
        made.children = inside
        return made

    def _is_left_out(self, part: Any) -> bool:
        if getattr(part, "hidden", False) or part._type in CONTROLS or hasattr(part, "data-copied"):
            return True
        if getattr(part, "id", None) == ADDING:
            return True
        # A citation names an address, which a copy knows only where the site is published.
        return bool(_classes(part) & LEFT_OUT) or (not self.has_address and _is_citation(part))

    def _choices(self, form: Any) -> Component | None:
        """Return what can be chosen in a form as links, as far as each choice has a file of its own."""
        offered = self.ways.contents.plain.get(self.page.page, frozenset())
        for select in _parts(form, "Select"):
            if select.name not in offered:
                continue
            links = [
                html.A(
                    option.children,
                    href=target,
                    className="chip",
                    **({"aria-current": "true"} if getattr(option, "selected", None) else {}),
                )
                for option in select.children
                if (
                    target := self.ways.way(
                        f"{form.action}?{urlencode({select.name: option.value})}", self.here
                    )
                )
            ]
            if len(links) > 1:
                name = text(f"{self.page.page}.{select.name}", self.language)
                return html.Nav(links, className="chips", **{"aria-label": name})
        return None

    def _link(self, part: Any, within: str, mixed: bool) -> Any:
        if part.href.rpartition("#")[2] == ADDING:
            return None
        href = self.ways.way(part.href, self.here) or self.ways.file(part.href, self.here)
        if href is not None:
            made = self._kept(part, part.children)
            if made is not None:
                made.href = href
            return made
        if not mixed and within not in IN_TABLES and self.ways.wants_the_server(part.href, self.page):
            return None
        return self._kept(self._words_of(part), part.children)

    def _files(self, menu: Component) -> Component | None:
        """Return what can be taken from a chart or a page, as a line of links in place of a menu."""
        drawn = getattr(menu, "data-picture", "")
        hrefs = [*([drawn] if drawn else []), *(part.href for part in _parts(menu, "A"))]
        links = [
            html.A(_kind(target), href=target, download="")
            for href in hrefs
            if (target := self.ways.file(href, self.here)) is not None
        ]
        if not links:
            return None
        return html.P([text("export.take", self.language), *joined(links, " ")], className="copied-files")

    def _words_of(self, part: Any) -> Component:
        kept = ("id", "className", "lang", "title")
        given = {name: getattr(part, name) for name in kept if getattr(part, name, None) is not None}
        return html.Span(part.children, **given)

    def _search(self, part: Any) -> Any:
        made = copy(part)
        made.action = self.ways.way(search_href(self.language), self.here)
        return made


@cache
def styled() -> frozenset[str]:
    """Return the data-* that style sheets know; all else of them is for scripts."""
    sheets = (site_files.joined(kind).body.decode() for kind in (*site_files.STYLES, *site_files.OF_COPIES))
    return frozenset(name for sheet in sheets for name in STYLED.findall(sheet)) | {SENTENCE}


def _classes(part: Any) -> set[str]:
    return set((getattr(part, "className", "") or "").split())


def _says_nothing(part: Any, inside: list[Any]) -> bool:
    """Say whether what is left of an element is a heading without what it is of, or one choice alone."""
    return all(map(_names_what_follows, inside)) or ("chips" in _classes(part) and len(inside) == 1)


def _names_what_follows(part: Any) -> bool:
    kind = getattr(part, "_type", "")
    return kind in HEADINGS or (kind == "Span" and "muted" in _classes(part))


def _is_citation(part: Any) -> bool:
    children = getattr(part, "children", None)
    return (
        part._type == "Details"
        and isinstance(children, list)
        and any(getattr(child, "className", "") == "citation" for child in children)
    )


def _parts(part: Any, kind: str) -> Iterator[Any]:
    """Yield the elements of a kind inside a component."""
    if isinstance(part, (list, tuple)):
        for child in part:
            yield from _parts(child, kind)
    elif isinstance(part, Component):
        if part._type == kind:
            yield part
        yield from _parts(getattr(part, "children", None), kind)


def _kind(target: str) -> str:
    """Return what kind of file a link leads to, as its ending says it."""
    return target.rpartition(".")[2].upper()
