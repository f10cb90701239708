"""How briefs of a place and of a comparison begin: whose word it is, and where to find the same."""

from datetime import date

from components.briefs.brief_words import set_words
from components.pictures.preview_fonts import can_draw
from components.text import phrases, text
from components.text.phrases import Words
from components.web.public_address import public
from data.exports.word_file import WordFile

CAPTION = "Caption"


def opened(title: Words, kind: str, where: str, language: str, day: date) -> WordFile:
    """Return a file with its first lines. kind: `place` or `compare`. where: the address of the page."""
    foot = f"{text('frame.product', language)} \u00b7 {text(f'brief.{kind}_kind', language)}"
    word = WordFile(phrases.plain(title), foot, language, day)
    word.paragraph([text("frame.banner", language)])
    word.paragraph([text(f"brief.{kind}_lead", language)])
    for line in (
        text("brief.here", language, address=public(where)),
        text("brief.made", language, day=day.isoformat()),
    ):
        word.paragraph(set_words(line), CAPTION)
    if kind == "compare" and not can_draw():
        word.paragraph([text("brief.no_pictures", language)], CAPTION)
    return word
