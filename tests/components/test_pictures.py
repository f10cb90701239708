"""The route of pictures: a figure, a name for its file, 404 for what there is not."""

import json

import pytest
from flask import Flask

from components.pages.pictures import register
from components.picture import file_name
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
    "path", [f"zh/{REPORT}/nothing", f"fr/{REPORT}/map", "zh/nowhere-1999/map", "zh/%00/%ff"]
)
def test_what_there_is_not_is_404(client, path):
    assert client.get(f"/picture/{path}.json").status_code == 404


def test_the_files_name_is_in_the_readers_language_and_fit_for_every_system():
    name = file_name('over 190: a "claim" / two\n', select.whole_report(REPORT), "en")
    assert name.startswith("Luoding-2022-over 190")
    assert not set(name) & set('\\/:*?"<>|\n')
    assert len(file_name("长" * 300, select.whole_report(REPORT), "zh")) <= 90
