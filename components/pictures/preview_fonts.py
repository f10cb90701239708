"""Fonts with Chinese characters for the pictures of shared links: PREVIEW_FONT, or what the machine has."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import which

from PIL import ImageFont

from components.text import FIRST_LANGUAGE, text

# As the style sheet has them: titles and figures in serif, the site's own words in sans.
SERIF = "Source Han Serif SC,Noto Serif CJK SC,Songti SC,STSong,SimSun:lang=zh-cn:bold"
SANS = "PingFang SC,Microsoft YaHei,Noto Sans CJK SC,Source Han Sans SC:lang=zh-cn"
# Where fontconfig is not: Windows and macOS have one of each.
WELL_KNOWN = (
    ("C:/Windows/Fonts/simsun.ttc", "C:/Windows/Fonts/msyh.ttc"),
    ("/System/Library/Fonts/Supplemental/Songti.ttc", "/System/Library/Fonts/PingFang.ttc"),
    ("/System/Library/Fonts/Supplemental/Songti.ttc", "/System/Library/Fonts/STHeiti Light.ttc"),
)
# Seconds: fontconfig builds its cache when it is asked for the first time.
PATIENCE = 10
# A size in px, and a code point that is no character in any font: it draws the sign for what is missing.
TRIED_AT, NO_LETTER = 40, "\U0010fffe"


@dataclass(frozen=True)
class Face:
    """One font of a file that may hold several."""

    path: str
    index: int = 0

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the font at a size in pixels; raises OSError where the file is none."""
        # The basic engine is in every build of Pillow, and Chinese needs no shaping.
        return ImageFont.truetype(self.path, size, self.index, layout_engine=ImageFont.Layout.BASIC)


@dataclass(frozen=True)
class Faces:
    """The two fonts of a picture; they may be one."""

    serif: Face
    sans: Face


def can_draw() -> bool:
    """Say whether the server can draw a picture with Chinese words."""
    return faces() is not None


@cache
def faces() -> Faces | None:
    """Return the fonts of pictures, None where no file on this machine has Chinese characters."""
    if named := _named():
        return Faces(Face(named), Face(named)) if _has_chinese(Face(named)) else None
    for serif, sans in _pairs_of_fonts():
        known = [face for face in (serif, sans) if _has_chinese(face)]
        if known:
            return Faces(known[0], known[-1])
    return None


def note() -> str:
    """Return a sentence for whoever starts the server where PREVIEW_FONT is of no use, or nothing."""
    if not _named() or can_draw():
        return ""
    return f"PREVIEW_FONT must be a font with Chinese characters, which {_named()} is not."


def _named() -> str:
    return os.environ.get("PREVIEW_FONT", "").strip()


def _pairs_of_fonts() -> Iterator[tuple[Face, Face]]:
    """Yield a serif and a sans that this machine may have, the likeliest first."""
    if which("fc-match"):
        yield _by_fontconfig(SERIF), _by_fontconfig(SANS)
    for serif, sans in WELL_KNOWN:
        yield Face(serif), Face(sans)


def _by_fontconfig(pattern: str) -> Face:
    command = ["fc-match", "--format", "%{index}|%{file}", pattern]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return Face("")
    index, _, path = answer.partition("|")
    # The upper half of the number names an instance of a variable font.
    return Face(path, int(index) & 0xFFFF if index.isdigit() else 0)


def _has_chinese(face: Face) -> bool:
    """Say whether a font draws the product's name, each letter otherwise than one that no font has."""
    if not Path(face.path).is_file():
        return False
    try:
        font = face.at(TRIED_AT)
    except OSError:
        return False
    nothing = bytes(font.getmask(NO_LETTER))
    return all(bytes(font.getmask(letter)) != nothing for letter in text("frame.product", FIRST_LANGUAGE))
