"""Where the site stands for its readers: a setting that is checked, or what a request says."""

import pytest
from flask import Flask

from components.web.public_address import from_environment, is_host, public, root, without_scheme

WRONG = (
    *("example.org", "ftp://example.org/", "https://", "https://user@example.org/", "https://a b/"),
    *("https://example.org/?page=1", "https://example.org/a//b", "https://[::1/", "javascript:alert(1)"),
    *("https://example.org:99999/", "https://a/\n"[:-1] + "\x00"),
)


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ("https://example.org", "https://example.org/"),
        (" https://example.org/law/ ", "https://example.org/law/"),
        ("http://127.0.0.1:8050/a/b", "http://127.0.0.1:8050/a/b/"),
        ("https://[2001:db8::1]/", "https://[2001:db8::1]/"),
        ("", ""),
    ],
)
def test_the_setting_is_the_address_of_the_start(told, whole):
    assert from_environment({"PUBLIC_URL": told}) == whole


@pytest.mark.parametrize("told", WRONG)
def test_a_setting_that_is_no_address_is_said_plainly(told):
    with pytest.raises(ValueError, match="PUBLIC_URL must be the whole address"):
        from_environment({"PUBLIC_URL": told})


@pytest.mark.parametrize(
    "host", ["a", "example.org.", "127.0.0.1:80", "[::1]", "[::ffff:1.2.3.4]:8", "xn--fiq"]
)
def test_names_and_addresses_are_hosts(host):
    assert is_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "a_b",
        "-a",
        "a..b",
        "1.2.3",
        "999.1.1.1",
        "[::1",
        "::1",
        "a:",
        "a:x",
        "a/b",
        "a@b",
        "中",
        "a" * 300,
    ],
)
def test_nothing_else_is(host):
    assert not is_host(host)


def test_its_path_stands_for_the_base_path(monkeypatch):
    monkeypatch.setenv("BASE_PATH", "/inner/")
    monkeypatch.setenv("PUBLIC_URL", "https://example.org/outer")
    assert public("/inner/zh?report=a") == "https://example.org/outer/zh?report=a"
    assert without_scheme(public("/inner/zh")) == "example.org/outer/zh"


def test_without_it_host_and_base_path_are_the_request_s(monkeypatch):
    monkeypatch.setenv("BASE_PATH", "/law/")
    server = Flask(__name__)
    with server.test_request_context(base_url="https://example.org:8443"):
        assert public("/law/zh") == "https://example.org:8443/law/zh"
    with server.test_request_context() as asked:
        del asked.request.environ["HTTP_HOST"]
        assert root() == "/law/"
    assert without_scheme(public("/law/zh")) == "/law/zh"
