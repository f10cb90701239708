"""How a draft comes to be, and what may be decided in it."""

import errno
import os
import re
from hashlib import sha256
from pathlib import Path

import pytest

from data import drafts
from data.drafts import Decision, Draft, DraftError, journal, sums
from data.drafts.folders import file_name
from data.drafts.model import UNDECIDED, Item
from data.folders.locations import locations
from tests.data.bringing import PLACE, SHOWS, TEXT, UNIT, WHO, add, say, span, stating

ROOT = Path(__file__).parents[2]


def lines(draft: Draft) -> bytes:
    return (draft.folder / journal.JOURNAL).read_bytes()


def figure(draft: Draft, words: str = "583宗") -> Item:
    return stating(drafts.state(draft), words)


# How a draft comes to be


def test_a_pasted_text_is_a_draft_with_an_id_that_nobody_guesses(draft, local):
    assert re.fullmatch("[0-9]{8}-[0-9a-f]{16}", draft.id)
    assert (draft.came, draft.file, draft.who, draft.text) == (
        "pasted",
        "",
        WHO,
        TEXT.strip().replace("\t", " "),
    )
    assert draft.sha256 == sha256(TEXT.encode()).hexdigest()
    assert {path.name for path in draft.folder.iterdir()} == {
        *("draft.json", "text.txt", "proposals.json", "prompts.json", "journal.jsonl"),
    }
    assert drafts.from_paste(TEXT, WHO).id != draft.id


def test_a_file_is_kept_as_given(local):
    content = TEXT.encode("gb18030")
    draft = drafts.from_file(content, "../苇塘 2024.txt", WHO)
    assert (draft.came, draft.file) == ("file", "../苇塘 2024.txt")
    assert draft.source == draft.folder / "source" / "苇塘 2024.txt"
    assert draft.source.read_bytes() == content and draft.sha256 == sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\a\\b.docx", "b.docx"),
        ("../../etc/passwd", "passwd"),
        ("..", "report"),
        ("", "report"),
        ("a\0b:c.pdf", "a_b_c.pdf"),
        ("长" * 200 + ".pdf", "长" * 76 + ".pdf"),
    ],
)
def test_a_file_keeps_a_name_that_every_system_takes(given, kept):
    assert file_name(given) == kept


def test_what_the_reader_proposes_are_items_with_ids(draft):
    state = drafts.state(draft)
    assert {item.status for item in state.items.values()} == {UNDECIDED}
    assert list(state.items)[:3] == ["head", "h1", "h2"]
    assert state.head.current["year"] == "2024" and state.head.current["published"] == "2025-03-18"
    assert state.head.hints["place_words"] == "苇塘县" and state.head.current["place"] == ""
    assert len(state.of("figure")) >= 25 and len(state.of("claim")) == 2
    assert [item.current["kind"] for item in state.of("heading")] == [
        *("front", "measures", "area", "area", "area", "area", "problems", "plan")
    ]
    text = draft.text
    for item in state.of("figure", "claim"):
        assert text[item.start : item.end] == item.current["stated"]
        assert text[item.start : item.end] in text[int(item.current["sentence_start"]) :]
    for item in state.of("statement"):
        assert text[item.start :].startswith(item.current["ordinal"] + item.current["title_zh"])
    assert "list_marker" not in {item.current["reason"] for item in state.of("mention")}
    assert figure(draft).current | {
        "indicator": "penalty_cases_count",
        "value": "583",
        "qualifier": "exact",
    } == (figure(draft).current)


def test_drafts_are_listed_newest_first_opened_and_discarded(draft, local):
    other = drafts.from_paste(TEXT, WHO)
    assert {one.id for one in drafts.drafts()} == {draft.id, other.id}
    (local / "drafts" / ".new-half").mkdir()
    (other.folder / "draft.json").write_text("{")
    assert [one.id for one in drafts.drafts()] == [draft.id]
    drafts.discard(draft)
    assert drafts.drafts() == [] and not draft.folder.exists()
    with pytest.raises(DraftError, match="There is no draft"):
        drafts.open_draft(draft.id)
    with pytest.raises(DraftError, match="There is no draft"):
        drafts.decide(draft, Decision(WHO, "head", "accept"))


@pytest.mark.parametrize("name", ["", "..", "../reports", "20261127-zz", "20261127-0000000000000000"])
def test_an_id_leads_nowhere_else(name, local):
    with pytest.raises(DraftError, match="There is no draft"):
        drafts.open_draft(name)


def test_what_cannot_be_read_says_why_and_leaves_nothing(local):
    with pytest.raises(DraftError, match="hardly any Chinese") as refused:
        drafts.from_paste("An English text only. " * 20, WHO)
    assert (refused.value.code, refused.value.values) == ("unreadable", {"reason": "not_chinese"})
    with pytest.raises(DraftError, match="kind of picture"):
        drafts.from_file(b"GIF89a" + bytes(100), "a.gif", WHO)
    with pytest.raises(DraftError, match="A name is needed"):
        drafts.from_paste(TEXT, " ")
    assert not local.exists()


def test_a_disk_that_takes_no_more_leaves_nothing(local, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DraftError, match="No space left on device"):
        drafts.from_paste(TEXT, WHO)
    assert list((local / "drafts").iterdir()) == []


# Decisions


def test_accept_correct_reject_undo(draft):
    name = figure(draft).id
    assert (say(draft, name, "accept").status, figure(draft).version) == ("accepted", 1)
    item = say(draft, name, "correct", scope_zh="县城", scope_en="the county seat")
    assert (item.status, item.current["scope_zh"], item.version) == ("corrected", "县城", 2)
    assert item.proposed.get("scope_zh", "") == ""
    item = say(draft, name, "reject", reason="是去年的数")
    assert (item.status, item.history[-1].reason) == ("rejected", "是去年的数")
    assert (say(draft, name, "undo").status, figure(draft).current["scope_zh"]) == ("corrected", "县城")
    assert say(draft, name, "undo").status == "accepted"
    item = say(draft, name, "undo")
    assert (item.status, item.version, item.current) == (UNDECIDED, 6, item.proposed)
    with pytest.raises(DraftError, match="nothing to undo"):
        say(draft, name, "undo")
    assert drafts.state(draft).items[name] == item
    assert [one.who for one in item.history] == [WHO] * 6
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one.when) for one in item.history)


def test_a_correction_back_to_what_was_proposed_is_an_acceptance(draft):
    item = figure(draft)
    assert say(draft, item.id, "correct", qualifier="about").status == "corrected"
    assert say(draft, item.id, "correct", qualifier="exact").status == "accepted"


def test_a_figure_is_added_by_its_words(draft):
    item = add(draft, "figure", indicator="penalty_cases_count", **span("3600多万元", draft.text))
    assert item.id == f"f{len(drafts.state(draft).of('figure'))}" and item.status == "added"
    assert (item.current["value"], item.current["qualifier"]) == ("36000000", "at_least")
    sentence = draft.text[int(item.current["sentence_start"]) : int(item.current["sentence_end"])]
    assert sentence.startswith("全县共有人民调解委员会") and sentence.endswith("3600多万元。")
    assert (item.current["period"], item.current["year"]) == ("2024", "2024")
    assert say(draft, item.id, "undo").status == "rejected"
    assert add(draft, "figure", **span("52件", draft.text)).id == f"f{int(item.id[1:]) + 1}"


def test_a_corrected_span_is_read_anew(draft):
    place = span("约212万元", draft.text)
    item = say(draft, figure(draft).id, "correct", **place)
    assert (item.current["stated"], item.current["value"]) == ("约212万元", "2120000")
    item = say(draft, item.id, "correct", period="2023-01/2023-09")
    assert item.current["year"] == "2023"


@pytest.mark.parametrize(
    ("verb", "fields", "said"),
    [
        ("correct", {"value": "many"}, "value: 'many', a number would be right"),
        ("correct", {"qualifier": "roughly"}, "one of exact, at_least, about, at_most"),
        ("correct", {"colour": "red"}, "colour is no cell of a figure"),
        ("correct", {"id": "mine"}, "id is no cell of a figure"),
        ("correct", {"indicator": "no_such_count"}, "is not in indicators"),
        ("correct", {"start": "5", "end": "4"}, "5 to 4 is no place"),
        ("correct", {"start": "x", "end": "4"}, "whole numbers"),
        ("correct", {"end": "99999"}, "is no place in a text"),
        ("correct", {"note_zh": "甲\u200b乙"}, "hidden character U.200B"),
        ("correct", {"note_zh": "长" * 4001}, "at most 4000"),
        ("correct", {"note_zh": 5}, "note_zh: text"),
        ("correct", {}, "at least one cell"),
        ("accept", {"value": "1"}, "would be a correction"),
        ("reject", {}, "A reason is needed"),
        ("reject", {"mention": "no_such"}, "is not in reasons"),
        ("praise", {}, "is no decision"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(draft, verb, fields, said):
    before = lines(draft)
    with pytest.raises(DraftError, match=said):
        drafts.decide(draft, Decision(WHO, figure(draft).id, verb, fields))
    assert lines(draft) == before


def test_who_and_what_must_be_there(draft):
    for wanted, said in [
        (Decision(" ", "head", "accept"), "A name is needed"),
        (Decision("甲" * 81, "head", "accept"), "A name is needed"),
        (Decision(WHO, "f999", "accept"), "no item 'f999'"),
        (Decision(WHO, "head", "reject", reason="不"), "cannot be rejected"),
        (Decision(WHO, "", "add", kind="chart"), "cannot be added"),
        (Decision(WHO, "", "add", kind="figure"), "needs its place in the text"),
    ]:
        with pytest.raises(DraftError, match=said):
            drafts.decide(draft, wanted)
    assert lines(draft) == b""


def test_new_words_are_made_in_place(draft):
    place = add(draft, "place", **PLACE)
    assert (place.id, place.current["id"], place.current["body"]) == ("p1", "x-weitang", "government")
    assert say(draft, "head", "correct", place="x-weitang").current["place"] == "x-weitang"
    unit = add(draft, "unit", **UNIT)
    assert (unit.current["id"], unit.current["factor"], unit.current["base"]) == (
        *("performance", "1"),
        "performance",
    )
    shows = add(draft, "indicator", unit="performance", **SHOWS).current
    assert shows["id"] == "law_awareness_opera_performances_count"
    assert (shows["headline"], shows["better"], shows["nature"]) == ("false", "neither", "flow")
    assert shows["plain_zh"] == "报告所称在村级戏台上演出的普法戏曲数，以台计。"
    name = figure(draft, "46台").id
    assert say(draft, name, "correct", indicator=shows["id"]).current["indicator"] == shows["id"]
    for kind, cells, said in [
        ("indicator", {**SHOWS, "unit": "performance"}, "already"),
        ("indicator", {**SHOWS, "name_zh": "另一个"}, "needs a unit"),
        ("indicator", {"name_zh": "只有名称"}, "needs name_en, definition_zh"),
        ("place", PLACE, "already"),
        ("place", {**PLACE, "name_zh": "另县", "level": "kingdom"}, "one of nation"),
        ("place", {**PLACE, "name_zh": "另县", "parent": "x-nowhere"}, "is not in places"),
    ]:
        with pytest.raises(DraftError, match=said):
            add(draft, kind, **cells)
    add(draft, "place", **{**PLACE, "name_zh": "苇塘镇", "level": "town"})
    assert drafts.state(draft).items["p2"].current["id"] == "x-weitang-2"


def test_a_figure_is_of_the_year_in_which_its_period_ends(draft):
    item = say(draft, figure(draft).id, "correct", period="2023-07/2024-06")
    assert (item.current["period"], item.current["year"]) == ("2023-07/2024-06", "2024")


def test_a_figure_that_was_rejected_agrees_and_disagrees_with_nothing(draft):
    def agreeing() -> list[tuple[str, ...]]:
        found = sums.reconciliations(drafts.state(draft), drafts.vocabulary(locations()))
        return [one.items for one in found if one.reconciliation.id == "mediation_successful_at_most"]

    whole = say(draft, figure(draft, "2014件").id, "correct", indicator="mediation_cases_count")
    part = say(draft, figure(draft, "1973件").id, "correct", indicator="mediation_cases_successful_count")
    assert agreeing() == [(part.id, whole.id)]
    say(draft, part.id, "reject", reason="of another year")
    assert agreeing() == []


def test_the_nearest_indicators_come_first(draft):
    known = drafts.known(drafts.vocabulary(locations()), drafts.state(draft))
    assert drafts.near_indicators("行政处罚案件", known)[0][0] == "penalty_cases_count"
    assert drafts.near_indicators("量子物理", known) == []
