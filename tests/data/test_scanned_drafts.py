"""A figure that a machine read from a picture is never accepted unseen, and stays marked for good."""

import pytest

from data import drafts, select
from data.drafts import DraftError
from data.reading.confidence import OCR_AT_MOST, SURE
from data.source_places import SourcePlace
from tests import ocr
from tests.data.bringing import PLACE, TEXT, WHO, accept_all, add, say, stating
from tests.data.published import table

LINES = [line for line in TEXT.split("\n") if line.strip()]


@pytest.fixture
def scanned(local, monkeypatch):
    """A draft of a scan of two pages; its head, outline and mentions are accepted, no figure is decided."""
    half = len(LINES) // 2
    ocr.as_if_read(monkeypatch, LINES[:half], LINES[half:])
    draft = drafts.from_file(ocr.PNG, "扫描.png", WHO)
    say(draft, "head", "correct", place=add(draft, "place", **PLACE).current["id"])
    accept_all(draft, drafts.state(draft).of("heading", "statement", "mention"))
    return draft


def stated(draft):
    return drafts.state(draft).of("figure", "claim")


def test_nothing_that_was_read_from_a_picture_is_sure(scanned):
    assert len(stated(scanned)) > 20
    assert all(item.must_be_seen and item.confidence <= OCR_AT_MOST < SURE for item in stated(scanned))
    assert not [item for item in drafts.sure(drafts.state(scanned)) if item.kind in ("figure", "claim")]


def test_figures_of_the_same_words_that_were_typed_may_be_sure(draft):
    assert [item for item in drafts.sure(drafts.state(draft)) if item.kind in ("figure", "claim")]


def test_such_figures_are_accepted_one_by_one_and_never_together(scanned):
    ready = [item for item in stated(scanned) if item.current["indicator"]]
    before = (scanned.folder / "journal.jsonl").read_bytes()
    for together in (ready, ready[:1]):
        with pytest.raises(DraftError, match="by itself") as refused:
            drafts.decide_all(scanned, drafts.acceptances(together, WHO))
        assert refused.value.code == "unseen"
    assert (scanned.folder / "journal.jsonl").read_bytes() == before
    assert say(scanned, ready[0].id, "accept").status == "accepted"


def test_publishing_takes_only_those_that_somebody_accepted_and_they_stay_marked(scanned, own_data):
    chosen = stating(drafts.state(scanned), "583宗")
    say(scanned, chosen.id, "accept")
    answer = drafts.accept(scanned, WHO)
    assert answer.report and answer.undecided["figure"] > 10
    (row,) = table(own_data, "observations")
    assert row["stated"] == "583宗"
    (figure,) = select.whole_report(answer.report).reported_rows
    place = next(p for p in reversed(drafts.source_places(scanned)) if p.start <= chosen.start)
    assert figure.source_place == f"page {place.page} ocr"
    assert {row["ocr"] for row in table(own_data, "source_places")} == {"true"}


def test_the_pages_are_kept_beside_the_draft_and_go_with_it(scanned):
    assert drafts.pages_with_pictures(scanned) == {1, 2}
    assert drafts.page_picture(scanned, 2) == ocr.WEBP + b"2" and drafts.page_picture(scanned, 3) is None
    drafts.discard(scanned)
    assert not scanned.folder.exists()


def test_text_that_goes_on_without_its_file_keeps_its_marks(local):
    places = (SourcePlace(0, page=1), SourcePlace(TEXT.index("583宗"), page=2, is_ocr=True))
    draft = drafts.from_paste(TEXT, WHO, places=places)
    marked = {item.must_be_seen for item in stated(draft) if item.start >= places[1].start}
    assert marked == {True} and drafts.source_places(draft) == places
    assert not any(item.must_be_seen for item in stated(draft) if item.end <= places[1].start)
