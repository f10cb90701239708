"""The scorecard says what was measured and on what, shows no total, and says when its scores are old."""

import re
from dataclasses import replace
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from components.pages.reading import page as reading_page
from components.pages.reading.calibration import start_of
from components.pages.reading.measures import REPORTS, finding
from components.pages.reading.parts import share_words
from components.text import text, words
from components.web.first_html import as_html
from components.web.plain_words import words_of
from components.web.view import View
from data.reading import scores
from data.reading.score import MEASURES, Band, Tally
from data.reading.score_labels import labelled
from data.reading.words import rows
from tests.contract.site import client

OLD = date(2020, 1, 2)


def main_of(html: str) -> LexborNode:
    found = LexborHTMLParser(html).css_first("main")
    assert found is not None
    return found


def page(language: str = "zh") -> LexborNode:
    answer = client().get(f"/{language}/reading")
    assert answer.status_code == 200
    assert len(answer.data) <= 45_000
    return main_of(answer.text)


def drawn(monkeypatch, made: scores.Scores | None, language: str = "zh") -> LexborNode:
    monkeypatch.setattr(scores, "published", lambda: made)
    return main_of(as_html(reading_page.layout(View(language, "reading", path=f"/{language}/reading"))))


def changed(**measures: Tally) -> scores.Scores:
    told = scores.published()
    own = told.groups[REPORTS]
    group = replace(own, measures={**own.measures, **measures})
    return replace(told, groups={**told.groups, REPORTS: group})


def row_of(made: LexborNode, measure: str) -> LexborNode:
    return made.css(".score-rows > li")[MEASURES.index(measure)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_measure_stands_in_the_order_of_reading(language):
    names = [node.text() for node in page(language).css(".score-part .score-name b")]
    assert names[: len(MEASURES)] == [text(f"reading.measure_{name}", language) for name in MEASURES]


def test_every_kind_of_number_has_words_in_both_languages():
    for language in ("zh", "en"):
        kinds = scores.published().groups[REPORTS].kinds
        assert not [name for name in kinds if f"reading.kind_{name}" not in words(language)]


def test_a_group_of_few_is_hollow_and_has_no_share(monkeypatch):
    made = drawn(monkeypatch, changed(unit=Tally(29, 28)))
    row = row_of(made, "unit")
    assert row.css_first(".is-few") and not row.css_first(".score-share")
    assert "29个里对28个" in row.text()
    row = row_of(drawn(monkeypatch, changed(unit=Tally(30, 28))), "unit")
    assert not row.css_first(".is-few") and row.css_first(".score-share").text() == "0.933"


def test_what_was_not_measured_has_no_dot(monkeypatch):
    told = changed()
    own = dict(told.groups[REPORTS].measures)
    del own["unit"]
    group = replace(told.groups[REPORTS], measures=own)
    made = drawn(monkeypatch, replace(told, groups={**told.groups, REPORTS: group}))
    row = row_of(made, "unit")
    assert "没有测" in row.text() and not row.css_first("i")
    assert "没有测" in drawn(monkeypatch, None).text()


def test_the_title_names_the_weakest_measure():
    own = changed(work_area=Tally(100, 61), place=Tally(20, 1)).groups[REPORTS]
    assert "工作领域，0.610" in words_of(finding(own, "zh"))


def test_no_total_is_shown_and_no_score_of_a_place():
    shares = [node.text() for node in page().css(".score-share")]
    told = scores.published().groups
    parts = [own.measures for own in told.values()] + [told[REPORTS].kinds]
    held = {share_words(tally.share, "zh") for part in parts for tally in part.values() if tally.share}
    assert shares and set(shares) <= held
    assert not page().css("[data-observation], [data-report]")


def test_no_text_of_the_tests_is_shown():
    shown = re.sub(r"\s", "", page().text())
    texts = [one.text for one in labelled(scores.TEXTS / scores.GROUPS["reports"])]
    texts += [one.text for one in labelled(scores.TEXTS / scores.GROUPS["sentences"])]
    sentences = [part for each in texts for part in re.split("[。；\n]", each) if len(part) >= 10]
    assert len(sentences) > 500
    assert not [part for part in sentences if part in shown]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_misreading_is_light_and_the_right_reading_bold(language):
    table = page(language).css(".score-examples")[1]
    misread = [row for row in rows("score_examples") if not row["is_well"]]
    for row, shown in zip(misread, table.css("tbody tr"), strict=True):
        sentence = shown.css_first(".report-words")
        assert (sentence.text(), sentence.attributes["lang"]) == (row["zh"], "zh-CN")
        reads, right = shown.css(".score-reading")
        assert (reads.tag, right.tag) == ("span", "b")
        assert bool(shown.css_first(".score-meaning")) is (language == "en")


def test_older_scores_say_day_and_version_of_both(monkeypatch):
    made = drawn(monkeypatch, replace(scores.published(), reader="0123456789ab", date=OLD))
    notice = made.css_first(".page-head .notice").text()
    assert "0123456789ab" in notice and scores.reader_version() in notice
    assert "2020年1月2日" in notice and f"{scores.reader_day().year}年" in notice
    assert not page().css_first(".notice")


def test_both_axes_begin_where_the_lowest_number_lies():
    assert start_of((Band(0.97, 40, 40),)) == 80
    assert start_of((Band(0.97, 40, 22), Band(0.99, 40, 40))) == 50


def test_a_dot_stands_at_the_same_scale_both_ways(monkeypatch):
    told = scores.published()
    group = replace(told.groups[REPORTS], bands=(Band(0.9, 40, 36), Band(0.95, 10, 10)))
    made = drawn(monkeypatch, replace(told, groups={**told.groups, REPORTS: group}))
    even, few = made.css(".square-dot")
    assert "--x:50.0%;--y:50.0%;--off:0.0%" in even.attributes["style"].replace(" ", "")
    assert "90.0%" in even.text()
    assert "is-few" in few.attributes["class"] and not few.text()
    assert "太少" in made.css_first(".score-bands").text()


def test_the_page_about_the_method_leads_here_and_this_page_to_the_report_of_errors():
    assert 'href="/zh/reading"' in client().get("/zh/about").text
    assert page().css_first('a[href="/zh/about#errors"]')


def test_the_notice_in_the_banner_is_the_pages_own():
    html = client().get("/en/reading").text
    assert text("reading.note", "en") in html
    assert text("frame.banner", "en") not in html
