"""The picture of a shared link to a figure: place and year, what is counted, the figure in its own words."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from components.charts.lines import lines
from components.charts.theme import ACCENT, INK, INK_2, INK_3, PAPER, RULE
from components.figures.period import period_words
from components.figures.share_words import full_name
from components.pictures.preview_fonts import Face, Faces
from components.pictures.site_mark import ICON, ICON_SCALE
from components.text import FIRST_LANGUAGE, named, text
from components.text.numbers import Pieces, figure_pieces, string
from data.select.rows import Observation, Report

# The size that the networks and messengers that show links ask for.
WIDTH, HEIGHT, MARGIN = 1200, 630, 72
INNER = WIDTH - 2 * MARGIN
# Sizes in px, the largest first: words are set in the first at which they fit.
PLACES, NAMES, FIGURES, SMALL = (34, 28, 24), (50, 44, 38), tuple(range(152, 40, -4)), (26, 24, 22)
# A palette makes the file a third of its size, and a picture of few colours loses nothing.
COLOURS = 256


@dataclass(frozen=True)
class Words:
    """What a picture says."""

    product: str
    place: str
    name: str
    figure: Pieces
    source: str
    banner: str


def words_of_figure(report: Report, row: Observation, language: str) -> Words:
    """Return what the picture of a figure says.

    report: a row of `select.reports`. row: one of its reported `select.observations`.
    """
    period = period_words(row.period or str(report.year), language)
    return Words(
        product=text("frame.product", language),
        place=text("preview.place", language, place=named(report, "place", language), period=period),
        name=full_name(row, language),
        figure=figure_pieces(row, language, unit=language != FIRST_LANGUAGE),
        source=text("preview.source", language, report=named(report, "title", language)),
        banner=text("preview.banner", language),
    )


def draw(words: Words, faces: Faces) -> bytes:
    """Return the picture as PNG, 1200 × 630 px, in the light colours."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    sheet = ImageDraw.Draw(image)
    _icon(sheet, MARGIN, 51)
    _set(sheet, MARGIN + 62, 50, [words.product], faces.sans, SMALL[0], INK_2)
    y = _write(sheet, 140, words.place, faces.sans, PLACES, INK_2)
    y = _write(sheet, y + 8, words.name, faces.serif, NAMES, INK, most=2)
    _figure(sheet, (y + 492) / 2, words.figure, faces.serif)
    sheet.line((MARGIN, 508, WIDTH - MARGIN, 508), fill=RULE, width=2)
    y = _write(sheet, 524, words.source, faces.sans, SMALL, INK_3)
    _write(sheet, y, words.banner, faces.sans, SMALL, INK_3)
    png = BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(png, "PNG", optimize=True)
    return png.getvalue()


def _icon(sheet: ImageDraw.ImageDraw, x: float, y: float) -> None:
    for left, top, width, height, colour in ICON:
        # The drawing begins at 5, 6 in the icon's own units.
        begin = x + (left - 5) * ICON_SCALE, y + (top - 6) * ICON_SCALE
        end = begin[0] + width * ICON_SCALE - 1, begin[1] + height * ICON_SCALE - 1
        sheet.rectangle((*begin, *end), fill=colour)


def _figure(sheet: ImageDraw.ImageDraw, middle: float, figure: Pieces, face: Face) -> None:
    """Set a figure in one line as large as it fits, the word that hedges it in its colour."""
    size = next((size for size in FIGURES if face.at(size).getlength(string(figure)) <= INNER), FIGURES[-1])
    font, x = face.at(size), float(MARGIN)
    for piece in figure:
        sheet.text((x, middle), piece.text, ACCENT if piece.hedge else INK, font, anchor="lm")
        x += font.getlength(piece.text)


def _write(
    sheet: ImageDraw.ImageDraw,
    y: float,
    words: str,
    face: Face,
    sizes: tuple[int, ...],
    colour: str,
    most: int = 1,
) -> float:
    """Set words as large as they fit in `most` lines; return where they end."""
    size, broken = _fitting(words, face, sizes, most)
    return _set(sheet, MARGIN, y, broken, face, size, colour)


def _fitting(words: str, face: Face, sizes: tuple[int, ...], most: int) -> tuple[int, list[str]]:
    """Return the largest size at which words take `most` lines, and the lines; at the least, what fits."""
    for size in sizes:
        broken = lines(words, INNER, face.at(size).getlength)
        if len(broken) <= most:
            return size, broken
    # Even the smallest size was too large: what does not fit is cut, and says so.
    return size, [*broken[: most - 1], broken[most - 1] + "…"]


def _set(
    sheet: ImageDraw.ImageDraw, x: float, y: float, lines: list[str], face: Face, size: int, colour: str
) -> float:
    """Set lines below one another; return where they end."""
    font = face.at(size)
    for line in lines:
        sheet.text((x, y + size * 0.65), line, colour, font, anchor="lm")
        y += round(size * 1.4)
    return y
