"""One server for all clients that misbehave: as it is started for others, with a process a processor."""

from pathlib import Path

import pytest

from tests.faults.watching import digest, family, settled
from tests.served import ROOT, served
from tests.waiting import until


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory):
    """Serve; afterwards, fail if data on disk are not as they were."""
    local: Path = tmp_path_factory.mktemp("local")
    before = digest(ROOT / "data", local)
    with served(PROCESSES="2", METRICS="1", LOCAL_DATA=str(local)) as server:
        until(lambda: len(family(server.process.pid)) == 3, 20)
        settled(server.process.pid, server.address)
        yield server
    assert digest(ROOT / "data", local) == before
