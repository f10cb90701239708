"""A picture taken away out of its menu: SVG, PNG and the clipboard."""

import base64
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from tests.browser.helpers import drawn

OVERVIEW = "/{language}/overview/luoding-2022"
GROUP = "[data-picture$='/{name}.json']"
NAMES = (
    "party_group_law_study",
    "legal_adviser_opinions",
    "normative_documents",
    "enforcement_certificates",
    "service_items",
    "regulatory_items",
    "mediation",
    "coverage",
    "plan",
    "map",
)
FONTS = re.compile(r"font-family:\s*([^;\"]+)")
ADDRESS = re.compile(r"(?:href|src)=\"([^\"]*)\"|url\(([^)]*)\)")
COMPARED = """async ([first, second]) => {
  const read = async words => {
    const image = new Image();
    image.src = "data:image/png;base64," + words;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    return pen.getImageData(0, 0, image.width, image.height);
  };
  const [one, other] = [await read(first), await read(second)];
  let different = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const off = [0, 1, 2].some(n => Math.abs(one.data[at + n] - other.data[at + n]) > 24);
    different += off ? 1 : 0;
  }
  return {size: [one.width, one.height], same: other.width === one.width && other.height === one.height,
          share: different / (one.data.length / 4)};
}"""


def overview(page: Any, language: str = "zh") -> Any:
    """Open a report's overview with every row open, so that every button can be reached."""
    page.goto(OVERVIEW.format(language=language))
    drawn(page)
    page.evaluate("() => document.querySelectorAll('main .area-row').forEach(row => { row.open = true; })")
    return page


def group(page: Any, name: str) -> Any:
    return page.locator(GROUP.format(name=name)).first


def opened(page: Any, name: str) -> Any:
    """Open the menu of a picture; return what holds it and the line below it."""
    tools = group(page, name)
    tools.locator("summary").click()
    return tools


def saved(page: Any, name: str, kind: str, folder: Path) -> Path:
    """Press a button and return the file that the reader gets."""
    with page.expect_download() as waiting:
        opened(page, name).locator(f"[data-export={kind}]").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def said(page: Any, tools: Any, words: str) -> None:
    """Wait until the line under the menu says so."""
    line = tools.locator("[role=status]").element_handle()
    page.wait_for_function("([line, words]) => line.textContent.includes(words)", arg=[line, words])


def scanned(path: Path) -> tuple[tuple[int, int], str]:
    """Return the size of a saved card, and what its code says."""
    with Image.open(path) as image:
        assert image.format == "PNG"
        (found,) = zxingcpp.read_barcodes(image.convert("RGB"))
        return image.size, found.text


def test_a_card_is_one_click_away_and_the_browser_paints_it_where_the_server_has_no_font(page, tmp_path):
    overview(page)
    tools = opened(page, "mediation")
    with page.expect_download() as waiting:
        tools.get_by_role("link", name="分享卡片").click()
    card = tmp_path / "card.png"
    waiting.value.save_as(card)
    assert waiting.value.suggested_filename.endswith("-卡片.png")
    said(page, tools, "已保存")
    size, address = scanned(card)
    assert size[0] == 1080 and address.endswith("/zh/area/luoding-2022/6#chart-mediation")
    # What a server without a Chinese font answers: lines for the reader's own machine.
    page.route("**/card/**.png", lambda route: route.continue_(url=route.request.url.replace(".png", ".svg")))
    figure = page.locator(".take-along").filter(has_text="法律顾问").first
    with page.expect_download() as waiting:
        figure.get_by_role("link", name="分享卡片").click()
    painted = tmp_path / "painted.png"
    waiting.value.save_as(painted)
    size, address = scanned(painted)
    assert size[0] == 1080 and "/zh/indicator/legal_adviser_opinions_issued_count?" in address
    # On the address itself the reader sees what the code promised.
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    assert "190余份" in page.locator("main").inner_text()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_chart_is_saved_as_svg(page, tmp_path, language):
    overview(page, language)
    for name in NAMES:
        svg = saved(page, name, "svg", tmp_path).read_text(encoding="utf-8")
        root = ElementTree.fromstring(svg)
        assert root.get("width") == "1200", name
        assert all(fonts.strip().endswith(("serif", "sans-serif")) for fonts in FONTS.findall(svg)), name
        outside = ["".join(found) for found in ADDRESS.findall(svg)]
        assert [words for words in outside if not words.strip("'\"").startswith("#")] == [], name
        assert "罗定市" in "".join(root.itertext()) or language == "en", name
        assert "Luoding" in "".join(root.itertext()) or language == "zh", name


def test_the_files_name_says_what_it_shows(page, tmp_path):
    overview(page)
    path = saved(page, "mediation", "svg", tmp_path)
    assert path.name == "罗定市-2022-调解案件2487宗，报告调解成功2440宗（98.1%）.svg"
    assert path.name in group(page, "mediation").locator("[role=status]").inner_text()


@pytest.mark.parametrize("name", ["enforcement_certificates", "legal_adviser_opinions", "coverage"])
def test_the_png_is_the_svgs_picture(page, browser, tmp_path, name):
    overview(page)
    svg = saved(page, name, "svg", tmp_path)
    png = saved(page, name, "png", tmp_path)
    height = int(ElementTree.parse(svg).getroot().get("height", "0"))
    context = browser.new_context(viewport={"width": 1200, "height": height}, device_scale_factor=2)
    sheet = context.new_page()
    sheet.goto(svg.as_uri())
    shot = sheet.screenshot()
    found = page.evaluate(COMPARED, [base64.b64encode(words).decode() for words in (png.read_bytes(), shot)])
    context.close()
    assert found["size"] == [2400, 2 * height]
    assert found["same"]
    assert found["share"] < 0.01


@pytest.mark.context(color_scheme="dark")
def test_a_picture_taken_in_the_dark_is_light(page, tmp_path):
    overview(page)
    svg = saved(page, "mediation", "svg", tmp_path).read_text(encoding="utf-8")
    assert "rgb(252, 251, 248)" in svg


@pytest.mark.context(permissions=["clipboard-read", "clipboard-write"])
def test_a_picture_is_copied_to_the_clipboard(page):
    overview(page)
    tools = opened(page, "mediation")
    tools.locator("[data-export=copy]").click()
    said(page, tools, "剪贴板")
    kinds = page.evaluate("async () => (await navigator.clipboard.read()).flatMap(item => item.types)")
    assert kinds == ["image/png"]


def test_where_the_clipboard_is_closed_the_picture_is_shown_to_be_copied_by_hand(page):
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
    overview(page, "en")
    tools = opened(page, "mediation")
    tools.locator("[data-export=copy]").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert dialog.get_by_role("img").get_attribute("alt").startswith("2,487 cases mediated")
    assert "https" in dialog.inner_text()
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert tools.locator("summary").evaluate("node => node === document.activeElement")


def test_a_picture_that_cannot_be_made_is_said_in_the_readers_language(page):
    overview(page, "en")
    page.route("**/picture/**", lambda route: route.fulfill(status=200, body="{}"))
    tools = opened(page, "mediation")
    tools.locator("[data-export=png]").click()
    said(page, tools, "could not be made")
    assert not tools.locator("details").evaluate("menu => menu.open")
    page.unroute("**/picture/**")
    with page.expect_download() as waiting:
        tools.get_by_role("button", name="Save as SVG instead").click()
    assert waiting.value.suggested_filename.endswith(".svg")
