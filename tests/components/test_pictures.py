"""The route of pictures: a figure, a name for its file, 404 for what there is not."""

import json
from datetime import date

import pytest
from flask import Flask

from components.pictures.picture import file_name
from components.pictures.picture_map import HEADING, map_picture
from components.site.pictures import register
from components.text import named
from data import select

REPORT = "luoding-2022"


@pytest.fixture
def client():
    server = Flask(__name__)
    register(server)
    return server.test_client()


@pytest.mark.parametrize("name", ["mediation", "coverage", "service_items", "map", "plan"])
def test_a_picture_is_a_figure_and_a_name(client, name):
    answer = client.get(f"/picture/zh/{REPORT}/{name}.json")
    assert answer.status_code == 200
    told = json.loads(answer.data)
    assert told["figure"]["layout"]["width"] == 1200
    assert told["name"].startswith("罗定市-2022-")


@pytest.mark.parametrize(
    ("language", "place", "whose"),
    [("zh", "罗定市-2022-", "以官方原文为准"), ("en", "Luoding-2022-", "the official text prevails")],
    ids=["zh", "en"],
)
def test_a_picture_its_title_and_its_file_are_in_the_language_of_its_address(client, language, place, whose):
    for name in ("mediation", "coverage", "service_items", "map", "plan"):
        told = json.loads(client.get(f"/picture/{language}/{REPORT}/{name}.json").data)
        notes = " ".join(note["text"] for note in told["figure"]["layout"]["annotations"])
        assert told["name"].startswith(place) and told["title"][:12] in told["name"], name
        assert whose in notes, name


@pytest.mark.parametrize(
    "path", [f"zh/{REPORT}/nothing", f"fr/{REPORT}/map", "zh/nowhere-1999/map", "zh/%00/%ff"]
)
def test_what_there_is_not_is_404(client, path):
    assert client.get(f"/picture/{path}.json").status_code == 404


def test_the_files_name_is_in_the_readers_language_and_fit_for_every_system():
    name = file_name('over 190: a "claim" / two\n', select.whole_report(REPORT), "en")
    assert name.startswith("Luoding-2022-over 190")
    assert not set(name) & set('\\/:*?"<>|\n')
    assert len(file_name("长" * 300, select.whole_report(REPORT), "zh")) <= 90


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_headings_of_the_map_are_of_one_size(language):
    report = select.whole_report(REPORT)
    notes = map_picture(report, language, date(2026, 1, 1)).to_dict()["layout"]["annotations"]
    strong = [note for note in notes if note["font"]["weight"] == 600]
    headings = " ".join(note["text"] for note in strong if note["font"]["size"] == HEADING)
    held = report.sections[report.sections["id"].isin(report.statements["section"])]
    assert len(held) == 8
    assert [
        name for row in held.itertuples() if (name := named(row, "short", language)) not in headings
    ] == []


def words(client, path: str) -> list[str]:
    figure = json.loads(client.get(path, headers={"Host": "10.0.0.7"}).data)["figure"]
    return [note["text"] for note in figure["layout"]["annotations"]]


@pytest.mark.parametrize(
    ("name", "page"),
    [("mediation", f"area/{REPORT}/6"), ("coverage", f"overview/{REPORT}"), ("map", f"overview/{REPORT}")],
)
def test_a_picture_carries_the_short_address_of_its_page(client, monkeypatch, name, page):
    path = f"/picture/en/{REPORT}/{name}.json"
    assert f"10.0.0.7/en/{page}" in words(client, path)
    monkeypatch.setenv("PUBLIC_URL", "https://example.org/law/")
    assert f"example.org/law/en/{page}" in words(client, path)


def test_a_long_address_stays_in_its_column(client, monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", f"https://{'a' * 60}.{'b' * 60}.example/")
    told = json.loads(client.get(f"/picture/zh/{REPORT}/mediation.json").data)["figure"]["layout"]
    (note,) = [note for note in told["annotations"] if ".example/" in note["text"]]
    assert note["font"]["size"] < 12
