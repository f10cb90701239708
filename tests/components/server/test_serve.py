"""The program that listens: its words, its exit codes, its base path, and how it ends."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from flask import Flask, request

from components.server import serve
from components.server.serve import Place, under

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
    out, err = stopped.communicate(timeout=20)
    return stopped.returncode, out, err


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_it_ends_within_three_seconds_without_a_traceback(name):
    with running() as (started, address):
        assert urlopen(address + "zh").status == 200
        begin = time.monotonic()
        started.send_signal(getattr(signal, name))
        out, err = started.communicate(timeout=10)
        assert time.monotonic() - begin < 3
        assert (started.returncode, out) == (0, "")
        assert "Traceback" not in err


def test_a_reader_who_is_still_waiting_does_not_keep_it():
    with running() as (started, address):
        host, port = address.split("/")[2].split(":")
        waiting = socket.create_connection((host, int(port)))
        waiting.sendall(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
        time.sleep(0.3)
        begin = time.monotonic()
        started.send_signal(signal.SIGINT)
        _, err = started.communicate(timeout=10)
        waiting.close()
        assert time.monotonic() - begin < 3
        assert started.returncode == 0
        assert "Traceback" not in err


def test_a_taken_port_is_said_plainly():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        code, out, err = ended(PORT=str(other.getsockname()[1]))
    assert (code, out) == (1, "")
    assert "the port is taken" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("port", ["abc", "80.5", "-1", "65536", "８０５０"])
def test_a_port_that_is_no_number_is_said_plainly(port):
    with pytest.raises(ValueError, match="PORT must be a whole number"):
        Place.from_environment({"PORT": port})


def test_the_program_says_it_too():
    code, out, err = ended(PORT="abc")
    assert (code, out, err.strip()) == (1, "", "PORT must be a whole number from 0 to 65535, not 'abc'.")


def test_a_public_address_that_is_none_stops_it_before_it_listens():
    code, out, err = ended(PUBLIC_URL="example.org/law")
    assert (code, out) == (1, "")
    assert err.strip().startswith("PUBLIC_URL must be the whole address of the site's start")
    assert err.strip().endswith("not 'example.org/law'.") and len(err.strip().splitlines()) == 1


def test_a_font_that_is_none_is_said_before_it_listens(tmp_path):
    (tmp_path / "none.ttf").write_text("no font")
    code, out, err = ended(PREVIEW_FONT=str(tmp_path / "none.ttf"))
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert err.startswith("PREVIEW_FONT must be a font with Chinese characters, which ")


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1"])
def test_a_host_that_is_not_here_is_said_plainly(host):
    code, out, err = ended(HOST=host)
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert err.startswith(f"Cannot listen at {host}, port 0: ")


def test_without_settings_it_is_this_machine_alone():
    assert Place.from_environment({}) == Place("127.0.0.1", 8050)


def test_broken_tables_stop_it_before_it_listens(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    table = folder / "tables" / "units.csv"
    table.write_text(
        table.read_text(encoding="utf-8") + "opinion,份,opinion,opinions,none,opinion\n", "utf-8"
    )
    code, out, err = ended(DATA_FOLDER=str(folder))
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


def test_an_upload_stays_in_memory_and_one_too_large_is_refused():
    with running() as (_, address):
        asked = Request(address + "upload", data=b"x" * 15_000_000)
        assert urlopen(asked).read().decode() == "15000000 BytesIO 0"
        with pytest.raises(OSError, match=r"413|reset|Broken pipe"):
            urlopen(Request(address + "upload", data=b"x" * 17_000_000))


def test_a_proxy_on_this_machine_says_from_where_and_how_its_readers_came():
    told = {
        "Host": "law.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "198.51.100.9, 203.0.113.7",
        "X-Forwarded-Host": "evil.example",
    }
    with running() as (_, address):
        assert urlopen(Request(address + "reader", headers=told)).read() == b"https 203.0.113.7 law.example"


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
