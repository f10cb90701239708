"""A draft becomes a report that every check lets pass, or nothing changes."""

from hashlib import sha256

import pytest

from data import drafts, store
from data.drafts import DraftError
from data.store.checking import check_folders
from data.store.removals import remove, restore
from tests.data.bringing import TEXT, WHO, add, brought, say, span, stating
from tests.data.copies import REPORT
from tests.data.published import files, served, table

# A new report


def test_a_draft_becomes_a_report_that_the_store_serves(decided, own_data):
    answer = drafts.accept(decided, WHO)
    assert (answer.report, answer.wrong) == ("weitang-2024", ())
    assert check_folders(own_data.roots) == [] and served() == {REPORT, "weitang-2024"}
    (head,) = table(own_data, "report")
    assert head["title"] == "苇塘县2024年法治政府建设年度报告" and head["published"] == "2025-03-18"
    assert head["title_en"] == "Weitang: annual report on building a law-based government, 2024"
    assert (head["source_name"], head["url"], head["evidence"]) == ("来源未注明", "", "quoted")
    assert "甲" in head["entered_by"]
    text = (own_data.local / "reports" / "weitang-2024" / "text.txt").read_bytes()
    assert head["sha256"] == sha256(text).hexdigest() and text.decode() == decided.text
    assert [row["id"] for row in table(own_data, "sections")] == [
        *("front", "measures", "1", "2", "3", "4", "problems", "plan")
    ]
    statements = {row["id"]: row["says"] for row in table(own_data, "statements")}
    assert list(statements) == [
        *("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2"),
        *("P1", "P2", "W1", "W2", "W3"),
    ]
    assert statements["2.3"] == "words" and statements["3.3"] == "numbers"
    observed = {row["indicator"]: row for row in table(own_data, "observations")}
    assert len(observed) >= 24
    assert observed["law_awareness_opera_performances_count"]["stated"] == "46台"
    assert observed["penalty_cases_count"]["actor"] == "not_stated"
    assert observed["penalty_cases_count"]["period_basis"] == "whole_year"


def test_a_running_server_serves_it_at_once(decided, monkeypatch):
    monkeypatch.setattr(store, "SECONDS_BETWEEN_LOOKS", 0.0)
    before = store.current()
    drafts.accept(decided, WHO)
    assert set(store.current().folders()) == {REPORT, "weitang-2024"}
    assert store.current().version != before.version


def test_what_nobody_decided_is_not_published_and_is_counted(decided, own_data):
    waiting = [item for item in drafts.state(decided).of("figure") if item.status == "undecided"]
    assert waiting
    assert drafts.accept(decided, WHO).undecided == {"figure": len(waiting)}
    starts = {row["start"] for row in table(own_data, "observations")}
    assert not starts & {item.current["start"] for item in waiting}


@pytest.mark.parametrize("kind", ["figure", "statement", "mention"])
def test_what_was_rejected_is_not_published(decided, own_data, kind):
    rejected = drafts.state(decided).published(kind)[0]
    say(decided, rejected.id, "reject", "原文另有所指")
    assert drafts.accept(decided, WHO).report
    name = {"figure": "observations"}.get(kind, f"{kind}s")
    assert rejected.current["start"] not in {row["start"] for row in table(own_data, name)}


def test_a_file_goes_with_its_report(own_data):
    content = TEXT.replace("苇塘县2024", "柳岔镇2024", 1).encode("utf-8")
    draft = drafts.from_file(content, "报告.txt", WHO)
    own = add(draft, "place", "", name_zh="柳岔镇", name_en="Liucha", level="town").current["id"]
    say(draft, "head", "correct", place=own)
    assert drafts.accept(draft, WHO).report == "liucha-2024"
    kept = own_data.local / "reports" / "liucha-2024" / "source" / "报告.txt"
    assert kept.read_bytes() == content
    assert table(own_data, "report", "liucha-2024")[0]["source_sha256"] == sha256(content).hexdigest()
    assert check_folders(own_data.roots) == []


def test_a_second_year_of_the_same_place_needs_no_new_place(decided, own_data):
    assert drafts.accept(decided, WHO).report == "weitang-2024"
    before = (own_data.local / "tables" / "places.csv").read_bytes()
    second = brought(TEXT.replace("2025", "2026").replace("2024", "2025"))
    assert drafts.accept(second, WHO).report == "weitang-2025"
    assert (own_data.local / "tables" / "places.csv").read_bytes() == before
    assert served() == {REPORT, "weitang-2024", "weitang-2025"} and check_folders(own_data.roots) == []


def test_a_report_is_accepted_once(decided, own_data):
    drafts.accept(decided, WHO)
    accepted = drafts.open_draft(decided.id)
    assert accepted.accepted["report"] == "weitang-2024"
    for again in (decided, accepted):
        with pytest.raises(DraftError, match="accepted"):
            drafts.accept(again, WHO)
        with pytest.raises(DraftError, match="is accepted"):
            drafts.decide(again, drafts.Decision(WHO, "head", "accept", seen=1))


# What is wrong


def test_where_anything_is_wrong_nothing_changes(decided, own_data):
    before = files(own_data.local)
    state = drafts.state(decided)
    wrong, other = stating(state, "583宗"), stating(state, "47件")
    say(decided, wrong.id, "correct", value="584")
    say(decided, other.id, "correct", indicator="reconsideration_applications_count", value="53")
    answer = drafts.accept(decided, WHO)
    assert answer.report == "" and files(own_data.local) == before
    assert [told.item for told in answer.wrong] == [wrong.id, other.id]
    assert str(answer.wrong[0]) == f"{wrong.id}: value: 584, but '583宗' reads as 583, 583 would be right"
    assert answer.wrong[0].finding.file == "reports/weitang-2024/observations.csv"
    say(decided, wrong.id, "undo")
    say(decided, other.id, "undo")
    assert drafts.accept(decided, WHO).report == "weitang-2024"


def test_findings_in_new_words_name_their_item(decided, own_data):
    cells = {"name_zh": "甲", "name_en": "First", "definition_zh": "甲。", "definition_en": "First."}
    cells |= {"unit": "case", "category": "mediation", "kind": "coverage"}
    own = drafts.decide(decided, drafts.Decision(WHO, "", "add", cells, kind="indicator"))
    answer = drafts.accept(decided, WHO)
    assert [told.item for told in answer.wrong] == [own.id] and not (own_data.local / "reports").exists()


def test_the_head_must_be_confirmed(own_data):
    draft = drafts.from_paste(TEXT, WHO)
    said = {told.finding.column: told for told in drafts.accept(draft, WHO).wrong}
    assert set(said) == {"head", "place"} and {told.item for told in said.values()} == {"head"}


def test_a_report_that_is_there_is_not_written_over(decided, own_data):
    drafts.accept(decided, WHO)
    before = files(own_data.local)
    answer = drafts.accept(brought(), WHO)
    assert answer.report == "" and "is there already" in str(answer.wrong[0])
    assert files(own_data.local) == before


def test_a_removed_report_keeps_its_id(decided, own_data):
    drafts.accept(decided, WHO)
    remove(own_data, "weitang-2024", "误收", WHO)
    assert drafts.accept(brought(), WHO).report == "weitang-2024-2"
    restore(own_data, "weitang-2024", "更正", WHO)
    assert served() == {REPORT, "weitang-2024", "weitang-2024-2"}


def test_a_folder_that_takes_no_writing_is_said(decided, own_data, monkeypatch):
    monkeypatch.setenv("LOCAL_DATA", str(own_data.shipped))
    with pytest.raises(DraftError, match="which is never written"):
        drafts.accept(decided, WHO)


# Statements and headings


def test_a_rejected_heading_leaves_no_gap(decided, own_data):
    state = drafts.state(decided)
    second = next(item for item in state.of("heading") if "执法下沉" in item.current["heading"])
    say(decided, second.id, "reject", "不是标题")
    assert drafts.accept(decided, WHO).wrong == ()
    sections = {row["id"]: row for row in table(own_data, "sections")}
    assert [row["heading"][:4] for row in sections.values() if row["kind"] == "area"] == [
        *("（一）水", "（三）纠", "（四）窗")
    ]
    assert [row["id"] for row in table(own_data, "statements")][:6] == [
        "1.1",
        "1.2",
        "1.3",
        "1.4",
        "1.5",
        "1.6",
    ]


def test_a_heading_that_is_a_plan_makes_its_statements_plan_items(decided, own_data):
    fourth = next(item for item in drafts.state(decided).of("heading") if "窗口前" in item.current["heading"])
    say(decided, fourth.id, "correct", kind="plan")
    assert drafts.accept(decided, WHO).wrong == ()
    rows = {row["id"]: row for row in table(own_data, "statements")}
    assert [rows[name]["kind"] for name in ("1.1", "W1", "W2")] == ["measure", "plan", "plan"]
    assert rows["W1"]["section"] == "plan" and rows["W3"]["section"] == "plan-2"


def test_what_somebody_adds_becomes_rows(decided, own_data):
    heading = add(decided, "heading", **span("各镇普法活动情况表", decided.text))
    statement = add(decided, "statement", section=heading.id, **span("苇塘镇 18 2300", decided.text))
    start = int(span("18 2300", decided.text)["start"])
    scope = {"scope_zh": "苇塘镇", "scope_en": "Weitang Town", "indicator": "law_lectures_count"}
    add(decided, "figure", **scope, start=str(start), end=str(start + 2))
    problem = drafts.state(decided).of("statement")[-4]
    say(decided, problem.id, "correct", areas="h3 h4")
    assert drafts.accept(decided, WHO).wrong == ()
    assert [row["heading"] for row in table(own_data, "sections")][6] == "各镇普法活动情况表"
    assert (
        next(row for row in table(own_data, "statements") if row["id"] == "5.1")["title_zh"]
        == "苇塘镇 18 2300"
    )
    assert statement.status == "added"
    assert next(row for row in table(own_data, "observations") if row["scope_zh"])["value"] == "18"
    assert {row["section"] for row in table(own_data, "statement_areas")} == {"1", "2"}


def test_a_rejected_figure_may_be_marked_and_an_added_one_takes_a_mentions_place(decided, own_data):
    state = drafts.state(decided)
    rejected = stating(state, "46台")
    say(decided, rejected.id, "reject", mention="no_count")
    mention = next(item for item in state.of("mention") if item.current["reason"] == "date")
    drafts.decide(
        decided,
        drafts.Decision(
            WHO,
            "",
            "add",
            {
                "start": mention.current["start"],
                "end": mention.current["end"],
                "indicator": "penalty_cases_count",
                "value": "5",
                "qualifier": "exact",
            },
            kind="figure",
        ),
    )
    answer = drafts.accept(decided, WHO)
    # The figure is nonsense on purpose: its words read as no such number.
    assert [told.finding.column for told in answer.wrong] in (["stated"], ["value"])
    say(decided, answer.wrong[0].item, "reject", "是日期")
    assert drafts.accept(decided, WHO).wrong == ()
    reasons = {row["start"]: row["reason"] for row in table(own_data, "mentions")}
    assert reasons[rejected.current["start"]] == "no_count" and reasons[mention.current["start"]] == "date"
    # A reason that the reader knows and the shipped vocabulary lacks has come with the report.
    assert "date," in (own_data.local / "tables" / "reasons.csv").read_text(encoding="utf-8")
