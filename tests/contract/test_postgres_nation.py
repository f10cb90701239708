"""A nation's reports, a few of them, asked of PostgreSQL: every kind of page is the same to the byte."""

from pathlib import Path

import pytest

from tests.bench.nation import write_nation
from tests.bench.scale_pages import Answer, ask_each
from tests.postgres import Database
from tests.served import PUBLIC_URL, served

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
# The province, a prefecture, some of its counties.
PLACES = 5


def answers(local: Path, **environment: str) -> list[Answer]:
    with served(LOCAL_DATA=str(local), PUBLIC_URL=PUBLIC_URL, **environment) as server:
        return [one for kind in ask_each(server, PLACES)["kinds"].values() for one in kind]


def test_pages_over_a_nations_reports_are_the_same_to_the_byte(tmp_path: Path, database: Database) -> None:
    write_nation(tmp_path / "local", PLACES)
    database.emptied()
    ours, theirs = answers(tmp_path / "local"), answers(tmp_path / "local", DATABASE_URL=database.url)
    others = [one.path for one, other in zip(ours, theirs, strict=True) if one.digest != other.digest]
    assert others == [] and len(ours) > 90
