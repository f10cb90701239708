"""The part of a document's head that belongs to one page: its names, how it is shared, where else it is."""

from dataclasses import replace
from html import escape
from string import Template
from typing import Any

from components.figures.share_words import figure_of, shared_description, shared_title
from components.frame.dataset import data_tags
from components.pictures.preview_fonts import can_draw
from components.text import LANGUAGES, text
from components.web.page_addresses import feed_href, preview_href
from components.web.public_address import public
from components.web.site_files import picture_of_site
from components.web.view import View, href

HEAD = Template("""<title>$title</title>
<meta name="description" content="$description">
<link rel="canonical" href="$canonical">
<meta property="og:type" content="website">
<meta property="og:site_name" content="$site">
<meta property="og:title" content="$shared_title">
<meta property="og:description" content="$shared_description">
<meta property="og:image" content="$preview">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="$shared_title">
<meta property="og:url" content="$canonical">
<meta name="twitter:card" content="summary_large_image">""")
ALTERNATE = Template("""<link rel="alternate" hreflang="$language" href="$address">""")
FEED = Template("""<link rel="alternate" type="application/atom+xml" title="$title" href="$address">""")
NOT_A_PAGE = '<meta name="robots" content="noindex">'


def page_head(view: View, page: Any) -> str:
    """Return the tags as HTML; a page that Dash swaps in brings its own (assets/script/20-back.js).

    page: a module with `title` and `description`.
    """
    title, description = page.title(view), page.description(view)
    if view.page == "missing":
        return _not_a_page(title)
    values = {
        "title": title,
        "description": description,
        "shared_title": shared_title(view, title),
        "shared_description": shared_description(view, description),
        "site": text("frame.product", view.language),
        "canonical": public(href(view)),
        "preview": public(picture_of(view)),
    }
    # Titles and descriptions hold words of tables and of the address: nothing goes into the head unescaped.
    head = HEAD.substitute({name: escape(value) for name, value in values.items()})
    # A place of which nothing is here has a page for whoever looks for it; search engines need not list it.
    is_bare = view.at is not None and not view.at.documents
    # What is found today is no page of its own; the search as such is.
    unlisted = [NOT_A_PAGE] if is_bare or (view.page == "search" and view.filters) else []
    data = data_tags(view, values["shared_title"])
    return "\n".join([head, *unlisted, *_alternates(view), _feed(view), *data])


def error_head(view: View) -> str:
    """Return the tags of a page that says that something went wrong."""
    return _not_a_page(text("frame.product", view.language))


def _not_a_page(title: str) -> str:
    """An address that leads nowhere is no page: nobody should list it or show it as one."""
    return f"<title>{escape(title)}</title>\n{NOT_A_PAGE}"


def picture_of(view: View) -> str:
    """Return the address of the picture that a shared link to a page shows: its figure's, else the site's."""
    row = figure_of(view)
    if row is not None and can_draw():
        return preview_href(view.language, view.report, row.id)
    return picture_of_site(view.language)


def _feed(view: View) -> str:
    """Return the feed of what changed: of the page's report or place, else of everything."""
    scope, language = _scope(view), view.language
    title = text("changes.feed_all" if not scope else "changes.feed_of_this", language)
    return FEED.substitute(title=escape(title), address=escape(public(feed_href(language, **scope))))


def _scope(view: View) -> dict[str, str]:
    if view.changed is not None:
        return view.changed.question.scope
    if view.told is not None:
        return {"report": view.report}
    return {"place": view.place} if view.place else {}


def _alternates(view: View) -> list[str]:
    links = ((LANGUAGES[other], public(href(replace(view, language=other)))) for other in LANGUAGES)
    return [ALTERNATE.substitute(language=language, address=escape(link)) for language, link in links]
