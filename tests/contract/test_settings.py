"""Settings and the rest of the site agree: every variable is checked, no base path hides an address."""

import re
from pathlib import Path

import pytest

from app import app
from components.server.settings import PROJECT, Settings, WrongSettingError, read
from data.folders.locations import locations
from tests.served import OURS

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(r"""(?:os\.environ|environment)(?:\.get\(|\[)"([A-Z_]+)\"""")
VARIABLES = {name.upper() for name in Settings.__dataclass_fields__}


def test_every_variable_that_is_read_is_checked_first():
    code = "".join(
        path.read_text(encoding="utf-8")
        for part in ("data", "components")
        for path in (ROOT / part).rglob("*.py")
    )
    assert set(READ.findall(code)) <= VARIABLES
    assert set(OURS) <= VARIABLES


def test_the_site_stands_below_none_of_its_own_addresses():
    own = {rule.rule.split("/")[1] for rule in app.server.url_map.iter_rules()} - {"", "<path:path>"}
    assert {"zh", "en", "assets", "download"} <= own
    for name in own:
        with pytest.raises(WrongSettingError):
            read({"BASE_PATH": f"/{name}/"})


def test_folders_are_looked_for_where_the_store_looks(monkeypatch):
    for name in ("DATA_FOLDER", "LOCAL_DATA"):
        monkeypatch.delenv(name, raising=False)
    assert locations().roots == (PROJECT / "data", PROJECT / "local")
