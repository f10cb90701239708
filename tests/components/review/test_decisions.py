"""One decision a post: what of the page it changes, and what is said where it cannot be taken."""

import json

import pytest

from components.edit.decisions import value_of
from data import drafts
from data.drafts import Decision
from tests.components.review.conftest import HOME, WHO, session, text_of, words
from tests.data.bringing import SHOWS, UNIT, span, stating


def item_of(draft, stated):
    return stating(drafts.state(draft), stated)


def test_a_decision_is_on_disk_and_tells_the_page_what_changed(draft, decide):
    item, following = item_of(draft, "31件"), item_of(draft, "174份")
    answer = decide(item.id, "accept", next=following.id)
    assert answer.status_code == 200
    told = answer.get_json()
    assert [(one["id"], one["list"]) for one in told["items"]] == [(item.id, "decided")]
    row = told["items"][0]
    assert f'id="row-{item.id}"' in row["row"] and "accepted" in row["mark"]["class"]
    assert f'data-card="{following.id}"' in told["card"] and "31件" in told["said"]
    assert "review-card" not in told["items"][0]["row"]
    assert drafts.state(draft).items[item.id].status == "accepted"
    assert drafts.state(draft).items[item.id].history[-1].who == WHO


def test_without_a_script_a_form_leads_back_to_what_is_next(draft, decide):
    answer = decide(item_of(draft, "31件").id, "accept", headers=HOME)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(f"/zh/review/{draft.id}?item=")


def test_cells_are_corrected_in_the_units_that_people_type(draft, decide):
    item = item_of(draft, "3600多万元")
    answer = decide(item.id, "correct", **{"cell-value": "3,650", "cell-unit": "ten_thousand_yuan"})
    assert answer.status_code == 200, words(answer)
    assert drafts.state(draft).items[item.id].current["value"] == "36500000"
    decide(item.id, "correct", **{"cell-value": "3700万", "cell-qualifier": "at_least"})
    assert drafts.state(draft).items[item.id].current["value"] == "37000000"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("3,600", "3600"), ("３６００", "3600"), ("98.5%", "98.5"), ("两千", "2000"), ("多", "多")],
)
def test_a_value_is_read_as_typed(typed, value):
    assert value_of(typed) == value


def test_saving_what_stands_there_accepts_it(draft, decide):
    item = item_of(draft, "31件")
    kept = {f"cell-{name}": item.current[name] for name in ("indicator", "value", "qualifier", "period")}
    decide(item.id, "correct", **kept, **{"cell-unit": "document"})
    assert drafts.state(draft).items[item.id].status == "accepted"


def test_a_stale_decision_shows_both_versions_and_overwrites_nothing(draft, decide):
    item = item_of(draft, "31件")
    drafts.decide(draft, Decision("乙", item.id, "correct", {"value": "32"}, seen=0))
    answer = decide(item.id, "correct", seen="0", **{"cell-value": "33"})
    told = answer.get_json()
    assert answer.status_code == 409
    assert "乙" in told["said"] and "32" in told["card"] and "33" in told["card"]
    assert drafts.state(draft).items[item.id].current["value"] == "32"
    page = decide(item.id, "correct", headers=HOME, seen="0", **{"cell-value": "33"})
    assert page.status_code == 409 and "乙" in text_of(page)


def test_what_makes_no_sense_is_said_in_the_readers_language(draft, decide):
    item = item_of(draft, "31件")
    answer = decide(item.id, "correct", **{"cell-value": "很多"})
    assert answer.status_code == 422 and "数值" in answer.get_json()["said"]
    english = decide(item.id, "correct", language="en", **{"cell-value": "很多"})
    assert "Value" in english.get_json()["said"]
    assert decide(item.id, "reject").status_code == 422
    assert decide("f999", "accept").status_code == 422
    assert decide(item.id, "nonsense").status_code == 422
    assert drafts.state(draft).items[item.id].status == "undecided"


def test_a_new_indicator_is_made_with_its_unit_and_given(draft, decide):
    item = item_of(draft, "46台")
    form = {f"cell-{name}": cell for name, cell in SHOWS.items()}
    form |= {f"cell-unit_{name}": cell for name, cell in UNIT.items()} | {"cell-unit": ""}
    told = decide(item.id, "new_indicator", **form).get_json()
    state = drafts.state(draft)
    own = state.items[item.id].current["indicator"]
    assert (
        state.of("indicator")[0].current["id"] == own
        and state.of("indicator")[0].current["unit"] == "performance"
    )
    assert {one["list"] for one in told["items"]} == {"decided"} and len(told["items"]) == 3
    again = decide(item_of(draft, "1260人次").id, "new_indicator", **form)
    assert again.status_code == 422 and own in again.get_json()["said"]


def test_a_new_indicator_for_what_has_changed_is_not_made(draft, decide):
    item = item_of(draft, "46台")
    drafts.decide(draft, Decision("乙", item.id, "reject", reason="试", seen=0))
    form = {f"cell-{name}": cell for name, cell in SHOWS.items()}
    assert decide(item.id, "new_indicator", seen="0", **form).status_code == 409
    assert not drafts.state(draft).of("indicator")


def test_an_existing_indicator_that_lies_near_is_one_press_away(draft, decide, client):
    near = words(
        client.get(f"/zh/review/{draft.id}/near", query_string={"words": "执法培训", "kind": "figure"})
    )
    assert 'data-take="enforcement_trainings_count"' in near and "coverage" not in near
    item = item_of(draft, "1260人次")
    decide(item.id, "new_indicator", take="enforcement_trainings_count")
    assert drafts.state(draft).items[item.id].current["indicator"] == "enforcement_trainings_count"


def test_what_was_missed_is_added_by_its_words_or_its_place(draft, decide):
    told = decide("", "add", words="九", kind="figure").get_json()
    assert "原文里没有" in told["said"]
    told = decide("", "add", kind="figure", **span("各镇普法活动情况表")).get_json()
    assert told["items"][0]["list"] == "decided"
    item = drafts.state(draft).items[told["items"][0]["id"]]
    assert item.status == "added" and item.current["stated"] == "各镇普法活动情况表"
    told = decide("", "add", words="一是", nth="2", kind="mention").get_json()
    item = drafts.state(draft).items[told["items"][0]["id"]]
    assert draft.text[: item.start].count("一是") == 1


def test_a_figure_may_be_a_claim_after_all(draft, decide):
    item = item_of(draft, "100%")
    told = decide(item.id, "correct", restate="claim").get_json()
    state = drafts.state(draft)
    assert state.items[item.id].status == "rejected" and len(told["items"]) == 2
    assert state.items[told["items"][1]["id"]].kind == "claim"


def test_all_that_are_sure_are_accepted_as_they_were_shown(draft, decide, client):
    page = text_of(client.get(f"/zh/review/{draft.id}?step=sure"))
    sure = drafts.sure(drafts.state(draft))
    assert f"会接受下面{len(sure)}项" in page and "31件" in page and "46台" not in page
    seen = " ".join(f"{item.id}:{item.version}" for item in sure)
    answer = decide("", "accept_sure", headers=HOME, items=seen)
    assert answer.status_code == 303
    state = drafts.state(draft)
    assert all(state.items[item.id].status == "accepted" for item in sure)
    # One of them decided meanwhile stops all.
    assert decide("", "accept_sure", items=seen).status_code == 409


def test_hints_follow_what_stands(client, decide, draft):
    applications = item_of(draft, "2014件")
    told = decide(applications.id, "correct", **{"cell-value": "2015"}).get_json()
    assert "＝97.9，写作" in told["hints"]
    item = item_of(draft, "1973件")
    decide(item.id, "correct", **{"cell-indicator": "mediation_cases_successful_count"})
    decide(applications.id, "correct", **{"cell-indicator": "mediation_cases_count"})
    share = item_of(draft, "98%")
    told = decide(share.id, "correct", **{"cell-indicator": "mediation_successful_share"}).get_json()
    assert f'data-open="{item.id}"' in told["hints"] and "相符" in told["hints"]
    told = decide(item.id, "correct", **{"cell-value": "1500"}).get_json()
    assert "待核" in told["hints"]


def test_an_item_of_the_plan_may_concern_several_areas(draft, decide, client):
    state = drafts.state(draft)
    item = next(one for one in state.of("statement") if one.current["kind"] == "plan")
    form = {"cell-title_zh": item.current["title_zh"], "cell-kind": "plan"}
    decide(item.id, "correct", **form, **{"cell-areas": ["", "h3", "h5"]})
    assert drafts.state(draft).items[item.id].current["areas"] == "h3 h5"
    card = words(client.get(f"/zh/review/{draft.id}/card/{item.id}"))
    assert card.count(" checked") == 2
    # Saved once more as it stands, in another order, it is no change; without any box none is left.
    decide(item.id, "correct", **form, **{"cell-areas": ["", "h5", "h3"]})
    assert drafts.state(draft).items[item.id].current["areas"] == "h3 h5"
    decide(item.id, "correct", **form, **{"cell-areas": [""]})
    assert drafts.state(draft).items[item.id].current["areas"] == ""


def test_json_is_whole_json(draft, decide):
    answer = decide(item_of(draft, "31件").id, "undo")
    assert answer.status_code == 422 and json.loads(words(answer))["said"]


def test_no_decision_without_the_sessions_own_token(draft, client):
    form = {
        "token": session(client).form_token[:-1] + "x",
        "language": "zh",
        "item": "f1",
        "verb": "accept",
        "seen": "0",
    }
    assert client.post(f"/review/{draft.id}/decisions", data=form, headers=HOME).status_code == 403
    assert drafts.state(draft).items["f1"].status == "undecided"
