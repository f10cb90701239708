"""What was linked, cited or embedded before there were many reports answers as it did."""

import pytest

from tests.contract.seen import body_of
from tests.contract.site import LANGUAGES, client
from tests.contract.tables import REPORT, stated

CHARTS = (
    "party_group_law_study",
    "legal_adviser_opinions",
    "justice_bureau_opinions",
    "normative_documents",
    "enforcement_certificates",
    "service_items",
    "regulatory_items",
    "mediation",
    "mediation_disputed_amount",
    "coverage",
)
KINDS = ("csv", "plain.csv", "xlsx", "json")
PAGES = (
    "",
    f"/overview/{REPORT}",
    f"/overview/{REPORT}?category=mediation,service_items&statement=4.2",
    f"/area/{REPORT}",
    f"/area/{REPORT}/4",
    "/indicator",
    "/indicator/mediation_cases_count",
    f"/indicator/mediation_cases_count?report={REPORT}",
    f"/text/{REPORT}",
    f"/text/{REPORT}?statement=4.2&numbers=shown",
    "/data",
    f"/data?report={REPORT}&category=mediation&kind=count&missing=shown&q=98.1",
    "/about",
    "/check",
)
FILES = (
    "/download/all.zip",
    *(f"/download/{{language}}/view.{kind}?report={REPORT}&category=mediation" for kind in KINDS),
    *(f"/download/{{language}}/{REPORT}/map.{kind}" for kind in KINDS),
    *(f"/download/{{language}}/{REPORT}/chart/{chart}.{kind}" for chart in CHARTS for kind in KINDS),
    *(f"/picture/{{language}}/{REPORT}/{name}.json" for name in (*CHARTS, "map", "plan")),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_answer_at_their_old_addresses(language):
    answers = {page: client().get(f"/{language}{page}").status_code for page in PAGES}
    assert {page: status for page, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_and_pictures_answer_at_their_old_addresses(language):
    asked = [file.format(language=language) for file in FILES]
    answers = {file: client().get(file).status_code for file in asked}
    assert {file: status for file, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_older_address_of_a_figure_opens_its_first_figure(language):
    for indicator in stated():
        html = client().get(f"/{language}/text/{REPORT}?indicator={indicator}").text
        opened = body_of(html).css("[data-evidence]:not([hidden])")
        assert [node.attributes["data-evidence"] for node in opened] == [indicator]


def test_charts_have_the_ids_that_they_had():
    shown = body_of(client().get(f"/zh/overview/{REPORT}").text).css("[data-chart]")
    assert {node.attributes["data-chart"] for node in shown} - {"problems"} == set(CHARTS)
