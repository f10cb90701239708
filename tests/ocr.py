"""The reading of pictures in tests: whether it is here, how to get it, and pages drawn to be read."""

import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache

import pytest
from PIL import Image, ImageDraw, ImageFont

from data.reading.draft import apart
from data.reading.files import PagePicture, ScannedPage, is_installed, scan
from data.reading.files.document import Line

INSTALL = "make ocr; apt-get install fontconfig fonts-noto-cjk (for the pages that tests draw)"
LEFT_UNDONE, TO_DO_THEM = "tests that read pictures did not run", "To run them"
# What the sniffing takes for a picture, and what stands for the picture of a page that is shown.
PNG, WEBP = b"\x89PNG\r\n\x1a\n", b"RIFF----WEBP"
# A4 at 170 pixels to an inch.
PAPER, SIZE, MARGIN = (1400, 1980), 34, 120


@cache
def font() -> str:
    """Return a font with Chinese letters, or nothing."""
    if not shutil.which("fc-match"):
        return ""
    command = ["fc-match", "--format", "%{file}", "Noto Sans CJK SC"]
    path = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return path if "NotoSansCJK" in path else ""


def lacking() -> str:
    """Return why the tests that read pictures cannot run here, or nothing; WITHOUT_OCR leaves them out."""
    if os.environ.get("WITHOUT_OCR") or not is_installed():
        return "the extra `ocr` is not installed"
    return "" if font() else "no Noto Sans CJK to draw pages with"


def drawn(lines: Sequence[str], slant: float = 0.0) -> Image.Image:
    """Return a page with the lines printed on it; slant: in degrees, as paper lies on a scanner."""
    page = Image.new("RGB", PAPER, "white")
    draw = ImageDraw.Draw(page)
    letters = ImageFont.truetype(font(), SIZE, index=2)
    for number, line in enumerate(lines):
        draw.text((MARGIN, MARGIN + int(1.8 * SIZE * number)), line, font=letters, fill="black")
    return page.rotate(slant, Image.Resampling.BICUBIC, fillcolor="white") if slant else page


def picture(lines: Sequence[str], kind: str = "PNG", slant: float = 0.0) -> bytes:
    """Return a page as a file: PNG, JPEG, TIFF, WEBP or PDF without any text."""
    return pictures([lines], kind, slant)


def pictures(pages: Sequence[Sequence[str]], kind: str = "PDF", slant: float = 0.0) -> bytes:
    """Return several pages as one file."""
    stream = io.BytesIO()
    first, *others = [drawn(lines, slant) for lines in pages]
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(stream, kind, **more)
    return stream.getvalue()


def as_if_read(patch: pytest.MonkeyPatch, *pages: Sequence[str]) -> None:
    """Let any picture (PNG will do) be read as pages of such lines, also where nothing can read pictures."""
    read = [
        ScannedPage(
            tuple(Line(line, page, at, opens=True, ocr=True) for at, line in enumerate(lines)),
            PagePicture(page, 1000, 1414, WEBP + str(page).encode()),
        )
        for page, lines in enumerate(pages, 1)
    ]
    patch.setattr(scan, "is_installed", lambda: True)
    patch.setattr(apart, "read_pages", lambda content, kind, wanted: read)
