"""How a brief begins: whose word it is, and where to find the same."""

from collections.abc import Iterable
from datetime import date

from components.briefs.brief import Brief
from components.text import phrases, text
from components.text.phrases import Words
from data.exports.word_file import CAPTION, Content


def opened(
    title: Words,
    keys: tuple[str, str],
    lines: Iterable[Content],
    language: str,
    day: date,
    has_pictures: bool = True,
) -> Brief:
    """Return a brief with its first lines.

    keys: of what a brief of this kind is called below each page, and of what it says first. lines: where it
    is from, before the day on which it was made. has_pictures: whether to say so where none can be drawn.
    """
    kind, lead = keys
    foot = f"{text('frame.product', language)} \u00b7 {text(kind, language)}"
    brief = Brief(phrases.plain(title), foot, language, day)
    brief.paragraph([text("frame.banner", language)])
    brief.paragraph([text(lead, language)])
    for line in (*lines, [text("brief.made", language, day=day.isoformat())]):
        brief.paragraph(line, CAPTION)
    if has_pictures:
        brief.without_drawings([text("brief.no_pictures", language)], CAPTION)
    return brief
