"""Downloads: every link answers, names its file in the reader's language, and follows the page's filters."""

import csv
import io
import json
import re
from datetime import date
from unittest.mock import Mock
from urllib.parse import unquote

import pytest
from flask import Flask
from openpyxl import load_workbook

from components.charts.plan import charts
from components.site import downloads
from components.site.opening import from_url
from components.web.file_addresses import (
    KINDS,
    all_href,
    download_href,
    map_href,
    rows_of_all_href,
    view_href,
)
from data import select
from data.exports.export_rows import words

REPORT = "luoding-2022"


@pytest.fixture(scope="module")
def client():
    server = Flask(__name__)
    downloads.register(server)
    return server.test_client()


def names(response) -> tuple[str, str]:
    """Return a file's name in ASCII and as the reader sees it."""
    told = response.headers["Content-Disposition"]
    plain, full = re.fullmatch(
        r"attachment; filename=\"([ -~]+)\"; filename\*=UTF-8''([ -~]+)", told
    ).groups()
    return plain, unquote(full)


def ids(response) -> list[str]:
    return [row["indicator"] for row in json.loads(response.data)]


def view(client, **filters: str) -> list[str]:
    return ids(client.get(download_href("zh", REPORT, "", "json", columns="all", **filters)))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_gives_its_table_in_every_kind(client, language, kind):
    for chart in charts(select.whole_report(REPORT)):
        response = client.get(download_href(language, REPORT, chart.id, kind))
        plain, full = names(response)
        assert response.status_code == 200 and response.content_type == KINDS[kind]
        assert plain == f"{REPORT}-{chart.id}.{kind}" and full.endswith(kind.removeprefix("plain"))


def test_a_chart_gives_its_figures_and_what_follows_from_them(client):
    rows = ids(client.get(download_href("zh", REPORT, "mediation", "json")))
    assert rows == [
        "mediation_cases_count",
        "mediation_cases_successful_count",
        "mediation_successful_share",
        "mediation_cases_outcome_not_stated_derived_count",
        "mediation_successful_derived_share",
    ]


def test_a_file_is_named_in_the_readers_language(client):
    zh, en = (names(client.get(download_href(name, REPORT, "mediation", "csv")))[1] for name in ("zh", "en"))
    assert zh.startswith("罗定市-2022-调解") and en.startswith("Luoding-2022-")
    assert names(client.get(download_href("zh", REPORT, "coverage", "csv")))[1] == "罗定市-2022-覆盖说法.csv"
    both = names(client.get(download_href("zh", REPORT, "normative_documents", "csv")))[1]
    assert "、" in both


@pytest.mark.parametrize(
    ("language", "area"),
    [("zh", "调解与行政复议"), ("en", "Mediation and administrative reconsideration")],
    ids=["zh", "en"],
)
def test_a_file_speaks_the_language_of_its_address(client, language, area):
    for href in (
        download_href(language, REPORT, "mediation", "json"),
        download_href(language, REPORT, "", "json", columns="all"),
        rows_of_all_href(language, "json"),
        map_href(language, REPORT, "json"),
    ):
        said = {row.get("section_name", row.get("area")) for row in client.get(href).get_json()}
        assert area in said, href


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_workbook_speaks_the_language_of_its_address(client, language):
    said = words(language)
    for href in (
        download_href(language, REPORT, "mediation", "xlsx"),
        download_href(language, REPORT, "", "xlsx"),
        map_href(language, REPORT, "xlsx"),
    ):
        book = load_workbook(io.BytesIO(client.get(href).data))
        assert book.sheetnames == [said["sheet_rows"], said["sheet_sources"]], href


def test_no_sign_of_a_path_gets_into_a_file_name():
    assert downloads.file_name(['a/b\\c:"d"\n', "e" * 300], "en", "csv") == "a b c d -" + "e" * 71 + ".csv"


def test_a_spreadsheet_gets_the_mark_of_utf_8_and_a_script_does_not(client):
    marked = client.get(download_href("zh", REPORT, "", "csv")).data
    plain = client.get(download_href("zh", REPORT, "", "plain.csv")).data
    assert marked == b"\xef\xbb\xbf" + plain
    assert len(list(csv.DictReader(io.StringIO(plain.decode(), newline="")))) == 26


def test_the_view_gives_all_that_the_page_shows(client):
    found = select.observations(REPORT)
    assert view(client)[:20] == found["indicator"].tolist()
    assert len(view(client)) == 26


def test_no_report_named_means_every_report(client):
    assert len(ids(client.get(rows_of_all_href("zh", "json")))) >= 26


def test_filters_combine(client):
    mediation = view(client, category="mediation")
    assert set(mediation) > {"mediation_cases_count", "mediation_disputed_amount"} and len(mediation) == 6
    assert view(client, category="mediation", kind="amount") == ["mediation_disputed_amount"]
    assert len(view(client, category="mediation,service_items")) == 9
    assert set(view(client, area="4")) == set(view(client, category="enforcement_certificates"))
    assert len(view(client, place="445381", year="2022")) == 26


def test_a_derived_share_goes_by_its_own_kind(client):
    shares = view(client, kind="share")
    assert shares[0] == "mediation_successful_share" and len(shares) == 5
    assert all(name.endswith("derived_share") for name in shares[1:])


def test_a_search_finds_sentences_and_names_in_both_languages(client):
    assert "mediation_cases_count" in view(client, q="调解")
    assert "mediation_cases_count" in view(client, q="mediated")
    assert view(client, q="no such words anywhere") == []


def test_what_is_not_reported_is_there_only_when_asked_for(client):
    unsaid = set(select.not_reported(REPORT)["indicator"])
    assert unsaid and not unsaid & set(view(client))
    assert unsaid <= set(view(client, missing="shown"))


def test_the_pages_own_view_leads_to_its_file(client):
    page = from_url("/zh/data", {"report": REPORT, "category": "mediation", "kind": "amount"})
    assert view_href(page, "csv").endswith(
        f"/download/zh/view.csv?report={REPORT}&category=mediation&kind=amount"
    )


def test_everything_is_one_zip(client):
    response = client.get(all_href())
    assert response.status_code == 200 and response.content_type == "application/zip"
    assert response.data.startswith(b"PK")


@pytest.mark.parametrize("kind", KINDS)
def test_the_map_gives_its_table(client, kind):
    response = client.get(map_href("zh", REPORT, kind))
    assert response.status_code == 200 and "报告地图" in names(response)[1]


@pytest.mark.parametrize(
    "path",
    [
        "/download/fr/view.csv",
        "/download/zh/view.pdf",
        "/download/zh/view.csv?kind=nothing",
        "/download/zh/view.csv?report=nowhere-1999",
        f"/download/fr/{REPORT}/map.csv",
        "/download/zh/nowhere-1999/map.csv",
        "/download/zh/nowhere-1999/chart/mediation.csv",
        f"/download/zh/{REPORT}/chart/nothing.csv",
        f"/download/zh/{REPORT}/chart/mediation.exe",
        f"/download/zh/{REPORT}/chart/mediation",
        f"/download/fr/{REPORT}/chart/mediation.csv",
        f"/download/zh/{REPORT}/chart/..%2f..%2fdatapackage.json",
        "/download/../data/datapackage.json",
    ],
)
def test_what_is_not_there_is_404(client, path):
    assert client.get(path).status_code == 404


def test_a_file_that_is_not_there_is_missed_in_its_own_language():
    assert [from_url(f"/download/{name}/none.csv", {}).language for name in ("zh", "en")] == ["zh", "en"]


@pytest.mark.parametrize("query", ["q=%00", "q=%ff", "q=" + "x" * 8000, "utm_source=mail", "q==1%2B1"])
def test_mangled_queries_break_nothing(client, query):
    assert client.get(f"/download/zh/view.csv?{query}").status_code == 200


def test_links_stand_under_the_base_path(monkeypatch):
    monkeypatch.setenv("BASE_PATH", "/board/")
    for href in (download_href("zh", REPORT, "mediation"), map_href("en", REPORT, "csv"), all_href()):
        assert href.startswith("/board/download/")


def test_a_file_that_the_reader_has_is_not_sent_again(client):
    href = download_href("zh", REPORT, "mediation", "csv")
    etag = client.get(href).headers["ETag"]
    assert client.get(href, headers={"If-None-Match": etag}).status_code == 304


def test_nothing_is_written_to_disk(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a temporary file was opened")

    for name in ("TemporaryFile", "NamedTemporaryFile", "mkstemp", "mkdtemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(f"tempfile.{name}", refuse)
    for kind in KINDS:
        assert client.get(download_href("en", REPORT, "", kind)).status_code == 200


def test_a_chart_is_built_once_for_each_folder_and_day(client):
    downloads._chart_bytes.cache_clear()
    for _ in range(3):
        client.get(download_href("zh", REPORT, "mediation", "xlsx"))
    assert downloads._chart_bytes.cache_info().misses == 1


def test_the_workbook_of_a_chart_is_made_anew_on_another_day(client, monkeypatch):
    """It says on which day it was made."""
    href = download_href("zh", REPORT, "mediation", "xlsx")
    today = client.get(href).data
    monkeypatch.setattr(downloads, "date", Mock(today=lambda: date(2031, 5, 4)))
    another = client.get(href).data
    assert load_workbook(io.BytesIO(another)).properties.created.date() == date(2031, 5, 4)
    assert another != today


@pytest.mark.parametrize("href", [download_href("zh", REPORT, "mediation", "csv"), all_href()])
def test_other_sites_may_read_data_files(client, href):
    assert client.get(href).headers["Access-Control-Allow-Origin"] == "*"
