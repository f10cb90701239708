"""Several processes and their parent: who serves, who is replaced, and that nobody is left."""

import json
import os
import signal
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from components.server import processes
from components.web.site_version import site_version
from tests.served import served
from tests.waiting import until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="several processes share sockets on POSIX only"),
]


def children(process):
    """Return the ids of the processes that a process has started."""
    found = Path(f"/proc/{process}/task/{process}/children")
    return {int(one) for one in found.read_text().split()}


def is_there(process):
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.fixture(scope="module")
def two():
    with served(PROCESSES="2", METRICS="1", LOG="json") as server:
        until(lambda: len(children(server.process.pid)) == 2)
        yield server


@pytest.mark.patient
def test_one_that_falls_is_replaced_and_readers_are_served(two):
    fallen = min(children(two.process.pid))
    os.kill(fallen, signal.SIGKILL)
    until(lambda: len(children(two.process.pid) - {fallen}) == 2)
    assert urlopen(f"{two.address}healthz").read() == b"alive\n"
    version = site_version()
    assert urlopen(f"{two.address}readyz").read().decode() == f"ready\nversion {version}\n"
    assert "A serving process ended (-9)" in two.log.read_text()


def test_figures_are_those_of_all_processes(two):
    before = requests(two)
    for _ in range(20):
        urlopen(f"{two.address}zh/about?secret=1").read()
    # An answer is counted when it has been sent.
    until(lambda: requests(two) - before >= 20)
    names = ("dashboard_seconds_bucket", "dashboard_connections", "dashboard_lane", "dashboard_kept_bytes")
    # How things stand is noted twice a second.
    until(lambda: all(name in figures(two) for name in names))
    told = figures(two)
    assert "secret" not in told and "python" not in told


def requests(server):
    counted = [line for line in figures(server).splitlines() if line.startswith("dashboard_requests_total{")]
    return sum(float(line.split()[-1]) for line in counted)


def figures(server):
    """Return what Prometheus would read."""
    return urlopen(f"{server.address}metrics").read().decode()


def test_a_log_line_is_json_and_says_nothing_of_a_reader(two):
    urlopen(f"{two.address}zh/data?q=secret").read()

    def lines():
        found = [line for line in two.log.read_text().splitlines() if line.startswith("{")]
        return [one for one in map(json.loads, found) if one.get("path") == "/zh/data"]

    until(lines)
    (line, *_) = lines()
    assert (line["method"], line["status"], line["logger"]) == ("GET", 200, "access")
    assert "secret" not in two.log.read_text() and "127.0.0.1" not in json.dumps(line)


@pytest.mark.patient
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_nobody_is_left_when_the_parent_goes(name):
    with served(PROCESSES="2") as server:
        parent = server.process
        until(lambda: len(children(parent.pid)) == 2)
        serving = children(parent.pid)
        parent.send_signal(getattr(signal, name))
        parent.wait(timeout=12)
        until(lambda: not any(map(is_there, serving)), seconds=5)
        assert parent.returncode == (-signal.SIGKILL if name == "SIGKILL" else 0)
        with suppress(OSError):
            urlopen(f"{server.address}healthz", timeout=1)
            pytest.fail("somebody still answers")


def test_what_is_wrong_is_said_once_and_ends_the_parent():
    with pytest.raises(RuntimeError) as said, served(PROCESSES="2", PORT="abc"):
        pytest.fail("it serves")
    assert str(said.value).count("PORT must be") == 1
    with served(PROCESSES="1") as other:
        port = other.address.rstrip("/").rpartition(":")[2]
        with pytest.raises(RuntimeError) as said, served(PROCESSES="2", PORT=port):
            pytest.fail("it serves")
    assert str(said.value).count("the port is taken") == 1


def test_processes_are_as_many_as_wanted_and_as_memory_allows(monkeypatch):
    monkeypatch.setattr(processes, "_processors", lambda: 4)
    monkeypatch.setattr(processes, "memory_limit", lambda: None)
    assert (processes.count(0), processes.count(3)) == (4, 3)
    monkeypatch.setattr(processes, "memory_limit", lambda: 600 * 1024 * 1024)
    assert (processes.count(0), processes.count(3)) == (2, 3)
    monkeypatch.setattr(processes, "memory_limit", lambda: 10)
    assert processes.count(0) == 1
