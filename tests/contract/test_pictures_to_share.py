"""The pictures that travel ahead of the site: of a size that services take, light, named where they show."""

import re
import struct
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PREVIEW, PREVIEW_BYTES, README_BYTES = (1200, 630), 150_000, 300_000


def size(picture: Path) -> tuple[int, int]:
    """Return width and height from the head of a PNG."""
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", head[16:24])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_language_has_a_preview(language):
    picture = ROOT / "assets" / f"preview-{language}.png"
    assert size(picture) == PREVIEW
    assert picture.stat().st_size < PREVIEW_BYTES


def test_the_readme_shows_its_pictures_with_words_for_who_cannot_see_them():
    shown = re.findall(
        r"!\[([^\]]+)\]\((assets/readme/[^)]+\.png)\)", (ROOT / "README.md").read_text("utf-8")
    )
    kept = {str(path.relative_to(ROOT).as_posix()) for path in (ROOT / "assets" / "readme").iterdir()}
    assert kept == {path for _, path in shown}
    assert all(len(words) > 40 for words, _ in shown)
    assert all((ROOT / path).stat().st_size < README_BYTES for path in kept)
