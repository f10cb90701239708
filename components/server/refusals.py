"""Refusals: a small page, or plain text, in every language.

No data, no script, no request: the program that listens uses it too, before any page is asked.
"""

from html import escape
from string import Template

from components.frame.page_head import NOT_A_PAGE
from components.text import FIRST_LANGUAGE, LANGUAGES, key_for, text, words
from components.web import site_files
from components.web.page_addresses import address

HTML, PLAIN = "text/html; charset=utf-8", "text/plain; charset=utf-8"
PAGE = Template("""<!DOCTYPE html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
$not_a_page
<link rel="icon" type="image/svg+xml" href="$icon">
<link rel="stylesheet" href="$style">
</head>
<body>
<div class="site">
<header class="top"><div class="inner"><a class="brand" href="$start">$site</a></div></header>
<main id="main" class="narrow refusal">
<h1>$heading</h1>
$said
$other
</main>
</div>
</body>
</html>
""")
OTHER = Template("""<section lang="$lang">
<h2>$heading</h2>
$said
</section>""")
SAID = Template("""<p class="lead">$what</p>
$number<p class="way-on"><a href="$start">$overview</a></p>""")
NUMBER = Template("""<p class="muted">$words</p>\n""")


def wants_html(accept: str) -> bool:
    """Say whether an Accept header is a reader's: every browser names text/html when it asks for a page."""
    return "text/html" in accept.lower()


def refusal(
    status: int,
    language: str | None,
    wants_html: bool,
    seconds: int = 0,
    number: str = "",
    why: str = "",
) -> tuple[bytes, str]:
    """Return the body and the content type of a refusal.

    language: the one to begin with; None, or one that is not spoken here, is the site's first. wants_html:
    whether the client names text/html; a machine gets a line in each language. seconds: when to try again,
    0 where that would not help. number: what a reader can quote, of a fault of ours. why: other words than
    those of the status; `host` where the request names none, `away` where the database does not answer.
    """
    first = language if language in LANGUAGES else FIRST_LANGUAGE
    ordered = [first, *(other for other in LANGUAGES if other != first)]
    kind = why or _kind(status)
    if not wants_html:
        # A program names no language: it gets a line in each.
        lines = (_line(status, kind, own, seconds, number) for own in LANGUAGES)
        return "".join(f"{line}\n" for line in lines).encode(), PLAIN
    return _page(kind, ordered, seconds, number).encode(), HTML


def _line(status: int, kind: str, language: str, seconds: int, number: str) -> str:
    what = _what(kind, language, seconds)
    if number:
        what = _joined(what, text("refusals.number", language, number=number), language)
    return text("refusals.line", language, status=status, heading=_heading(kind, language), what=what)


def _page(kind: str, ordered: list[str], seconds: int, number: str) -> str:
    first, *others = ordered
    heading, site = _heading(kind, first), text("frame.product", first)
    values = {
        "lang": LANGUAGES[first],
        "title": text("refusals.title", first, heading=heading, site=site),
        "icon": address("assets/icon.svg"),
        "style": address(site_files.joined("style").path),
        "start": address(first),
        "site": site,
        "heading": heading,
    }
    return PAGE.substitute(
        {name: escape(value) for name, value in values.items()},
        not_a_page=NOT_A_PAGE,
        said=_said(kind, first, seconds, number),
        other="\n".join(_other(kind, language, seconds, number) for language in others),
    )


def _other(kind: str, language: str, seconds: int, number: str) -> str:
    return OTHER.substitute(
        lang=LANGUAGES[language],
        heading=escape(_heading(kind, language)),
        said=_said(kind, language, seconds, number),
    )


def _said(kind: str, language: str, seconds: int, number: str) -> str:
    number_line = (
        NUMBER.substitute(words=escape(text("refusals.number", language, number=number))) if number else ""
    )
    return SAID.substitute(
        what=escape(_what(kind, language, seconds)),
        number=number_line,
        start=escape(address(language)),
        overview=escape(text("refusals.overview", language)),
    )


def _heading(kind: str, language: str) -> str:
    return text(f"refusals.heading_{kind}", language)


def _what(kind: str, language: str, seconds: int) -> str:
    what = text(f"refusals.what_{kind}", language)
    if seconds <= 0:
        return what
    again = key_for("refusals.again", seconds, language)
    return _joined(what, text(again, language, seconds=seconds), language)


def _joined(first: str, second: str, language: str) -> str:
    return text("refusals.sentences", language, first=first, second=second)


def _kind(status: int) -> str:
    """Return the key of a status's words; one without its own is `client` or `server`, as the fault is."""
    if f"refusals.what_{status}" in words(FIRST_LANGUAGE):
        return str(status)
    return "client" if status < 500 else "server"
