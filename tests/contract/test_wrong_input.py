"""What nobody meant to ask for: a page in the path's language that repeats the value, never a fault."""

import re
import socket
from urllib.parse import quote

import pytest

from tests.contract.seen import body_of, words_of
from tests.contract.site import client
from tests.contract.tables import REPORT
from tests.served import served

LOST = (
    *("/zh/nowhere", "/en/nowhere", "/en/overview/nowhere-2022", "/xx", "/zh/zh"),
    *(f"/zh/area/{REPORT}/7", "/en/area/nowhere/1", "/zh/indicator/nothing_count", "/zh/data/1"),
    *("/zh/text/nowhere", "/download/en/nothing.csv", f"/download/zh/{REPORT}/chart/nothing.csv"),
    *(
        f"/download/en/{REPORT}/chart/mediation.exe",
        f"/picture/zh/{REPORT}/nothing.json",
        "/assets/nothing.js",
    ),
    *(f"/download/zh/view.csv?kind=nothing&report={REPORT}", "/zh/__init__", "/en/overview/../../etc/passwd"),
)
MANGLED = ("%00", "%ff", "x" * 8192, "%00%ff%0d%0a", "%F0%9F", "%E2%80%AE", "%", "%zz", "%3Cscript%3E")
# A page and the key of its query that it understands.
ASKED = (
    ("/zh", "category"),
    ("/en", "statement"),
    (f"/zh/overview/{REPORT}", "category"),
    (f"/en/text/{REPORT}", "indicator"),
    (f"/zh/text/{REPORT}", "statement"),
    (f"/zh/text/{REPORT}", "numbers"),
    ("/en/indicator", "report"),
    ("/zh/indicator/mediation_cases_count", "report"),
    ("/en/data", "report"),
    *(("/zh/data", key) for key in ("category", "kind", "area", "place", "year", "missing")),
)
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def language_of(path: str) -> str:
    found = re.match(r"/(?:download/|picture/)?(zh|en)(?=/|$)", path)
    return found[1] if found else "zh"


def words(node) -> str:
    return words_of(node).strip()


def notice(html: str) -> str:
    """Return the value that the page's notice repeats."""
    (said,) = [node for node in body_of(html).css("main [role=status]") if node.css_first("q")]
    return words_of(said.css_first("q"))


def looks_like_a_page(answer, path: str) -> bool:
    main = body_of(answer.text).css_first("main")
    told = f'lang="{"zh-CN" if language_of(path) == "zh" else "en"}"' in answer.text[:200]
    return told and main is not None and len(words(main)) > 20 and "Traceback" not in answer.text


@pytest.mark.parametrize("path", LOST)
def test_what_does_not_exist_is_404_in_the_path_s_language(path):
    answer = client().get(path)
    assert answer.status_code == 404
    assert looks_like_a_page(answer, path)


@pytest.mark.parametrize("mangled", MANGLED)
@pytest.mark.parametrize("before", ["/zh/", "/en/indicator/", f"/zh/area/{REPORT}/", "/download/en/", "/"])
def test_mangled_bytes_in_a_path_are_an_address_that_leads_nowhere(before, mangled):
    answer = client().get(before + mangled)
    assert answer.status_code in (400, 404)
    assert looks_like_a_page(answer, before)
    assert not UNSEEN.search(words(body_of(answer.text).css_first("main")).replace("\n", ""))


@pytest.mark.parametrize(("path", "key"), ASKED)
def test_an_unknown_value_is_repeated_in_a_sentence(path, key):
    answer = client().get(f"{path}?{key}=nothing-known")
    assert answer.status_code == 200
    assert looks_like_a_page(answer, path)
    assert notice(answer.text) == "nothing-known"


@pytest.mark.parametrize("mangled", MANGLED)
@pytest.mark.parametrize(("path", "key"), ASKED[1::3])
def test_mangled_bytes_in_a_query_are_an_unknown_value(path, key, mangled):
    answer = client().get(f"{path}?{key}={mangled}")
    assert answer.status_code == 200
    assert looks_like_a_page(answer, path)
    said = notice(answer.text)
    assert 1 <= len(said) <= 80
    assert not UNSEEN.search(said)


def test_control_characters_are_shown_as_such_and_known_values_are_kept():
    answer = client().get("/zh?category=mediation,%00a%1b[31m&statement=4.2")
    assert notice(answer.text) == "\ufffda\ufffd[31m"
    assert 'aria-pressed="true"' in answer.text
    assert not body_of(client().get("/zh?category=mediation&utm_source=mail").text).css("main p.notice")


def test_a_search_may_be_for_anything():
    for asked in MANGLED:
        answer = client().get(f"/zh/data?q={asked}")
        assert answer.status_code == 200
        assert looks_like_a_page(answer, "/zh")


def test_what_is_repeated_runs_nothing():
    asked = quote("<script>alert(1)</script><img src=x onerror=alert(1)>\"'")
    for path in (
        f"/zh?category={asked}",
        f"/zh/{asked}",
        f"/zh/data?q={asked}",
        f"/en/text/{REPORT}?indicator={asked}",
    ):
        html = client().get(path).text
        assert "<script>alert" not in html and "<img src=x" not in html


@pytest.fixture(scope="module")
def server():
    with served() as running:
        yield running


@pytest.mark.parametrize(
    "line",
    ["/zh/\x00", "/zh/\xff", "/zh?category=\x00", "/zh?category=\xff", "/" + "y" * 8192, "//evil.example/"],
)
def test_raw_bytes_on_the_wire_are_no_fault(server, line):
    """As a broken client sends them: not even escaped."""
    host, port = server.origin.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as wire:
        wire.sendall(f"GET {line} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode("latin-1"))
        answer = b"".join(iter(lambda: wire.recv(65536), b""))
    status = int(answer.split(b" ", 2)[1])
    assert status in (200, 302, 308, 400, 404)
    assert b"Traceback" not in answer
    assert b"Location: //" not in answer
