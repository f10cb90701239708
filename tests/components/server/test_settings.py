"""Settings: what is accepted can be served with; what is not is one sentence, and the program ends."""

import json
import os
import subprocess
import sys
from contextlib import chdir
from dataclasses import fields
from pathlib import Path

import pytest

from components.figures.error_report import contact
from components.pictures import preview_fonts
from components.server import settings
from components.server.settings import Settings, WrongSettingError
from components.web import web_address
from components.web.first_html import as_html
from components.web.page_addresses import address, base_path, inside
from components.web.security import content_policy
from components.web.view import from_path
from tests.components.server.odd_values import SOUND, lay, odd_values
from tests.speed import patience

ROOT = Path(__file__).resolve().parents[3]
VARIABLES = [field.name.upper() for field in fields(Settings)]
ODD = 200
SITES = 6

GOOD = {
    "HOST": {"": "127.0.0.1", " ::1 ": "::1", "fe80::1%eth0": "fe80::1%eth0", "my_service": "my_service"},
    "PORT": {"": 8050, "0": 0, " 80\r": 80, "65535": 65535},
    "BASE_PATH": {"": "/", "/": "/", "law": "/law/", "/law/\r": "/law/", "/a/b~c.d_e-f/": "/a/b~c.d_e-f/"},
    "PUBLIC_URL": {"": "", "https://example.org/law": "https://example.org/law/"},
    "FRAME_ANCESTORS": {
        "": "'self'",
        "*": "*",
        "'self' https://a.b:*": "'self' https://a.b:*",
        "'NONE'": "'NONE'",
    },
    "CONTACT": {"": "", "罗定市司法局　法治科": "罗定市司法局　法治科", "a.b+c@d.example": "a.b+c@d.example"},
    "REPOSITORY": {"": "", "https://example.org/法治": "https://example.org/法治"},
    "DEMO": {"": False, "0": False, "1": True},
    "METRICS": {"": False, "0": False, "1": True},
    "PROCESSES": {"": 0, "1": 1, "064": 64},
    "LOG": {"": "text", "text": "text", "json": "json"},
    "EDIT_TOKEN": {"": "", "a-token-of-tests": "a-token-of-tests"},
    "PRINT_EDIT_LINK": {"": False, "1": True},
    "PROXIES": {"": "", " 10.0.0.5  172.30.0.0/24\r": "10.0.0.5/32,172.30.0.0/24", "fd00::/8": "fd00::/8"},
}
BAD = {
    "HOST": ("127.0.0.1:80", "[::1]", "http://a", "a b", "*", "256.1.1.1", "127.0.0.01", "法治.中国", "a..b"),
    "PORT": ("abc", "80.5", "-1", "65536", "８０５０", "9" * 5000, "0x50", "80 81"),
    "BASE_PATH": ("/法治/", "//", "/a//b/", "/a/../b", ".", "/a b/", "/%61/", "/a?b", "\\a", "a" * 300),
    "PUBLIC_URL": (
        "example.org",
        "https://example.org/a/../b",
        "https://example.org/%zz",
        "https://法治.中国/",
    ),
    "FRAME_ANCESTORS": (
        "self",
        "'self'\nX: y",
        "'self'; x",
        "a, b",
        "'self' 'none'",
        "法治",
        "https://a/b",
        "a\tb",
    ),
    "CONTACT": ("a\nb", "a@法治", "https://", "https://a b/", "a@b@c", "x" * 201, "\udcff", "a\u202eb"),
    "REPOSITORY": (
        "info@example.org",
        "example.org",
        "javascript:alert(1)",
        "https://a/<b>",
        "https://a:99999/",
    ),
    "DEMO": ("yes", "true", "2", "no"),
    "METRICS": ("on", "-1"),
    "PROCESSES": ("0", "65", "-1", "two", "1.5", "9" * 5000),
    "LOG": ("JSON", "yes", "json,text"),
    "EDIT_TOKEN": ("short", "a" * 201, "two\nlines-of-a-token"),
    "PRINT_EDIT_LINK": ("yes",),
    "PROXIES": ("*", "proxy.example", "10.0.0.1/24", "10.0.0.0/33", "10.0.0.1,10.0.0.2", "10.0.0.1:80"),
}


@pytest.mark.parametrize(("variable", "given", "read"), [(v, g, r) for v in GOOD for g, r in GOOD[v].items()])
def test_what_is_sound_is_read(variable, given, read):
    assert getattr(settings.read({variable: given}), variable.lower()) == read


@pytest.mark.parametrize(
    ("variable", "given"), [(variable, given) for variable in BAD for given in BAD[variable]]
)
def test_what_is_not_is_one_sentence(variable, given):
    assert sentence(variable, given).startswith(f"{variable} must be ")


def test_what_a_secret_is_is_said_to_nobody():
    assert "hunter2" not in sentence("EDIT_TOKEN", "hunter2")


def sentence(variable: str, given: str) -> str:
    with pytest.raises(WrongSettingError) as told:
        settings.read({variable: given})
    return str(told.value)


def test_a_sentence_names_variable_value_and_what_is_right():
    assert sentence("BASE_PATH", "/法治/") == (
        "BASE_PATH must be a path of letters a to z, digits, - . _ ~ and single slashes, such as /law/, "
        "not '/法治/'."
    )
    long = sentence("LOG", "\x1b[31m" + "a" * 5000)
    assert long.endswith("….") and "not '\\x1b[31maaa" in long and len(long) < 200


def test_a_base_path_is_none_of_the_site_s_own():
    assert "begins otherwise than the site's own (/zh)" in sentence("BASE_PATH", "/zh/")
    assert settings.read({"BASE_PATH": "/law/zh/"}).base_path == "/law/zh/"


FOLDERS = ("DATA_FOLDER", "LOCAL_DATA", "STORE", "PUBLISHED_STORE")


@pytest.fixture
def folders(tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "data" / "tables").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("variable", [*FOLDERS, "PREVIEW_FONT"])
@pytest.mark.parametrize("name", ["file/below", "loop", "a" * 300, "\x00", "\udcff", "a\nb"])
def test_what_cannot_be_a_file_or_folder_is_said(folders, variable, name):
    sentence(variable, f"{folders}/{name}")


@pytest.mark.parametrize("variable", FOLDERS)
def test_a_file_is_no_folder_and_no_shell_reads_a_name(folders, variable):
    for given in (f"{folders}/file", "~/law", f" {folders}", "/dev/null"):
        sentence(variable, given)


def test_folders_that_may_come_later_need_not_be_there(folders):
    found = settings.read({"LOCAL_DATA": f"{folders}/none", "STORE": f"{folders}/no/store"})
    assert (found.local_data, found.store) == (folders / "none", folders / "no" / "store")
    assert settings.read({"DATA_FOLDER": f"{folders}/data"}).data_folder == folders / "data"
    assert sentence("DATA_FOLDER", str(folders)).startswith(
        "DATA_FOLDER must be a folder that can be read, with tables/"
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_may_not_be_read_is_said(folders):
    (folders / "data").chmod(0)
    sentence("LOCAL_DATA", f"{folders}/data")


def test_the_store_lies_beside_the_reports_and_not_among_them(folders):
    among = {"LOCAL_DATA": str(folders), "STORE": f"{folders}/reports/store"}
    with pytest.raises(WrongSettingError, match="STORE must be a folder of its own"):
        settings.read(among)
    sentence("STORE", "data/reports")
    sentence("STORE", "local/tables/store")
    sentence("PUBLISHED_STORE", "local/tables/store")
    assert settings.read({**among, "STORE": f"{folders}/store"}).store == folders / "store"


def test_what_a_database_is_reached_with_is_said_to_nobody():
    words = sentence("DATABASE_URL", "postgresql://law:a-word-of-mine@")
    assert "a-word-of-mine" not in words and words.endswith("/law.")


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """Read 200 odd values of each variable; give the folder that they name and those that were accepted."""
    folder = tmp_path_factory.mktemp("odd")
    lay(folder)
    font = preview_fonts.faces().serif.path if preview_fonts.faces() else str(ROOT / "LICENSE")
    with chdir(folder):
        return folder, {variable: accepted(variable, font) for variable in VARIABLES}


def accepted(variable: str, font: str) -> dict[str, Settings]:
    found: dict[str, Settings] = {}
    refused = 0
    for given in odd_values(variable, ODD, font):
        try:
            found[given] = settings.read({variable: given})
        except WrongSettingError as error:
            words = str(error)
            assert words.startswith(f"{variable} must be ") and words.endswith("."), words
            assert words.isprintable() and len(words) < 330, words
            refused += 1
    assert set(found) >= set(odd_values(variable, len(SOUND[variable]), font))
    assert refused > ODD / 10, "hardly anything was odd"
    return found


def test_two_hundred_odd_values_are_read_or_said(odd):
    assert all(odd[1].values())


def test_what_is_accepted_can_be_sent_as_a_header(odd):
    for found in odd[1]["FRAME_ANCESTORS"].values():
        policy = content_policy(found.frame_ancestors)
        assert (
            policy.isascii() and policy.isprintable() and policy.count(";") == content_policy("").count(";")
        )


def test_addresses_below_an_accepted_path_lead_back(odd, monkeypatch):
    for given, found in odd[1]["BASE_PATH"].items():
        monkeypatch.setenv("BASE_PATH", given)
        assert base_path() == found.base_path
        assert inside(address("zh/about")) == "zh/about"
        assert from_path(address("en/data")).path == f"{found.base_path}en/data"


def test_an_accepted_public_address_can_stand_in_every_file(odd):
    for given, found in odd[1]["PUBLIC_URL"].items():
        assert found.public_url == web_address.start_of_site(given.strip())
        assert not found.public_url or (found.public_url.isascii() and found.public_url.endswith("/"))


@pytest.mark.parametrize("variable", ["CONTACT", "REPOSITORY"])
def test_accepted_words_can_stand_on_a_page(odd, variable):
    for found in odd[1][variable].values():
        assert as_html(contact(getattr(found, variable.lower()))).encode()


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="sites are built in forks, for speed")
def test_pages_are_served_with_what_is_accepted(odd):
    """Six sites, each with another accepted value of every variable."""
    folder, accepted = odd
    kept = {variable: list(accepted[variable]) for variable in VARIABLES}
    # A store is written; the others are only read.
    kept["STORE"] = [given for given in kept["STORE"] if (folder / given).resolve().is_relative_to(folder)]
    # No database answers there.
    kept["DATABASE_URL"] = [""]
    mixed = [
        {
            variable: given[number * max(1, len(given) // SITES) % len(given)]
            for variable, given in kept.items()
        }
        for number in range(SITES)
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tests.components.server.sites"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=json.dumps(mixed),
        capture_output=True,
        text=True,
        timeout=patience(60),
        check=False,
    )
    assert (done.returncode, done.stdout.split()) == (0, ["served"] * SITES), done.stderr[-2000:]


@pytest.mark.parametrize(
    ("variable", "given"),
    [
        ("BASE_PATH", "/法治/"),
        ("FRAME_ANCESTORS", "'self'\nX-A: b"),
        ("STORE", "/dev/null"),
        ("CONTACT", "\udcff"),
    ],
)
def test_the_program_says_it_before_it_listens(variable, given):
    done = subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env={**os.environ, "PORT": "0", variable: given},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1), done.stderr
    assert done.stderr.startswith(f"{variable} must be ")
