"""What programs ask: rows as in the files, stretches, refusals, and headers that let them ask less."""

import csv
import io
import json
from datetime import date

import pytest

from components.api.operations import OPERATIONS
from components.api.parameters import MOST_ROWS
from data.exports.export_rows import columns
from data.folders.locations import locations
from tests.contract.site import client
from tests.contract.tables import REPORT, rows

START = "/api/v1"
OPINIONS = "legal_adviser_opinions_issued_count"
EVIDENCE = f"{START}/observations/{REPORT}/{OPINIONS}/evidence"
LISTS = [operation.path for operation in OPERATIONS if operation.is_list and operation.name != "statements"]


def asked(path: str, **headers: str):
    return client().get(f"{START}/{path}", headers=headers)


def data(path: str) -> list[dict]:
    answer = asked(path)
    assert answer.status_code == 200, answer.text
    return answer.json["data"]


def problem(path: str, status: int) -> dict:
    answer = asked(path)
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.json["status"] == status and answer.json["detail"]
    return answer.json


def test_every_figure_is_there_with_the_columns_of_the_files():
    answer = asked(f"observations?report={REPORT}&limit=1000")
    assert list(answer.json["data"][0]) == list(columns())
    assert {row["figure"] for row in answer.json["data"]} == {
        row["id"] for row in rows("observations") if row["status"] == "reported"
    }
    assert answer.json["total"] == len(answer.json["data"])


def test_csv_and_json_say_the_same():
    path = f"observations?report={REPORT}&limit=1000"
    of_json = data(path)
    of_csv = list(csv.DictReader(io.StringIO(asked(path, Accept="text/csv").text)))
    assert [row["stated"] for row in of_csv] == [row["stated"] for row in of_json]
    numbers = [(row["value"] or None) and float(row["value"]) for row in of_csv]
    assert numbers == [row["value"] for row in of_json]
    by_suffix = client().get(f"{START}/observations.csv?report={REPORT}&limit=1000")
    assert by_suffix.text == asked(path, Accept="text/csv").text
    assert by_suffix.content_type.startswith("text/csv") and not by_suffix.text.startswith("\ufeff")


def test_a_file_has_the_same_rows():
    file = client().get(f"/download/zh/all.json?report={REPORT}").json
    stated_rows = {row["figure"]: row for row in file if row["figure"]}
    for row in data(f"observations?report={REPORT}&limit=1000"):
        assert stated_rows[row["figure"]] == row


@pytest.mark.parametrize("path", LISTS)
def test_stretches_follow_one_another(path):
    first, second = asked(f"{path}?limit=2"), asked(f"{path}?limit=2&offset=2")
    both = asked(f"{path}?limit=4")
    assert first.json["data"] + second.json["data"] == both.json["data"]
    assert first.json["total"] == both.json["total"] == int(both.headers["X-Total-Count"])
    if first.json["total"] > 2:
        assert first.json["links"]["next"].endswith("limit=2&offset=2")
        assert f'<{first.json["links"]["next"]}>; rel="next"' in first.headers["Link"]
        assert second.json["links"]["prev"].endswith(f"{path}?limit=2")
    beyond = asked(f"{path}?offset=99999999").json
    assert beyond["data"] == [] and beyond["total"] == first.json["total"] and "next" not in beyond["links"]


def test_a_limit_above_the_most_means_the_most():
    assert asked("places?limit=5000").json["limit"] == MOST_ROWS
    assert len(data("places?limit=5000")) == min(MOST_ROWS, len(rows("places")))


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("qualifier=at_least", lambda row: row["qualifier"] == "at_least"),
        ("category=mediation", lambda row: row["category"] == "调解"),
        (f"indicator={OPINIONS},mediation_cases_count", lambda row: row["indicator"].endswith("count")),
        ("kind=coverage", lambda row: row["kind"] == "coverage"),
        ("year=2022", lambda row: row["year"] == 2022),
        ("place=445381", lambda row: row["report"] == REPORT),
        ("province=440000", lambda row: row["report"] == REPORT),
        ("level=county", lambda row: row["report"] == REPORT),
        (f"figure={REPORT}/{OPINIONS}", lambda row: row["figure"] == OPINIONS),
        ("section=4", lambda row: row["section"] == "4"),
        ("q=调解", lambda row: True),
    ],
)
def test_filters_leave_what_they_name(query, kept):
    everything = data("observations?limit=1000")
    found = data(f"observations?limit=1000&{query}")
    assert found and all(kept(row) for row in found)
    if "q=" not in query and "indicator" not in query:
        assert len(found) == len([row for row in everything if kept(row)])


def test_rows_are_sorted_with_what_is_missing_last():
    values = [row["value"] for row in data(f"observations?report={REPORT}&limit=1000&sort=-value")]
    there = [value for value in values if value is not None]
    assert there == sorted(there, reverse=True)
    assert values[len(there) :] == [None] * (len(values) - len(there))


def test_the_sentence_of_a_figure_stands_where_it_is_said_to():
    [row] = data(EVIDENCE.removeprefix(f"{START}/"))
    text = (locations().shipped / "reports" / REPORT / "text.txt").read_text(encoding="utf-8")
    assert text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
    assert text[row["start"] : row["end"]] == row["stated"] == "190余份"
    assert row["page"].endswith(f"/zh/text/{REPORT}?figure={OPINIONS}")


def test_two_figures_are_compared_with_the_reason():
    pair = f"comparability?one={REPORT}/{OPINIONS}&other={REPORT}/mediation_cases_count"
    [row] = data(pair)
    assert row["grade"] == "not" and "other_indicator" in row["reasons"].split()
    [same] = data(f"comparability?one={REPORT}/{OPINIONS}&other={REPORT}/{OPINIONS}&language=en")
    assert same["grade"] == "same" and same["reasons"] == ""


def test_a_search_says_how_much_was_searched():
    answer = asked("search?q=luoding").json
    assert [row["id"] for row in answer["data"] if row["kind"] == "place"] == ["445381"]
    assert answer["texts_searched"] == 1
    assert {row["kind"] for row in answer["data"]} >= {"place", "report"}
    assert asked("search?q=luodng").json["shown"] == "luoding" and answer["shown"] == "luoding"
    [figure] = [row for row in data("search?q=190余份") if row["kind"] == "figure"][:1]
    assert figure["stated"] == "190余份" and figure["stated"] in figure["sentence"]


def test_five_calls_lead_from_a_place_to_a_sentence():
    """As a researcher's notebook would: search, reports, figures, evidence, comparability."""
    [place] = [row["id"] for row in data("search?q=luoding") if row["kind"] == "place"]
    [report] = [row["id"] for row in data(f"reports?place={place}&year=2022")]
    first, second, *_ = data(
        f"observations?report={report}&qualifier=at_least&category=legality_review,mediation"
    )
    [proof] = data(f"observations/{report}/{first['figure']}/evidence")
    assert first["stated"] in proof["sentence"] and proof["url"].startswith("http")
    pair = "&".join(f"{key}={report}/{row['figure']}" for key, row in (("one", first), ("other", second)))
    [answer] = data(f"comparability?{pair}&language=en")
    assert answer["grade"] == "not" and answer["meaning"].startswith("Not the same indicator")


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("reports?lmit=3", "lmit"),
        ("reports?limit=0", "limit"),
        ("reports?limit=1&limit=2", "limit"),
        ("observations?year=20x2", "year"),
        ("observations?qualifier=many", "qualifier"),
        ("observations?as_of=soon", "as_of"),
        ("observations?q=%00", "q"),
        ("search", "q"),
        ("comparability?one=a", "other"),
        ("reports?sort=title", "sort"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(path, parameter):
    assert parameter in [error["parameter"] for error in problem(path, 400)["errors"]]


@pytest.mark.parametrize(
    "path",
    [
        "observations?indicator=no_such",
        "observations?report=no_such",
        "observations?province=no_such",
        "observations?as_of=2026-11-27&report=no_such",
        "coverage?category=no_such",
        "statements?report=no_such",
        f"observations/{REPORT}/no_such/evidence",
        f"comparability?one={REPORT}/{OPINIONS}&other=no_such/one",
    ],
)
def test_an_id_that_nothing_has_is_not_silence(path):
    assert "no_such" in problem(path, 404)["detail"]


@pytest.mark.parametrize("day", ["2999-01-01", "1999-01-01"])
def test_a_day_of_which_nothing_is_known_is_not_silence(day):
    assert day in problem(f"observations?as_of={day}", 404)["detail"]


def test_an_answer_says_whose_day_it_is():
    answer = asked(f"observations?as_of={date.today()}&limit=3").json
    assert answer["as_of"] == str(date.today()) and answer["not_shown"] == []
    assert answer["data"] == asked("observations?limit=3").json["data"]


def test_every_other_address_is_a_problem_too():
    for address in ("/api", "/api/", "/api/v2/reports", f"{START}/reports.xml"):
        answer = client().get(address)
        assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    refused = client().post(f"{START}/reports")
    assert (refused.status_code, refused.content_type) == (405, "application/problem+json")
    assert "GET" in refused.headers["Allow"]


def test_who_has_an_answer_is_told_so():
    first = asked("reports")
    again = asked("reports", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "max-age" in first.headers["Cache-Control"] and "Accept" in first.headers["Vary"]


def test_every_site_may_read_it_and_ask_first():
    answer = client().options(f"{START}/reports", headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in answer.headers["Access-Control-Allow-Methods"]


def test_cited_reports_show_no_sentence():
    for row in data("observations?limit=1000"):
        assert row["sentence"] or row["report"] != REPORT


def test_the_description_names_every_operation_and_parameter():
    described = json.loads(asked("openapi.json").text)
    assert described["openapi"].startswith("3.1")
    for operation in OPERATIONS:
        path = operation.path.replace("<", "{").replace(">", "}")
        for suffix in ("", ".json", ".csv"):
            one = described["paths"][f"/{path}{suffix}"]["get"]
            names = {parameter["name"] for parameter in one["parameters"]}
            assert names == {*operation.parts, *operation.query().fields}
            assert all(parameter["description"] for parameter in one["parameters"])
