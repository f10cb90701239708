"""Words of the tables: the reader's own, else what is translated, else English, else Chinese."""

from types import SimpleNamespace

import pytest

from data import languages
from data.languages import cell, unit_cell

CASES = SimpleNamespace(unit_zh="宗", unit_en_one="case", unit_en_many="cases")


@pytest.fixture
def translated(monkeypatch):
    monkeypatch.setattr(
        languages, "translations", lambda language: {"fr": {"Years": "Années"}}.get(language, {})
    )


@pytest.mark.parametrize(
    ("row", "language", "told"),
    [
        ({"name_zh": "年", "name_en": "Years"}, "zh", ("年", "zh")),
        ({"name_zh": "年", "name_en": "Years"}, "en", ("Years", "en")),
        ({"name_zh": "年", "name_en": "Years"}, "fr", ("Années", "fr")),
        ({"name_zh": "年", "name_en": "Years", "name_fr": "Ans"}, "fr", ("Ans", "fr")),
        ({"name_zh": "月", "name_en": "Months"}, "fr", ("Months", "en")),
        ({"name_zh": "年", "name_en": ""}, "en", ("年", "zh")),
        ({"name_zh": "年", "name_en": ""}, "fr", ("年", "zh")),
        ({"name_zh": "", "name_en": None}, "fr", ("", "fr")),
        ({}, "en", ("", "en")),
    ],
)
def test_the_best_words_that_there_are(translated, row, language, told):
    assert cell(row, "name", language) == told
    assert cell(SimpleNamespace(**row), "name", language) == told


def test_the_reports_own_words_stand_without_a_mark():
    report = SimpleNamespace(title="年度报告", title_en="Annual report", place="445381")
    assert cell(report, "title", "zh") == ("年度报告", "zh")
    assert cell(report, "title", "en") == ("Annual report", "en")
    assert cell(report, "place", "en") == ("", "en")


def test_columns_called_by_their_language():
    assert cell({"id": "x", "zh": "一", "en": "one"}, "", "en") == ("one", "en")


def test_a_unit_in_the_form_that_each_language_asks_for():
    forms = {"en": "one", "fr": "few"}.get
    assert unit_cell(CASES, "zh", forms) == ("宗", "zh")
    assert unit_cell(CASES, "en", forms) == ("case", "en")
    assert unit_cell(CASES, "en") == ("cases", "en")
    assert unit_cell(SimpleNamespace(**vars(CASES), unit_fr_few="cas"), "fr", forms) == ("cas", "fr")
    assert unit_cell(CASES, "fr", forms) == ("case", "en")
