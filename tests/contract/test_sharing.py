"""What travels ahead of a page: its public address, its words, its picture; an error is no page."""

import io
import re
from html import unescape

import pytest
from PIL import Image

from app import app
from components import pages
from components.charts.theme import ACCENT
from components.pictures import preview_fonts
from components.site import dash_app, page_cache
from tests.contract.site import LANGUAGES, addresses, client, first_html
from tests.contract.tables import REPORT, silent, stated

CASES, ADVISERS = "mediation_cases_count", "legal_adviser_opinions_issued_count"
LOST = ("/zh/nowhere", "/en/indicator/nothing_count", "/download/zh/nothing.csv", f"/zh/area/{REPORT}/7")
OF_A_PAGE = ('rel="canonical"', 'rel="alternate"', 'property="og:', 'name="description"')


def head(html: str) -> str:
    return html.partition("<body>")[0]


def tag(html: str, name: str) -> str:
    found = re.search(rf'property="og:{name}" content="(.*?)"', head(html))
    assert found, name
    return unescape(found[1])


@pytest.fixture
def public(monkeypatch):
    """A site that the world knows by another address than the one it is asked by."""
    monkeypatch.setenv("PUBLIC_URL", "https://example.org/law")
    page_cache.clear()
    yield "https://example.org/law/"
    page_cache.clear()


@pytest.mark.parametrize("path", ["/zh", f"/en/area/{REPORT}/4", f"/zh/indicator/{CASES}", "/en/data"])
def test_every_whole_address_is_the_public_one(public, path):
    html = client().get(path, headers={"Host": "10.0.0.7:8050"}).text
    whole = re.findall(r'(?:href|content)="(https?://[^"]+)"', head(html))
    # The page itself and where it is shared, its picture, both languages, its feed; some pages have more.
    assert len(whole) >= 6
    assert [address for address in whole if not address.startswith(public)] == []
    assert "10.0.0.7" not in html
    assert f'rel="canonical" href="{public}{path.split("/")[1]}/' in html


def test_a_citation_names_the_public_address(public):
    html = client().get(f"/zh/indicator/{CASES}", headers={"Host": "10.0.0.7:8050"}).text
    assert html.count(f"{public}zh/indicator/{CASES}?report={REPORT}") >= 4


def test_links_inside_stay_where_the_server_is_mounted(public):
    assert re.findall(r'<a[^>]+href="/law', client().get("/zh").text) == []


@pytest.mark.parametrize("host", ["law.example:8443", "127.0.0.1", "[2001:db8::1]:8050", "localhost"])
def test_without_it_addresses_are_those_that_the_reader_asked_by(host):
    html = client().get("/zh/about", headers={"Host": host}, base_url="https://any").text
    assert f'rel="canonical" href="https://{host}/zh/about"' in html


@pytest.mark.parametrize("path", ["/en/about", "/robots.txt", "/assets/icon.svg"])
@pytest.mark.parametrize("host", ["evil.example/x", 'a"b', "a_b", "999.1.1.1", "[::1", "x:99999", "a b", ""])
def test_a_host_that_is_no_name_or_address_is_refused_in_plain_words(host, path):
    answer = client().get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert "nosniff" in answer.headers["X-Content-Type-Options"]
    assert ("neither a name nor an address" if path.startswith("/en") else "主机名") in answer.text
    assert not host or f"//{host}" not in answer.text
    assert not any(words in head(answer.text) for words in OF_A_PAGE)


def test_with_a_public_address_the_host_does_not_matter(public):
    assert client().get("/zh/about", headers={"Host": "a_b"}).status_code == 200


@pytest.mark.parametrize("path", LOST)
def test_an_address_that_leads_nowhere_is_not_described_as_a_page(path):
    answer = client().get(path)
    assert answer.status_code == 404
    assert '<meta name="robots" content="noindex">' in head(answer.text)
    assert [words for words in OF_A_PAGE if words in head(answer.text)] == []


def test_a_page_that_breaks_is_not_described_as_one(monkeypatch):
    def broken(_):
        raise RuntimeError("on purpose")

    page_cache.clear()
    monkeypatch.setattr(pages.PAGES["about"], "layout", broken)
    monkeypatch.setitem(app.server.config, "PROPAGATE_EXCEPTIONS", False)
    answer = client().get("/zh/about")
    assert answer.status_code == 500
    assert '<meta name="robots" content="noindex">' in head(answer.text)
    assert [words for words in OF_A_PAGE if words in head(answer.text)] == []


def test_a_page_that_breaks_in_the_browser_takes_its_description_out_of_the_head(monkeypatch):
    def broken(_):
        raise RuntimeError("on purpose")

    monkeypatch.setattr(dash_app.page_cache, "get", broken)
    with app.server.test_request_context("/_dash-update-component"):
        _, carrier = dash_app.show_page("/zh/about", "")
    told = carrier.to_plotly_json()["props"]["data-head"]
    assert '<meta name="robots" content="noindex">' in told
    assert [words for words in OF_A_PAGE if words in told] == []


@pytest.mark.parametrize("address", [address for address in addresses() if "nowhere" not in address])
def test_a_page_of_a_report_is_shared_with_its_place_and_year(address):
    if not re.search(r"/(overview|area|indicator|text)", address):
        return
    title = tag(first_html(address), "title")
    assert ("罗定" if address.startswith("/zh") else "Luoding") in title
    assert "2022" in title


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (f"/zh/indicator/{CASES}", "罗定市2022年：调解案件2487宗"),
        (f"/en/indicator/{CASES}", "Luoding, 2022 · Cases mediated (kind not stated): 2,487"),
        (f"/zh/text/{REPORT}?figure={ADVISERS}", "罗定市2022年：政府法律顾问出具合法性审查意见书190余份"),
        (
            "/zh/indicator/service_centre_items_coverage",
            "罗定市2022年：可进事项进驻情况（报告列明例外）：一律进驻",
        ),
    ],
)
def test_an_indicator_is_shared_with_its_figure(path, title):
    html = first_html(path)
    assert tag(html, "title") == title
    assert re.split("[：·]", title)[-1].strip()[-5:] in tag(html, "description")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_report_does_not_state_has_no_figure_to_share(language):
    html = first_html(f"/{language}/indicator/{silent()[0]}")
    assert f"/assets/preview-{language}.png" in tag(html, "image")
    assert not re.search(r"(?<!\d)0(?!\d)", tag(html, "title"))


drawn = pytest.mark.skipif(not preview_fonts.can_draw(), reason="no font with Chinese characters")


def picture(path: str) -> Image.Image:
    answer = client().get(path)
    assert (answer.status_code, answer.content_type) == (200, "image/png")
    assert answer.cache_control.max_age and answer.headers["ETag"]
    assert len(answer.data) < 150_000
    return Image.open(io.BytesIO(answer.data)).convert("RGB")


@drawn
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_has_a_picture_of_its_own(language):
    made = {}
    for name in stated():
        path = tag(first_html(f"/{language}/indicator/{name}"), "image").removeprefix("http://localhost")
        image = picture(path)
        assert image.size == (1200, 630)
        made[name] = image.tobytes()
    assert len(set(made.values())) == len(made) > 15


@drawn
def test_the_word_that_hedges_a_figure_stands_out_in_its_picture():
    accent = tuple(int(ACCENT[place : place + 2], 16) for place in (1, 3, 5))
    hedged, exact = (
        picture(f"/preview/zh/{REPORT}/{name}.png").crop((0, 300, 1200, 500)) for name in (ADVISERS, CASES)
    )
    near = [
        sum(abs(a - b) for a, b in zip(pixel, accent, strict=True)) < 60
        for pixel in hedged.get_flattened_data()
    ]
    assert sum(near) > 1000
    assert accent not in set(exact.get_flattened_data())


@drawn
def test_a_picture_is_answered_once_and_then_known_again():
    path = f"/preview/en/{REPORT}/{CASES}.png"
    tag = client().get(path).headers["ETag"]
    again = client().get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        f"fr/{REPORT}/{CASES}",
        f"zh/nowhere-1999/{CASES}",
        f"zh/{REPORT}/nothing",
        f"zh/{REPORT}/{silent()[0]}",
    ],
)
def test_a_picture_of_what_is_not_stated_is_404(path):
    assert client().get(f"/preview/{path}.png").status_code == 404


def test_without_a_chinese_font_the_site_s_picture_is_shared(monkeypatch, tmp_path):
    (tmp_path / "no-font.ttf").write_bytes(b"no font")
    monkeypatch.setenv("PREVIEW_FONT", str(tmp_path / "no-font.ttf"))
    preview_fonts.faces.cache_clear()
    try:
        assert "PREVIEW_FONT" in preview_fonts.note()
        html = client().get(f"/zh/indicator/{CASES}").text
        assert tag(html, "image") == "http://localhost/assets/preview-zh.png"
        assert tag(html, "title") == "罗定市2022年：调解案件2487宗"
        kept_address = client().get(f"/preview/zh/{REPORT}/{CASES}.png")
        assert kept_address.headers["Location"] == "/assets/preview-zh.png"
    finally:
        preview_fonts.faces.cache_clear()
