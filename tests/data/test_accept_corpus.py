"""Every report at hand could be accepted as it is read: nothing that the reader proposes breaks a rule."""

import os
from pathlib import Path

import pytest

from data import drafts
from data.drafts import bringing
from data.drafts.reading import Read
from data.reading import propose
from data.reading.files import read_text
from tests.data.bringing import WHO, accept_all
from tests.first_report import DEMO

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TEXTS = [
    *sorted((ROOT / "tests" / "reading" / "corpus" / "texts").glob("*.txt")),
    *sorted((DEMO / "reports").glob("*/text.txt")),
    *sorted((ROOT / "data" / "reports").glob("*/text.txt")),
]
HEAD = {"title": "某县2022年法治政府建设年度报告", "year": "2022"}
PLACE = {"name_zh": "某县", "name_en": "Somewhere", "level": "county"}


def read_here(content: str, name: str, year: int | None, place: str | None) -> Read:
    """Read in this process: eighty of their own take a minute."""
    document = read_text(content)
    return Read(document.text.replace("\t", " "), propose(document.text, year), ())


@pytest.mark.patient
def test_what_is_read_of_any_report_could_be_published(local: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bringing, "read", read_here)
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    wrong, items = {}, 0
    for path in TEXTS:
        draft = drafts.from_paste(path.read_bytes().decode("utf-8"), WHO, HEAD, PLACE)
        state = drafts.state(draft)
        read = [item for item in state.items.values() if item.status == "undecided"]
        accept_all(draft, [item for item in read if item.current.get("indicator", "none")])
        answer = drafts.try_out(draft, WHO)
        items += len(read)
        if answer.wrong:
            wrong[str(path)] = [str(told) for told in answer.wrong]
    assert not wrong
    assert items > 1400
