"""Compression: right headers, compressed once, and nothing kept without bound."""

import gzip
import io

import brotli
import pytest
from flask import Flask, Response, send_file
from hypothesis import given
from hypothesis import strategies as st

from components.server import compress

PAGE = "<p>年度法治政府建设情况</p>" * 200
SCRIPT = "".join(f"let number{n} = {n * n % 1697};\n" for n in range(2000))


@pytest.fixture
def server() -> Flask:
    server = Flask(__name__)
    server.extensions["store"] = compress.register(server)
    routes = {
        "/page": lambda: PAGE,
        "/short": lambda: "short",
        "/script.js": lambda: Response(
            SCRIPT, mimetype="text/javascript", headers={"Cache-Control": "max-age=31536000, immutable"}
        ),
        "/picture": lambda: Response(b"\x89PNG" * 500, mimetype="image/png"),
        "/stream": lambda: Response((line for line in ["a" * 600] * 3), mimetype="text/plain"),
        "/file": lambda: send_file(io.BytesIO(PAGE.encode()), "text/csv", conditional=True, etag=False),
        "/none": lambda: ("", 204),
    }
    for path, view in routes.items():
        server.add_url_rule(path, path, view, methods=["GET", "POST"])
    return server


@pytest.fixture
def client(server):
    return server.test_client()


def ask(client, path, coding="br, gzip", method="GET", **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.open(path, method=method, headers={"Accept-Encoding": coding, **named})


UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: lambda body: body}


@pytest.mark.parametrize(
    ("liked", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0.2, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("br;q=0, *", "gzip"),
        ("*", "br"),
        ("identity, br;q=0.5", None),
        ("deflate", None),
        ("", None),
    ],
)
def test_the_reader_gets_the_coding_that_it_likes_best(client, liked, coding):
    answer = ask(client, "/page", liked)
    assert answer.headers.get("Content-Encoding") == coding
    assert UNPACK[coding](answer.data).decode() == PAGE
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_an_answer_is_compressed_once_and_not_anew(client, monkeypatch):
    made = []
    squeeze = compress.FAST["br"]
    monkeypatch.setitem(compress.FAST, "br", lambda body: made.append(1) or squeeze(body))
    bodies = {ask(client, "/page").data for _ in range(5)}
    assert (len(bodies), len(made)) == (1, 1)


def test_what_lasts_is_made_smaller_behind_the_readers_back(client, server, monkeypatch):
    # A short one is as small as can be from the start.
    monkeypatch.setattr(compress, "SMALL_AT_ONCE", 0)
    first = ask(client, "/script.js")
    server.extensions["store"].later.join()
    second = ask(client, "/script.js")
    assert len(second.data) < len(first.data)
    assert brotli.decompress(second.data).decode() == SCRIPT
    assert first.headers["ETag"] == second.headers["ETag"]


def test_a_page_that_may_change_is_not_queued(client, server):
    ask(client, "/page")
    assert server.extensions["store"].worker is None


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_head_says_what_get_would_send(client, coding):
    shown = [ask(client, "/page", coding, method) for method in ("GET", "HEAD")]
    named = ("Content-Length", "Content-Encoding", "ETag", "Vary", "Content-Type")
    assert [shown[0].headers.get(name) for name in named] == [shown[1].headers.get(name) for name in named]
    assert int(shown[1].headers["Content-Length"]) == len(shown[0].data)
    assert shown[1].data == b""


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_a_page_that_the_reader_has_is_not_sent_again(client, coding):
    tag = ask(client, "/page", "gzip").headers["ETag"]
    again = ask(client, "/page", coding, If_None_Match=tag)
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Vary"] == "Accept-Encoding"
    assert ask(client, "/page", coding, If_None_Match='W/"other"').status_code == 200


@pytest.mark.parametrize("path", ["/short", "/picture", "/stream", "/none"])
def test_what_gains_nothing_is_left_alone(client, path):
    assert "Content-Encoding" not in ask(client, path).headers


def test_a_range_is_answered_in_plain_bytes(client):
    answer = ask(client, "/file", Range="bytes=0-899")
    assert (answer.status_code, len(answer.data)) == (206, 900)
    assert "Content-Encoding" not in answer.headers
    whole = ask(client, "/file")
    assert whole.headers["Content-Encoding"] == "br"
    assert "Accept-Ranges" not in whole.headers


def test_a_posted_answer_is_compressed_and_has_no_validator(client):
    answer = ask(client, "/page", method="POST")
    assert answer.headers["Content-Encoding"] == "br"
    assert "ETag" not in answer.headers


@given(st.lists(st.binary(min_size=0, max_size=300), max_size=40))
def test_the_store_never_keeps_more_than_its_bound(bodies):
    store = compress.Store(kept_bytes=60)
    for number, body in enumerate(bodies):
        made, _ = store.get(str(number % 7), "gzip", body, lasting=False)
        assert number >= 7 or gzip.decompress(made) == body
        assert store.size == sum(map(len, store.bodies.values())) <= 60


def test_warming_asks_for_everything_that_the_page_names(server):
    asked = []
    server.before_request(lambda: asked.append(compress.request.full_path.rstrip("?")))
    server.add_url_rule(
        "/first", "first", lambda: '<script src="/script.js?a=1&amp;b=2"></script><a href="/page"></a>'
    )
    compress.warm(server, "/first")
    assert asked[-1] == "/script.js?a=1&b=2"
    assert "/page" not in asked
