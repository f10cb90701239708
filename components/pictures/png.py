"""An SVG document as a PNG, drawn on the server without a browser: where the machine has Chinese fonts."""

from functools import cache
from os import environ

import resvg_py
from PIL import ImageFont

from components.pictures.preview_fonts import can_draw

# Twice the size of a picture: sharp on paper and on fine screens.
SCALE = 2


class NoFontError(RuntimeError):
    """No file on this machine has Chinese characters: a picture would show signs for what is missing."""


def png(svg: str, width: int) -> bytes:
    """Return the PNG of an SVG document, so many px wide and as high as it then is.

    Raises NoFontError where nothing here can draw its words; `preview_fonts.can_draw` says so beforehand.
    """
    if not can_draw():
        raise NoFontError("no font with Chinese characters: install one, or name one in PREVIEW_FONT")
    path = environ.get("PREVIEW_FONT", "").strip()
    family = _family(path) if path else None
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        font_files=[path] if path else None,
        serif_family=family,
        sans_serif_family=family,
    )


@cache
def _family(path: str) -> str | None:
    """Return what a font calls itself: the last of the names in a picture, serif or sans-serif, means it."""
    return ImageFont.truetype(path).getname()[0]
