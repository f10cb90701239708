"""The document around a brief that is read on screen and printed: a line of controls, then paper."""

from html import escape
from string import Template

from dash import html
from dash.development.base_component import Component

from components.briefs.brief import Brief
from components.frame.brief_page import as_page
from components.frame.page_head import NOT_A_PAGE
from components.text import LANGUAGES, text
from components.web import site_files
from components.web.first_html import as_html
from components.web.page_addresses import address
from components.web.public_address import public

# Paper is light, whatever the reader's screen: so are the drawings on it.
DOCUMENT = Template("""<!DOCTYPE html>
<html lang="$lang" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
$not_listed
<link rel="canonical" href="$canonical">
<link rel="icon" href="$icon" type="image/svg+xml">
$styles
</head>
<body class="brief">
$body
$script
</body>
</html>
""")


def print_page(brief: Brief, page: str, file: str, others: dict[str, str]) -> str:
    """Return a brief as a whole document.

    page: the address of the page that shows the same. file: that of the Word file. others: those of this page
    in other languages.
    """
    body = [_controls(brief, page, file, others), html.Main(as_page(brief), id="main"), _foot(brief)]
    styles = [f'<link rel="stylesheet" href="{_of(kind)}">' for kind in ("style", "print_style")]
    return DOCUMENT.substitute(
        lang=LANGUAGES[brief.language],
        title=escape(f"{brief.title} · {brief.foot}"),
        not_listed=NOT_A_PAGE,
        canonical=escape(public(page).split("#")[0]),
        icon=escape(address("assets/icon.svg")),
        styles="\n".join(styles),
        body=as_html(body),
        script=f'<script src="{_of("print")}" defer></script>',
    )


def _controls(brief: Brief, page: str, file: str, others: dict[str, str]) -> Component:
    language = brief.language
    links = [
        html.A(text("brief.to_page", language), href=page),
        html.A(text("brief.take", language), href=file, download=""),
        *(
            html.A(text("language.name", other), href=href, lang=LANGUAGES[other], hrefLang=LANGUAGES[other])
            for other, href in others.items()
        ),
    ]
    button = html.Button(
        text("brief.print_it", language),
        type="button",
        className="button strong needs-script",
        **{"data-print": ""},
    )
    return html.Nav(
        [button, *links],
        className="brief-controls screen-only",
        **{"aria-label": text("brief.controls", language)},
    )


def _foot(brief: Brief) -> Component:
    return html.Footer(html.P(brief.foot))


def _of(kind: str) -> str:
    return escape(address(site_files.joined(kind).path))
