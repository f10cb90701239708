"""Pictures drawn without a browser: every one, with all its words, and nothing left out in silence."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from components.charts import plan
from components.charts.forms import FORMS
from components.charts.sheet import Sheet
from components.charts.theme import DATA, fade
from components.pictures import png as png_of
from components.pictures.picture import picture
from components.pictures.png import NoFontError, png
from components.pictures.svg import svg
from components.pictures.svg_elements import NotDrawnError
from components.pictures.svg_words import plain
from components.site.pictures import made
from data import select
from tests.contract.site import client

LANGUAGES = ("zh", "en")
DAY = date(2026, 1, 1)
PLACES = "x-boyu,x-daichuan,x-huaiping,x-lanwu,x-xipu,x-yanxi,445381"
COMPARED = ("law_publicity_events_count", "legal_aid_cases_count", "mediation_successful_share")
SPACE = "{http://www.w3.org/2000/svg}"


def pictures_of_reports(language: str) -> Iterator[tuple[str, Any]]:
    """Yield every picture of the first report, all charts and years of the invented ones."""
    for report in select.reports()["id"]:
        whole = select.whole_report(report)
        for name in ("map", "plan"):
            if answered := made(language, whole, name, DAY):
                yield f"{report}/{name}", answered[0]
        for chart in plan.charts(whole):
            yield f"{report}/{chart.id}/{chart.form.name}", picture(chart, language, DAY)
    whole = select.whole_report("yanxi-2023")
    for indicator in whole.indicators:
        if answered := made(language, whole, f"years-{indicator}", DAY):
            yield f"years/{indicator}", answered[0]


def pictures_of_questions(language: str) -> Iterator[tuple[str, Any]]:
    """Yield pictures of comparisons and of a difference, as their addresses answer them."""
    asked = [f"compare.json?indicator={name}&years=2023&places={PLACES}" for name in COMPARED]
    show = re.search(r"show=([\w.-]+\.[\w.-]+)", client().get("/zh/differences").text)
    assert show
    for address in (*asked, f"differences.json?show={show.group(1)}"):
        answer = client().get(f"/picture/{language}/{address}")
        assert answer.status_code == 200, address
        yield address, answer.get_json()["figure"]


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_drawn_with_every_word_at_its_size(language):
    forms, wrong = set(), []
    for name, figure in (*pictures_of_reports(language), *pictures_of_questions(language)):
        forms.add(name.rsplit("/", 1)[-1])
        layout = dict(figure if isinstance(figure, dict) else figure.to_plotly_json())["layout"]
        root = etree.fromstring(svg(figure, name, language=language))
        kept = ["".join(line.itertext()) for line in root.iter(f"{SPACE}text")]
        if kept != [plain(note["text"]) for note in layout["annotations"]]:
            wrong.append(name)
        if (root.get("width"), root.get("height")) != (str(layout["width"]), str(layout["height"])):
            wrong.append(name)
    assert wrong == []
    assert set(FORMS) <= forms


def mediation(language: str = "zh"):
    drawn = plan.chart(select.whole_report("luoding-2022"), "mediation")
    assert drawn
    return picture(drawn, language, DAY)


def test_the_same_figure_is_the_same_document_and_it_says_what_it_shows():
    once = svg(mediation(), "调解 <2487>", "两段", "zh-Hans")
    assert once == svg(mediation().to_plotly_json(), "调解 <2487>", "两段", "zh-Hans")
    root = etree.fromstring(once)
    assert (root.get("role"), root[0].tag, root[0].text) == ("img", f"{SPACE}title", "调解 <2487>")
    assert (root[1].tag, root[1].text) == (f"{SPACE}desc", "两段")
    assert "font-face" not in once and "Noto Serif CJK SC" in once


def test_an_open_end_fades_and_bars_lie_below_what_is_drawn_before_them():
    sheet = Sheet()
    sheet.traces += [fade((10, 90), (5, 25), DATA), *mediation().data]
    root = etree.fromstring(svg(sheet.figure(100), "x"))
    tags = [part.tag.removeprefix(SPACE) for part in root]
    assert tags[-2:] == ["linearGradient", "polygon"]
    stops = root[-2]
    assert [stop.get("stop-opacity") for stop in stops] == [None, "0"]
    assert (stops.get("x1"), stops.get("x2")) == ("10", "90")


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the picture of a chart with one part set; path: its keys, with dots."""
    figure = mediation().to_plotly_json()
    figure["layout"].pop("template")
    *keys, last = path.split(".")
    part: Any = figure
    for key in keys:
        part = part[int(key)] if key.isdigit() else part[key]
    part[last] = value
    return figure


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("data.0.type", "pie"),
        ("data.0.text", ["5"]),
        ("data.0.marker.pattern", {"shape": "/"}),
        ("layout.title", {"text": "9"}),
        ("layout.xaxis.range", [0, 5]),
        ("layout.shapes.0.type", "circle"),
        ("layout.shapes.0.xref", "paper"),
        ("layout.annotations.0.textangle", 90),
        ("layout.annotations.0.text", "<b>9</b>"),
        ("layout.annotations.0.font", {"size": 3}),
        ("layout.paper_bgcolor", "tomato"),
    ],
)
def test_what_nothing_here_draws_is_refused_by_name(path, value):
    with pytest.raises(NotDrawnError, match="no SVG is made of"):
        svg(changed(path, value), "x")


@pytest.mark.skipif(not png_of.can_draw(), reason="no font with Chinese characters")
def test_a_png_is_drawn_without_a_browser_as_wide_as_asked():
    image = Image.open(io.BytesIO(png(svg(mediation(), "x"), 1080))).convert("RGB")
    assert image.width == 1080 and abs(image.height - 1080 * 869 / 1200) < 60
    colours = {colour for _, colour in image.getcolors(1 << 24)}
    # The bar's own colour and the ink of its words are there.
    assert {(29, 79, 124), (27, 31, 36)} <= colours


@pytest.mark.skipif(not png_of.can_draw(), reason="no font with Chinese characters")
def test_words_of_a_png_are_letters_and_not_signs_for_what_is_missing():
    def drawn(words: str) -> bytes:
        sheet = Sheet()
        sheet.small(64, 50, words)
        return png(svg(sheet.figure(100), ""), 600)

    assert len({drawn("罗"), drawn("定"), drawn("\U0010fffe"), drawn("")}) == 4


def test_where_no_font_has_chinese_characters_it_says_so(monkeypatch):
    monkeypatch.setattr(png_of, "can_draw", lambda: False)
    with pytest.raises(NoFontError, match="PREVIEW_FONT"):
        png("<svg/>", 100)
