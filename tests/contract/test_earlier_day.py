"""Any operation of the API, and any file but the packages, may be asked for as of an earlier day."""

import csv
import io

import pytest

from components.api.operations import OPERATIONS, Operation
from components.web.file_addresses import KINDS, PARQUET, REPORT_ZIP, ZIP
from tests.contract.site import client
from tests.corrected import OPINIONS, REPORT, corrected_site

# The adviser's opinions were said to be exact until the next day.
DAY = "2026-11-26"
FILES = (
    f"{REPORT}/map",
    f"{REPORT}/chart/legal_adviser_opinions",
    *("all", "view", "place/445381", "coverage", "required", "differences"),
)


@pytest.fixture(scope="module", autouse=True)
def site(tmp_path_factory):
    with corrected_site(tmp_path_factory.mktemp("corrected")):
        yield


def table(file: str, **query: str) -> list[dict[str, str]]:
    answer = client().get(f"/download/zh/{file}.csv", query_string=query)
    assert answer.status_code == 200, (file, answer.text)
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_every_operation_answers_as_of_a_day_or_refuses(operation: Operation):
    answer = client().get(
        f"/api/v1/{operation.example_path}", query_string={**operation.example, "as_of": DAY}
    )
    if operation.name == "search":
        assert answer.status_code == 400 and "as_of" in [
            error["parameter"] for error in answer.json["errors"]
        ]
    else:
        assert answer.status_code == 200 and (answer.json["as_of"], answer.json["not_shown"]) == (DAY, [])


def test_a_figure_is_what_it_was_wherever_it_is_asked_for():
    path = f"/api/v1/observations?figure={REPORT}/{OPINIONS}"
    qualifiers = [client().get(path + more).json["data"][0]["qualifier"] for more in (f"&as_of={DAY}", "")]
    in_chart = {
        day: {
            row["figure"]: row["qualifier"]
            for row in table(f"{REPORT}/chart/legal_adviser_opinions", as_of=day)
        }
        for day in (DAY, "")
    }
    assert qualifiers == ["exact", "at_least"] == [in_chart[DAY][OPINIONS], in_chart[""][OPINIONS]]


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_a_day_says_so_in_every_row_and_in_its_name(file):
    rows = table(file, as_of=DAY)
    assert {row["as_of"] for row in rows} <= {DAY} and (rows or file == "differences")
    for kind in KINDS:
        answer = client().get(f"/download/en/{file}.{kind}?as_of={DAY}")
        assert answer.status_code == 200 and f"as-of-{DAY}" in answer.headers["Content-Disposition"]
    assert not any("as_of" in row for row in table(file))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("day", ["soon", "2999-01-01", "1999-01-01"])
def test_a_day_of_which_nothing_is_known_gives_no_file(file, day):
    answer = client().get(f"/download/en/{file}.csv?as_of={day}")
    assert answer.status_code == 400 and day in answer.text
    assert client().get(f"/download/xx/{file}.csv?as_of={day}").status_code == 404


@pytest.mark.parametrize("file", [ZIP, PARQUET, f"{REPORT}/{REPORT_ZIP}"])
def test_packages_are_of_today_and_say_so(file):
    answer = client().get(f"/download/{file}?as_of={DAY}")
    assert answer.status_code == 400 and "changes.csv" in answer.text
