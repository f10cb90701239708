"""Pages as content systems make them, around the same invented report: it is read, and nothing else."""

from pathlib import Path

import pytest

from data.reading.files import read_file

PAGES = Path(__file__).with_name("pages")
TITLE = "望舒县2024年法治政府建设年度报告"
LEAD = "2024年，望舒县坚持以习近平法治思想为指导，扎实推进法治政府建设，现将有关情况报告如下。"
BODY = (
    "一、主要举措和成效",
    "（一）依法全面履行职能。全年办理行政审批事项12,306件，办结率99.2%，群众满意度较高；"
    "压减材料86份，办理时限平均缩短3.5个工作日。",
    "（二）健全依法决策机制。出台重大行政决策5项，均经合法性审查和集体讨论；法律顾问出具意见131份，"
    "审查合同214份，涉及金额约3.6亿元。",
    "（三）规范行政执法。持证执法人员746人，办理行政处罚案件1,087宗，其中普通程序362宗、"
    "简易程序725宗；组织培训9期，参训1,240人次。",
    "（四）化解矛盾纠纷。各级调解组织调解纠纷2,415件，成功2,371件；收到行政复议申请96件，受理88件，审结81件。",
    "二、存在的不足和原因",
    "基层执法力量仍然不足，个别单位执法记录不够规范，主要原因是培训不够经常，编制较紧。",
    "三、2025年工作安排",
    "继续推进乡镇综合执法，计划培训不少于10期，新建法治宣传栏20处。",
)
REPORT = (TITLE, LEAD, *BODY)
TABLE = ("项目\t2023年\t2024年", "行政处罚\t1,012\t1,087", "行政复议\t83\t96", "调解纠纷\t2,207\t2,415")
# What a page's article holds beside the report.
MORE = {
    "word_sections": TABLE,
    "table_beside": ("附表：办案情况（单位：件）", *TABLE),
    "table_inside": ("办案情况（单位：件）", *TABLE),
    "info_disclosure_dl": ("望舒县人民政府", "2025年1月18日"),
    "captions": ("图为县司法局执法培训现场。", "注：数据截至2024年12月31日。"),
    "attachments_inline_words": ("主送：市司法局，县委办公室。",),
}
# Pages around another text than the report.
OTHERS = {
    "short_article": ("望舒县法治建设工作情况", "2024年办理复议96件。", "调解纠纷2,415件。"),
    "mostly_table": (
        "望舒县2024年行政执法数据统计表",
        "单位：件",
        *(f"镇{town}\t{100 + town}\t{200 + 3 * town}" for town in range(1, 25)),
    ),
}
# Sentences in a column whose name says nothing, and no heading that tells them: they are read too.
TAKEN_TOO = {"side_unhinted": 3}
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def page(name: str, paragraphs: str = "") -> bytes:
    """A page with the report put in."""
    source = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    own = paragraphs or "".join(f"<p>　　{words}</p>" for words in (LEAD, *BODY))
    filled = {"paragraphs": own, "lead": LEAD, "title": TITLE} | {str(at): w for at, w in enumerate(BODY)}
    for key, words in filled.items():
        source = source.replace(f"{{{key}}}", words)
    return source.encode()


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_read_and_nothing_of_the_page_around_it(name):
    lines = read_file(page(name), "a.html").text.split("\n")
    wanted = OTHERS.get(name) or (*REPORT, *MORE.get(name, ()))
    assert [line for line in lines if line in REPORT] == [line for line in wanted if line in REPORT]
    beside = [line for line in lines if line not in wanted]
    assert len(beside) == TAKEN_TOO.get(name, 0), beside
    assert set(wanted) <= set(lines)


def test_a_title_that_no_head_names_is_found_by_its_element():
    assert TITLE not in page("title_elsewhere").decode().partition("</title>")[0]
    assert read_file(page("title_elsewhere"), "a.html").text.startswith(f"{TITLE}\n{LEAD}")


def test_a_long_text_in_one_paragraph_keeps_its_table_and_its_signature():
    for name, last in (("table_beside", TABLE[-1]), ("info_disclosure_dl", "2025年1月18日")):
        assert read_file(page(name, f"<p>{''.join(BODY) * 9}</p>"), "a.html").text.endswith(last)


@pytest.mark.parametrize("name", ["comment-list", "sidebar", "related", "breadcrumb", "footer"])
def test_an_article_in_an_element_with_a_misleading_name_is_kept(name):
    words = "".join(f"<p>{line}</p>" for line in REPORT)
    source = (
        f"<html><body><div class='has {name}'>{words}</div><div><p>本站声明，见下。</p></div></body></html>"
    )
    assert read_file(source.encode(), "a.html").text.startswith("\n".join(REPORT))


def test_a_sentence_with_a_time_or_a_source_inside_the_article_stays():
    more = "<p>来源：各镇统计。</p><p>2024-03-01起施行新办法。</p>"
    words = "".join(f"<p>{line}</p>" for line in (*BODY[:4], more, *BODY[4:]))
    text = read_file(page("jcms_zoom", words), "a.html").text
    assert "来源：各镇统计。" in text and "2024-03-01起施行新办法。" in text
