"""The part of a document's head that belongs to one page: its names, how it is shared, where else it is."""

from dataclasses import replace
from html import escape
from string import Template
from typing import Any

from flask import request

from components.text import LANGUAGES
from components.view import View, address, href

HEAD = Template("""<title>$title</title>
<meta name="description" content="$description">
<link rel="canonical" href="$canonical">
<meta property="og:type" content="website">
<meta property="og:title" content="$title">
<meta property="og:description" content="$description">
<meta property="og:image" content="$preview">
<meta property="og:url" content="$canonical">
<meta name="twitter:card" content="summary_large_image">""")
ALTERNATE = Template("""<link rel="alternate" hreflang="$language" href="$address">""")


def page_head(view: View, page: Any) -> str:
    """Return the tags as HTML; a page that Dash swaps in brings its own (assets/script/20-back.js).

    page: a module with `title` and `description`.
    """
    root = request.host_url.rstrip("/")
    values = {
        "title": page.title(view),
        "description": page.description(view),
        "canonical": root + href(view),
        "preview": root + address(f"assets/preview-{view.language}.png"),
    }
    head = HEAD.substitute({name: escape(value) for name, value in values.items()})
    return "\n".join([head, *_alternates(view, root)])


def _alternates(view: View, root: str) -> list[str]:
    if view.page == "missing":
        return []
    links = ((LANGUAGES[other], root + href(replace(view, language=other))) for other in LANGUAGES)
    return [ALTERNATE.substitute(language=language, address=escape(link)) for language, link in links]
