"""Cards for chat apps: each carries figure, sentence, source, date and a code that leads to its page."""

import io
import re
from functools import cache
from urllib.parse import urlsplit

import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from components.charts.lines import em
from components.charts.plan import charts
from components.pictures import preview_fonts
from components.pictures.card import PIXELS, address_lines
from components.pictures.qr import code
from components.text import named
from data import select, store
from tests.contract.site import LANGUAGES, client
from tests.contract.tables import REPORT, stated

ADVISERS, CASES = "legal_adviser_opinions_issued_count", "mediation_cases_count"
COMPARED = "compare.{kind}?indicator=reconsideration_admitted_count&years=2019&level=province"
DIFFERING = "differences.{kind}?show=ecology_linked_cases_parts_sum.china-2020-2.ecology_linked_cases_count"
CITED = ("china-2023", "luoding-2024", "huangshi-2024", "beijing-2020")
SMALLEST = 32
pytestmark = pytest.mark.usefixtures("all_reports")
drawn = pytest.mark.skipif(not preview_fonts.can_draw(), reason="no font with Chinese characters")


@cache
def of_first_report() -> list[str]:
    names = [chart.id for chart in charts(select.whole_report(REPORT))]
    return [f"{REPORT}/{name}.{{kind}}" for name in [*names, "map", "plan", f"years-{CASES}"]]


@cache
def of_figures() -> list[str]:
    return [f"{REPORT}/figure/{row.id}.{{kind}}" for row in select.whole_report(REPORT).reported_rows]


def perhaps_of_several_years(report: str) -> list[str]:
    """Return what may be a trend; most indicators have one year alone, and to ask them takes a minute."""
    found = store.current().frame(
        "SELECT indicator FROM observations WHERE report IN (SELECT report FROM reports WHERE place = "
        "(SELECT place FROM reports WHERE report = ?)) GROUP BY indicator HAVING count(DISTINCT year) > 1 "
        "OR indicator IN (SELECT unnest([page, indicator, related]) FROM related) ORDER BY indicator",
        [report],
    )
    return list(found["indicator"])


@cache
def of_cited() -> list[str]:
    found = []
    for report in CITED:
        whole = select.whole_report(report)
        found += [f"{report}/figure/{row.id}.{{kind}}" for row in whole.reported_rows]
        found += [f"{report}/{chart.id}.{{kind}}" for chart in charts(whole)]
        asked_of = perhaps_of_several_years(report)
        trends = [name for name in asked_of if select.indicator_years(whole.row, name).is_trend]
        found += [f"{report}/years-{name}.{{kind}}" for name in trends]
    return found


def asked(path: str, language: str, kind: str):
    answer = client().get(f"/card/{language}/{path.format(kind=kind)}")
    assert answer.status_code == 200, (path, language)
    return answer


@cache
def svg(path: str, language: str) -> etree._Element:
    return etree.fromstring(asked(path, language, "svg").data)


def lines_of(path: str, language: str) -> list[etree._Element]:
    return list(svg(path, language).iter("{http://www.w3.org/2000/svg}text"))


def words_of(path: str, language: str) -> str:
    return "".join("".join(line.itertext()) for line in lines_of(path, language))


def without_air(words: str) -> str:
    return re.sub(r"\s+", "", words)


def scanned(path: str, language: str) -> str:
    with Image.open(io.BytesIO(asked(path, language, "png").data)) as image:
        assert image.width == PIXELS
        codes = zxingcpp.read_barcodes(image.convert("RGB"))
    assert len(codes) == 1, path
    return codes[0].text


@drawn
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_of_every_chart_leads_to_the_page_that_shows_it(language):
    for path in [*of_first_report(), COMPARED, DIFFERING]:
        address = scanned(path, language)
        assert address.startswith(f"http://localhost/{language}/"), path
        page = client().get(address.removeprefix("http://localhost"))
        assert page.status_code == 200, path
        place = urlsplit(address).fragment
        assert not place or f'id="{place}"' in page.text, address


@drawn
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_of_a_figure_leads_to_its_indicator(language):
    for path in (of_figures()[2], of_figures()[-1], *of_cited()[:1]):
        report, name = path.split("/")[0], path.split("/")[-1].partition(".")[0]
        row = next(row for row in select.whole_report(report).reported_rows if row.id == name)
        wanted = f"http://localhost/{language}/indicator/{row.indicator}?report={report}"
        assert scanned(path, language) == wanted


@drawn
def test_the_code_names_the_address_that_the_world_knows(monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "https://example.org/law")
    wanted = f"https://example.org/law/zh/indicator/{CASES}?report={REPORT}"
    assert scanned(f"{REPORT}/figure/{CASES}.{{kind}}", "zh") == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figures_card_holds_its_words_its_sentence_its_source_and_the_date(language):
    report = select.whole_report(REPORT)
    source = without_air(report.row.source_name if language == "zh" else report.row.source_name_en)
    for path, row in zip(of_figures(), report.reported_rows, strict=True):
        said = without_air(words_of(path, language))
        assert without_air(row.sentence) in said, path
        assert source in said and str(report.row.year) in said, path
        assert without_air(named(row, "name", language)) in said, path
        if language == "zh":
            assert said.count(row.stated) > 1, path
    assert "190余份" in words_of(f"{REPORT}/figure/{ADVISERS}.{{kind}}", "zh")


def test_a_cited_report_has_cards_without_a_sentence():
    """Of a text that may not be quoted there are figure, title, publisher, date and address."""
    for path in of_cited():
        row = select.whole_report(path.split("/")[0]).row
        said = without_air(words_of(path, "zh"))
        wanted = (row.title, row.source_name, row.published or "原文未显示", "/zh/")
        assert [words for words in map(without_air, wanted) if words not in said] == [], path
        quoting = [
            line for line in lines_of(path, "zh") if "underline" in etree.tostring(line, encoding="unicode")
        ]
        assert quoting == [], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_smaller_than_a_phone_can_show_or_run_over_the_edge(language):
    paths = [*of_first_report(), *of_figures(), *of_cited(), COMPARED, DIFFERING]
    assert [breach for path in paths for breach in breaches(path, language)] == []


def breaches(path: str, language: str) -> list[tuple[str, str, str]]:
    width, found = float(svg(path, language).get("width")), []
    for line in lines_of(path, language):
        words = "".join(line.itertext())
        size = min(
            float(part.get("font-size").removesuffix("px")) for part in line.iter() if part.get("font-size")
        )
        if size * PIXELS / width < SMALLEST:
            found.append((path, words, f"{size} px"))
        left, long = float(line.get("x")), em(words) * size
        # Half of a line that is set by its middle, all of one that is set by its end.
        share = {"middle": 0.5, "end": 1}.get(line.get("text-anchor"), 0)
        if left - share * long < 0 or left + (1 - share) * long > width:
            found.append((path, words, f"over the edge from {left}"))
    return found


@drawn
def test_a_card_is_a_file_that_is_answered_once_and_then_known_again():
    answer = asked(of_figures()[0], "zh", "png")
    assert answer.content_type == "image/png" and len(answer.data) < 150_000
    assert answer.cache_control.max_age and "attachment" in answer.headers["Content-Disposition"]
    path = f"/card/zh/{of_figures()[0].format(kind='png')}"
    again = client().get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        f"fr/{REPORT}/mediation.png",
        "zh/nowhere-1999/mediation.png",
        f"zh/{REPORT}/nothing.png",
        f"zh/{REPORT}/mediation.pdf",
        f"zh/{REPORT}/figure/nothing.png",
        f"zh/{CITED[0]}/map.png",
        "zh/compare.png?indicator=nothing",
        "zh/differences.png",
    ],
)
def test_a_card_of_what_is_not_here_is_404(path):
    assert client().get(f"/card/{path}").status_code == 404


def test_without_a_chinese_font_the_readers_own_machine_draws_it(monkeypatch, tmp_path):
    (tmp_path / "no-font.ttf").write_bytes(b"no font")
    monkeypatch.setenv("PREVIEW_FONT", str(tmp_path / "no-font.ttf"))
    preview_fonts.faces.cache_clear()
    try:
        answer = client().get("/card/zh/" + COMPARED.format(kind="png"))
        assert answer.headers["Location"] == "/card/zh/" + COMPARED.format(kind="svg")
        assert client().get(answer.headers["Location"]).content_type.startswith("image/svg+xml")
    finally:
        preview_fonts.faces.cache_clear()


def test_an_address_stands_whole_on_the_card_and_ends_its_lines_where_its_names_end():
    address = "example.org/zh/indicator/legal_adviser_opinions_issued_count?report=luoding-2022"
    lines = address_lines(address, 26)
    assert "".join(lines) == address
    assert [line[-1] for line in lines[:-1]] == ["/", "="]
    assert len(address_lines("a" * 1_000, 26)) == 3


def test_an_address_that_leads_nowhere_or_is_too_long_has_no_code():
    assert code("/zh/about") is None
    assert code("https://example.org/" + "a" * 2_000) is None
    assert code("https://example.org/" + "a" * 9_000) is None
    assert code("https://example.org/" + "a" * 400)


def test_every_figure_of_the_first_report_has_a_card():
    assert len(of_figures()) >= len(stated()) > 15
