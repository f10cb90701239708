"""A brief as a Word file."""

from components.briefs.brief import Brief, Bullets, Drawing, Heading, Line, Table, WithoutDrawings
from components.pictures.png import png
from components.pictures.preview_fonts import can_draw
from data.exports.word_file import CAPTION, WordFile

# In px: of a picture as wide as the text, which is printed at about 170 dots an inch.
PRINTED = 1600


def as_word(brief: Brief) -> bytes:
    """Return the .docx; where no font here has Chinese characters, without pictures."""
    word, is_drawn = WordFile(brief.title, brief.foot, brief.language, brief.day), can_draw()
    for block in brief.blocks:
        match block:
            case Heading(content, level):
                word.heading(content, level)
            case Line(content, style):
                word.paragraph(content, style)
            case Bullets(items):
                word.bullets(items)
            case Table(head, rows, shares):
                word.table(head, rows, shares)
            case Drawing(svg, share, instead, below) if is_drawn:
                word.picture(png(svg, PRINTED), share, instead)
                if below:
                    word.paragraph(below, CAPTION)
            case WithoutDrawings(content, style) if not is_drawn:
                word.paragraph(content, style)
    return word.saved()
