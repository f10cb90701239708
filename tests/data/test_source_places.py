"""Where a text stood in its file lasts: in the draft, in the published report, beside each of its figures."""

import pytest

from data import drafts, select
from data.check import check_book
from data.drafts import DraftError
from data.exports.export_rows import export_report
from data.folders.locations import locations
from data.folders.read import read_report, read_vocabulary, report_folders
from data.source_places import SourcePlace, coded, decoded
from data.store.durable import table_rows
from tests.data.bringing import PLACE, TEXT, WHO, accept_all, add, say, stating
from tests.reading.files.making import make_docx


@pytest.fixture
def draft(local):
    """A draft of a Word file with all accepted that has an indicator."""
    brought = drafts.from_file(make_docx(*TEXT.split("\n")), "a.docx", WHO)
    say(brought, "head", "correct", place=add(brought, "place", **PLACE).current["id"])
    state = drafts.state(brought)
    stated = [item for item in state.of("figure", "claim") if item.current["indicator"]]
    accept_all(brought, [*state.of("heading", "statement", "mention"), *stated])
    return brought


def paragraph_of(words: str) -> int:
    lines = [line for line in TEXT.split("\n") if line.strip()]
    return next(number for number, line in enumerate(lines, 1) if words in line)


def published(draft):
    answer = drafts.accept(draft, WHO)
    assert answer.report, answer.wrong
    return report_folders(locations().roots)[answer.report]


def test_a_figure_of_a_word_file_keeps_its_paragraph_after_it_is_published(draft):
    stated = stating(drafts.state(draft), "583宗")
    number = paragraph_of("583宗")
    folder = published(draft)
    rows = table_rows(folder / "source_places.csv")
    assert rows[0] == {"start": "0", "page": "", "paragraph": "1", "table": "", "row": "", "ocr": "false"}
    report = select.whole_report(folder.name)
    row = next(row for row in report.reported_rows if row.start == stated.start)
    assert row.source_place == f"paragraph {number}"
    exported = export_report(report, report.reported, "zh")
    of_the_row = exported[exported["stated"] == "583宗"]
    assert of_the_row["source_place"].tolist() == [f"第{number}段"]
    assert select.whole_report("luoding-2022").reported_rows[0].source_place == ""


def test_who_corrects_the_report_is_told_too_and_the_table_stays_as_it_is(draft):
    folder = published(draft)
    before = (folder / "source_places.csv").read_bytes()
    again = drafts.open_report(folder.name, WHO)
    assert drafts.source_places(again) == drafts.source_places(draft)
    item = stating(drafts.state(again), "583宗")
    say(again, item.id, "correct", reason="看错", actor="某局", actor_en="a bureau")
    assert (published(again) / "source_places.csv").read_bytes() == before


@pytest.mark.parametrize(("starts", "line"), [((0, 9, 9), 4), ((5, 3), 3), ((0, 10**7), 3)])
def test_places_that_go_back_or_lie_outside_the_text_are_named(draft, starts, line):
    folder = published(draft)
    rows = "".join(f"{start},1,,,,true\n" for start in starts)
    (folder / "source_places.csv").write_text("start,page,paragraph,table,row,ocr\n" + rows, encoding="utf-8")
    findings = check_book(read_report(folder, read_vocabulary(locations().roots)))
    assert [(one.line, one.column) for one in findings] == [(line, "start")]


def test_a_draft_whose_places_are_damaged_says_so(draft):
    (draft.folder / "source_places.json").write_text('[{"start": "x"}]', encoding="utf-8")
    with pytest.raises(DraftError, match="cannot be read"):
        drafts.source_places(draft)


def test_a_place_is_a_word_and_back():
    for place in (
        SourcePlace(0, page=3, is_ocr=True),
        SourcePlace(0, table=2, row=1),
        SourcePlace(0, paragraph=7),
    ):
        assert decoded(coded(place)) == place
    assert decoded("") is None
