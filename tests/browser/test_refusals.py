"""What a browser sends is what the site takes, and what it is refused is readable on a phone too."""

import pytest

from components.server.refusals import refusal
from components.web.callback_body import asked
from tests.browser import axe
from tests.browser.helpers import drawn
from tests.browser.layout import faults

CALLBACK = "/_dash-update-component"


def test_every_body_that_dash_s_script_sends_is_taken(page):
    sent, statuses = [], []
    page.on("request", lambda one: sent.append(one.post_data_buffer) if CALLBACK in one.url else None)
    page.on("response", lambda one: statuses.append(one.status) if CALLBACK in one.url else None)
    page.goto("/zh?category=mediation")
    drawn(page)
    page.locator("main a[data-inside][href*='/indicator/']:visible").first.click()
    page.wait_for_url("**/indicator/**")
    drawn(page)
    page.go_back()
    page.wait_for_url("**/zh?category=mediation")
    drawn(page)
    assert asked(sent[0]) == ("/zh", "?category=mediation")
    assert asked(sent[1])[0].startswith("/zh/indicator/")
    assert len(sent) >= 2 and set(statuses) == {200}


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize(("status", "language", "scheme"), [(503, "zh", "light"), (500, "en", "dark")])
def test_a_refusal_is_readable_on_every_screen(new_page, status, language, scheme, width):
    page = new_page(viewport={"width": width, "height": 640}, color_scheme=scheme)
    body, kind = refusal(status, language, wants_html=True, seconds=5, number="ab12cd34")
    page.route("**/refused", lambda route: route.fulfill(status=200, content_type=kind, body=body))
    page.goto("/refused")
    assert faults(page) == []
    assert axe.judge(page)["violations"] == []
    low = [link.bounding_box() for link in page.locator("main a").all()]
    assert len(low) == 2 and all(box["height"] >= (44 if width < 600 else 28) for box in low)
