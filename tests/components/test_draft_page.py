"""The check page: nothing is kept, nobody else's form is taken, one reader does not stop the others."""

import io
import logging
import re
import tempfile
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from app import server
from components.draft.pace import Pace
from components.draft.spans import Lines, Spans, Stretch
from components.pages.draft_check import route
from components.pages.draft_check.page import COUNTED
from components.pages.draft_check.route import InMemory
from data import select
from data.reading import propose

SECRET = "青岚县隐字七四一九"
DRAFT = f"""{SECRET}2025年法治政府建设年度报告
一、主要举措
(一)强化执法。一是加强培训。全年办理行政处罚案件130件,其中普通程序40件、简易程序80件。
二是加强调解。调解纠纷200件,调解成功190件,调解成功率95%。
二、2025年工作安排
一是推进推进执法规范化。
"""
REPORT = select.newest_report()
HOME = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client():
    return server.test_client()


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    monkeypatch.setattr(Pace, "allows", lambda self, address: True)


def post(client, language="zh", headers=HOME, **fields):
    path = f"/{language}/check"
    return client.post(path, data=fields, headers=headers, content_type="multipart/form-data")


def words(answer) -> str:
    return answer.get_data(as_text=True)


@pytest.mark.apart
def test_a_pasted_draft_is_answered_with_its_prompts(client):
    page = words(post(client, text=DRAFT))
    for said in ("40＋80＝120", "计划部分写2025年", "推进推进"):
        assert said in page
    assert 'class="tag to_check"' in page
    assert "不足的原因" in page


def test_a_file_is_read_like_pasted_words(client):
    file = (io.BytesIO(DRAFT.encode("gb18030")), "稿件.txt")
    assert "40＋80＝120" in words(post(client, file=file))


def test_the_answer_speaks_the_language_of_its_address(client):
    page = words(post(client, "en", text=DRAFT))
    assert "to check" in page
    assert 'lang="en"' in page
    assert SECRET in page


@pytest.mark.parametrize("path", ["/zh/check", "/en/check"])
def test_the_form_needs_no_script(client, path):
    page = words(client.get(path))
    form = re.search(r"<form [^>]*draft-form[^>]*>", page)[0]
    for attribute in (f'action="{path}"', 'method="post"', 'enctype="multipart/form-data"'):
        assert attribute in form
    assert re.search(r'<textarea [^>]*name="text"', page)
    assert re.search(r'<input [^>]*type="file"', page)


@pytest.mark.apart
def test_nothing_of_a_draft_is_written_or_logged(client, monkeypatch, caplog, capfd):
    def no_file(*args, **kwargs):
        raise AssertionError("a draft went to a file")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, no_file)
    caplog.set_level(logging.DEBUG)
    large = DRAFT + "全年开展活动。\n" * 30_000
    assert post(client, file=(io.BytesIO(large.encode()), "大稿件.txt")).status_code == 413
    answer = post(client, file=(io.BytesIO(DRAFT.encode()), "稿件.txt"))
    assert answer.status_code == 200
    printed = capfd.readouterr()
    assert SECRET not in caplog.text + printed.out + printed.err
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_error_of_ours_is_logged_without_the_draft(client, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise ValueError(SECRET)

    monkeypatch.setattr(route, "page_in_process", broken)
    answer = post(client, text=DRAFT)
    assert answer.status_code == 500
    assert "稿件没有保存" in words(answer)
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text


def test_uploads_stay_in_memory():
    stream = InMemory({}).__class__._get_file_stream(None, 10**9, "text/plain", "x", 10**9)
    assert isinstance(stream, io.BytesIO)
    assert server.request_class is InMemory


def test_a_compressed_answer_is_not_kept(client):
    store = next(f for f in server.after_request_funcs[None] if getattr(f, "args", ())).args[0]
    before = set(store.bodies)
    answer = post(client, headers={**HOME, "Accept-Encoding": "gzip"}, text=DRAFT)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert set(store.bodies) == before


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://else.where"}],
)
def test_a_form_of_another_site_is_refused(client, headers):
    answer = post(client, headers=headers, text=DRAFT)
    assert answer.status_code == 403
    assert SECRET not in words(answer)


def test_a_browser_of_old_is_known_by_its_origin(client):
    assert post(client, headers={"Origin": "http://localhost"}, text=DRAFT).status_code == 200


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({}, 422, "没有收到稿件"),
        ({"file": (io.BytesIO(b""), "empty.txt")}, 422, "没有文字"),
        ({"file": (io.BytesIO(b"%PDF-1.7 broken"), "a.pdf")}, 422, "已损坏"),
        ({"file": (io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "a.doc")}, 422, "旧格式"),
        ({"file": (io.BytesIO(b"x" * (10 * 1024 * 1024 + 1)), "a.txt")}, 413, "超过 10 MB"),
        ({"file": (io.BytesIO(b"x" * (13 * 1024 * 1024)), "a.txt")}, 413, "超过 10 MB"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(client, fields, status, said):
    answer = post(client, **fields)
    assert answer.status_code == status
    assert said in words(answer)
    assert "Traceback" not in words(answer)


def test_pasted_words_come_back_when_they_could_not_be_checked(client, monkeypatch):
    monkeypatch.setattr(route, "WAIT", 0.01)
    desk = server.view_functions["check_zh_post"].__self__
    for _ in range(route.AT_ONCE):
        desk.turns.places.acquire()
    try:
        answer = post(client, text=DRAFT)
    finally:
        for _ in range(route.AT_ONCE):
            desk.turns.places.release()
    assert answer.status_code == 503
    assert SECRET in words(answer)


def test_the_checklist_is_a_workbook_that_begins_with_the_prompts(client):
    answer = post(client, text=DRAFT, form="xlsx")
    book = load_workbook(io.BytesIO(answer.get_data()))
    prompts, figures = list(book.worksheets[0].values), list(book["数据核对表"].values)
    assert (prompts[0][0], prompts[0][3]) == ("编号", "提示")
    assert prompts[1][0] == 1
    assert "40＋80＝120" in prompts[1][3]
    assert figures[0][:2] == ("数字", "所在文字")
    assert any(row[0] == "130件" for row in figures)
    assert all(not row[4] and not row[5] for row in figures[1:])


ENGLISH = "Annual report 2025. The county of Luoding (罗定) handled 120 cases. " * 9


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "这里核对的是中文稿件"), ("en", "This page reads drafts in Chinese.")]
)
def test_an_english_draft_is_answered_with_what_is_read_and_no_list(client, language, said):
    answer = post(client, language, text=ENGLISH)
    assert answer.status_code == 422
    page = words(answer)
    assert said in page
    assert 'class="prompts"' not in page
    assert "handled 120 cases" in page


def test_the_english_page_says_what_it_reads_before_anything_is_pasted(client):
    assert "This page reads drafts in Chinese." in words(client.get("/en/check"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_counts_lead_to_the_first_of_their_prompts(client, language):
    page = LexborHTMLParser(words(post(client, language, text=DRAFT)))
    for verdict in COUNTED:
        counted = [node for node in page.css(".tally") if node.css_first(f"[data-count='draft-{verdict}']")]
        number = int(counted[0].css_first(".count").attributes["data-number"])
        assert number > 0
        goal = page.css_first(counted[0].attributes["href"])
        if verdict == "agrees":
            assert goal.attributes["class"].endswith("of-agrees")
            assert number == sum(len(held.css("li")) for held in page.css(".held"))
        else:
            alike = page.css(f".prompt.{verdict}, .content.{verdict}")
            assert number == len(alike)
            assert goal.attributes["id"] == alike[0].attributes["id"]


def test_a_count_of_none_leads_nowhere(client):
    page = LexborHTMLParser(words(post(client, text="某县情况\n继续推进各项工作。")))
    counted = page.css_first(".tally:has([data-count='draft-to_check'])")
    assert counted.tag == "span"


def test_a_draft_beside_its_earlier_report_is_answered(client):
    before = select.whole_report(REPORT).text
    page = words(post(client, text=before.replace("2022年", "2023年").replace("2487", "5487")))
    assert "与上一份报告对照" in page and "上一份报告的安排" in page
    assert "比上一份报告增加" in page and "本站已有的报告" in page


def test_one_address_may_ask_so_often_a_minute(monkeypatch):
    monkeypatch.undo()
    now = [0.0]
    pace = Pace(most=3, clock=lambda: now[0])
    assert [pace.allows("a") for _ in range(4)] == [True, True, True, False]
    assert pace.allows("b")
    now[0] = 61.0
    assert pace.allows("a")
    assert len(pace.times) == 1


def test_words_of_a_draft_cannot_become_markup(client):
    page = words(post(client, text=DRAFT + "<script>alert(1)</script></textarea>"))
    assert "<script>alert" not in page
    assert Decimal(page.count("</textarea>")) == 3


def test_a_heading_that_runs_on_is_a_paragraph_and_a_measure(client):
    draft = """某县2025年法治政府建设年度报告
一、主要举措
(一)强化执法。全年办理行政处罚案件130件,其中普通程序50件、简易程序80件。
(二)加强调解。着力化解矛盾纠纷,持续推进基层治理。
"""
    page = words(post(client, "en", text=draft))
    assert re.search(r'<p id="line-2">\(一\)', page)
    assert re.search(r'<h3 id="line-1">', page)
    title = re.sub("<[^>]+>", "", page)
    assert "Of 2 measures, 1 states numbers, 1 is narrative" in title


def test_a_draft_too_long_for_a_report_is_said_to_be_so(client):
    answer = post(client, text="全年开展活动。\n" * 13_000)
    assert answer.status_code == 413
    assert "超过十万字" in words(answer)


def test_stretches_are_found_by_where_they_stand():
    spans = Spans([Stretch(0, 9, "long"), Stretch(2, 4, "a"), Stretch(5, 7, "b"), Stretch(9, 10, "c")])
    assert [stretch.what for stretch in spans.over(4, 6)] == ["long", "b"]
    assert [stretch.what for stretch in spans.over(9, 12)] == ["c"]
    assert [stretch.what for stretch in spans.within(2, 9)] == ["a", "b"]
    assert Spans([]).over(0, 5) == []


def test_a_position_names_the_line_that_holds_it():
    lines = Lines("ab\n\ncd")
    assert [lines.name_at(at) for at in (0, 2, 3, 4, 5)] == ["line-0", "line-0", "line-1", "line-2", "line-2"]
    assert lines.spans == [(0, 2), (3, 3), (4, 6)]


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", ("地方未写明", "年度未写明")), ("en", ("place not stated", "year not stated"))],
)
def test_a_year_and_a_place_that_nobody_states_are_said_to_be_so(client, language, said):
    page = LexborHTMLParser(
        words(post(client, language, text="关于法治政府建设情况的报告\n一年来，开展培训21场。"))
    )
    summary = page.css_first(".draft-summary").text()
    assert all(told in summary for told in said) and "2000" not in summary


def test_the_year_and_place_of_the_fields_win_over_those_of_the_text(client):
    fields = {"year": " ２０２３年 ", "place": "罗定"}
    page = LexborHTMLParser(words(post(client, text="甲县2022年法治政府建设情况报告\n办结41件。", **fields)))
    summary = page.css_first(".draft-summary").text()
    assert "罗定市" in summary and "2023" in summary and "甲县2022年" in summary
    assert page.css_first("#draft-year").attributes["value"] == "２０２３年"
    assert page.css_first("#draft-place").attributes["value"] == "罗定"
    # The workbook is asked for with what was said.
    hidden = {one.attributes["name"]: one.attributes["value"] for one in page.css(".sheet-form input")}
    assert (hidden["year"], hidden["place"]) == ("２０２３年", "罗定")


@pytest.mark.parametrize("typed", ["去年", "24", "20244", "2022-2024", "１７９９"])
def test_a_year_that_is_none_is_refused_and_the_fields_keep_what_was_typed(client, typed):
    answer = post(client, text=DRAFT, year=typed, place="罗定市")
    page = LexborHTMLParser(words(answer))
    assert answer.status_code == 422 and "报告年度没有认出" in page.css_first(".notice").text()
    assert page.css_first("#draft-year").attributes["value"] == typed
    assert page.css_first("#draft-place").attributes["value"] == "罗定市"
    assert page.css_first("#draft-words").text().strip() == DRAFT.strip()


def test_the_page_and_the_reader_of_figures_tell_the_same_head(client):
    draft = "嵩县司法局2023年上半年工作总结\n上半年，我局办结41件。"
    head = propose(draft).head
    summary = LexborHTMLParser(words(post(client, text=draft))).css_first(".draft-summary").text()
    assert (head.place, head.year, head.period) == ("嵩县", "2023", "2023-01/2023-06")
    assert "嵩县" in summary and "2023" in summary
