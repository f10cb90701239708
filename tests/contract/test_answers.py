"""The real server's answers: the same bytes for everyone, compressed once, and known again."""

import re

import pytest

from components.server import compress
from tests.contract.site import client, first_html

SMALL = {"Accept-Encoding": "br, gzip"}


@pytest.fixture
def made(monkeypatch):
    """Count what is compressed."""
    sizes = []
    squeeze = compress.FAST["br"]
    monkeypatch.setitem(compress.FAST, "br", lambda body: sizes.append(len(body)) or squeeze(body))
    return sizes


@pytest.mark.parametrize("address", ["/zh", "/en/about", "/zh/indicator/mediation_cases_count"])
def test_a_page_is_the_same_for_everyone_and_compressed_once(made, address):
    bodies = {client().get(address, headers=SMALL).data for _ in range(3)}
    assert len(bodies) == 1
    assert len(made) <= 1


def test_every_file_that_a_page_names_is_compressed_once_and_kept_by_browsers(made):
    html = first_html("/zh")
    files = re.findall(r'(?:src|href|data-plotly)="(/[^"]+\.(?:js|css)(?:\?[^"]*)?)"', html)
    files += re.search(r'data-scripts="([^"]+)"', html)[1].split()
    assert len(files) > 8
    for file in files * 2:
        answer = client().get(file, headers=SMALL)
        assert answer.status_code == 200
        assert answer.headers.get("Content-Encoding") == "br" or len(answer.data) < compress.SMALLEST
        assert (answer.cache_control.max_age or 0) >= 31_536_000, file
    assert len(made) <= len(files)


def test_a_reload_is_answered_with_headers_alone():
    tag = client().get("/zh", headers=SMALL).headers["ETag"]
    again = client().get("/zh", headers={**SMALL, "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("address", ["/{}", "/{}/about", "/download/{}/luoding-2022/chart/mediation.csv"])
def test_what_is_known_in_one_language_is_sent_whole_in_the_other(address):
    tags = [client().get(address.format(name), headers=SMALL).headers["ETag"] for name in ("zh", "en")]
    assert tags[0] != tags[1]
    english = client().get(address.format("en"), headers={**SMALL, "If-None-Match": tags[0]})
    assert english.status_code == 200 and english.data


def test_no_page_names_a_script_of_another_origin():
    words = first_html("/zh/data")
    assert re.findall(r'<(?:script|img)[^>]+src="(?:https?:)?//', words) == []
    assert re.findall(r'<link rel="(?:stylesheet|icon)[^>]+href="(?:https?:)?//', words) == []
    assert "plotly.com" not in words


def test_no_page_brings_a_grid():
    for path in ("/zh/data", "/zh"):
        assert not re.search(r'<script src="[^"]*(?:grid|dash_table)', first_html(path))
