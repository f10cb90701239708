"""Security headers: on every answer, and nothing in a page that they would have to allow."""

import re

import pytest

from components.web.security import content_policy
from tests.contract.site import addresses, client, first_html
from tests.contract.tables import REPORT

ANSWERS = (
    *(
        "/",
        "/zh",
        "/zh/",
        f"/en/area/{REPORT}/4",
        "/zh/data",
        "/zh/check",
        "/zh/nowhere",
        "/assets/nothing.js",
    ),
    *(
        "/assets/icon.svg",
        "/_dash-layout",
        "/_dash-dependencies",
        "/download/all.zip",
        "/download/zh/nothing",
    ),
    *(
        f"/download/en/{REPORT}/chart/mediation.xlsx",
        "/download/zh/view.csv",
        f"/picture/en/{REPORT}/map.json",
    ),
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def policy(answer) -> dict[str, list[str]]:
    rules = (rule.split() for rule in answer.headers["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in rules}


def bundles() -> list[str]:
    return re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css)(?:\?[^"]*)?)"', first_html("/zh/data"))


def every_answer():
    yield from (client().get(path) for path in [*ANSWERS, *bundles()])
    yield client().post("/zh")
    yield client().post("/_dash-update-component", data=b"{", content_type="application/json")
    yield client().options("/zh")
    yield client().get("/zh", headers={"If-None-Match": client().get("/zh").headers.get("ETag", "")})


def test_every_answer_carries_the_headers():
    for answer in every_answer():
        told = {name: answer.headers.get(name) for name in HEADERS}
        assert told == HEADERS, answer.request.path
        assert "camera=()" in answer.headers["Permissions-Policy"]
        assert "Content-Security-Policy" in answer.headers


def test_scripts_come_from_here_or_by_hash():
    for answer in (client().get(path) for path in ANSWERS):
        rules = policy(answer)
        assert rules["default-src"] == rules["connect-src"] == ["'self'"]
        scripts = rules["script-src"]
        assert scripts[0] == "'self'"
        assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", rule) for rule in scripts[1:])
        assert rules["img-src"] == ["'self'", "data:", "blob:"]
        assert (rules["object-src"], rules["base-uri"]) == (["'none'"], ["'none'"])


def test_a_form_is_sent_here_alone_and_every_rule_of_the_policy_is_one_we_chose():
    """A rule that is not asked for here could be loosened unseen."""
    rules = policy(client().get("/zh"))
    assert rules["form-action"] == rules["frame-ancestors"] == ["'self'"]
    assert rules["style-src"] == ["'self'", "'unsafe-inline'"] and rules["font-src"] == ["'self'", "data:"]
    others = {"default-src", "script-src", "connect-src", "img-src", "object-src", "base-uri"}
    assert rules.keys() == others | {"form-action", "frame-ancestors", "style-src", "font-src"}


def test_scripts_of_other_sites_may_read_data_files_and_nothing_else():
    for answer in (client().get(path) for path in [*ANSWERS, "/zh/review", "/zh/search?q=%E8%B0%83"]):
        is_file = answer.request.path.startswith("/download/") and answer.status_code == 200
        given = {name for name in dict(answer.headers) if name.startswith("Access-Control-")}
        assert given == ({"Access-Control-Allow-Origin"} if is_file else set()), answer.request.path


@pytest.mark.parametrize("address", addresses()[::5])
def test_no_page_asks_for_more_than_the_policy_allows(address):
    """What stands between script tags is data; no script hides in an attribute."""
    html = first_html(address)
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", html)
    assert all(re.search(r'type="application/(ld\+)?json"', told) for told in inline), inline
    assert not re.findall(r"<[^>]+\son[a-z]+=", html)
    assert not re.findall(r'href="\s*javascript:', html)


def test_who_else_may_embed_a_page_is_a_setting():
    assert "frame-ancestors 'self'" in content_policy("'self'")
    assert "frame-ancestors https://gov.example" in content_policy("https://gov.example")
    assert "unsafe-eval" not in content_policy("'self'")
