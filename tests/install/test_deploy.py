"""What `.deploy/` holds fits the program: its settings, its folders, its limits; nginx before two."""

import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import fields
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from components.draft.sent import LARGEST_FORM
from components.server.connections import IDLE_SECONDS
from components.server.settings import Settings
from tests import nginx
from tests.components.server.test_serve import running
from tests.contract.test_documents import targets

DEPLOY = Path(__file__).resolve().parents[2] / ".deploy"
VARIABLES = {field.name.upper() for field in fields(Settings)}
OF_PYTHON = {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}
UNIT, IMAGE, COMPOSE, NGINX = "rule-of-law.service", "Dockerfile", "compose.yaml", "nginx.conf"


def words(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_every_variable_that_is_set_is_a_setting():
    unit = re.findall(r"([A-Z_]+)=", " ".join(re.findall(r"^Environment=(.*)$", words(UNIT), re.M)))
    image = re.findall(r"^(?:ENV |    )([A-Z_]+)=", words(IMAGE), re.M)
    compose = re.findall(r"^  ([A-Z_]+):", words(COMPOSE), re.M)
    for found in (unit, image, compose):
        assert len(found) >= 5
        assert set(found) - OF_PYTHON <= VARIABLES


def test_whatever_serves_is_not_root_and_writes_to_its_data_and_its_store_alone():
    final = words(IMAGE).rpartition("\nFROM ")[2]
    assert re.search(r"^USER 10001:10001$", final, re.M) and "HEALTHCHECK" in final and "/readyz" in final
    assert 'VOLUME ["/var/lib/rule-of-law"]' in final and "LOCAL_DATA=/var/lib/rule-of-law " in final
    assert not re.search("gcc|build-essential|npm ", final)
    compose = words(COMPOSE)
    assert compose.count("read_only: true") == compose.count("cap_drop: [ALL]") == 2
    unit = words(UNIT)
    lines = {"User=rule-of-law", "ProtectSystem=strict", "StateDirectory=rule-of-law", "NoNewPrivileges=yes"}
    assert lines <= set(unit.splitlines())


def test_images_are_named_without_a_host():
    named = re.findall(r"^FROM (\S+)|^    image: (\S+)", words(IMAGE) + words(COMPOSE), re.M)
    assert {one or other for one, other in named} == {"node:22-slim", "python:3.12-slim", "nginx:stable"}


def test_the_image_has_all_that_the_program_reads_and_nothing_of_a_user_s():
    taken = set(re.findall(r"^!(\S+)$", words("Dockerfile.dockerignore"), re.M))
    assert {"app.py", "pyproject.toml", "assets", "components", "data"} <= taken
    assert not taken & {"local", ".git", "tests", ".venv"}
    assert words("Dockerfile.dockerignore").splitlines()[1] == "*"


def test_nginx_knows_the_addresses_and_the_limits_of_the_servers():
    servers = re.findall(r"server (\S+):8050 ", words(NGINX))
    given = re.findall(r"ipv4_address: (\S+)", words(COMPOSE))
    proxy = re.search(r"PROXIES: (\S+)", words(COMPOSE))[1]
    assert sorted([*servers, proxy]) == sorted(given)
    assert f"client_max_body_size {LARGEST_FORM // 1024**2}m;" in words(NGINX)
    kept = re.search(r"keepalive 32;.*?keepalive_timeout (\d+)s;", words(NGINX), re.S)
    assert int(kept[1]) < IDLE_SECONDS
    # What was sent to be published must not be sent twice.
    assert "proxy_next_upstream " in words(NGINX) and "non_idempotent" not in words(NGINX)


def test_the_tasks_that_the_readme_names_are_there():
    """Its other commands are the system's; its links and files are looked at with those of all documents."""
    named = re.findall(r"^make (\w+)|tasks\.py (\w+)", words("README.md"), re.M)
    asked = {one or other for one, other in named}
    assert {"wheelhouse", "run"} <= asked <= targets()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd")
def test_systemd_knows_every_line_of_the_unit(tmp_path):
    """The program of the unit is not here: Python, which is, stands for it."""
    unit = tmp_path / UNIT
    unit.write_text(words(UNIT).replace("/opt/rule-of-law/.venv/bin/python", sys.executable))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if UNIT in line]) == (0, [])


@pytest.fixture
def two(tmp_path):
    """Two small servers that believe nginx, and nginx: their processes, its address."""
    with ExitStack() as stack:
        programs = [stack.enter_context(running(PROXIES="127.0.0.1")) for _ in range(2)]
        servers = [address.split("/")[2] for _, address in programs]
        yield [process for process, _ in programs], stack.enter_context(nginx.before(servers, tmp_path))


@pytest.mark.slow
@pytest.mark.nginx
def test_a_reader_notices_nothing_of_a_server_that_falls(two):
    (first, _), address = two
    statuses = []
    for turn in range(60):
        if turn == 20:
            first.kill()
            first.wait()
        statuses.append(urlopen(f"{address}zh", timeout=10).status)
    assert statuses == [200] * 60


@pytest.mark.slow
@pytest.mark.nginx
def test_what_is_sent_may_be_as_large_as_the_site_takes_and_no_larger(two):
    _, address = two
    form = Request(f"{address}zh/check", data=b"x" * (LARGEST_FORM - 1024), method="POST")
    assert urlopen(form, timeout=20).read().startswith(str(LARGEST_FORM - 1024).encode())
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(f"{address}zh/check", data=b"x" * (LARGEST_FORM + 1), method="POST"), timeout=20)
    assert refused.value.code == 413


@pytest.mark.slow
@pytest.mark.nginx
def test_nginx_says_who_the_reader_is_and_leaves_answers_as_they_are(two):
    _, address = two
    host = address.split("/")[2]
    forged = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https", "Host": "law.example:8443"}
    assert urlopen(Request(f"{address}reader", headers=forged)).read() == b"http 127.0.0.1 law.example:8443"
    asked = HTTPConnection(host)
    asked.request("GET", "/zh", headers={"Accept-Encoding": "br"})
    answer = asked.getresponse()
    assert (answer.status, answer.getheader("Content-Encoding")) == (200, "br")
    answer.read()
    asked.request("GET", "/metrics")
    assert asked.getresponse().status == 404
    asked.close()
