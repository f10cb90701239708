"""The version of the program: one source, and wherever it is shown it is that one."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from components.site import health
from components.text import LANGUAGES
from data import select
from tests.contract.site import first_html

ROOT = Path(__file__).resolve().parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
RELEASE = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$", re.M)


def test_the_newest_release_of_the_change_log_is_the_version():
    releases = RELEASE.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert releases[0] == VERSION
    assert releases == sorted(releases, key=lambda one: [*map(int, one.split("."))], reverse=True)


def test_no_other_file_says_a_version_of_the_program():
    assert "version" not in json.loads((ROOT / "package.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["", "/about", "/check"])
def test_the_footer_of_every_page_names_it(language, page):
    footer = first_html(f"/{language}{page}").rpartition("<footer")[2]
    assert re.findall(r'data-version="">([^<]+)<', footer) == [VERSION]


def test_readyz_names_it_below_its_own_word(monkeypatch):
    assert health.ready().body.decode().splitlines() == ["ready", f"version {VERSION}"]

    def fails() -> None:
        raise OSError("no store")

    monkeypatch.setattr(select, "ask", fails)
    answer = health.ready()
    assert (answer.status, answer.body.decode().splitlines()) == (503, ["not ready", f"version {VERSION}"])
