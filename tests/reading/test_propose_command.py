"""propose in a terminal: files and folders, what is given by hand, what cannot be read, and why."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.reading.__main__ import main
from tests.reading.files.making import make_docx

ROOT = Path(__file__).resolve().parents[2]
REPORT = "甲县2024年法治政府建设年度报告\n全年办理法律援助案件12件，接待咨询{}人次。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(REPORT.format(31), encoding="utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.docx").write_bytes(make_docx(*REPORT.format(32).split("\n")))
    return tmp_path


def objects(printed: str) -> list[dict]:
    return [json.loads(line) for line in printed.splitlines()]


def test_one_file_gives_one_object_a_figure(folder, capsys):
    assert main(["propose", str(folder / "a.txt"), "--jsonl"]) == 0
    found = objects(capsys.readouterr().out)
    assert [(one["text"], one["value"], one["unit"]) for one in found] == [
        ("a.txt", 12, "件"),
        ("a.txt", 31, "人次"),
    ]


def test_a_folder_of_any_files_is_read(folder, capsys):
    assert main(["propose", str(folder)]) == 0
    told = capsys.readouterr()
    assert [(one["text"], one["value"]) for one in objects(told.out)] == [
        ("a.txt", 12),
        ("a.txt", 31),
        ("b/c.docx", 12),
        ("b/c.docx", 32),
    ]
    assert told.err.startswith("2 read: 4 figures, 0 coverage claims, ")


def test_a_file_that_cannot_be_read_does_not_stop_a_folder(folder, capsys):
    (folder / "0.pdf").write_bytes(b"%PDF-1.4 cut")
    (folder / "aa.txt").write_bytes(b"")
    assert main(["propose", str(folder)]) == 1
    told = capsys.readouterr()
    assert len(objects(told.out)) == 4
    broken, empty = told.err.splitlines()[-2:]
    assert broken.endswith("0.pdf: The file is damaged and cannot be opened.")
    assert empty.endswith("aa.txt: The file holds no words.")


def test_a_labelled_text_that_is_gone_is_named(tmp_path, capsys):
    (tmp_path / "index.csv").write_text("id,year,level\n001,2024,county\n", encoding="utf-8")
    assert main(["propose", str(tmp_path)]) == 1
    assert capsys.readouterr().err.splitlines()[-1].endswith("001.txt: No such file or directory")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", "The file holds no words."),
        ("b.pdf", b"%PDF-", "The file is damaged"),
        ("c.txt", None, "No such file"),
    ],
)
def test_one_file_that_cannot_be_read_is_a_sentence(tmp_path, capsys, name, content, sentence):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["propose", str(tmp_path / name)]) == 2
    told = capsys.readouterr()
    assert not told.out and sentence in told.err and "Traceback" not in told.err


def test_what_is_given_by_hand_wins(folder, capsys):
    given = ["--head", "--year", "2019", "--place", "罗定市"]
    assert main(["propose", str(folder / "a.txt"), *given]) == 0
    (head,) = objects(capsys.readouterr().out)
    assert (head["place"], head["place_code"], head["year"]) == ("罗定市", "445381", "2019")


def test_a_head_has_every_field_and_null_where_nothing_is_known(tmp_path, capsys):
    path = tmp_path / "bare.txt"
    path.write_text("全年举办讲座14场。\n", encoding="utf-8")
    assert main(["propose", str(path), "--head"]) == 0
    (head,) = objects(capsys.readouterr().out)
    assert head.keys() == {"text", "title", "place", "place_code", "level", "body", "year", "period"}
    assert head["place"] is None and head["year"] is None and head["period"] is None


def test_what_was_counted_is_told_beside_the_lines(folder, capsys):
    assert main(["propose", str(folder / "a.txt")]) == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 3
    assert told.err.startswith("1 read: 2 figures, 0 coverage claims, ")


def test_nothing_given_is_said(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["propose"])
    assert ended.value.code == 2 and "--explain SENTENCE" in capsys.readouterr().err


def test_explain_says_why_each_number_is_kept_or_not(capsys):
    assert main(["propose", "--year", "2024", "--explain", "2024年，力争建站20个，已办理案件12件。"]) == 0
    told = capsys.readouterr().out
    assert "2024年\trefused by year" in told
    assert "20个\trefused by target" in told
    assert "12件\tkept by measure: 12 件 exact" in told and "period 2024" in told


@pytest.mark.slow
def test_a_closed_pipe_ends_quietly(folder):
    (folder / "long.txt").write_text(REPORT.format(7) * 3_000, encoding="utf-8")
    command = [sys.executable, "-m", "data.reading", "propose", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith("{")
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
        assert process.wait() == 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made by the pty of Unix")
def test_a_terminal_shows_how_far_a_folder_is_read(folder):
    import os
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    command = [sys.executable, "-m", "data.reading", "propose", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, text=True) as process:
        os.close(theirs)
        printed, _ = process.communicate(timeout=60)
        told = os.read(ours, 65_536).decode()
    os.close(ours)
    assert len(objects(printed)) == 4
    assert "2/2" in told and "reports/s" in told


def test_a_figure_of_a_word_file_comes_with_its_paragraph_and_of_plain_text_without(folder, capsys):
    assert main(["propose", str(folder), "--jsonl"]) == 0
    found = objects(capsys.readouterr().out)
    assert [one.get("paragraph") for one in found] == [None, None, 2, 2]
    assert main(["propose", str(folder / "b" / "c.docx")]) == 0
    assert "(paragraph 2)\t12件" in capsys.readouterr().out
