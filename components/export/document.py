"""The documents of a copy: HTML with styles that lie beside it, and no script but that of the search."""

from collections.abc import Iterable
from datetime import date
from html import escape
from string import Template
from typing import Any

from dash import html

from components import pages
from components.export import opened
from components.export.contents import Contents, Page
from components.export.copied import Copying
from components.export.ways import Target, Ways, between
from components.figures.quantity import date_words
from components.site.dash_app import OWN_STYLE
from components.text import LANGUAGES, phrase
from components.web import site_files
from components.web.first_html import as_html
from components.web.page_addresses import inside
from components.web.public_address import root
from components.web.view import View, href

STYLES = "assets"
ICON = f"{STYLES}/icon.svg"
DOCUMENT = Template("""<!DOCTYPE html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<meta name="description" content="$description">
$links
$style</head>
<body>
$body
</body>
</html>
""")


class Documents:
    """Writes the pages of one language as documents. made: the day of the copy."""

    def __init__(self, contents: Contents, language: str, made: date) -> None:
        self.contents, self.language, self.made = contents, language, made
        self.ways = Ways(contents, language)
        # Outside of a request it is the base path alone, unless the site is published.
        self.public = root() if "://" in root() else ""

    def document(self, page: Page, view: View) -> str:
        """Return the file of a page of the site."""
        drawn = pages.of(view)
        return self.written(page, view, drawn.layout(view), drawn.title(view), drawn.description(view))

    def written(
        self, page: Page, view: View, layout: Any, title: str, description: str = "", end: str = ""
    ) -> str:
        """Return components as a file. end: HTML that stands behind them."""
        special = opened.special(page, view)
        copying = Copying(self.ways, page, self._said(view), bool(self.public), special)
        style = f"<style>{opened.rules(view.whole)}</style>\n" if page.page == "text" else ""
        return DOCUMENT.substitute(
            lang=LANGUAGES[self.language],
            title=escape(title),
            description=escape(description),
            links="\n".join(self._links(page, view)),
            style=style,
            body=as_html(copying.copied(layout)) + end,
        )

    def _said(self, view: View) -> list[Any]:
        """Return what the footer says: that this is a copy, of which day, and where the site itself is."""
        day = html.Span(date_words(self.made.isoformat()))
        if not self.public:
            return phrase("export.copy", self.language, day=day)
        here = html.A(self.public.partition("://")[2].rstrip("/"), href=self.public + inside(href(view)))
        return phrase("export.copy_of", self.language, day=day, site=here)

    def _links(self, page: Page, view: View) -> Iterable[str]:
        here = page.file(self.language)
        yield f'<link rel="icon" type="image/svg+xml" href="{between(here, Target(ICON))}">'
        for kind in ("style", *OWN_STYLE.get(view.page, ()), "copy_style"):
            yield f'<link rel="stylesheet" href="{between(here, Target(style_file(kind)))}">'
        for other in LANGUAGES:
            if other != self.language:
                target = between(here, Target(page.file(other)))
                yield f'<link rel="alternate" hreflang="{LANGUAGES[other]}" href="{target}">'
        if self.public:
            yield f'<link rel="canonical" href="{escape(self.public + inside(href(view)))}">'


def style_file(kind: str) -> str:
    """Return the file of a style, from the start of the copy."""
    return f"{STYLES}/{kind.removesuffix('_style')}.css"


def asset_files() -> dict[str, bytes]:
    """Return every style, the icon and the search's script, by the file that each becomes."""
    styles = {
        style_file(kind): site_files.joined(kind).body for kind in (*site_files.STYLES, *site_files.OF_COPIES)
    }
    return {
        **styles,
        ICON: (site_files.ASSETS / "icon.svg").read_bytes(),
        f"{STYLES}/search.js": site_files.joined("copy").body,
    }
