"""The site's own style and script: many small files, one request for each kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response

from components.web.page_addresses import address
from data.languages import choices

ASSETS = Path(__file__).resolve().parents[2] / "assets"
# The icon keeps its address when it changes; all others have a hash of their content in theirs.
A_DAY = "public, max-age=86400"
FOR_EVER = "public, max-age=31536000, immutable"


COMMENT, INDENT = re.compile(r"/\*.*?\*/", re.S), re.compile(r"\s*\n\s*")
KINDS = (
    *("early", "style", "script", "charts", "cards"),
    *("text", "data", "compare", "check", "review", "place", "coverage", "embed", "screen", "print"),
)
# Styles by the folder that holds them; that of every page, and those of pages of one kind.
OF_PAGES = (
    *("about", "check", "review", "place", "compare", "differences", "codebook", "reading", "coverage"),
    *("search", "changes"),
)
STYLES = {
    "style": "style",
    "trend_style": "trend",
    "embed_style": "embed",
    "screen_style": "screen",
    "print_style": "print",
    **{f"{page}_style": page for page in OF_PAGES},
}
# What only pages of a static copy have: the site does not serve it.
OF_COPIES = {"copy_style": "copy"}


def picture_of_site(language: str) -> str:
    """Return the picture that a shared link to the site shows; in another language where none is drawn."""
    names = [f"preview-{own}.png" for own in choices(language)]
    return address("assets/" + next(name for name in names if (ASSETS / name).is_file()))


@dataclass(frozen=True)
class SiteFile:
    """One file as served: its address under the base path, its bytes, its type."""

    path: str
    body: bytes
    kind: str


@cache
def joined(kind: str) -> SiteFile:
    """Return the joined files of one kind.

    `early` runs before the first paint; `style` and `script` are for every page, `charts` for those that
    Dash draws, the others for pages of one kind.
    """
    styles = STYLES | OF_COPIES
    is_style = kind in styles
    suffix, mime = ("css", "text/css") if is_style else ("js", "text/javascript")
    # Their numbers say the order: 00-tokens.css before what uses it.
    files = sorted((ASSETS / styles.get(kind, kind)).glob(f"*.{suffix}"))
    words = "\n".join(path.read_text(encoding="utf-8") for path in files)
    body = (_bare(words) if is_style else words).encode()
    # Twelve digits of the hash: enough to tell one version from the next, short enough to read.
    return SiteFile(f"site-{kind}-{sha256(body).hexdigest()[:12]}.{suffix}", body, mime)


def _bare(style: str) -> str:
    """Return a style without its comments and indents, a tenth of its weight on the line."""
    return INDENT.sub("\n", COMMENT.sub("", style)).strip()


def register(server: Flask) -> None:
    """Serve the bundles at addresses that change with their content, and the icon at its own."""
    icon = SiteFile("favicon.ico", (ASSETS / "favicon.ico").read_bytes(), "image/x-icon")
    server.add_url_rule(f"/{icon.path}", "site_icon", _serve(icon, A_DAY))
    for kind in dict.fromkeys((*KINDS, *STYLES)):
        file = joined(kind)
        server.add_url_rule(f"/{file.path}", f"site_{kind}", _serve(file))


def _serve(file: SiteFile, kept: str = FOR_EVER) -> Callable[[], Response]:
    def answer() -> Response:
        return Response(file.body, mimetype=file.kind, headers={"Cache-Control": kept})

    return answer
