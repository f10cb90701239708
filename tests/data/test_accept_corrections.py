"""What is published is corrected with a reason, and what was there before stays on record."""

import json
import shutil
from pathlib import Path

import pytest

from data import drafts, select, store
from data.drafts import DraftError
from data.store.checking import check_folders
from data.store.removals import remove
from tests.data.bringing import WHO, add, say, span, stating
from tests.data.copies import OWN, REPORT
from tests.data.published import files, opened, served, table
from tests.first_report import DEMO


def test_a_published_figure_is_corrected_with_a_reason(decided, own_data):
    drafts.accept(decided, WHO)
    version = store.current().version
    correction = opened("weitang-2024")
    item = stating(drafts.state(correction), "583宗")
    assert item.status == "accepted"
    with pytest.raises(DraftError, match="A reason is needed to change"):
        say(correction, item.id, "correct", scope_zh="县本级")
    say(correction, item.id, "correct", "原文附注写明", who="乙", scope_zh="县本级", scope_en="county level")
    answer = drafts.accept(correction, "丙")
    assert (answer.report, answer.changes) == ("weitang-2024", 2)
    rows = table(own_data, "changes")
    assert [(row["table"], row["row"], row["column"], row["old"], row["new"]) for row in rows] == [
        ("observations", "penalty_cases_count", "scope_zh", "", "县本级"),
        ("observations", "penalty_cases_count", "scope_en", "", "county level"),
    ]
    assert {(row["reason"], row["who"]) for row in rows} == {("原文附注写明", "乙")}
    assert served() == {REPORT, "weitang-2024"} and store.current().version != version
    assert check_folders(own_data.roots) == []
    told = select.changes("weitang-2024")
    assert [(row.column, row.new, row.who) for row in told.itertuples()] == [
        *[("scope_en", "county level", "乙"), ("scope_zh", "县本级", "乙")]
    ]
    assert select.changes("nowhere-1999").empty


def test_a_shipped_report_is_corrected_by_a_whole_copy(own_data):
    before = files(OWN / "reports" / REPORT)
    correction = opened(REPORT)
    state = drafts.state(correction)
    item = stating(state, "190余份")
    say(correction, item.id, "reject", "重复计算")
    answer = drafts.accept(correction, "乙")
    assert answer.wrong == () and answer.report == REPORT
    assert files(OWN / "reports" / REPORT) == before
    changed = table(own_data, "changes", REPORT)
    gone = next(row for row in changed if row["row"] == "legal_adviser_opinions_issued_count")
    assert (gone["column"], gone["new"], gone["reason"]) == ("", "", "重复计算")
    assert json.loads(gone["old"])["stated"] == "190余份"
    copy = files(own_data.local / "reports" / REPORT)
    assert {name for name in before if copy[name] != before[name]} <= {"observations.csv", "statements.csv"}
    assert store.current().folders()[REPORT] == own_data.local / "reports" / REPORT
    assert check_folders(own_data.roots) == []
    # An id is never given to another figure.
    again = opened(REPORT)
    add(
        again,
        "figure",
        "仍收",
        indicator="legal_adviser_opinions_issued_count",
        **span("190余份", again.text),
    )
    assert drafts.accept(again, "乙").changes
    new = next(
        row for row in table(own_data, "changes", REPORT) if row["table"] == "observations" and not row["old"]
    )
    assert (new["column"], json.loads(new["new"])["value"], new["reason"]) == ("", "190", "仍收")
    assert "legal_adviser_opinions_issued_count-2022" in {
        row["id"] for row in table(own_data, "observations", REPORT)
    }


def test_a_report_that_changed_meanwhile_is_opened_anew(decided, own_data):
    drafts.accept(decided, WHO)
    first, second = opened("weitang-2024"), opened("weitang-2024")
    for one, scope in ((first, "县城"), (second, "全县")):
        say(one, stating(drafts.state(one), "583宗").id, "correct", "附注", scope_zh=scope, scope_en=scope)
    assert drafts.accept(first, "乙").report
    before = files(own_data.local)
    assert "has changed" in str(drafts.accept(second, "丙").wrong[0]) and files(own_data.local) == before
    third = opened("weitang-2024")
    remove(own_data, "weitang-2024", "误收", WHO)
    assert "was removed" in str(drafts.accept(third, "丙").wrong[0])
    with pytest.raises(DraftError, match="There is no report"):
        opened("weitang-2024")


@pytest.fixture
def demo(local: Path) -> Path:
    """The invented reports as a user's own."""
    shutil.copytree(DEMO, local)
    return local


INVENTED = sorted(path.name for path in (DEMO / "reports").iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("report", INVENTED)
def test_any_report_opens_as_it_is_published(demo, report):
    """Its rows come out of a draft as they went in, down to the byte, cited ones too."""
    before = files(demo)
    correction = opened(report)
    answer = drafts.accept(correction, "乙")
    assert [str(told) for told in answer.wrong] == [
        f"draft:1: changes: nothing differs from {report} as it is published, "
        "correct something, or discard this draft"
    ]
    item = drafts.state(correction).published("figure", "claim", "statement")[0]
    change = {"note_zh": "一句说明。"} if item.kind != "statement" else {"title_en": "Another title"}
    say(correction, item.id, "correct", "试", **change)
    answer = drafts.accept(correction, "乙")
    assert (answer.wrong, answer.report, answer.changes) == ((), report, 1)
    now = files(demo)
    name = "statements" if item.kind == "statement" else "observations"
    changed = {f"reports/{report}/{table}.csv" for table in (name, "changes")}
    assert {path for path in now if now[path] != before.get(path)} == changed
    assert before.keys() <= now.keys() and check_folders([OWN, demo]) == []


def test_trying_out_tells_and_changes_nothing(decided, own_data):
    name = stating(drafts.state(decided), "98%").id
    assert drafts.try_out(decided, WHO).report == "weitang-2024"
    say(decided, name, "correct", value="89")
    assert [told.item for told in drafts.try_out(decided, WHO).wrong] == [name]
    assert not (own_data.local / "reports").exists() and not (own_data.local / "tables").exists()


def test_an_unchanged_shipped_report_opens_as_it_is():
    assert {item.status for item in drafts.state(opened(REPORT)).items.values()} == {"accepted"}
