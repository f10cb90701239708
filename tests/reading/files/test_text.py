"""Plain and pasted text: encodings, hidden characters, radicals, joined lines, the way back."""

import codecs
import csv
import time
import unicodedata

import pytest

from data import reading
from data.reading.files import REASONS, UnreadableFile, read_file, read_text
from data.reading.files.tidy import RADICALS, radicals
from tests.speed import patience

TEXT = "甲县在年内受理行政复议申请三百件，办结二百八十件。\n组织培训5期。"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_encodings_are_told_apart(content, encoding):
    read = read_file(content, "a.txt")
    assert (read.text, read.encoding, read.notes) == (TEXT, encoding, ())


METAS = (
    "",
    '<meta charset="utf-8">',
    '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    '<meta charset="gbk">',
    '<meta charset="iso-8859-1">',
    '<meta charset="utf-16">',
)
ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_page_is_read_whatever_encoding_its_head_names(encoding):
    for meta in METAS:
        page = f"<html><head>{meta}<title>甲县</title></head><body><p>{TEXT}</p></body></html>"
        read = read_file(page.encode(encoding), "a.html")
        assert (read.text, read.notes) == (TEXT.replace("\n", ""), ())


def test_a_page_in_gbk_with_a_long_script_first_is_a_page_whatever_it_is_called():
    script = "<script>var words='" + "x" * 30_000 + "'</script>"
    page = f"<html><head>{script}</head><body><p>{TEXT}</p></body></html>".encode("gbk")
    for name in ("a.html", "a.txt"):
        read = read_file(page, name)
        assert (read.kind, read.encoding, read.text) == ("html", "gb18030", TEXT.replace("\n", ""))


def test_rare_ideographs_of_gb18030_are_read():
    text = TEXT + "（𠮷、㐂、䶮、€）"
    assert read_file(text.encode("gb18030"), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-le"])
def test_a_text_that_was_cut_off_inside_a_character_loses_that_alone(encoding):
    read = read_file(TEXT.encode(encoding)[:-1], "a.txt")
    assert read.text == TEXT[:-1]
    assert ("undecoded", "1") in [(note.code, note.detail) for note in read.notes]


def test_a_mark_that_does_not_fit_its_text_is_passed_over():
    assert read_file(codecs.BOM_UTF8 + TEXT.encode("gbk"), "a.txt").text == TEXT


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (TEXT.encode() + b"\n" + TEXT.encode("gbk"), "a.txt", "mixed_encoding"),
        (TEXT.encode("gbk") + b"\r\n" + TEXT.encode(), "a.txt", "mixed_encoding"),
        (f"<p>{TEXT}</p>".encode() + f"<p>{TEXT}</p>".encode("gbk"), "a.html", "mixed_encoding"),
        ((TEXT * 9).encode().decode("gb18030", "replace").encode(), "a.txt", "garbled"),
        (TEXT.encode("gbk").decode("latin-1").encode(), "a.txt", "garbled"),
    ],
)
def test_a_mixture_of_encodings_and_garbled_words_are_told(content, name, reason):
    with pytest.raises(UnreadableFile) as refusal:
        read_file(content, name)
    assert refusal.value.reason == reason


def test_a_foot_in_another_encoding_costs_no_article():
    foot = "<div class=foot>主办：甲县</div></body>".encode("gbk")
    content = f"<html><body><div><p>{TEXT}</p><p>{TEXT}</p></div>".encode() + foot
    assert read_file(content, "a.html").text.startswith(TEXT.replace("\n", ""))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况。2024年受理300件，办结280件。",
        "全部办结行政复议申请",
        "Cases in 2024: 300\nSettled: 280",
        (RADICALS.parents[2] / "reports" / "luoding-2022" / "text.txt").read_text(encoding="utf-8").strip(),
    ],
)
def test_utf_16_without_a_mark_is_read(text, encoding):
    read = read_file(text.encode(encoding), "a.txt")
    assert (read.encoding, read.kind, read.notes) == (encoding, "txt", ())
    assert read.text.split() == text.split()


def test_a_page_in_utf_16_without_a_mark_is_a_page():
    page = "<html><body><p>甲县受理300件，办结280件。</p></body></html>"
    assert read_file(page.encode("utf-16-le"), "a.html").text == "甲县受理300件，办结280件。"


def test_one_broken_byte_in_a_long_text_is_noted_and_not_refused():
    read = read_file((TEXT * 100).encode() + b"\xff", "a.txt")
    assert "�" not in read.text
    assert ("undecoded", "1") in [(note.code, note.detail) for note in read.notes]


def test_the_report_in_the_data_is_read_as_it_stands():
    stored = (RADICALS.parents[2] / "reports" / "luoding-2022" / "text.txt").read_text(encoding="utf-8")
    assert read_text(stored).text == stored.strip("\n")
    assert reading.__name__ == "data.reading"


def test_lines_broken_for_their_width_are_joined():
    lines = [
        "全县各级人民调解组织共调解矛盾纠纷一千二百件，调解成功",
        "一千一百件，调解成功率为百分之九十二，涉及金额二千八百",
        "万元，群众满意度较上年有所提高。",
    ]
    assert read_text("\n".join(lines)).text == "".join(lines)


def test_headings_and_list_items_are_not_joined():
    text = "一、主要举措和成效\n（一）依法决策\n一是学法\n二是普法\n三、下一年安排"
    assert read_text(text).text == text


def test_a_line_never_begins_with_a_comma():
    assert read_text("受理300件\n，办结280件。").text == "受理300件，办结280件。"


def test_hidden_characters_go_and_the_way_back_stays():
    given = "办结\u200b28\ufeff0件，\x07完\u00a0成。"
    read = read_text(given)
    assert read.text == "办结280件，完 成。"
    assert [given[read.origin.at(at).offset] for at in range(len(read.text))] == list(
        "办结280件，完\u00a0成。"
    )


def test_every_radical_has_an_ideograph_of_the_same_length():
    table = radicals()
    assert all(len(sign) == 1 and not 0x2E80 <= ord(sign) <= 0x2FDF for sign in table.values())
    assigned = [code for code in range(0x2E80, 0x2FE0) if unicodedata.category(chr(code)) != "Cn"]
    assert sorted(table) == assigned


def test_kangxi_radicals_follow_unicode():
    with RADICALS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["source"] == "decomposition"]
    assert len(rows) == 214
    assert all(unicodedata.normalize("NFKC", chr(int(row["code"], 16))) == row["ideograph"] for row in rows)


def test_full_width_and_compatibility_signs_stay_as_they_are():
    assert read_text("办结２８０件，①完成，面积３㎡。").text == "办结２８０件，①完成，面积３㎡。"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\xef\xbb\xbf", "empty"),
        (b"GIF89a", "picture"),
        (b"{\\rtf1", "rich_text"),
        (bytes(range(256)) * 40, "unknown_kind"),
        (b"a" * (10 * 1024 * 1024 + 1), "too_large"),
        ("é à ü".encode("latin-1") * 50, "unknown_encoding"),
    ],
)
def test_other_content_has_one_reason_each(content, reason):
    with pytest.raises(UnreadableFile) as refusal:
        read_file(content, "a.txt")
    assert refusal.value.reason == reason
    assert str(refusal.value) == REASONS[reason]


def test_content_beats_the_name_and_says_so():
    read = read_file(TEXT.encode(), "draft.docx")
    assert read.kind == "txt"
    assert read.notes[0].code == "named_otherwise"


@pytest.mark.parametrize(
    "content",
    [
        "甲，".encode() * 1_650_000,
        ("的，" * 100_001).encode("gb18030"),
        ("甲，" * 100_001).encode("utf-16"),
        ("甲。\n" * 34_000).encode(),
        b"a" * 200_001,
    ],
)
def test_a_text_that_is_too_long_is_refused_before_it_is_read(content):
    began = time.process_time()
    with pytest.raises(UnreadableFile) as refusal:
        read_file(content, "a.txt", 100_000)
    assert refusal.value.reason == "too_long"
    # Reading it took twenty seconds; a collector that passes by takes one.
    assert time.process_time() - began < patience(10, time.process_time)


def test_only_what_stays_of_a_text_counts():
    assert len(read_text("甲。  \n\n" * 20_000, 100_000).text) == 60_000 - 1
    assert len(read_text("甲" * 100_000, 100_000).text) == 100_000
    for pasted in ("甲" * 100_001, "甲" * 9_000_000):
        with pytest.raises(UnreadableFile, match="longer than an annual report") as refusal:
            read_text(pasted, 100_000)
        assert refusal.value.reason == "too_long"


def test_pasted_text_without_words_is_refused():
    with pytest.raises(UnreadableFile, match="no words"):
        read_text(" \n\u200b")
