"""Who may: nobody without a token that is set and shown, no other site, and no cache in between."""

import asyncio

import pytest

from app import server
from components.edit.session import COOKIE
from components.server.front import Front
from components.site.rules import lanes, rules
from data import drafts
from tests.components.review.conftest import HOME, TOKEN, WHO, session, text_of, words
from tests.components.server.asgi import Asker

WRITES = (
    "/zh/review/open",
    "/zh/review/remove",
    "/en/review/restore",
    "/zh/review/leave",
    "/zh/review/{draft}/accept",
    "/zh/review/{draft}/discard",
    "/review/{draft}/decisions",
)
READS = ("/zh/review/{draft}", "/zh/review/{draft}/card/f1", "/en/review/{draft}/near?words=x")


def enter(client, token=TOKEN, who="乙", headers=HOME, **more):
    form = {"edit_token": token, "who": who} | more
    return client.post("/zh/review/enter", data=form, headers=headers)


@pytest.mark.parametrize("path", [*WRITES, "/zh/review"])
def test_without_the_token_every_write_is_403_and_changes_nothing(stranger, draft, path, own_data):
    before = sorted(path for path in own_data.rglob("*"))
    answer = stranger.post(path.format(draft=draft.id), data={"report": "luoding-2022"}, headers=HOME)
    assert answer.status_code == 403
    assert 'name="edit_token"' in words(answer)
    assert sorted(path for path in own_data.rglob("*")) == before


@pytest.mark.parametrize("path", READS)
def test_a_draft_is_seen_by_its_reviewers_only(stranger, draft, path):
    answer = stranger.get(path.format(draft=draft.id))
    assert answer.status_code == 403 and "苇塘" not in words(answer)
    nowhere = stranger.get(path.format(draft="20200101-0123456789abcdef"))
    # Nobody learns which drafts there are.
    assert nowhere.status_code == 403


@pytest.mark.parametrize("path", [*WRITES, "/zh/review", *READS])
def test_where_no_token_is_set_nobody_may(client, draft, monkeypatch, path):
    monkeypatch.delenv("EDIT_TOKEN")
    act = client.get if path in READS else client.post
    answer = act(path.format(draft=draft.id), headers=HOME)
    assert answer.status_code == 403 and "EDIT_TOKEN" in words(answer)
    assert (
        "没有开放整理报告" in words(client.get("/zh/review")) and client.get("/zh/review").status_code == 200
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
    ],
)
@pytest.mark.parametrize("path", WRITES)
def test_another_sites_form_is_refused(client, draft, path, headers):
    form = {"token": session(client).form_token, "report": "luoding-2022", "reason": "试"}
    assert client.post(path.format(draft=draft.id), data=form, headers=headers).status_code == 403


@pytest.mark.parametrize("path", WRITES)
def test_a_form_without_its_token_is_refused(client, draft, path):
    for token in ("", "0" * 64):
        form = {"token": token, "report": "luoding-2022", "reason": "试"}
        assert client.post(path.format(draft=draft.id), data=form, headers=HOME).status_code == 403


def test_the_token_is_asked_once_and_the_cookie_tells_scripts_and_other_sites_nothing(stranger):
    answer = enter(stranger)
    assert answer.status_code == 303 and answer.headers["Location"] == "/zh/review"
    told = answer.headers["Set-Cookie"]
    assert "HttpOnly" in told and "SameSite=Strict" in told and "Path=/" in told and "Secure" not in told
    assert TOKEN not in told
    assert "经手人：乙" in text_of(stranger.get("/zh/review"))
    leaving = {"token": session(stranger).form_token}
    assert stranger.post("/zh/review/leave", data=leaving, headers=HOME).status_code == 303
    assert "口令" in words(stranger.get("/zh/review"))


def test_behind_tls_the_cookie_is_secure(stranger, monkeypatch):
    answer = stranger.post(
        "/zh/review/enter",
        data={"edit_token": TOKEN, "who": "乙"},
        headers=HOME,
        base_url="https://law.example",
    )
    assert "Secure" in answer.headers["Set-Cookie"]
    monkeypatch.setenv("PUBLIC_URL", "https://law.example/")
    assert "Secure" in enter(stranger).headers["Set-Cookie"]


def test_five_wrong_tokens_are_enough_for_a_minute():
    client = server.test_client()
    reader = {"REMOTE_ADDR": "198.51.100.7"}
    statuses = [
        client.post(
            "/zh/review/enter", data={"edit_token": "wrong", "who": "乙"}, headers=HOME, environ_base=reader
        )
        for _ in range(7)
    ]
    codes = [answer.status_code for answer in statuses]
    assert codes[0] == 403 and codes[-1] == 429 and codes.count(403) <= 5
    assert statuses[-1].headers["Retry-After"].isdigit()
    right = client.post(
        "/zh/review/enter", data={"edit_token": TOKEN, "who": "乙"}, headers=HOME, environ_base=reader
    )
    assert right.status_code == 429


def test_a_name_is_needed(stranger):
    answer = enter(stranger, who=" ")
    assert answer.status_code == 422 and "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("onward", "target"),
    [
        ("zh/review/20261127-0123456789abcdef", "/zh/review/20261127-0123456789abcdef"),
        ("//elsewhere.example/zh/review", "/zh/review"),
        ("https://elsewhere.example", "/zh/review"),
        ("zh/about", "/zh/review"),
        ("zh/review/../../x", "/zh/review"),
    ],
)
def test_the_door_leads_nowhere_else(stranger, onward, target):
    assert enter(stranger, onward=onward).headers["Location"] == target


def test_what_was_pasted_before_the_door_comes_along(stranger, draft):
    refused = stranger.post("/zh/review", data={"text": "望舒县报告"}, headers=HOME)
    assert refused.status_code == 403 and "望舒县报告" in words(refused)
    answer = enter(stranger, text=draft.text)
    assert answer.status_code == 303 and answer.headers["Location"] != "/zh/review"
    made = drafts.open_draft(answer.headers["Location"].rsplit("/", 1)[-1])
    assert made.who == "乙" and made.text == draft.text


def test_nothing_of_review_is_anybody_elses_answer(client, draft):
    for path in ("/zh/review", f"/zh/review/{draft.id}", f"/zh/review/{draft.id}/card/f1"):
        assert client.get(path).headers["Cache-Control"] == "no-store"
        assert rules().is_private(path)
    assert rules().is_private(f"/review/{draft.id}/decisions") and not rules().is_private("/zh/about")


def test_the_front_hands_a_private_path_its_cookie_and_keeps_no_answer(client, draft):
    """Two readers who ask the same at once must not be told the same: one may, the other may not."""
    front = Front(server.wsgi_app, rules(), lanes(1))
    cookie = {"cookie": f"{COOKIE}={client.get_cookie(COOKIE).value}", "host": "localhost"}
    path = f"/zh/review/{draft.id}"
    askers = [Asker(path=path, headers=cookie), Asker(path=path, headers={"host": "localhost"})]

    async def both():
        return await asyncio.gather(*(asker.ask(front) for asker in askers))

    told = asyncio.run(both())
    assert [answer.status for answer in told] == [200, 403]
    assert WHO.encode() not in told[1].body
