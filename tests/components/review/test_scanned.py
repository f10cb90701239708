"""A scan at the review desk: the page beside each of its figures, for who may edit alone."""

import io

import pytest

from components.text import text
from data import drafts
from data.reading.files import scan
from tests import ocr
from tests.components.review.conftest import HOME, JSON, WHO, session, text_of, words
from tests.data.bringing import PLACE, TEXT, stating
from tests.here import drafts_read_here
from tests.reading.files.making import make_pdf

__all__ = ["drafts_read_here"]


@pytest.fixture
def draft(own_data, monkeypatch):
    """The invented county's report as a scan of one page."""
    ocr.as_if_read(monkeypatch, [line for line in TEXT.split("\n") if line.strip()])
    return drafts.from_file(ocr.PNG, "a.png", WHO, None, PLACE)


def figure(draft):
    return stating(drafts.state(draft), "31件")


@pytest.mark.parametrize(("language", "mark"), [("zh", "文字识别"), ("en", "Read by OCR")])
def test_its_page_stands_beside_a_figure_that_a_machine_read(draft, client, language, mark):
    item = figure(draft)
    page = words(client.get(f"/{language}/review/{draft.id}?item={item.id}"))
    assert f'src="/{language}/review/{draft.id}/page/1"' in page
    assert 'class="notice by-ocr"' in page
    card = words(client.get(f"/{language}/review/{draft.id}/card/{item.id}"))
    assert mark in card and f"/review/{draft.id}/page/1" in card
    assert {"zh": "第1页（文字识别）", "en": "page 1, read by OCR"}[language] in card


def test_the_picture_of_a_page_is_for_who_may_edit_alone(draft, client, stranger):
    path = f"/zh/review/{draft.id}/page/1"
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert answer.get_data() == ocr.WEBP + b"1" and answer.headers["Cache-Control"] == "no-store"
    refused = stranger.get(path)
    assert refused.status_code in (302, 303, 401, 403) and ocr.WEBP not in refused.get_data()
    for gone in (f"/zh/review/{draft.id}/page/2", "/zh/review/20260101-0123456789abcdef/page/1"):
        assert client.get(gone).status_code == 404


def test_a_form_that_names_such_a_figure_among_the_sure_ones_changes_nothing(draft, client):
    item = figure(draft)
    form = {"token": session(client).form_token, "language": "zh", "verb": "accept_sure"}
    answer = client.post(f"/review/{draft.id}/decisions", data=form | {"items": f"{item.id}:0"}, headers=JSON)
    assert answer.status_code >= 400 and "逐个打开" in answer.get_json()["said"]
    assert figure(draft).status == "undecided"
    assert item.id not in text_of(client.get(f"/zh/review/{draft.id}?step=sure"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("a.pdf", make_pdf([[]]), "scan"), ("a.png", ocr.PNG, "scan_picture")],
)
def test_without_it_a_scan_is_refused_with_how_to_add_what_reads_it(
    own_data, client, monkeypatch, language, name, content, reason
):
    monkeypatch.setattr(scan, "is_installed", lambda: False)
    upload = {"token": session(client).form_token, "file": (io.BytesIO(content), name)}
    answer = client.post(f"/{language}/review", data=upload, headers=HOME, content_type="multipart/form-data")
    told = text(f"draft.refused_{reason}", language)
    assert answer.status_code == 422 and "make ocr" in told and told in words(answer)
    assert drafts.drafts() == []
