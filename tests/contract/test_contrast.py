"""What is to be read stands out by 4.5 to 1, every mark by 3 to 1, in both schemes and in pictures."""

import json
import re
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from components.charts import theme
from components.charts.bars import EMPHASIS, FILLS, HOLLOW, OTHERS
from components.charts.draw import draw
from components.charts.plan import chart_of_indicator
from components.site.pictures import MAP, PLAN, made
from data import select

STYLE = Path(__file__).parents[2] / "assets" / "style"
READ, SEEN = 4.5, 3.0
GROUNDS = ("paper", "card", "wash")
WORDS = ("ink", "ink-2", "ink-3", "data", "accent")
WORDS_ON_THE_CHOSEN = ("ink", "ink-2", "accent")
# Marks by themselves; data-3 is a fill inside an outline of data-2, rule a hairline that says nothing.
MARKS = ("data", "data-2", "edge", "line", "accent", "ink")
PALE = "data-3"
# The ground as words: a chosen chip on ink, a prompt's number under the pointer on the data's blue.
INVERTED = (("paper", "ink"), ("card", "data"))
SCHEMES = ("light", "dark", "paper")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|rgba?\([^)]*\)")
REPORT = select.newest_report()


@cache
def tokens(scheme: str) -> dict[str, str]:
    """Return the colour tokens of a scheme; paper and dark change some of the light ones."""
    words = (STYLE / "00-tokens.css").read_text(encoding="utf-8")
    first = {"light": ":root{", "dark": "[data-theme=dark]{", "paper": "@media print{"}
    found = {name: _declared(words, start) for name, start in first.items()}
    return {**found["light"], **found[scheme]}


def _declared(words: str, start: str) -> dict[str, str]:
    block = words[words.index(start) : words.index("}", words.index(start))]
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})\b", block))


def numbers(colour: str) -> tuple[float, ...]:
    """Return red, green, blue (0 to 255) and opacity."""
    if colour.startswith("#"):
        return *(int(colour[at : at + 2], 16) for at in (1, 3, 5)), 1.0
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)]
    return (*parts[:3], parts[3] if len(parts) > 3 else 1.0)


def luminance(colour: str) -> float:
    channels = [value / 255 for value in numbers(colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_can_be_read_on_every_ground(scheme):
    named = tokens(scheme)
    pairs = [*product(WORDS, GROUNDS), *((word, "accent-bg") for word in WORDS_ON_THE_CHOSEN)]
    # A figure under the pointer is ink on the palest blue.
    pairs += [*INVERTED, ("ink", PALE)]
    pale = {(a, b): round(contrast(named[a], named[b]), 2) for a, b in pairs}
    assert {pair: ratio for pair, ratio in pale.items() if ratio < READ} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_can_be_seen_on_every_ground(scheme):
    named = tokens(scheme)
    pale = {(a, b): contrast(named[a], named[b]) for a, b in product(MARKS, ("paper", "card"))}
    assert {pair: ratio for pair, ratio in pale.items() if ratio < SEEN} == {}


def test_the_dark_scheme_is_the_same_without_scripts():
    words = (STYLE / "00-tokens.css").read_text(encoding="utf-8")
    assert _declared(words, "[data-theme=dark]{") == _declared(words, ":root:not([data-theme]){")


@cache
def rules() -> list[tuple[str, str, dict[str, str]]]:
    """Return every rule of the styles: file, selector, declarations."""
    found = []
    for file in sorted(STYLE.parent.rglob("*.css")):
        words = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.S)
        for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", words):
            pairs = (part.split(":", 1) for part in body.split(";") if ":" in part)
            found.append((file.name, selector.strip(), {name.strip(): value for name, value in pairs}))
    return found


def test_styles_name_tokens_only():
    literal = [
        (file, selector, value)
        for file, selector, declared in rules()
        for value in declared.values()
        if file != "00-tokens.css" and COLOUR.search(value)
    ]
    assert literal == []


def test_words_are_set_in_colours_for_words():
    allowed = {*(f"var(--{name})" for name in WORDS), "inherit", "transparent"}
    inverted = {(f"var(--{words})", f"var(--{ground})") for words, ground in INVERTED}
    others = [
        (file, selector)
        for file, selector, declared in rules()
        if (colour := declared.get("color", "inherit").replace("!important", "")) not in allowed
        and (colour, declared.get("background")) not in inverted
    ]
    assert others == []


def test_a_pale_fill_has_an_outline_that_can_be_seen():
    """Under words (a figure under the pointer) the palest blue is a ground, not a mark."""
    bare = [
        (file, selector)
        for file, selector, declared in rules()
        if f"var(--{PALE})" in declared.get("background", "")
        and "var(--data-2)" not in declared.get("border", "")
        and ":hover" not in selector
    ]
    assert bare == []


@cache
def recoloured() -> dict[tuple[str, str], str]:
    """Return which token the page gives to each literal colour of Plotly: (property, colour) to token."""
    words = (STYLE / "30-chart.css").read_text(encoding="utf-8")
    inline = re.findall(r'\[style\*="(fill|stroke): (rgb\([^)]*\))"\]\{\1:var\(--([\w-]+)\)', words)
    stops = re.findall(r'stop\[(stop-color)="(rgb\([^)]*\))"\]\{stop-color:var\(--([\w-]+)\)', words)
    return {(prop, colour): token for prop, colour, token in [*inline, *stops]}


def test_each_literal_colour_becomes_its_own_token():
    assert recoloured()
    wrong = {
        place: token
        for place, token in recoloured().items()
        if numbers(place[1]) != numbers(tokens("light")[token])
    }
    assert wrong == {}


def _drawn_charts() -> list:
    charts = [
        chart_of_indicator(select.whole_report(REPORT), indicator)
        for indicator in select.whole_report(REPORT).own["indicator"]
    ]
    return [chart for chart in charts if chart and chart.is_plotly]


def test_no_colour_of_a_chart_stays_behind_in_the_dark():
    used = {
        numbers(colour)[:3]
        for chart in _drawn_charts()
        for trace in draw(chart, "zh").data
        for colour in COLOUR.findall(json.dumps(trace.to_plotly_json(), default=list))
        if numbers(colour)[3]
    }
    known = {numbers(colour)[:3] for _, colour in recoloured()}
    assert used
    assert used <= known


def test_every_part_of_a_bar_is_seen_by_its_fill_or_its_outline():
    light = tokens("light")
    names = {value: name for name, value in light.items()}
    for fill, outline in (*FILLS, EMPHASIS, OTHERS, HOLLOW):
        shown = [names[colour] for colour in (fill, outline) if colour != theme.CLEAR]
        for scheme, ground in product(SCHEMES, ("paper", "card")):
            named = tokens(scheme)
            assert max(contrast(named[name], named[ground]) for name in shown) >= SEEN, (fill, scheme)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_in_pictures_can_be_read(language):
    names = [chart.id for chart in _drawn_charts()] + [MAP, PLAN]
    for name in names:
        figure, _ = made(language, select.whole_report(REPORT), name, date(2026, 11, 23))
        ground = figure.layout.paper_bgcolor
        assert numbers(ground)[3] == 1
        inside = {part for words in figure.layout.annotations for part in COLOUR.findall(words.text)}
        colours = {words.font.color for words in figure.layout.annotations} | inside
        assert {colour for colour in colours if contrast(colour, ground) < READ} == set()
