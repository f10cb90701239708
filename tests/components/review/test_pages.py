"""The pages of review: a report comes in, is confirmed, decided, published, corrected, removed, restored."""

import io

import docx
import pytest
from selectolax.lexbor import LexborHTMLParser

from app import server
from components.pages.review.model import SECTIONS
from data import drafts, select
from data.drafts import Decision
from tests.components.review.conftest import HOME, session, text_of, words
from tests.data.bringing import TEXT, accept_all, say, span, stating

CONFIRMED = {
    "which_place": "new",
    "cell-new_name_zh": "苇塘县",
    "cell-new_name_en": "Weitang",
    "cell-new_level": "county",
    "cell-new_parent": "罗定市",
    "cell-year": "2024",
    "cell-title": "苇塘县2024年法治政府建设年度报告",
}


def post(client, path, **fields):
    return client.post(path, data={"token": session(client).form_token} | fields, headers=HOME)


def confirm(client, draft, **fields):
    form = {"language": "zh", "verb": "confirm", "item": "head", "seen": "0"} | CONFIRMED | fields
    return post(client, f"/review/{draft.id}/decisions", **form)


@pytest.mark.apart
def test_a_pasted_report_is_a_draft_whose_head_is_confirmed_first(client):
    answer = post(client, "/zh/review", text=TEXT)
    draft = drafts.open_draft(answer.headers["Location"].rsplit("/", 1)[-1])
    page = text_of(client.get(f"/zh/review/{draft.id}"))
    assert "先确认是哪一份报告" in page and "名单里没有找到文字里的地方：苇塘县" in page
    assert confirm(client, draft).status_code == 303
    head = drafts.state(draft).head
    assert head.status == "corrected" and head.current["published"] == "2025-03-18"
    place = drafts.state(draft).of("place")[0].current
    assert (place["id"], place["parent"], place["level"]) == (head.current["place"], "445381", "county")
    assert "核对读出的数字" in text_of(client.get(f"/zh/review/{draft.id}"))


def test_a_file_is_kept_with_its_draft(client):
    made, file = docx.Document(), io.BytesIO()
    for line in TEXT.splitlines():
        made.add_paragraph(line)
    made.save(file)
    upload = {"token": session(client).form_token, "file": (io.BytesIO(file.getvalue()), "苇塘.docx")}
    answer = client.post("/zh/review", data=upload, headers=HOME, content_type="multipart/form-data")
    draft = drafts.open_draft(answer.headers["Location"].rsplit("/", 1)[-1])
    assert draft.source is not None and draft.source.read_bytes() == file.getvalue()


@pytest.mark.parametrize("fields", [{"text": " "}, {"text": "only English words, nothing else at all"}])
def test_what_cannot_be_read_is_said_and_stays_in_the_field(client, fields):
    answer = post(client, "/zh/review", **fields)
    assert answer.status_code == 422 and 'role="status"' in words(answer)
    assert fields["text"].strip() in words(answer)
    assert not drafts.drafts()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"which_place": "typed", "cell-place_typed": "无此地"}, "名单里没有唯一叫"),
        ({"which_place": "typed", "cell-place_typed": "朝阳区"}, "名单里没有唯一叫"),
        ({"cell-year": "明年"}, "报告年度"),
        ({"cell-new_name_en": ""}, "还要填"),
    ],
)
def test_a_head_that_makes_no_sense_is_asked_for_again(client, pasted, fields, said):
    answer = confirm(client, pasted, **fields)
    assert answer.status_code == 422 and said in text_of(answer) and "confirm-form" in words(answer)


def test_places_of_a_name_that_several_have_are_offered(client, pasted):
    answer = confirm(client, pasted, **{"which_place": "typed", "cell-place_typed": "朝阳区"})
    radios = LexborHTMLParser(words(answer)).css("[name=which_place]")
    assert len([one for one in radios if one.attributes["value"].isdecimal()]) >= 2


def test_every_item_stands_in_one_list_and_every_figure_in_the_text(client, draft):
    page = LexborHTMLParser(words(client.get(f"/zh/review/{draft.id}")))
    items = [node.attributes["data-item"] for node in page.css(".review-row")]
    state = drafts.state(draft)
    assert sorted(items) == sorted(name for name in state.items if name != "head")
    assert {node.attributes["data-rows"] for node in page.css("[data-rows]")} == set(SECTIONS)
    marks = {node.attributes["data-mark"] for node in page.css("[data-mark]")}
    assert {item.id for item in state.of("figure", "claim")} <= marks


def test_paragraphs_know_where_they_begin(client, draft):
    """A selection counts on it: the words of a paragraph are those of the text, none more."""
    page = LexborHTMLParser(words(client.get(f"/zh/review/{draft.id}")))
    lines = page.css("[data-text] > [data-start]")
    assert len(lines) == len([line for line in draft.text.split("\n") if line.strip()])
    for line in lines:
        start, own = int(line.attributes["data-start"]), line.text()
        assert draft.text[start : start + len(own)] == own


def test_a_card_says_what_was_read_and_why(client, draft):
    item = stating(drafts.state(draft), "约212万元")
    card = text_of(client.get(f"/zh/review/{draft.id}/card/{item.id}"))
    for said in ("罚没金额", "约 2,120,000 元", "全年查处行政处罚案件583宗", "把握高"):
        assert said in card, said
    english = text_of(client.get(f"/en/review/{draft.id}/card/{item.id}"))
    assert "about 2,120,000 yuan" in english
    assert client.get(f"/zh/review/{draft.id}/card/f999").status_code == 404
    assert client.get(f"/zh/review/{draft.id}/card/head").status_code == 404


def test_the_page_stays_usable_in_both_languages(client, draft):
    for language, said in (("zh", "需要看一看"), ("en", "To look at")):
        for step in ("", "confirm", "sure", "finish"):
            answer = client.get(f"/{language}/review/{draft.id}?step={step}&item=f1")
            assert answer.status_code == 200
        assert said in text_of(client.get(f"/{language}/review/{draft.id}"))


@pytest.mark.slow
def test_published_corrected_removed_restored(client, draft):
    state = drafts.state(draft)
    accept_all(draft, drafts.sure(state))
    finish = text_of(client.get(f"/zh/review/{draft.id}?step=finish"))
    assert "检查通过。公布后编号为 weitang-2024" in finish and "未决定的不公布" in finish
    assert post(client, f"/zh/review/{draft.id}/accept").status_code == 303
    assert "weitang-2024" in text_of(client.get(f"/zh/review/{draft.id}"))
    assert client.get("/zh/overview/weitang-2024").status_code == 200
    # Corrected
    opened = post(client, "/zh/review/open", report="weitang-2024")
    correcting = drafts.open_draft(opened.headers["Location"].rsplit("/", 1)[-1])
    assert post(client, "/zh/review/open", report="weitang-2024").headers["Location"].endswith(correcting.id)
    nothing = post(client, f"/zh/review/{correcting.id}/accept")
    assert nothing.status_code == 422 and "没有要更正的" in text_of(nothing)
    item = stating(drafts.state(correcting), "583宗")
    say(correcting, item.id, "correct", "原文勘误", value="585", qualifier="about")
    wrong = post(client, f"/zh/review/{correcting.id}/accept")
    assert wrong.status_code == 422 and "583宗" in text_of(wrong)
    say(correcting, item.id, "correct", "只改范围", value="583", qualifier="exact", scope_zh="县城")
    assert post(client, f"/zh/review/{correcting.id}/accept").status_code == 303
    assert len(select.changes("weitang-2024")) == 1
    # Removed and restored
    assert post(client, "/zh/review/remove", report="weitang-2024", reason="").status_code == 422
    assert "已撤下" in text_of(post(client, "/zh/review/remove", report="weitang-2024", reason="换发"))
    assert client.get("/zh/overview/weitang-2024").status_code in (404, 410)
    assert "换发" in text_of(client.get("/zh/review"))
    post(client, "/zh/review/restore", report="weitang-2024", reason="误撤")
    assert client.get("/zh/overview/weitang-2024").status_code == 200


def test_what_is_wrong_is_told_line_by_line_and_changes_nothing(client, draft):
    state = drafts.state(draft)
    one, two = stating(state, "31件"), stating(state, "128件")
    accept_all(draft, [one])
    same = {"indicator": one.current["indicator"], "start": one.current["start"], "end": one.current["end"]}
    drafts.decide(draft, Decision("甲", two.id, "correct", same, seen=0))
    page = text_of(client.get(f"/zh/review/{draft.id}?step=finish"))
    assert "还不能公布" in page and "与另一项重复" in page
    answer = post(client, f"/zh/review/{draft.id}/accept")
    assert answer.status_code == 422 and not drafts.open_draft(draft.id).accepted


def test_what_was_added_without_an_indicator_is_told_so(client, draft):
    accept_all(draft, drafts.sure(drafts.state(draft)))
    place = span("各镇普法活动情况表")
    item = drafts.decide(draft, Decision("甲", "", "add", place, kind="figure"))
    page = text_of(client.get(f"/zh/review/{draft.id}?step=finish"))
    assert "各镇普法活动情况表 指标没有填" in page
    say(draft, item.id, "undo")
    assert "检查通过" in text_of(client.get(f"/zh/review/{draft.id}?step=finish"))


def test_a_draft_is_thrown_away_for_good(client, draft):
    assert post(client, f"/zh/review/{draft.id}/discard").status_code == 303
    assert client.get(f"/zh/review/{draft.id}").status_code == 404 and not drafts.drafts()


def test_an_unknown_draft_is_404_for_who_may_know(client):
    for path in ("/zh/review/20200101-0123456789abcdef", "/zh/review/nothing"):
        assert client.get(path).status_code == 404


def test_a_damaged_draft_is_named_and_the_others_stay(client, draft):
    (draft.folder / "proposals.json").write_text("{", encoding="utf-8")
    page = client.get("/zh/review")
    assert page.status_code == 200 and "cannot be read" in words(page)


def test_the_check_leads_on_to_review(client):
    answer = client.post("/zh/check", data={"text": TEXT}, headers=HOME, content_type="multipart/form-data")
    page = LexborHTMLParser(words(answer))
    form = page.css_first(".onward-form")
    told = {node.attributes["name"]: node.attributes.get("value", "") for node in form.css("[type=hidden]")}
    onward = client.post("/zh/review", data=told | {"text": TEXT}, headers=HOME)
    assert onward.status_code == 303 and "/zh/review/2" in onward.headers["Location"]


def test_where_nobody_may_write_the_check_does_not_lead_on(monkeypatch):
    monkeypatch.delenv("EDIT_TOKEN")
    answer = server.test_client().post(
        "/zh/check", data={"text": TEXT}, headers=HOME, content_type="multipart/form-data"
    )
    assert answer.status_code == 200 and "onward-form" not in words(answer)
