"""What is answered instead of a page: words in both languages; our own faults leave a line in the log."""

import json
import logging
import re

import pytest

from app import app
from components import pages
from components.site import errors, page_cache
from data import select
from tests.contract.seen import body_of, words_of
from tests.contract.site import callback_body, client
from tests.contract.tables import REPORT

MACHINE = {"Accept": "application/json, */*"}
CALLBACK = "/_dash-update-component"
ABOUT = callback_body("/zh/about", "")


@pytest.fixture
def broken(monkeypatch):
    """A page that breaks with words that quote its reader."""

    def layout(view):
        raise RuntimeError(f"quoted: {view}")

    page_cache.clear()
    monkeypatch.setattr(pages.PAGES["about"], "layout", layout)
    yield
    page_cache.clear()


@pytest.fixture
def logged(caplog):
    """What is logged, of whatever level; pytest's own list is another before the test begins."""
    # Opening the store, which the first question does, is no answer's business.
    select.holdings()
    caplog.set_level(logging.DEBUG)
    return caplog


def refused(status: int, method: str, path: str, **told):
    answer = client().open(path, method=method, **told)
    assert answer.status_code == status, answer.text[:200]
    return answer


@pytest.mark.parametrize(
    ("status", "method", "path"),
    [
        (404, "GET", "/zh/nowhere"),
        (404, "GET", "/download/en/no.csv"),
        (405, "PUT", "/en"),
        (400, "GET", "/en"),
    ],
)
@pytest.mark.parametrize("accept", ["", "*/*", "application/json", "image/avif,image/webp,*/*;q=0.8"])
def test_a_machine_is_told_in_two_lines(status, method, path, accept, logged):
    host = "a_b" if status == 400 else "localhost"
    answer = refused(status, method, path, headers={"Accept": accept, "Host": host})
    assert answer.content_type == "text/plain; charset=utf-8"
    zh, en, end = answer.text.split("\n")
    assert zh.startswith(f"{status} ") and en.startswith(f"{status} ") and end == ""
    assert re.search("[\u4e00-\u9fff]", zh) and not re.search("[\u4e00-\u9fff]", en)
    assert "Accept" in answer.headers["Vary"].split(", ")
    assert not logged.records


def test_a_reader_is_told_in_a_page(logged):
    answer = refused(405, "POST", "/en/data")
    assert '<html lang="en">' in answer.text and "这个地址不接受这种请求" in answer.text
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    missing = refused(404, "GET", "/zh/nowhere")
    assert "没有这个页面" in missing.text and "Accept" in missing.headers["Vary"].split(", ")
    refused(404, "GET", "/download/zh/no.csv")
    assert 'name="viewport"' in refused(404, "GET", "/download/zh/no.csv").text
    assert not logged.records


def test_what_a_header_says_of_a_refusal_stays():
    assert (
        refused(416, "GET", "/assets/icon.svg", headers={"Range": "bytes=99999-"})
        .headers["Content-Range"]
        .startswith("bytes */")
    )
    assert refused(405, "GET", CALLBACK).headers["Allow"] == "OPTIONS, POST"
    assert client().options(CALLBACK).status_code == 200


def test_only_that_there_is_no_page_may_be_kept_on_the_way():
    assert refused(405, "POST", "/zh").headers["Cache-Control"] == "no-store"
    assert refused(400, "GET", "/zh", headers={"Host": "a_b"}).headers["Cache-Control"] == "no-store"
    assert "Cache-Control" not in refused(404, "GET", "/zh/nowhere", headers=MACHINE).headers


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (400, {"data": b"{", "content_type": "application/json"}),
        (400, {"json": {**ABOUT, "output": "other.children"}}),
        (413, {"data": b" " * 65_537, "content_type": "application/json"}),
        (415, {"data": json.dumps(ABOUT).encode()}),
        (415, {"data": {"a": "b"}}),
    ],
)
def test_a_malformed_callback_is_the_client_s_and_is_not_logged(status, told, logged):
    answer = refused(status, "POST", CALLBACK, headers=MACHINE, **told)
    assert answer.content_type.startswith("text/plain") and answer.text.startswith(f"{status} ")
    assert not logged.records


def test_a_sound_callback_is_answered():
    answer = client().post(CALLBACK, json=ABOUT)
    assert answer.status_code == 200 and "no-store" not in answer.headers.get("Cache-Control", "")


def test_a_fault_of_ours_has_a_number_and_one_line(broken, logged):
    answer = refused(500, "GET", "/en/about?category=secret")
    (line,) = logged.records
    (number,) = re.findall(r"quote this number: ([0-9a-f]{8})", words_of(body_of(answer.text)))
    said = line.getMessage()
    assert said.startswith(f"fault {number}: GET /en/about: RuntimeError in components/site/dash_app.py:")
    assert re.search(r" > components/pages/__init__\.py:\d+$", said)
    assert line.exc_info is None and "secret" not in said and "quoted" not in said
    assert "Traceback" not in answer.text and "RuntimeError" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_machine_is_told_the_number_too(broken, logged):
    answer = refused(500, "GET", "/en/about", headers=MACHINE)
    (line,) = logged.records
    assert f"Number: {line.number}" in answer.text and f"编号：{line.number}" in answer.text


def test_a_page_that_breaks_in_the_browser_tells_its_number_and_is_kept_by_nobody(broken, logged):
    answer = client().post(CALLBACK, json=ABOUT)
    (line,) = logged.records
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    told = json.dumps(answer.get_json())
    assert line.number in told and line.path == "/zh/about"
    assert "quoted" not in line.getMessage() and "quoted" not in told


def test_where_the_error_s_page_breaks_as_well_a_smaller_one_is_shown(broken, logged, monkeypatch):
    def nothing(*_):
        raise OSError("the store is gone")

    monkeypatch.setattr(errors, "from_url", nothing)
    answer = refused(500, "GET", "/en/about")
    (line,) = logged.records
    assert f"Number: {line.number}" in answer.text and '<html lang="en">' in answer.text


def test_a_fault_after_the_answer_was_made_is_one_line_too(logged, monkeypatch):
    def late(response):
        raise RuntimeError("too late")

    monkeypatch.setitem(app.server.after_request_funcs, None, [late])
    answer = refused(500, "GET", "/zh/about", headers=MACHINE)
    found = [line for line in logged.records if line.name == "components.server.faults"]
    assert len(found) == 1 and found[0].number in answer.text


def test_nothing_is_printed(broken, capfd):
    refused(500, "GET", "/en/about")
    client().post(CALLBACK, json=ABOUT)
    told = capfd.readouterr()
    assert "Traceback" not in told.out + told.err and "quoted" not in told.out + told.err


def versioned() -> str:
    found = re.search(r"_dash-component-suites/(\S+/dash_renderer\.v\S+\.js)", app._dash_scripts)
    assert found
    return found[1]


def test_a_library_s_files_are_there_before_any_page_named_them():
    """Each process knows them, whichever was asked for the page."""
    app.registered_paths.clear()
    vars(app).pop("_dash_scripts", None)
    assert client().get(f"/_dash-component-suites/{versioned()}").status_code == 200


def test_every_file_of_a_library_is_there_or_not():
    app._dash_scripts  # noqa: B018 - names them
    paths = [f"{package}/{path}" for package, paths in app.registered_paths.items() for path in paths]
    assert len(paths) > 20
    told = {path: client().get(f"/_dash-component-suites/{path}").status_code for path in paths}
    assert not {path: status for path, status in told.items() if status not in (200, 404)}
    assert told["dash/dcc/async-graph.js"] == 200


@pytest.mark.parametrize(
    "path",
    [
        "dash/../../app.py",
        "dash/%2e%2e/%2e%2e/app.py",
        "nothing/at/all.js",
        "sys/path.py",
        "flask/__init__.py",
        "dash/dcc/async-graph.v1_2_3m4.js",
        "dash/dcc/async-graph.v9_9_9m1795707181.js",
        "dash",
        "",
        "dash/",
        "dash/dcc/\x00.js",
    ],
)
def test_what_no_page_names_of_a_library_is_not_there(path, logged):
    refused(404, "GET", f"/_dash-component-suites/{path}")
    assert not logged.records


def test_a_library_s_file_has_the_version_that_pages_name():
    known = versioned()
    assert client().get(f"/_dash-component-suites/{known}").status_code == 200
    refused(404, "GET", "/_dash-component-suites/" + re.sub(r"\.v\w+?m", ".v1_0_0m", known))


def test_what_is_for_dash_s_developers_is_not_here(logged):
    refused(404, "GET", "/_reload-hash")
    assert not logged.records


@pytest.mark.parametrize("path", ["/zh/about", f"/download/{REPORT}/report.zip"])
def test_an_answer_is_the_same_for_a_machine(path):
    assert client().get(path, headers=MACHINE).get_data() == client().get(path).get_data()
