"""A bar with its parts' labels: beside their part where there is room, else rows with swatches."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.bars import Part, shade_name
from components.charts.chart import Chart
from components.charts.draw import bar_parts
from components.charts.graph import graph
from components.charts.label_layout import GAP, Label, Place, place_labels
from components.charts.lines import em
from components.charts.theme import HEIGHT_OF_A_BAR
from components.charts.whole import rest_number, share_words
from components.figures.phrase_html import as_children
from components.figures.quantity import derived_string, figure_string
from components.text import FIRST_LANGUAGE, named, phrase, phrases, text
from components.text.phrases import Phrase
from components.web.link import link
from components.web.page_addresses import indicator_href

# From these widths on the labels stand beside their parts (30-chart.css says the same), the wider the bar the
# fewer lines they need; below the first they are rows.
WIDTHS = {"narrow": 720, "wide": 900}
# Sizes in px of a label's figure and of its other words, as 30-chart.css sets them.
FIGURE, NAME = 19, 14


def bar_drawing(chart: Chart, language: str) -> list[Component]:
    """Return the bar with its list of values; each label is a link of the same name as its mark."""
    figure = graph(chart, language, HEIGHT_OF_A_BAR)
    parts = [part for part in bar_parts(chart) if not part.fades]
    labels = [_label(part, chart, language) for part in parts]
    placed = {name: place_labels(labels, width) for name, width in WIDTHS.items()}
    styles = [
        {key: value for name in WIDTHS for key, value in _standing(placed[name], number, name).items()}
        for number in range(len(parts))
    ]
    items = [_item(part, style, chart, language) for part, style in zip(parts, styles, strict=True)]
    labelled = html.Div(
        [figure, html.Ul(items, className="values", **{"aria-label": text("chart.values", language)})],
        className="labelled-bar",
        style={key: value for name in WIDTHS for key, value in _room(placed[name], name).items()},
    )
    return [labelled]


def small_bar(chart: Chart) -> list[Component]:
    """Return the stretches of the tiny drawing."""
    return [_stretch(part) for part in bar_parts(chart)]


def _stretch(part: Part) -> Component:
    width = {"flexGrow": round(part.end - part.start, 4)}
    return html.Span(className=f"stretch {shade_name(part)}{' fades' if part.fades else ''}", style=width)


def _room(places: list[Place], name: str) -> dict[str, int]:
    """Return how many rows of labels stand above and below the bar."""
    tracks = [place.track for place in places]
    return {f"--{name}-above": max([0, *tracks]), f"--{name}-below": -min([0, *tracks])}


def _standing(places: list[Place], number: int, name: str) -> dict[str, Any]:
    """Return where a label stands, in rows from the top and bars passed, and how long its line is."""
    place, above = places[number], max([0, *[place.track for place in places]])
    over = place.track > 0
    return {
        f"--{name}-rows": above - place.track if over else above - place.track - 1,
        f"--{name}-bars": 0 if over else 1,
        f"--{name}-line": place.track if over else -place.track - 1,
        f"--{name}-line-from": 0 if over else place.track + 1,
        f"--{name}-shift": "-100%" if place.at_end else "0%",
        # Air between the line and the words that stand beside it.
        f"--{name}-pad": 8 if place.leader else 0,
    }


def _label(part: Part, chart: Chart, language: str) -> Label:
    # An estimate, since no browser is there to measure: a little too wide moves a label, a little too narrow
    # would lay two upon each other.
    number, rest = _plain(part, chart, language)
    return Label(part.start, part.end, em(number) * FIGURE + em(rest) * NAME + GAP)


def _plain(part: Part, chart: Chart, language: str) -> tuple[str, str]:
    """Return a label's figure and its other words, to measure them."""
    if not part.indicator:
        return "", _rest_string(chart, language)
    row = chart.row(part.indicator)
    share = phrases.plain(_share(part, chart, language))
    share = f" · {share}" if share else ""
    return figure_string(row, language, "row"), f" {named(row, 'short', language)}{share}"


def _rest_string(chart: Chart, language: str) -> str:
    number = rest_number(chart)
    if number is None:
        return text("chart.rest_unknown", language)
    return text(chart.form.rest, language, rest=derived_string(number, language) + _unit(chart, language))


# The English sentence leaves the unit out: what is counted stands in the name beside it.
def _unit(chart: Chart, language: str) -> str:
    return chart.row(chart.indicators[0]).unit_zh if language == FIRST_LANGUAGE else ""


def _item(part: Part, style: dict[str, Any], chart: Chart, language: str) -> Component:
    swatch = html.Span(className=f"swatch {shade_name(part)}", **{"aria-hidden": "true"})
    # A label that is flush with the bar's end is placed by its own right edge, hence shifted by its whole
    # width.
    ends = {f"--{name}-x": f"{_x(part, style[f'--{name}-shift']):.2f}%" for name in WIDTHS}
    return html.Li(
        [swatch, _link(part, chart, language) if part.indicator else _rest(chart, language)],
        style={**style, **ends},
        **{"data-mark": part.indicator},
    )


def _x(part: Part, shift: str) -> float:
    return 100.0 if shift == "-100%" else part.start * 100


def _link(part: Part, chart: Chart, language: str) -> Component:
    href = indicator_href(language, chart.report, part.indicator)
    return link(as_children(part_words(part, chart, language)), href)


def _rest(chart: Chart, language: str) -> Component:
    return html.Span(as_children(rest_words(chart, language)), className="rest")


def part_words(part: Part, chart: Chart, language: str) -> list[Any]:
    """Return a part's label: figure, name, and its share where the tables name one."""
    row = chart.row(part.indicator)
    name = Phrase("name", named(row, "short", language))
    return [phrases.figure(row, language, style="row"), " ", name, *_share(part, chart, language)]


def _share(part: Part, chart: Chart, language: str) -> list[Phrase]:
    """Return a part's share of the whole, set apart; nothing where none is known."""
    share = share_words(chart, part.indicator, language)
    return [Phrase("share", (share,))] if share else []


def rest_words(chart: Chart, language: str) -> list[Any]:
    """Return what is said of the part that the report leaves open, its number marked as computed here."""
    number = rest_number(chart)
    if number is None:
        return [text("chart.rest_unknown", language)]
    shown = derived_string(number, language) + _unit(chart, language)
    return phrase(chart.form.rest, language, rest=phrases.computed(number, language, shown))
