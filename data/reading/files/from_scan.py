"""Reads pictures of pages by OCR: their lines, as a page of a PDF has them, and a small picture of each.

Wants the extra `ocr`, whose packages hold the models: nothing is fetched. In a process of its own alone.
"""

import base64
import io
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from statistics import median
from typing import Any

# Before the libraries begin: one of them would tell its maker of each start, the others take a thread a core.
os.environ |= {"ORT_DISABLE_TELEMETRY": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

import pypdfium2
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError
from rapidocr import RapidOCR

from .document import Line, UnreadableFile
from .from_pdf import layout, without_furniture
from .pdf_tables import Piece, Row, may_be_row, rebuilt, rows_of

# Pixels of a page's longer side, some 170 to an inch of A4: type of 9 points is 21 of them high. More is made
# smaller by the recognition itself.
LONGEST, SHOWN_WIDTH, SHOWN_QUALITY = 2_000, 1_000, 50
MOST_PIXELS = 80_000_000
POINTS_TO_AN_INCH, MOST_SCALE = 72, 300
THREADS = min(4, os.cpu_count() or 1)
# The page is searched for lines at 1280 pixels, which takes half the memory of 2000 and finds the same; the
# lines themselves are read at full size.
SETTINGS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1280,
    "Rec.rec_batch_num": 2,
    "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
# In heights of the type: lines that begin so near to each other begin at one margin; pieces so near are one.
SAME_MARGIN, SAME_WORDS = 0.6, 1.2
# A line is so many times as wide as it is high before its slope counts.
WIDE = 5


def extract(content: bytes, kind: str, wanted: Sequence[int]) -> list[dict[str, Any]]:
    """Return page, lines and picture (width, height, WebP in base64) of each page.

    kind: pdf or picture. wanted: pages from 1, none for all of them. Raises UnreadableFile.
    """
    engine = RapidOCR(params=SETTINGS)
    numbers, pictures, lines = [], [], []
    for number, page in _pages(content, kind, wanted):
        found = engine(page)
        lines.append(_lines(_pieces(found), number, page.width))
        numbers.append(number)
        pictures.append(_shown(page))
    kept = without_furniture(lines)
    return [
        {"page": number, "lines": [asdict(line) for line in own], **picture}
        for number, own, picture in zip(numbers, kept, pictures, strict=True)
    ]


def _pages(content: bytes, kind: str, wanted: Sequence[int]) -> Iterator[tuple[int, Image.Image]]:
    try:
        yield from (_of_pdf if kind == "pdf" else _of_picture)(content, wanted)
    except (pypdfium2.PdfiumError, UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableFile("damaged") from error


def _of_pdf(content: bytes, wanted: Sequence[int]) -> Iterator[tuple[int, Image.Image]]:
    with pypdfium2.PdfDocument(content) as document:
        for number in wanted:
            page = document[number - 1]
            longest = max(page.get_size()) / POINTS_TO_AN_INCH
            scale = min(MOST_SCALE, LONGEST / max(longest, 1.0)) / POINTS_TO_AN_INCH
            yield number, page.render(scale=scale).to_pil().convert("RGB")
            page.close()


def _of_picture(content: bytes, wanted: Sequence[int]) -> Iterator[tuple[int, Image.Image]]:
    with Image.open(io.BytesIO(content)) as opened:
        for number, frame in enumerate(ImageSequence.Iterator(opened), 1):
            if frame.width * frame.height > MOST_PIXELS:
                raise UnreadableFile("scan_too_large")
            if not wanted or number in wanted:
                # A camera writes beside the picture which side is up.
                page = ImageOps.exif_transpose(frame).convert("RGBA")
                paper = Image.new("RGB", page.size, "white")
                paper.paste(page, mask=page)
                paper.thumbnail((LONGEST, LONGEST))
                yield number, paper


def frames(content: bytes) -> int:
    """Return how many pages a picture holds. Raises UnreadableFile."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            return getattr(opened, "n_frames", 1)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableFile("damaged") from error


def _shown(page: Image.Image) -> dict[str, Any]:
    """Return the page as it is shown beside its text."""
    small = page.copy()
    small.thumbnail((SHOWN_WIDTH, 4 * SHOWN_WIDTH))
    stream = io.BytesIO()
    small.save(stream, "WEBP", quality=SHOWN_QUALITY)
    picture = base64.b64encode(stream.getvalue()).decode("ascii")
    return {"width": small.width, "height": small.height, "picture": picture}


def _pieces(found: Any) -> Row:
    """Return what was found, put straight where the paper lay at a slant. Upwards is more, as in a PDF."""
    boxes = [] if found.boxes is None else [[(float(x), -float(y)) for x, y in box] for box in found.boxes]
    slopes = [slope for box in boxes if (slope := _slope(box)) is not None]
    slope = median(slopes) if slopes else 0.0
    cosine, sine = math.cos(slope), math.sin(slope)
    pieces, offset = [], 0
    for box, text in zip(boxes, found.txts or (), strict=True):
        straight = [(x * cosine + y * sine, y * cosine - x * sine) for x, y in box]
        across, up = [x for x, _ in straight], [y for _, y in straight]
        if words := text.strip():
            pieces.append(Piece(min(across), max(across), min(up), max(up), words, offset))
            offset += len(words) + 1
    return pieces


def _slope(box: list[tuple[float, float]]) -> float | None:
    """Return the angle of a line's upper edge, None for a line too short to tell."""
    (left, top), (right, end), (_, low), _ = box
    is_wide = right - left > WIDE * abs(top - low)
    return math.atan2(end - top, right - left) if is_wide else None


def _lines(pieces: Row, page: int, width: float) -> list[Line]:
    """Return the lines of a page of a width, rows of tables as rows."""
    rows = rows_of(pieces)
    if not rows:
        return []
    size = median(piece.high - piece.low for piece in pieces)
    lefts = _margins([row[0].left for row in rows], SAME_MARGIN * size)
    spans = [(lefts[row[0].left], row[-1].right, size) for row in rows]
    region: list[tuple[Line, Row]] = []
    lines: list[Line] = []
    for row, (opens, full) in zip(rows, layout(spans, width), strict=True):
        line = Line(_words(row), page, row[0].offset, opens=opens, full=full)
        if may_be_row(line.text):
            region.append((line, row))
        else:
            lines += [*rebuilt(region), line]
            region = []
    return [_by_ocr(line) for line in [*lines, *rebuilt(region)]]


def _margins(lefts: list[float], near: float) -> dict[float, float]:
    """Return the margin of each beginning: on paper those of one margin differ by some pixels."""
    margins: dict[float, float] = {}
    margin = -math.inf
    for left in sorted(lefts):
        if left - margin > near:
            margin = left
        margins[left] = margin
    return margins


def _words(row: Row) -> str:
    words = row[0].text
    for before, piece in pairwise(row):
        apart = piece.left - before.right > SAME_WORDS * (piece.high - piece.low)
        words += ("  " if apart else "") + piece.text
    return words


def _by_ocr(line: Line) -> Line:
    return Line(line.text, line.part, line.offset, line.label, line.opens, line.full, line.cells, ocr=True)
