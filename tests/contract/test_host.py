"""Which site it is: with PUBLIC_URL that one and no other; without, the host that each request names."""

import io
import re
import zipfile
from functools import partial

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from app import app
from components.site import page_cache
from components.site.serve import under
from tests.contract.site import addresses, callback_body, client
from tests.contract.tables import REPORT

PUBLIC = "https://public.example/law/"
EVIL = {
    "Host": "evil.example:81",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "gopher",
    "X-Forwarded-Prefix": "/evil.example",
    "X-Forwarded-Port": "60666",
    "X-Original-Host": "evil.example",
    "Forwarded": "host=evil.example;proto=gopher",
}
FILES = (
    *("/robots.txt", "/sitemap.xml", "/sitemap/1.xml", "/download/all.zip", f"/download/{REPORT}/report.zip"),
    *(f"/download/en/{kind}.{suffix}" for kind in ("view", "all") for suffix in ("csv", "xlsx", "json")),
    *(f"/download/zh/{REPORT}/map.{suffix}" for suffix in ("csv", "xlsx", "json")),
    *(f"/picture/zh/{REPORT}/map.json", "/search/zh.json?q=a", "/zh/nowhere", "/download/zh/no.csv"),
)
MOVED = ("/", "/zh/", "/ZH/about", "/zh/area", "/zh/about//", "/_dash-layout/", "/en/Overview/LUODING-2022")


@pytest.fixture
def public(monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", PUBLIC)
    page_cache.clear()
    yield
    page_cache.clear()


def words(answer) -> str:
    """Return everything that an answer says, whatever it is packed in."""
    body = answer.get_data()
    if body.startswith(b"PK"):
        body = unpacked(body)
    return f"{answer.headers}{body.decode(errors='replace')}"


def unpacked(body: bytes) -> bytes:
    packed = zipfile.ZipFile(io.BytesIO(body))
    inner = (packed.read(name) for name in packed.namelist())
    return b"\n".join(unpacked(one) if one.startswith(b"PK") else one for one in inner)


@pytest.mark.parametrize("path", [*addresses()[::3], *FILES, *MOVED])
def test_with_a_public_address_no_other_is_named(public, path):
    for headers in (EVIL, {**EVIL, "Host": 'a"b_<evil.example>'}, {**EVIL, "Host": ""}):
        told = words(client().get(path, headers=headers))
        assert "evil.example" not in told and "gopher" not in told and "60666" not in told[:500]


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/zh", f"/en/indicator?report={REPORT}"])
def test_with_a_public_address_it_is_named(public, path):
    assert PUBLIC in words(client().get(path, headers=EVIL))


def test_a_page_that_dash_swaps_in_names_the_public_address_alone(public):
    body = callback_body(f"/zh/overview/{REPORT}", "")
    answer = client().post("/_dash-update-component", json=body, headers=EVIL).text
    told = re.sub(r"\\+u002f", "/", answer)
    assert PUBLIC in told and "evil.example" not in told


@pytest.mark.parametrize(("method", "path"), [*(("GET", path) for path in MOVED), ("POST", "/zh//check")])
@pytest.mark.parametrize("host", ["law.example", "127.0.0.1:8050", "[2001:db8::1]:8443"])
def test_a_redirect_names_no_host(method, path, host):
    headers = {"Host": host, "X-Forwarded-Host": "evil.example"}
    answer = client().open(path, method=method, headers=headers)
    assert answer.status_code in (302, 308)
    assert re.match(r"/(?!/)", answer.headers["Location"])


def test_a_redirect_stays_under_the_base_path(monkeypatch):
    monkeypatch.setenv("BASE_PATH", "/law")
    mounted = under("/law/", partial(Flask.wsgi_app, app.server))
    for method, path, target in (("POST", "/law/zh//check", "/law/zh/check"), ("GET", "/law/zh/", "/law/zh")):
        _, _, headers = run_wsgi_app(mounted, EnvironBuilder(path, method=method).get_environ())
        assert headers["Location"] == target


def test_without_it_a_host_is_believed_for_one_request_only():
    first = client().get("/en/about", headers={"Host": "one.example"}).text
    second = client().get("/en/about", headers={"Host": "two.example"}).text
    assert "one.example" in first and "two.example" in second
    assert "two.example" not in first and "one.example" not in second


def test_what_a_proxy_says_of_the_host_is_not_believed():
    told = words(client().get("/en/about", headers={**EVIL, "Host": "law.example"}))
    assert "law.example" in told and "evil.example" not in told


@pytest.mark.parametrize("path", ["/", "/zh", "/en/about", "/robots.txt", "/assets/icon.svg", "/zh/nowhere"])
def test_a_request_that_names_no_host_is_refused_and_no_name_is_made_up(path):
    """As HTTP/1.0 has it; the server's own name stands in for the host then."""
    environ = EnvironBuilder(path, headers={"Accept": "text/html"}).get_environ()
    del environ["HTTP_HOST"]
    environ["SERVER_NAME"] = "waitress.invalid"
    body, status, headers = run_wsgi_app(app.server.wsgi_app, environ)
    told = f"{headers}{b''.join(body).decode()}"
    assert status.startswith("400") and "waitress.invalid" not in told
    assert "is missing, or neither" in told or "主机名（Host）没有写" in told


def test_with_a_public_address_nobody_needs_to_name_it(public):
    environ = EnvironBuilder("/zh/about").get_environ()
    del environ["HTTP_HOST"]
    environ["SERVER_NAME"] = "waitress.invalid"
    body, status, headers = run_wsgi_app(app.server.wsgi_app, environ)
    told = f"{headers}{b''.join(body).decode()}"
    assert status.startswith("200") and "waitress.invalid" not in told and PUBLIC in told
