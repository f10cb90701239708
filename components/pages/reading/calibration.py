"""The reader's confidence beside how often it is right: a square with both axes alike, and the numbers."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import standard
from components.pages.reading.measures import REPORTS
from components.pages.reading.parts import how_many, scored, share_words
from components.text import phrase, text
from data.reading.score import ENOUGH, Band
from data.reading.scores import Scores

# The axes begin at the ten below the lowest number, and at 80 where all lie above.
HIGHEST_START, STEP = 80, 10


def calibration(scores: Scores, language: str) -> Component:
    """Return the square beside its numbers, of the labelled reports alone."""
    bands = scores.groups[REPORTS].bands
    enough = standard(str(ENOUGH))
    words = html.Div(
        [
            html.H2(text("reading.calibration", language), id="calibration"),
            html.P(text("reading.calibration_lead", language), className="muted"),
            html.P(phrase("reading.calibration_few", language, enough=enough)),
            html.P(text("reading.calibration_known", language)),
            _table(bands, language),
            _signs(language),
        ],
        className="score-part",
    )
    return html.Div(
        [words, html.Div(_square(bands, language), className="score-part")], className="score-pair"
    )


def _table(bands: tuple[Band, ...], language: str) -> Component:
    columns = ("said", "of", "right", "share")
    head = html.Tr(
        [html.Th(text(f"reading.band_{name}", language), scope="col", className="number") for name in columns]
    )
    body = [
        html.Tr([html.Td(words, className="number") for words in _cells(band, place, language)])
        for place, band in enumerate(bands)
    ]
    return html.Table([html.Thead(head), html.Tbody(body)], className="score-bands")


def _cells(band: Band, place: int, language: str) -> list[Any]:
    where = f"{REPORTS} bands {place}"
    few = html.Span(text("reading.no_share", language), className="score-few")
    return [
        _percent(band.said, f"{where} said", language),
        how_many(band.of, f"{where} of", language),
        how_many(band.right, f"{where} right", language),
        few if _is_few(band) else _percent(band.right / band.of, f"{where} share", language),
    ]


def _is_few(band: Band) -> bool:
    return band.of < ENOUGH


def _percent(share: float, where: str, language: str) -> Component:
    return scored(f"{share_words(100 * share, language, decimals=1)}%", where)


def start_of(bands: tuple[Band, ...]) -> int:
    """Return where both axes begin, in per cent."""
    lowest = min([100.0, *(100 * side for band in bands for side in (band.said, band.right / band.of))])
    return min(HIGHEST_START, int(lowest // STEP) * STEP)


def _square(bands: tuple[Band, ...], language: str) -> Component:
    start = start_of(bands)
    ticks = [*range(start, 100, max(STEP, (100 - start) // 5)), 100]
    return html.Div(
        [
            html.Span(text("reading.axis_right", language), className="square-right"),
            html.Div(
                [
                    html.Span(className="square-line"),
                    *(_tick(tick, start) for tick in ticks),
                    *(_dot(band, place, start, language) for place, band in enumerate(bands)),
                ],
                className="square",
                **{"aria-hidden": "true"},
            ),
            html.Span(text("reading.axis_said", language), className="square-said"),
        ],
        className="square-frame",
    )


def _at(share: float, start: int) -> float:
    return 100 * (100 * share - start) / (100 - start)


def _tick(tick: int, start: int) -> Component:
    place = {"--at": f"{_at(tick / 100, start):.1f}%"}
    marks = [html.Span(f"{tick}%", className=side, **{"data-scale": ""}) for side in ("of-x", "of-y")]
    return html.Span(marks, className="square-tick", style=place)


def _dot(band: Band, which: int, start: int, language: str) -> Component:
    right, said = _at(band.right / band.of, start), _at(band.said, start)
    place = {"--x": f"{said:.1f}%", "--y": f"{right:.1f}%", "--off": f"{abs(right - said):.1f}%"}
    side = "is-above" if right >= said else "is-below"
    if _is_few(band):
        return html.Span([html.I(), html.B()], className=f"square-dot {side} is-few", style=place)
    share = _percent(band.right / band.of, f"{REPORTS} bands {which} share", language)
    drawn = [html.I(), html.B(), html.Span(share, className="square-label")]
    return html.Span(drawn, className=f"square-dot {side}", style=place)


def _signs(language: str) -> Component:
    pairs = [
        cell
        for name in ("full", "few", "slant", "above", "below")
        for cell in (
            html.Dt(text(f"reading.sign_{name}", language)),
            html.Dd(text(f"reading.sign_{name}_is", language)),
        )
    ]
    return html.Dl(pairs, className="facts")
