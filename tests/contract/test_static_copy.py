"""A static copy holds what the site shows: each page in each language, its figures, no way that is lost."""

import json
import re
import runpy
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from components import pages
from components.export import command, work
from components.export.checked import broken_links
from components.export.contents import Contents, Page
from components.site.opening import from_url
from components.text import LANGUAGES, text
from components.web.first_html import as_html
from components.web.static_html import has_charts
from tests.contract.site import client
from tests.contract.tables import REPORT

pytestmark = pytest.mark.slow
# A phone's disk, Windows and a web server all take such names.
PORTABLE = re.compile(r"[a-z0-9][A-Za-z0-9._@~-]*")
ADDRESS = re.compile(r"localhost|127\.0\.0\.1|\bfile:|/tmp/|/home/|_dash", re.I)
FETCHED = re.compile(r"""<(?:script|img|link|iframe|source)\b[^>]*?\s(?:src|href)="([^"]*)|url\(([^)#]+)\)""")
NUMBER = re.compile(r"[0-9][0-9,.]*")


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that is here: the first report."""
    folder = tmp_path_factory.mktemp("copies") / "copy"
    assert command.main([str(folder)]) == 0
    return folder


def files(folder: Path, pattern: str = "*") -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob(pattern) if path.is_file()}


def words(html: str, selector: str = "main") -> str:
    return LexborHTMLParser(html).css_first(selector).text(separator=" ")


def test_every_page_of_the_report_is_a_file_in_every_language(copied):
    own = [*Contents().of_report(REPORT), *Contents().places]
    plain = [Page(name) for name in Contents().plain]
    assert {page.page for page in own} == {
        *("overview", "areas", "area", "indicators", "indicator", "text", "spotcheck", "place")
    }
    for language, code in LANGUAGES.items():
        for page in (*own, *plain, Page("index", REPORT)):
            html = (copied / page.file(language)).read_text(encoding="utf-8")
            assert html.startswith(f'<!DOCTYPE html>\n<html lang="{code}">')
            assert "2026" not in page.file(language) and words(html, "h1")


def test_no_link_of_it_is_lost(copied):
    assert broken_links(copied) == []
    # It would be told: the check reads all pages and the index.
    (copied / "zh/about.html").rename(copied / "about.html")
    assert {link.target for link in broken_links(copied)} >= {"zh/about.html"}
    (copied / "about.html").rename(copied / "zh/about.html")


def test_it_names_no_machine_and_fetches_nothing(copied):
    wrong = []
    for name, path in files(copied).items():
        if path.suffix not in (".html", ".css", ".js", ".json", ".csv", ".svg"):
            continue
        text = path.read_text(encoding="utf-8")
        outside = [
            one or other for one, other in FETCHED.findall(text) if re.match("[a-z]+:|/", one or other)
        ]
        wrong += [(name, found) for found in (*outside, *ADDRESS.findall(text))]
    assert not wrong


def test_only_the_search_has_a_script(copied):
    with_script = {
        name for name, path in files(copied, "*.html").items() if "<script" in path.read_text("utf-8")
    }
    assert with_script == {f"{language}/search.html" for language in LANGUAGES}


def test_it_offers_no_brief_which_the_server_makes(copied):
    offers = [text(key, language) for key in ("brief.take", "brief.print") for language in LANGUAGES]
    pages_of_it = files(copied, "*.html")
    assert not [
        (name, words)
        for name, page in pages_of_it.items()
        for words in offers
        if words in page.read_text("utf-8")
    ]


def test_names_of_files_fit_every_system(copied):
    names = files(copied)
    assert not [name for name in names if not all(PORTABLE.fullmatch(part) for part in name.split("/"))]
    assert len({name.lower() for name in names}) == len(names)


def test_a_file_holds_the_figures_and_charts_of_its_page(copied):
    missing = []
    for language in LANGUAGES:
        for page in Contents().of_report(REPORT):
            path, _, query = page.address(language).partition("?")
            layout = pages.layout(from_url(path, dict([query.split("=")]) if query else {}))
            html = (copied / page.file(language)).read_text(encoding="utf-8")
            own = LexborHTMLParser(as_html(layout))
            for hidden in own.css(
                "[hidden], form, .needs-script, .with-script, .without-script, .download, .cite-box"
            ):
                hidden.decompose()
            wanted = set(NUMBER.findall(own.css_first("main").text(separator=" ")))
            missing += [(page.stem, number) for number in wanted - set(NUMBER.findall(words(html)))]
            assert has_charts(layout) == ('class="drawn-chart"' in html), page
    assert not missing


def test_every_figure_leads_to_its_sentence_by_its_address_alone(copied):
    for language in LANGUAGES:
        text = LexborHTMLParser((copied / language / f"text/{REPORT}.html").read_text(encoding="utf-8"))
        overview = (copied / language / f"overview/{REPORT}.html").read_text(encoding="utf-8")
        figures = {node.attributes["id"] for node in text.css(".figure-link")}
        panels = {node.attributes["id"] for node in text.css(".evidence-panel")}
        assert {name.replace("figure-", "panel-", 1) for name in figures} == panels and len(panels) > 10
        style = text.css_first("style").text()
        assert all(f"#{figure}:target" in style for figure in figures)
        assert set(re.findall(rf"text/{REPORT}\.html#(figure-[a-z_]+)", overview)) <= figures


def test_every_page_says_that_it_is_a_copy_and_of_which_day(copied):
    day = json.loads((copied / "copy.json").read_text(encoding="utf-8"))["made"]
    for language in LANGUAGES:
        for name, path in files(copied / language, "*.html").items():
            said = words(path.read_text(encoding="utf-8"), ".of-a-copy")
            assert day in said and ("副本" if language == "zh" else "static copy") in said, name


def test_data_files_are_those_of_the_site(copied):
    for name in (f"{REPORT}/chart/mediation_cases.csv", "all.csv"):
        held = copied / "files/zh" / name
        if not held.exists():
            held = next((copied / f"files/zh/{REPORT}/chart").glob("*.csv"))
        address = "/download/" + held.relative_to(copied / "files").as_posix()
        assert held.read_bytes() == client().get(address).data
    assert (copied / f"files/{REPORT}/report.zip").stat().st_size > 1000
    assert (copied / "files/all.zip").exists()


def test_the_search_knows_places_reports_measures_and_figures(copied):
    for language in LANGUAGES:
        index = (copied / f"files/index/{language}-1.js").read_text(encoding="utf-8")
        entries = json.loads(index.removeprefix("copyIndex(").removesuffix(");\n"))
        assert {entry[0] for entry in entries} == {"place", "report", "statement", "figure"}
        assert any("2487" in "".join(entry).replace(",", "") for entry in entries)


def test_an_unknown_report_and_a_folder_in_use_are_told(tmp_path, capsys):
    assert command.main([str(tmp_path / "copy"), "--report", REPORT, "nowhere-2020"]) == 1
    assert "No report is called nowhere-2020 here" in capsys.readouterr().err
    (tmp_path / "mine.txt").write_text("")
    assert command.main([str(tmp_path)]) == 1
    assert "holds other files" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_command_is_where_readers_are_told(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["export", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("components.web.export", run_name="__main__")
    assert ended.value.code == 0 and "python -m components.web.export" in capsys.readouterr().out


@pytest.mark.patient
def test_with_a_lost_link_there_is_no_copy(tmp_path, capsys, monkeypatch):
    # The page of one area is not written.
    monkeypatch.setattr(work.Workshop, "_write", _but(f"zh/area/{REPORT}/4.html", work.Workshop._write))
    assert command.main([str(tmp_path / "copy"), "--report", REPORT]) == 1
    said = capsys.readouterr().err
    assert f"zh/area/{REPORT}/4.html: no such file" in said and "lead nowhere: no copy was made" in said
    assert not list(tmp_path.iterdir())


def _but(left_out, write):
    def written(self, name, content):
        if name != left_out:
            write(self, name, content)

    return written


@pytest.mark.patient
def test_a_copy_of_some_leads_to_no_other_and_tells_nothing_about_all(demo, tmp_path):
    # So many are shared out among processes.
    chosen = ["daichuan-2024", "huaiping-2023", "yanxi-2023"]
    assert command.main([str(tmp_path / "copy"), "--report", *chosen]) == 0
    names = files(tmp_path / "copy")
    assert sorted({Path(name).stem for name in names if "/overview/" in name}) == chosen
    of_all = re.compile(r"(?:zh|en)/(?:coverage|differences|changes|required)|files/(?:zh|en)/all|files/all")
    assert not [name for name in names if of_all.match(name)]
    listed = (tmp_path / "copy/en/reports.html").read_text(encoding="utf-8")
    assert re.findall(r'overview/([a-z0-9-]+)\.html">', words_of_table(listed)) == chosen


def words_of_table(html: str) -> str:
    return LexborHTMLParser(html).css_first("table.copy-table").html or ""


@pytest.mark.patient
def test_where_the_site_is_published_a_copy_names_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "https://example.org/law/")
    monkeypatch.setenv("BASE_PATH", "/inner")
    folder = tmp_path / "copy"
    assert command.main([str(folder), "--report", REPORT]) == 0
    html = (folder / f"en/area/{REPORT}/4.html").read_text(encoding="utf-8")
    own = f"https://example.org/law/en/area/{REPORT}/4"
    assert f'<link rel="canonical" href="{own}">' in html and f'<a href="{own}">' in html
    assert "example.org/law" in (folder / f"en/indicator/{REPORT}/mediation_cases_count.html").read_text(
        "utf-8"
    )
    assert not [
        name
        for name, path in files(folder, "*.html").items()
        if "inner" in path.read_text("utf-8").replace('class="inner"', "")
    ]
