"""The program that listens: its words, its exit codes, its base path, and how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from flask import Flask, request

from components.pictures import preview_fonts
from components.site import serve
from components.site.serve import under
from tests.data.copies import copy_of_data
from tests.speed import patience

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]


def program(**environment):
    command = [sys.executable, "-m", "tests.components.server.program"]
    ours = {name: value for name, value in os.environ.items() if name not in ("HOST", "PORT", "BASE_PATH")}
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**ours, "PORT": "0", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def address():
    """The address of a program that no test ends."""
    with running() as (_, address):
        yield address


@contextmanager
def running(**environment):
    """Start the program; give it and its address."""
    started = program(**environment)
    try:
        line = started.stdout.readline()
        yield started, line.split(": ", 1)[1].split(" ")[0]
    finally:
        started.kill()
        started.communicate()


def ended(**environment):
    """Run a program that should end by itself; give exit code, output and complaints."""
    stopped = program(**environment)
    out, err = stopped.communicate(timeout=patience(20))
    return stopped.returncode, out, err


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_it_ends_within_three_seconds_without_a_traceback(name):
    with running() as (started, address):
        assert urlopen(address + "zh").status == 200
        begin = time.monotonic()
        started.send_signal(getattr(signal, name))
        out, err = started.communicate(timeout=10)
        assert time.monotonic() - begin < patience(3)
        assert (started.returncode, out) == (0, "")
        assert "Traceback" not in err


@pytest.mark.patient
@pytest.mark.parametrize(("seconds", "is_answered"), [(2, True), (30, False)])
def test_what_is_under_way_is_finished_within_ten_seconds(seconds, is_answered):
    with running() as (started, address):
        waiting = asking(address, f"GET /slow/{seconds} HTTP/1.1\r\nHost: a\r\n\r\n")
        time.sleep(0.3)
        begin = time.monotonic()
        started.send_signal(signal.SIGTERM)
        waiting.settimeout(15)
        assert (b"at last" in waiting.makefile("rb").read()) == is_answered
        _, err = started.communicate(timeout=15)
        assert time.monotonic() - begin < patience(12)
        assert started.returncode == 0
        assert "Traceback" not in err


def asking(address, words):
    """Open a connection and send the words of a request."""
    host, port = address.split("/")[2].split(":")
    opened = socket.create_connection((host, int(port)))
    opened.sendall(words.encode())
    return opened


def test_a_taken_port_is_said_plainly():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        code, out, err = ended(PORT=str(other.getsockname()[1]))
    assert (code, out) == (1, "")
    assert "the port is taken" in err
    assert "Traceback" not in err


def stopped(monkeypatch, capsys, **environment):
    """Give exit code, output and complaints of what the program asks before anything else."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    preview_fonts.faces.cache_clear()
    with pytest.raises(SystemExit) as end:
        serve.stop_if_broken()
    preview_fonts.faces.cache_clear()
    return end.value.code, *capsys.readouterr()


def test_the_program_says_it_too():
    code, out, err = ended(PORT="abc")
    assert (code, out, err.strip()) == (1, "", "PORT must be a whole number from 0 to 65535, not 'abc'.")


def test_a_public_address_that_is_none_stops_it_before_it_listens(monkeypatch, capsys):
    code, out, err = stopped(monkeypatch, capsys, PUBLIC_URL="example.org/law")
    assert (code, out) == (1, "")
    assert err.strip().startswith("PUBLIC_URL must be the whole address of the site's start")
    assert err.strip().endswith("not 'example.org/law'.") and len(err.strip().splitlines()) == 1


def test_a_font_that_is_none_is_said_before_it_listens(tmp_path, monkeypatch, capsys):
    (tmp_path / "none.ttf").write_text("no font")
    code, out, err = stopped(monkeypatch, capsys, PREVIEW_FONT=str(tmp_path / "none.ttf"))
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert err.startswith("PREVIEW_FONT must be a font with Chinese characters, which ")


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1"])
def test_a_host_that_is_not_here_is_said_plainly(host):
    code, out, err = ended(HOST=host)
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert err.startswith(f"Cannot listen at {host}, port 0: ")


def test_broken_tables_stop_it_before_it_listens(tmp_path, monkeypatch, capsys):
    folder = copy_of_data(tmp_path / "data")
    table = folder / "tables" / "units.csv"
    table.write_text(
        table.read_text(encoding="utf-8") + "opinion,份,opinion,opinions,none,opinion\n", "utf-8"
    )
    code, out, err = stopped(monkeypatch, capsys, DATA_FOLDER=str(folder))
    *rows, last = err.splitlines()
    assert (code, out) == (1, "")
    assert rows and all(re.match(r"\S*units\.csv:\d+: \w+: ", row) for row in rows)
    assert last.endswith("in the vocabulary: nothing is served until this is put right.")
    assert "Traceback" not in err


def test_it_prints_one_line_with_the_address():
    with running(BASE_PATH="law") as (started, address):
        assert address.endswith("/law/")
        assert urlopen(address + "zh").status == 200
        started.send_signal(signal.SIGTERM)
        out, _ = started.communicate(timeout=10)
        assert out == ""


def test_an_upload_lies_in_no_file_that_has_a_name(address):
    asked = Request(address + "zh/check", data=b"x" * 12_000_000)
    assert urlopen(asked).read() == b"12000000 []"


def test_of_an_upload_too_large_the_route_gets_the_head(address):
    assert refused(Request(address + "zh/check", data=b"x" * 17_000_000)) == (413, "1048576 []")


def test_a_body_that_nothing_asked_for_is_refused_in_both_languages(address):
    status, words = refused(Request(address + "zh", data=b"x" * 100_000))
    assert status == 413 and [line[:3] for line in words.splitlines()] == ["413", "413"]


def refused(request):
    """Send a request that is not served; give status and words."""
    with pytest.raises(HTTPError) as error:
        urlopen(request)
    return error.value.code, error.value.read().decode()


def test_two_askers_of_the_same_are_answered_by_one_computation(address):
    with ThreadPoolExecutor(8) as readers:
        addresses = [f"{address}counted?utm={number}" for number in range(8)]
        assert set(readers.map(lambda one: urlopen(one).read(), addresses)) == {b"1"}
        assert urlopen(address + "counted").read() == b"1"


def test_a_head_that_never_ends_is_refused(address):
    waiting = asking(address, "GET /zh HTTP/1.1\r\nHost: a\r\nX: " + "x" * 20_000)
    assert waiting.makefile("rb").read().startswith(b"HTTP/1.1 431 ")
    waiting = asking(address, "no HTTP at all\r\n\r\n")
    assert waiting.makefile("rb").read().startswith(b"HTTP/1.1 400 ")


def test_a_proxy_on_this_machine_says_from_where_and_how_its_readers_came(address):
    told = {
        "Host": "law.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "198.51.100.9, 203.0.113.7",
        "X-Forwarded-Host": "evil.example",
    }
    assert urlopen(Request(address + "reader", headers=told)).read() == b"https 203.0.113.7 law.example"


@pytest.mark.parametrize(
    ("proxies", "told"),
    [("", b"http 127.0.0.9 127.0.0.1"), ("127.0.0.8/30 10.0.0.1", b"https 203.0.113.7 law.example")],
)
def test_a_proxy_elsewhere_is_believed_where_the_operator_names_it(proxies, told):
    """127.0.0.9 is an address that this machine has and the server does not know as its own."""
    with running(PROXIES=proxies) as (_, address):
        host, port = address.split("/")[2].split(":")
        asked = HTTPConnection(host, int(port), timeout=patience(5), source_address=("127.0.0.9", 0))
        heads = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.9, 203.0.113.7"}
        asked.request("GET", "/reader", headers=heads | {"Host": "law.example" if proxies else host})
        assert asked.getresponse().read() == told
        asked.close()


@pytest.fixture
def places():
    """Serve the path that a route sees."""
    server = Flask(__name__)

    @server.get("/<path:path>")
    @server.get("/", defaults={"path": ""})
    def seen(path: str) -> str:
        return f"{request.path} {request.script_root}"

    return server


def stripping(application, prefix):
    """Do what a proxy does that takes the prefix away."""

    def proxy(environ, start_response):
        environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix(prefix)
        return application(environ, start_response)

    return proxy


@pytest.mark.parametrize("strips", [True, False])
@pytest.mark.parametrize(
    ("asked", "seen"),
    [("/law/zh/about", "/zh/about"), ("/law/", "/"), ("/law", "/"), ("/law/lawful", "/lawful")],
)
def test_a_sub_path_serves_whether_or_not_the_proxy_takes_it_away(places, asked, seen, strips):
    application = under("/law/", places.wsgi_app)
    places.wsgi_app = stripping(application, "/law") if strips else application
    assert places.test_client().get(asked).text == f"{seen} /law"


def test_a_path_that_only_begins_like_the_base_is_left_alone(places):
    places.wsgi_app = under("/law/", places.wsgi_app)
    assert places.test_client().get("/lawful").text == "/lawful /law"


def test_at_the_root_nothing_changes(places):
    places.wsgi_app = under("/", places.wsgi_app)
    assert places.test_client().get("/zh/about").text == "/zh/about "


def test_the_server_is_prepared_in_the_right_order():
    server = Flask(__name__)
    serve.prepare(server)
    server.after_request(lambda response: response.set_data("y" * 900) or response)
    server.add_url_rule("/zh", "zh", lambda: "x")
    answer = server.test_client().get("/zh", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"


@pytest.mark.patient
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_that_comes_the_moment_it_is_ready_ends_it(name):
    for wait in (0.0, 0.03):
        with running() as (started, _):
            time.sleep(wait)
            started.send_signal(getattr(signal, name))
            _, err = started.communicate(timeout=8)
            assert started.returncode == 0
            assert "Traceback" not in err
