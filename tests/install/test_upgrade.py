"""From the version with review to this one and back, in a clean folder, with what a user had brought in."""

import os
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.install import versions
from tests.install.versions import Home, page
from tests.reading.files.making import make_docx

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(versions.lacking()), reason=versions.lacking()),
]
VERSION = tomllib.loads((versions.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
LINES = (
    "苇塘县{year}年法治政府建设年度报告",
    "一、依法化解矛盾纠纷",
    "{year}年，全县共办理行政复议案件{cases}件，调解案件120宗，调解成功118宗。",
)
PLACE = ("--place", "新兴县", "--who", "甲")
SURE = ("--all-sure", "--who", "甲")
PUBLISHED, BY_WORD, REASON = "xinxing-county-2022", "xinxing-county-2024", "补充说明来源口径"


def report(year: int, cases: int) -> list[str]:
    return [line.format(year=year, cases=cases) for line in LINES]


def brought(home: Home, name: str, content: bytes) -> str:
    path = home.folder / name
    path.write_bytes(content)
    return str(path)


def drafts(home: Home) -> dict[str, list[str]]:
    """Return each draft's columns: id, created, how it came, title, undecided, published as."""
    ((_, listed),) = home.manage(["list", "--drafts"])
    return {line.split("\t")[0]: line.split("\t") for line in listed.splitlines()}


def all_files(folder: Path) -> dict[str, bytes]:
    """Return what each file below a folder holds, locks left out."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".lock"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def upgraded() -> Iterator[tuple[Home, str]]:
    """A home where the earlier version served and this one lies now, with a copy of the data; a draft's id.

    One report was published and corrected, another is a draft of which one item is undecided.
    """
    with versions.home() as home:
        home.lay("earlier")
        texts = [brought(home, f"{year}.txt", "\n".join(report(year, 41)).encode()) for year in (2022, 2023)]
        figure, cell = "reconsideration_handled_count", "note_zh=含上年结转"
        told = home.manage(
            ["add", texts[0], *PLACE, "--year", "2022"],
            ["decide", "LAST", *SURE],
            ["accept", "LAST", "--who", "甲"],
            ["correct", PUBLISHED, figure, cell, "--reason", REASON, "--who", "甲"],
            ["add", texts[1], *PLACE, "--year", "2023"],
            ["decide", "LAST", *SURE],
        )
        assert [code for code, _ in told] == [0] * len(told), told
        with home.served() as address:
            assert "41" in page(address, f"zh/overview/{PUBLISHED}")
        shutil.copytree(home.local, home.folder / "backup")
        home.lay("present")
        yield home, told[-1][1].split()[-1]


def test_the_tag_names_the_commit_where_it_has_come_along():
    tagged = versions.git("rev-parse", "--verify", "--quiet", f"{versions.TAG}^{{commit}}").stdout.decode()
    assert tagged.strip() in ("", versions.REVIEW_CLOSED)


@pytest.mark.patient
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may start as another user")
def test_the_user_cannot_write_where_the_program_lies(upgraded):
    home, _ = upgraded
    if home.who.number is None:
        pytest.skip("another user may not read where Python lies")
    assert (home.local / "reports").stat().st_uid == home.who.number
    assert home.site.stat().st_uid == 0


@pytest.mark.patient
def test_nothing_of_the_user_s_changes_by_starting_this_version(upgraded):
    home, _ = upgraded
    before = all_files(home.folder / "backup")
    with home.served() as address:
        assert page(address, "readyz").splitlines() == ["ready", f"version {VERSION}"]
        assert "41" in page(address, f"zh/overview/{PUBLISHED}")
        assert "办理行政复议案件41件" in page(address, f"zh/text/{PUBLISHED}")
        # What was corrected there is told here, on a page that the earlier version had not.
        assert REASON in page(address, f"zh/changes?report={PUBLISHED}")
    assert all_files(home.local) == before


@pytest.mark.patient
def test_drafts_are_kept_decided_on_and_published_and_the_way_back_is_open(upgraded):
    """In this order: the earlier version then finds what this one has published."""
    home, draft = upgraded
    kept = drafts(home)[draft]
    assert (kept[3], kept[4], kept[5]) == (LINES[0].format(year=2023), "0", "")
    word = brought(home, "2024.docx", make_docx(*report(2024, 52)))
    told = home.manage(
        ["accept", draft, "--who", "乙"],
        ["add", word, *PLACE, "--year", "2024"],
        ["decide", "LAST", *SURE],
        ["accept", "LAST", "--who", "乙"],
    )
    assert [code for code, _ in told] == [0] * len(told), told
    with home.served() as address:
        assert all("案件52件" in page(address, f"{language}/text/{BY_WORD}") for language in ("zh", "en"))

    home.lay("earlier")
    ((_, served),) = home.manage(["list"])
    reports = {line.split("\t")[0] for line in served.splitlines()}
    assert {versions.FIRST, PUBLISHED, "xinxing-county-2023"} <= reports
    assert draft in drafts(home)
    # That table is new: the earlier version leaves a Word file's report out until the table is taken away.
    assert BY_WORD not in reports
    (home.local / "reports" / BY_WORD / "source_places.csv").unlink()
    with home.served() as address:
        assert "案件52件" in page(address, f"zh/text/{BY_WORD}")

    shutil.rmtree(home.local)
    shutil.copytree(home.folder / "backup", home.local)
    if home.who.number is not None:
        for path in (home.local, *home.local.rglob("*")):
            os.chown(path, home.who.number, home.who.number)
    ((_, served),) = home.manage(["list"])
    assert {line.split("\t")[0] for line in served.splitlines()} == {versions.FIRST, PUBLISHED}
