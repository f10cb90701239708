"""What search engines are told: every page once a language, by the address that it calls its own."""

import io
import re
from html import unescape
from xml.etree import ElementTree

import pytest
from PIL import Image

from components.site import page_cache, sitemap
from components.site.serve import under
from data.select.page_list import count_report_pages, report_pages
from tests.contract.site import LANGUAGES, PLACE, client, pages
from tests.contract.tables import REPORT, silent, stated

# Pages of no report and no place; `pages` has the others.
LISTED = ("reports", "coverage", "required", "differences", "codebook", "api", "changes", "search")
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def tree(path: str, **headers: str) -> ElementTree.Element:
    answer = client().get(path, headers=headers)
    assert (answer.status_code, answer.mimetype) == (200, "application/xml")
    return ElementTree.fromstring(answer.data)


def inside(address: str) -> str:
    return address.removeprefix("http://localhost")


def listed() -> list[str]:
    """Return every address of the sitemap, in the order of its files."""
    files = [inside(node.text) for node in tree("/sitemap.xml").findall("s:sitemap/s:loc", NAMES)]
    return [inside(node.text) for file in files for node in tree(file).findall("s:url/s:loc", NAMES)]


def test_every_page_is_listed_once_in_both_languages():
    found = listed()
    assert len(found) == len(set(found))
    wanted = {page for page in pages() if page.removeprefix("indicator/") not in silent()}
    wanted = {f"{page}?report={REPORT}" if page.startswith("indicator") else page for page in wanted}
    assert set(found) == {
        f"/{language}/{page}" for language in LANGUAGES for page in {*wanted, *LISTED, f"place/{PLACE}"}
    }
    assert sum("/indicator/" in address for address in found) == len(stated()) * len(LANGUAGES)


def test_a_listed_address_is_what_its_page_calls_itself():
    for address in listed():
        answer = client().get(address)
        assert answer.status_code == 200, address
        canonical = re.search('rel="canonical" href="(.+?)"', answer.text)[1]
        assert inside(unescape(canonical)) == address


def test_each_address_names_the_same_page_in_all_languages_itself_among_them():
    for entry in tree("/sitemap/1.xml").findall("s:url", NAMES):
        links = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NAMES)}
        assert set(links) == {"zh-CN", "en"}
        assert entry.find("s:loc", NAMES).text in links.values()
        assert links["zh-CN"].replace("/zh/", "/en/") == links["en"]


def test_files_hold_all_pages_between_them_however_many_there_are(demo, monkeypatch):
    whole = listed()
    assert len(whole) == 2 * (count_report_pages() + len(sitemap.PLAIN_PAGES))
    # Two reports are only cited: they have no text to list.
    assert sum("/zh/text/" in address for address in whole) < sum(
        "/zh/overview/" in address for address in whole
    )
    monkeypatch.setattr(sitemap, "PAGES_A_FILE", len(sitemap.PLAIN_PAGES))
    assert len(tree("/sitemap.xml")) > 10
    assert listed() == whole
    assert client().get(f"/sitemap/{len(tree('/sitemap.xml')) + 1}.xml").status_code == 404
    assert client().get("/sitemap/0.xml").status_code == 404


def test_no_file_is_longer_than_the_protocol_allows():
    assert sitemap.PAGES_A_FILE * len(LANGUAGES) <= 50_000
    assert len(report_pages(3, 2)) == 3


def test_robots_may_read_pages_and_find_the_sitemap():
    answer = client().get("/robots.txt")
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    barred = re.findall("^Disallow: (.+)$", answer.text, re.M)
    assert "Sitemap: http://localhost/sitemap.xml" in answer.text
    assert {"/download/", "/search/"} <= set(barred)
    readable = [*listed(), f"/preview/zh/{REPORT}/x.png", "/assets/preview-zh.png", "/site-style-1.css"]
    assert [path for path in readable if path.startswith(tuple(barred))] == []


def test_the_icon_is_where_browsers_look():
    answer = client().get("/favicon.ico")
    assert (answer.status_code, answer.mimetype) == (200, "image/x-icon")
    assert {(16, 16), (32, 32), (48, 48)} <= Image.open(io.BytesIO(answer.data)).info["sizes"]


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/favicon.ico"])
def test_each_is_there_at_the_root_and_under_the_base_path(monkeypatch, path):
    from app import app

    monkeypatch.setenv("BASE_PATH", "/law/")
    monkeypatch.setattr(app.server, "wsgi_app", under("/law/", app.server.wsgi_app))
    for asked in (path, f"/law{path}"):
        assert client().get(asked).status_code == 200
    assert "http://localhost/law/sitemap.xml" in client().get("/robots.txt").text
    assert "Disallow: /law/download/" in client().get("/law/robots.txt").text


def test_addresses_are_the_public_ones(monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "https://example.org/law")
    page_cache.clear()
    assert "Sitemap: https://example.org/law/sitemap.xml" in client().get("/robots.txt").text
    assert "Disallow: /law/search/" in client().get("/robots.txt").text
    (file,) = tree("/sitemap.xml").findall("s:sitemap/s:loc", NAMES)
    assert file.text == "https://example.org/law/sitemap/1.xml"
    told = [node.text for node in tree("/sitemap/1.xml").findall("s:url/s:loc", NAMES)]
    assert told and all(address.startswith("https://example.org/law/") for address in told)
