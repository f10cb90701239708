"""A form of chart is one module: put into a copy of the program, it is on page, in picture and files."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.contract.seen import body_of, words_of
from tests.data.copies import REPORT, at, change
from tests.served import ROOT, Served, served

LANGUAGES = ("zh", "en")
# By hand, and left to the forms in turn.
BY_ROW, BY_TURN = "party_group_law_study", "mediation_disputed_amount"
DRAWN = {BY_ROW: "party_group_law_study_items_count", BY_TURN: "mediation_disputed_amount"}
MODULE = '''"""Figures in a column, and a bar for each."""

from dash import html

from components.charts.chart import Form
from components.charts.graph import graph
from components.charts.runs import markup
from components.charts.sheet import MARGIN
from components.charts.theme import canvas
from components.figures.quantity import figure_words
from components.text import phrases, text


def applies(row, stated):
    return (row.indicator,) if row.kind == "amount" else ()


def draw(observations, nothing, emphasis=""):
    figure = canvas(20)
    for row in observations:
        figure.add_bar(x=[row.value], orientation="h", customdata=[row.indicator], hoverinfo="none")
    return figure


def drawing(chart, language):
    items = [html.Li(figure_words(row, language), **{"data-mark": row.indicator}) for row in chart.rows]
    return [graph(chart, language, 20), html.Ul(items, className="tally")]


def small(chart):
    return [html.Span(className="stroke") for _ in chart.rows]


def picture(sheet, y, chart, language):
    for row in chart.rows:
        sheet.words(MARGIN, y + 20, "tally " + markup([phrases.figure(row, language)]), 20)
        y += 40
    return y


def measure(chart, language):
    return text("tally.each", language)


FORM = Form(
    name="tally", turn=45, applies=applies, one_axis=True,
    figure=draw, drawing=drawing, small=small, picture=picture, measure=measure,
)
'''


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with the module, its words and the row, as a newcomer would leave it halfway."""
    copy = tmp_path_factory.mktemp("program") / "copy"
    for name in ("components", "data", "assets"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("app.py", "pyproject.toml"):
        shutil.copy(ROOT / name, copy)
    (copy / "components/charts/forms/tally.py").write_text(MODULE, encoding="utf-8")
    for language, words in (("zh", "每行一个数"), ("en", "one figure a line")):
        told = json.dumps({"tally.each": words}, ensure_ascii=False)
        (copy / f"components/text/{language}/tally.json").write_text(told, encoding="utf-8")
    change(copy / "data", "charts", lambda row: row["id"] == BY_ROW, form="tally")
    return copy


def check(program: Path) -> list[str]:
    asked = [sys.executable, "-m", "data.check"]
    own = os.environ | {"DATA_FOLDER": str(program / "data")}
    told = subprocess.run(asked, cwd=program, capture_output=True, text=True, timeout=60, env=own)
    return told.stdout.splitlines()


@pytest.fixture(scope="module")
def site(program: Path) -> Iterator[Served]:
    """The program, served once the schema lists the form."""
    (line,) = [line for line in check(program) if "'tally'" in line]
    assert line.split("reports/")[1].startswith(f"{at('charts').removeprefix('reports/')}:2: form: 'tally', ")
    assert "one of squares, parts, remainder, box, number, words would be right" in line
    path = program / "data/schema/charts.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    (form,) = [field for field in told["fields"] if field["name"] == "form"]
    form["constraints"]["enum"].append("tally")
    form["oneUnit"].append("tally")
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    assert check(program) == ["All tables hold."]
    with served(folder=program) as running:
        yield running


def ask(site: Served, path: str) -> str:
    with urlopen(site.address + path, timeout=60) as answer:
        return answer.read().decode("utf-8-sig")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", DRAWN)
def test_a_new_form_stands_on_the_page(site, language, chart):
    page = body_of(ask(site, f"{language}/overview/{REPORT}"))
    card = page.css_first(f"[data-chart='{chart}'].form-tally")
    assert card.css(".chart-figure") and len(card.css(".tally [data-mark]")) == 1
    assert page.css(".small-drawing.form-tally .stroke")
    assert page.css(".form-parts") and page.css(".form-words")


def test_a_new_form_says_what_its_marks_mean(site):
    page = body_of(ask(site, f"en/overview/{REPORT}"))
    assert words_of(page.css_first(f"[data-chart='{BY_TURN}'] .chart-measure")).endswith("one figure a line")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", DRAWN)
def test_a_new_form_draws_its_own_picture(site, language, chart):
    told = json.loads(ask(site, f"picture/{language}/{REPORT}/{chart}.json"))
    notes = [note["text"] for note in told["figure"]["layout"]["annotations"]]
    assert [note for note in notes if note.startswith("tally ")]


@pytest.mark.parametrize("chart", DRAWN)
def test_a_new_form_has_its_files(site, chart):
    (row,) = csv.DictReader(io.StringIO(ask(site, f"download/en/{REPORT}/chart/{chart}.csv")))
    assert row["indicator"] == DRAWN[chart]
    (told,) = json.loads(ask(site, f"download/en/{REPORT}/chart/{chart}.json"))
    assert told["indicator"] == DRAWN[chart]
