"""Reviews in a process of their own, and last year's report beside the draft."""

import os
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import data
from data.reading.draft import (
    Beside,
    Earlier,
    EarlierReport,
    apart,
    beside,
    change_words,
    earlier_of,
    message,
    review,
    review_in_process,
    why,
)
from data.reading.files import UnreadableFile
from tests.reading.files.making import make_docx

TEXT = (Path(__file__).parent / "drafts" / "01.txt").read_text(encoding="utf-8")
OLD = Earlier("x_count", "调解成功数", "Successes", Decimal(1000), "exact", "件", "1000件", 2023)


@pytest.mark.apart
def test_the_same_draft_gives_the_same_prompts_from_text_file_and_word_file():
    here = review(TEXT)
    pasted = review_in_process(TEXT)
    word = review_in_process(make_docx(*TEXT.strip().split("\n")), "draft.docx")
    assert pasted.prompts == here.prompts == word.prompts
    assert (pasted.kind, word.kind) == ("pasted", "docx")


@pytest.mark.apart
def test_a_file_that_cannot_be_read_says_why():
    with pytest.raises(UnreadableFile) as refusal:
        review_in_process(b"GIF89a", "draft.docx")
    assert refusal.value.reason == "picture"
    with pytest.raises(UnreadableFile, match="larger"):
        review_in_process("甲" * (10 * 1024 * 1024 + 1))


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.parametrize(
    "text",
    [
        "In 2025 the county handled 120 cases of mediation in Luoding (罗定).\n" * 9,
        "2025 120 98.1%",
        "조정 120건.",
    ],
)
def test_a_text_that_is_not_chinese_is_not_checked(text):
    with pytest.raises(UnreadableFile, match="reads drafts in Chinese") as refusal:
        review_in_process(text)
    assert refusal.value.reason == "not_chinese"


@pytest.mark.apart
def test_a_chinese_draft_with_its_translation_is_checked():
    chinese = TEXT.partition("\n二、")[0]
    assert review_in_process(
        chinese + "\n" + "In short, the county did its work. " * (len(chinese) // 12)
    ).prompts


@pytest.mark.slow
@pytest.mark.apart
def test_a_review_that_takes_too_long_is_killed_with_its_children(monkeypatch, tmp_path):
    slow, sign = tmp_path / "slow.py", tmp_path / "alive"
    slow.write_text(
        "import subprocess, sys\n"
        "subprocess.run([sys.executable, '-c', "
        f"\"import time; time.sleep(3); open({str(sign)!r}, 'w').close()\"])"
    )
    monkeypatch.setattr(apart, "CHILD", slow)
    began = time.monotonic()
    with pytest.raises(UnreadableFile) as refusal:
        review_in_process(TEXT, seconds=1)
    assert refusal.value.reason == "took_too_long"
    assert time.monotonic() - began < 3
    if hasattr(os, "killpg"):
        time.sleep(3)
        assert not sign.exists()


@pytest.mark.apart
def test_a_child_that_says_nothing_met_a_damaged_file(monkeypatch, tmp_path):
    silent = tmp_path / "silent.py"
    silent.write_text("import os\nos.write(1, b'ready\\n')")
    monkeypatch.setattr(apart, "CHILD", silent)
    with pytest.raises(UnreadableFile, match="damaged"):
        review_in_process(TEXT)


@pytest.mark.apart
def test_a_child_that_cannot_begin_has_no_room(monkeypatch, tmp_path):
    broken = tmp_path / "broken.py"
    broken.write_text("raise MemoryError")
    monkeypatch.setattr(apart, "CHILD", broken)
    with pytest.raises(UnreadableFile) as refusal:
        review_in_process(TEXT)
    assert refusal.value.reason == "busy"


@pytest.mark.slow
@pytest.mark.apart
def test_nothing_of_a_draft_is_written_to_disk(monkeypatch, tmp_path):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    review_in_process(make_docx(TEXT * 50), "draft.docx")
    assert list(tmp_path.iterdir()) == []


def report(*figures: Earlier) -> EarlierReport:
    return EarlierReport(Beside("甲县2023年报告", "2023"), figures)


def with_indicator(qualifier: str = "exact", value: int = 3089):
    answer = review(TEXT)
    at = next(at for at, figure in enumerate(answer.figures) if figure.stated == "3089件")
    figure = replace(answer.figures[at], indicator="x_count", qualifier=qualifier, value=Decimal(value))
    figures = (*answer.figures[:at], figure, *answer.figures[at + 1 :])
    return replace(answer, reading=replace(answer.reading, figures=figures))


def test_a_large_change_on_last_year_is_pointed_at():
    answer = beside(with_indicator(), report(OLD))
    row, prompt = answer.compared[0], answer.group("earlier")[0]
    assert (row.earlier, row.now, row.verdict) == ("1000件", "3089件", "to_check")
    assert message(prompt, "zh") == "比上一份报告增加2,089件，变动较大"
    assert "1000件" in why(prompt, "en")
    assert prompt.number > 0


@pytest.mark.parametrize(
    ("value", "qualifier", "change"),
    [(3089, "exact", "earlier_same"), (3000, "exact", "earlier_change"), (3089, "at_least", "earlier_open")],
)
def test_other_changes_are_only_told(value, qualifier, change):
    row = beside(with_indicator(), report(replace(OLD, value=Decimal(value), qualifier=qualifier))).compared[
        0
    ]
    assert (row.change, row.verdict) == (change, "agrees")
    assert all("{" not in change_words(row, language) for language in ("zh", "en"))


def test_a_change_by_a_handful_is_no_large_one():
    row = beside(with_indicator(value=7), report(replace(OLD, value=Decimal(4)))).compared[0]
    assert (row.change, row.verdict) == ("earlier_change", "agrees")


def test_open_ended_words_that_stay_are_no_change():
    old = replace(OLD, value=Decimal(3089), qualifier="at_least")
    assert beside(with_indicator("at_least"), report(old)).compared[0].change == "earlier_same_words"


def test_a_figure_that_the_draft_does_not_state_is_not_listed():
    row = beside(review(TEXT), report(OLD)).compared[0]
    assert (row.now, row.span, row.verdict) == ("", None, "not_listed")


def test_next_years_draft_stands_beside_the_report_in_the_data():
    root = Path(data.__file__).parent
    text = (root / "reports" / "luoding-2022" / "text.txt").read_text(encoding="utf-8")
    for old, new in (("2023年", "2024年"), ("2022年", "2023年"), ("13次", "30次"), ("1697项", "1700项")):
        text = text.replace(old, new)
    answer = review(text, earlier=earlier_of("罗定市", 2023))
    told = {row.earlier: (row.now, row.change) for row in answer.compared}
    assert told["13次"] == ("30次", "earlier_large")
    assert told["1697项"] == ("1700项", "earlier_change")
    assert told["190余份"] == ("190余份", "earlier_same_words")
    assert answer.group("earlier")[0].kind == "earlier_large"


def test_the_earlier_report_comes_from_the_tables():
    earlier = earlier_of("罗定市", 2023)
    assert earlier is not None and not earlier.told.is_sent
    assert len(earlier.figures) == 16 and len(earlier.plan) == 6
    assert {old.stated for old in earlier.figures} >= {"190余份", "1697项", "98.1%"}
    assert all(old.stated in old.sentence for old in earlier.figures)
    assert earlier_of("罗定市", 2022) is earlier_of("无此县", 2023) is None


@pytest.mark.usefixtures("all_reports")
def test_an_article_or_another_document_is_no_earlier_report():
    """Of 2021 an article is here, of 2024 a report on the disclosure of information alone."""
    assert earlier_of("罗定市", 2022) is None
    beside_2025 = earlier_of("罗定市", 2025)
    assert beside_2025 is not None and beside_2025.told.year == "2023"
