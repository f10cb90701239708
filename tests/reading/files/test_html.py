"""Web pages: the article stays, the page around it goes."""

import csv
import re
import time

import pytest

from data.reading.files import UnreadableFile, html_main, read_file
from tests.speed import patience

ARTICLE = "<p>全年受理行政复议申请300件，办结280件。</p><p>组织培训5期，参训1200人次。</p>"
PAGE = """<html><head><meta charset="{charset}"><title>甲县法治政府建设年度报告_甲县</title>
<script>var a="脚本，不是正文。"</script></head><body>
<div class="nav"><a href="/">首页</a><a href="/a">政务公开，机构职能</a></div>
<div class="box"><div>当前位置：首页 &gt; 公开</div><div class="title">甲县法治政府建设年度报告</div>
<div>发布时间：2024-03-01 浏览次数：1234 字体：[大 中 小]</div>
<div id="zoom">{article}<p>【打印】【关闭窗口】</p></div></div>
<div style="display:none">看不见的话，不读。</div>
<footer>主办：甲县人民政府，地址：某路1号。</footer></body></html>"""


def page(article: str = ARTICLE, charset: str = "utf-8") -> bytes:
    return PAGE.format(article=article, charset=charset).encode("gb18030" if charset == "gb2312" else charset)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_the_article_and_its_title_stay(charset):
    read = read_file(page(charset=charset), "a.html")
    assert read.text.split("\n") == [
        "甲县法治政府建设年度报告",
        "全年受理行政复议申请300件，办结280件。",
        "组织培训5期，参训1200人次。",
    ]
    assert read.encoding == ("gb18030" if charset == "gb2312" else "utf-8")


def test_a_source_line_break_inside_a_sentence_leaves_no_gap():
    assert "办结280件" in read_file(page("<p>受理300件，\n   办结280\n 件。</p>"), "a.html").text.replace(
        "280 件", "280件"
    )


def test_a_table_keeps_its_rows_and_a_layout_table_is_no_table():
    table = "<table><tr><th>项目</th><th>件数</th></tr><tr><td>受理</td><td>300</td></tr></table>"
    assert "项目\t件数\n受理\t300" in read_file(page(ARTICLE + table), "a.html").text
    layout = f"<table><tr><td>{ARTICLE}</td></tr></table>"
    assert read_file(page(layout), "a.html").text.endswith("办结280件。\n组织培训5期，参训1200人次。")


def test_words_of_a_list_of_links_are_dropped():
    links = "<div><a>相关新闻，一</a> <a>相关新闻，二</a></div>"
    assert "相关新闻" not in read_file(page(ARTICLE + links), "a.html").text


def test_a_page_without_words_is_empty():
    with pytest.raises(UnreadableFile) as refusal:
        read_file(b"<html><body><script>1</script></body></html>", "a.html")
    assert refusal.value.reason == "empty"


@pytest.mark.apart
def test_a_page_that_nests_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr("data.reading.files.apart.SECONDS", 1.0)
    began = time.monotonic()
    with pytest.raises(UnreadableFile) as refusal:
        read_file(b"<html>" + b"<div>" * 200_000 + b"x", "a.html")
    assert refusal.value.reason in ("took_too_long", "too_large", "damaged")
    assert time.monotonic() - began < patience(6)


@pytest.mark.parametrize(
    "clutter",
    [
        "浏览量：<span>3,208</span>次",
        "<span>阅读次数：</span><em>12，045</em>",
        "【访问量：77】",
        "下载次数：41",
        "您是第10,388位访问者",
        "（本文共3560字）",
        "字号：[大 中 小]",
        "下一篇 2024年培训320人参加",
        "« 上一篇：关于3件议案的报告",
        "（下载12次）",
    ],
)
def test_what_a_page_prints_around_an_article_is_left_out(clutter):
    text = read_file(page(f"{ARTICLE}<div>{clutter}</div><p>化解纠纷77件。</p>"), "a.html").text
    without = read_file(page(f"{ARTICLE}<p>化解纠纷77件。</p>"), "a.html").text
    assert text == without


@pytest.mark.parametrize(
    "words",
    [
        "为群众办理证件下载3,208次，访问平台群众12万人次。",
        "上一届政府留下的3件积案全部化解。",
        "经验分享：全年接待来访320人次。",
        "第12批法律服务队下乡访问41户。",
    ],
)
def test_sentences_with_the_same_words_stay(words):
    assert words in read_file(page(f"{ARTICLE}<p>{words}</p>"), "a.html").text


def test_every_pattern_of_clutter_takes_its_example_away():
    with (html_main.DEBRIS).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            left = re.sub(row["pattern"], "", row["example"])
            assert None not in row
            assert not any(sign.isdigit() for sign in left)
            assert len(left) < len(row["example"])
