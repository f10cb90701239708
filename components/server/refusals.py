"""What a request gets that is not answered: a small page, or plain text, in both languages.

No data, no script, no request: the program that listens uses it too, before any page is asked.
"""

from html import escape
from string import Template

from components import site_files
from components.page_head import NOT_A_PAGE
from components.text import LANGUAGES, text, words
from components.view import FIRST_LANGUAGE, address

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


def refusal(
    status: int, language: str | None, wants_html: bool, seconds: int = 0, number: str = ""
) -> tuple[bytes, str]:
    """Return the body and the content type of a refusal.

    language: the one to begin with; None, or one that is not spoken here, is the site's first. wants_html:
    whether the client names text/html; a machine gets a line in each language. seconds: when to try again,
    0 where that would not help. number: what a reader can quote, of a fault of ours.
    """
    first = language if language in LANGUAGES else FIRST_LANGUAGE
    ordered = [first, *(other for other in LANGUAGES if other != first)]
    if not wants_html:
        lines = (_line(status, one, seconds, number) for one in LANGUAGES)
        return "".join(f"{line}\n" for line in lines).encode(), PLAIN
    return _page(status, ordered, seconds, number).encode(), HTML


def _line(status: int, language: str, seconds: int, number: str) -> str:
    what = _what(status, language, seconds)
    if number:
        what = _joined(what, text("refusals.number", language, number=number), language)
    return text("refusals.line", language, status=status, heading=_heading(status, language), what=what)


def _page(status: int, ordered: list[str], seconds: int, number: str) -> str:
    first, *others = ordered
    heading, site = _heading(status, first), text("frame.product", first)
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
        said=_said(status, first, seconds, number),
        other="\n".join(_other(status, language, seconds, number) for language in others),
    )


def _other(status: int, language: str, seconds: int, number: str) -> str:
    return OTHER.substitute(
        lang=LANGUAGES[language],
        heading=escape(_heading(status, language)),
        said=_said(status, language, seconds, number),
    )


def _said(status: int, language: str, seconds: int, number: str) -> str:
    told = NUMBER.substitute(words=escape(text("refusals.number", language, number=number))) if number else ""
    return SAID.substitute(
        what=escape(_what(status, language, seconds)),
        number=told,
        start=escape(address(language)),
        overview=escape(text("refusals.overview", language)),
    )


def _heading(status: int, language: str) -> str:
    return text(f"refusals.heading_{_kind(status)}", language)


def _what(status: int, language: str, seconds: int) -> str:
    what = text(f"refusals.what_{_kind(status)}", language)
    if seconds <= 0:
        return what
    again = "refusals.again_one" if seconds == 1 else "refusals.again"
    return _joined(what, text(again, language, seconds=seconds), language)


def _joined(first: str, second: str, language: str) -> str:
    return text("refusals.sentences", language, first=first, second=second)


def _kind(status: int) -> str:
    """Return what a status is called in the words; one without words of its own goes by whose fault it is."""
    if f"refusals.what_{status}" in words(FIRST_LANGUAGE):
        return str(status)
    return "client" if status < 500 else "server"
