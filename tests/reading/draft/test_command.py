"""The prompts in a terminal."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.reading.__main__ import main

DRAFT = Path(__file__).parent / "drafts" / "01.txt"
LUODING = Path(__file__).resolve().parents[3] / "data" / "reports" / "luoding-2022" / "text.txt"


def test_proposals_come_with_their_positions_in_the_file(capsys):
    text = LUODING.read_bytes().decode("utf-8")
    assert main(["propose", str(LUODING)]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()[1:]]
    spans = [(*map(int, row[0].split("-")), row[1]) for row in rows]
    assert spans and all(text[start:end] == stated for start, end, stated in spans)


def test_prompts_are_printed_and_the_exit_code_says_that_there_are_some(capsys):
    assert main(["check", str(DRAFT)]) == 1
    printed = capsys.readouterr().out
    assert "数字互不相符" in printed
    assert "96＋21＋38＋31＝186，写作183" in printed
    assert "[11: 完善完善]" in printed


def test_the_prompts_speak_english_too(capsys):
    assert main(["check", str(DRAFT), "--language", "en"]) == 1
    assert "96＋21＋38＋31 = 186, written 183" in capsys.readouterr().out


def test_a_draft_without_prompts_ends_with_0(capsys, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "甲县2024年法治政府建设年度报告\n一、主要举措和成效\n县长履行第一责任人职责。\n"
        "二、存在的不足和原因\n人员不足，原因是编制有限。\n三、2025年主要安排\n继续推进。\n四、其他需要报告的情况\n无。\n",
        encoding="utf-8",
    )
    assert main(["check", str(draft)]) == 0
    assert "没有需要核对的提示" in capsys.readouterr().out


def test_a_table_that_is_not_read_is_said_and_is_no_prompt(capsys, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "甲县2024年法治政府建设年度报告\n一、主要举措和成效\n县长履行第一责任人职责。\n12\t15\n13\t16\n"
        "二、存在的不足和原因\n人员不足，原因是编制有限。\n三、2025年主要安排\n继续推进。\n四、其他需要报告的情况\n无。\n",
        encoding="utf-8",
    )
    assert main(["check", str(draft)]) == 0
    printed = capsys.readouterr().out
    assert "没有需要核对的提示" in printed
    assert "表格里有4个数没有读出。" in printed
    assert main(["propose", str(draft)]) == 0
    assert "Not read: 4 numbers of tables." in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n"])
def test_a_file_that_cannot_be_read_ends_with_2_and_one_line(content, capsys, tmp_path):
    draft = tmp_path / "draft.pdf"
    draft.write_bytes(content)
    assert main(["check", str(draft)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_english_draft_is_answered_with_what_is_read_and_no_list(capsys, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text("Annual report 2025\nThe county handled 120 cases.\n" * 20, encoding="utf-8")
    assert main(["check", str(draft), "--language", "en"]) == 2
    printed = capsys.readouterr()
    assert "reads drafts in Chinese" in printed.err
    assert printed.out == ""


@pytest.mark.slow
def test_the_command_works_from_the_shell():
    root = Path(__file__).parents[3]
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "data.reading", "check", str(DRAFT)],
        cwd=root, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr == ""
