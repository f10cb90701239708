"""The scorecard's numbers as files: the same as on the page, in every kind of file."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from components.web.file_addresses import KINDS
from data.reading.scores import published
from tests.contract.site import client

HREF = "/download/{}/reading.{}"


def rows(language: str) -> list[dict]:
    return json.loads(client().get(HREF.format(language, "json")).data)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_leads_to_every_kind_of_file(language):
    page = LexborHTMLParser(client().get(f"/{language}/reading").text)
    links = [link.attributes["href"] for link in page.css(".score-head .take-menu a")]
    assert links == [HREF.format(language, kind) for kind in KINDS]
    assert all(client().get(link).status_code == 200 for link in links)


def test_every_count_of_the_scores_is_a_row():
    told = {(row["group"], row["part"], row["id"]): (row["of"], row["right"]) for row in rows("zh")}
    for group, score in published().groups.items():
        for part, tallies in (("measure", score.measures), ("kind", score.kinds)):
            for name, tally in tallies.items():
                assert told[group, part, name] == (tally.of, tally.right)
        bands = [told[group, "band", str(at)] for at in range(1, len(score.bands) + 1)]
        assert bands == [(band.of, band.right) for band in score.bands]


def test_a_share_of_few_is_empty_and_never_nought():
    few = [row for row in rows("zh") if max(row["of"], row["proposed"] or 0) < 30]
    assert few and all(row["share"] is None for row in few)


def test_all_kinds_of_files_hold_the_same_rows():
    wanted = [(row["group"], row["part"], row["id"], row["name"]) for row in rows("en")]
    lines = client().get(HREF.format("en", "csv")).data.decode("utf-8-sig")
    assert [tuple(row)[:4] for row in csv.reader(io.StringIO(lines))][1:] == wanted
    book = load_workbook(io.BytesIO(client().get(HREF.format("en", "xlsx")).data))
    assert [tuple(row)[:4] for row in book.worksheets[0].iter_rows(min_row=3, values_only=True)] == wanted


@pytest.mark.parametrize("address", [HREF.format("fr", "csv"), HREF.format("zh", "pdf")])
def test_what_there_is_not_is_not_answered(address):
    assert client().get(address).status_code == 404
