"""The cookie of whoever has shown the token, and how often the token may be tried."""

import pytest

from components.edit import session
from components.edit.session import cookie_for, is_right, session_of
from components.edit.tries import A_MINUTE, Tries

TOKEN = "a-token-of-tests"


@pytest.fixture(autouse=True)
def token(monkeypatch):
    monkeypatch.setenv("EDIT_TOKEN", TOKEN)


def test_a_cookie_says_who_it_is_and_belongs_to_one_token(monkeypatch):
    cookie = cookie_for("甲")
    held = session_of(cookie)
    assert held is not None and held.who == "甲"
    # Not its last letter: some of its bits say nothing.
    assert session_of(cookie[:-5] + ("A" if cookie[-5] != "A" else "B") + cookie[-4:]) is None
    assert session_of("") is None and session_of("a.b.c") is None
    monkeypatch.setenv("EDIT_TOKEN", "another-token-of-tests")
    assert session_of(cookie) is None
    monkeypatch.delenv("EDIT_TOKEN")
    assert session_of(cookie) is None


def test_a_cookie_of_yesterday_is_none(monkeypatch):
    cookie = cookie_for("甲")
    monkeypatch.setattr(session, "SECONDS", -1)
    assert session_of(cookie) is None


def test_the_token_of_a_form_is_one_sessions_own():
    one, other = session_of(cookie_for("甲")), session_of(cookie_for("甲"))
    assert one.sent(one.form_token) and not one.sent(other.form_token)
    assert not one.sent("") and not one.sent("é\udc80")


@pytest.mark.parametrize(
    ("given", "right"), [(TOKEN, True), (f" {TOKEN} ", True), ("", False), (TOKEN[:-1], False)]
)
def test_only_the_token_is_right(given, right):
    assert is_right(given) is right


def test_without_a_token_nothing_is_right(monkeypatch):
    monkeypatch.setenv("EDIT_TOKEN", "")
    assert not is_right("")


@pytest.mark.parametrize("serving", [1, 2, 3, 8])
def test_all_processes_together_allow_five_a_minute_at_most(serving):
    allowed = 0
    for _ in range(min(serving, A_MINUTE)):
        tries = Tries(serving)
        while not tries.seconds("192.0.2.1"):
            tries.was_wrong("192.0.2.1")
            allowed += 1
        assert 1 <= tries.seconds("192.0.2.1") <= 60
        assert tries.seconds("192.0.2.2") == 0
    assert 1 <= allowed <= A_MINUTE


def test_a_network_of_ipv6_is_one_reader():
    tries = Tries(1)
    for number in range(A_MINUTE):
        tries.was_wrong(f"2001:db8::{number}")
    assert tries.seconds("2001:db8::ffff") and not tries.seconds("2001:db9::1")
