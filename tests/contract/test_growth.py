"""Three rows and a sentence are a new figure on every page; without its row it is "not reported"."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from components import pages
from components.site.opening import from_url
from components.text import text
from data.exports.export_rows import words
from data.schema import schema
from tests.contract.seen import body_of, words_of
from tests.contract.site import client
from tests.data.copies import (
    REPORT,
    append,
    change,
    copy_of_data,
    read_table,
    said,
    sign,
    text_of,
    write_table,
)

NEW, SUBJECT = "law_shows_staged_count", "enforcement_cases"
SENTENCE, WORDS = "全年组织普法文艺演出三十余台。", "三十余台"
AREA, STATEMENT = "6", "6.3"
LANGUAGES = ("zh", "en")


def add_to_the_text(folder: Path) -> int:
    """Write the sentence at the end of a measure and move what stands behind it; return where it begins."""
    statement = next(row for row in read_table(folder, "statements") if row["id"] == STATEMENT)
    at, path = int(statement["end"]), text_of(folder)
    words = path.read_bytes().decode()
    path.write_bytes((words[:at] + SENTENCE + words[at:]).encode())
    sign(folder)
    for table in ("sections", "observations", "mentions", "listed", "statements", "corrections"):
        moved = [_moved(row, at) for row in read_table(folder, table)]
        write_table(folder, table, moved)
    return at


def _moved(row: dict[str, str], at: int) -> dict[str, str]:
    places = {name: cell for name, cell in row.items() if re.search(r"(^|_)(start|end)$", name) and cell}
    behind = {name: int(cell) for name, cell in places.items() if int(cell) >= at}
    return row | {name: str(cell + len(SENTENCE)) for name, cell in behind.items()}


def add_the_figure(folder: Path) -> None:
    at = add_to_the_text(folder)
    change(folder, "statements", lambda row: row["id"] == STATEMENT, says="numbers")
    append(folder, "units", id="show", zh="台", en_one="show", en_many="shows", factor="1", base="show")
    like = next(row for row in read_table(folder, "indicators") if row["id"] == "mediation_cases_count")
    names = {"name_zh": "普法文艺演出台数", "short_zh": "普法文艺演出", "name_en": "Law shows staged"}
    own = {"id": NEW, "category": SUBJECT, "unit": "show", "headline": "false", "catalogue": ""}
    append(folder, "indicators", **like | names | own | {"short_en": "Law shows staged"})
    start = at + SENTENCE.index(WORDS)
    places = {
        "start": start,
        "end": start + len(WORDS),
        "sentence_start": at,
        "sentence_end": at + len(SENTENCE),
    }
    append(
        folder,
        "observations",
        **{name: str(place) for name, place in places.items()},
        id=NEW,
        indicator=NEW,
        year="2022",
        period="2022",
        value="30",
        qualifier="at_least",
        period_basis="whole_year",
        status="reported",
        stated=WORDS,
        actor="not_stated",
        actor_en="not stated",
        sentence_en="In the whole year over 30 law shows were staged.",
    )


def delete_the_figure(folder: Path) -> None:
    rows = [row for row in read_table(folder, "observations") if row["indicator"] != NEW]
    write_table(folder, "observations", rows)
    change(folder, "statements", lambda row: row["id"] == STATEMENT, says="words")


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_of_data(tmp_path_factory.mktemp("grown") / "copy")
    add_the_figure(folder)
    assert said(folder) == []
    return folder


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_of_data(tmp_path_factory.mktemp("silent") / "copy")
    add_the_figure(folder)
    delete_the_figure(folder)
    assert said(folder) == []
    return folder


@pytest.fixture
def with_it(grown: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    return site_of(grown, monkeypatch)


@pytest.fixture
def without_it(silent: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    return site_of(silent, monkeypatch)


def site_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a reader of the site of a data folder; its store lies beside the folder."""
    monkeypatch.setenv("DATA_FOLDER", str(folder))
    monkeypatch.setenv("STORE", str(folder.parent / "store"))
    return client()


def ask(reader: Any, path: str) -> str:
    answer = reader.get(f"/{path}")
    assert answer.status_code == 200, path
    return answer.data.decode("utf-8-sig")


def marked(html: str, selector: str = "main") -> list[str]:
    """Return the words of the new figure's marks inside a part of a page."""
    found = body_of(html).css(f"{selector} [data-observation='{NEW}']")
    return [words_of(node).strip() for node in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_figure_stands_in_the_chips_and_on_the_overview(with_it, language):
    html = ask(with_it, f"{language}/overview/{REPORT}?category={SUBJECT}")
    chip = body_of(html).css_first(f"[data-subject-chip='{SUBJECT}']")
    assert words_of(chip.css_first("[data-count]")) == "1"
    assert chip.attributes["aria-pressed"] == "true"
    assert marked(html, ".map") and marked(html, ".key-figures") and marked(html, ".areas")
    assert body_of(html).css_first(f"a[data-statement='{STATEMENT}'].numbers")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_figure_stands_in_its_area_with_its_sentence_and_its_chart(with_it, language):
    html = ask(with_it, f"{language}/area/{REPORT}/{AREA}")
    assert WORDS in marked(html, ".report-words")
    assert body_of(html).css_first(f"[data-chart='{NEW}'].form-squares")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_figure_has_a_page_and_says_where_it_ends(with_it, language):
    html = ask(with_it, f"{language}/indicator/{NEW}?report={REPORT}")
    assert body_of(html).css_first(f"[data-chart='{NEW}'].form-squares")
    bounds = body_of(html).css(f"[data-observation='{NEW}'][data-bound='usage_below']")
    assert bounds and {words_of(node).removesuffix("台") for node in bounds} == {"40"}
    assert SENTENCE in "".join(words_of(body_of(html).css_first("main")).split())


@pytest.mark.usefixtures("with_it")
def test_a_new_figure_is_drawn_as_squares_that_fade():
    page = pages.layout(from_url(f"/zh/indicator/{NEW}", {}))
    (graph,) = [part for part in page._traverse() if getattr(part, "_type", "") == "Graph"]
    told = graph.figure.to_plotly_json() if hasattr(graph.figure, "to_plotly_json") else graph.figure
    strengths = [float(s) for trace in told["data"] for s in trace["marker"]["opacity"]]
    assert (len(strengths), strengths.count(1.0)) == (40, 30)
    assert strengths[30:] == sorted(strengths[30:], reverse=True)
    assert strengths[-1] < 0.2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_figure_stands_in_the_text_the_data_page_and_the_files(with_it, language):
    assert WORDS in marked(ask(with_it, f"{language}/text/{REPORT}"), "article")
    assert marked(ask(with_it, f"{language}/data?category={SUBJECT}"))
    view, chart = f"view.csv?report={REPORT}&columns=all&category={SUBJECT}", f"{REPORT}/chart/{NEW}.csv"
    for file, value in ((view, "lower"), (chart, "value")):
        (row,) = csv.DictReader(io.StringIO(ask(with_it, f"download/{language}/{file}"), newline=""))
        assert (row["indicator"], row[value], row["upper"]) == (NEW, "30", "")
    assert row["usage_below"] == "40"


@pytest.mark.parametrize(
    ("language", "title", "end"),
    [
        ("zh", f"普法文艺演出台数{WORDS}", "至少30台"),
        ("en", "Law shows staged: over 30", "at least 30 shows"),
    ],
    ids=LANGUAGES,
)
def test_a_new_figure_has_a_picture_that_says_how_much_at_least(with_it, language, title, end):
    told = json.loads(ask(with_it, f"picture/{language}/{REPORT}/{NEW}.json"))
    notes = [note["text"] for note in told["figure"]["layout"]["annotations"]]
    assert told["title"] == title and any(end in words for words in notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_that_a_row_may_have_has_a_name(language):
    columns = schema().tables["indicators"].columns
    (kinds,) = (column.enum for column in columns if column.name == "kind")
    for kind in kinds:
        assert text(f"data_page.kind_{kind}", language)
        assert words(language)["codes"][kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deleted_figure_is_not_reported_on_its_own_page(without_it, language):
    html = ask(without_it, f"{language}/indicator/{NEW}?report={REPORT}")
    main = words_of(body_of(html).css_first("main"))
    assert text("numbers.not_reported", language).casefold() in main.casefold()
    assert not body_of(html).css("[data-chart]")
    assert not re.findall(r"(?<![\d./:-])0(?![\d./:-])", main)
    assert all(not re.search(r"\d", words) for words in marked(html))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deleted_figure_stands_on_the_data_page_behind_a_switch(without_it, language):
    assert NEW not in ask(without_it, f"{language}/data")
    # What is not stated follows the figures, a hundred rows a page; a page behind the last is the last.
    shown = ask(without_it, f"{language}/data?report={REPORT}&missing=shown&page=99")
    assert NEW in shown
    assert set(marked(shown)) <= {text("numbers.not_reported", language)}
    rows = csv.DictReader(
        io.StringIO(ask(without_it, f"download/{language}/view.csv?missing=shown&columns=all"), newline="")
    )
    (row,) = [row for row in rows if row["indicator"] == NEW]
    assert {row[name] for name in ("lower", "upper", "sentence", "source", "qualifier")} == {""}
    assert row["figure"] == text("numbers.not_reported", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deleted_figure_leaves_chips_areas_and_drawings(without_it, language):
    overview = ask(without_it, f"{language}/overview/{REPORT}")
    assert NEW not in overview
    assert not body_of(overview).css(f"[data-subject-chip='{SUBJECT}']")
    assert NEW not in ask(without_it, f"{language}/area/{REPORT}/{AREA}")
    assert NEW not in ask(without_it, f"{language}/text/{REPORT}")
