"""The data page: filters combine, what is not reported is no zero, every number is marked."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.data_cells import cells, columns
from components.data_grid import data_grid, locale
from components.data_rows import choices, data_rows
from components.first import as_html
from components.pages import data_page
from components.view import from_url
from data import select
from data.load import forget
from tests.data.copies import copy_of_data, read_table, write_table

REPORT = "luoding-2022"


def view(language="zh", **query):
    return from_url(f"/{language}/data", query)


def names(**query):
    return data_rows(view(**query))["indicator"].tolist()


def html_of(language="zh", **query):
    return as_html(data_page.layout(view(language, **query)))


@pytest.fixture
def unreported(tmp_path, monkeypatch):
    """The tables without the observation of the amount in dispute."""
    folder = copy_of_data(tmp_path / "data")
    rows = read_table(folder, "observations")
    write_table(
        folder, "observations", [row for row in rows if row["indicator"] != "mediation_disputed_amount"]
    )
    monkeypatch.setenv("DATA_FOLDER", str(folder))
    forget()
    yield "mediation_disputed_amount"
    monkeypatch.undo()
    forget()


def test_without_a_filter_every_figure_and_claim_has_a_row():
    assert len(names()) == len(names(report=REPORT)) == 20


def test_filters_combine_and_subjects_add_up():
    assert len(names(kind="count", area="6")) == 2
    assert len(names(category="mediation,service_items")) == 7
    assert len(names(category="mediation,service_items", kind="coverage")) == 1
    assert len(names(place="445381", year="2022", area="4")) == 4


@pytest.mark.parametrize("words", ["调解 成功", "successfully mediated", "ＭＥＤＩＡＴＥＤ successful"])
def test_a_search_looks_at_names_and_sentences_in_both_languages(words):
    found = names(q=words)
    assert "mediation_cases_successful_count" in found and len(found) < 20


def test_a_search_shows_the_sentences_it_looked_in():
    shown = {column.id for column in columns(view(q="调解")) if column.shown}
    assert "sentence" in shown and "sentence" not in {c.id for c in columns(view()) if c.shown}


def test_an_unknown_value_is_said_and_the_rest_is_kept():
    page = html_of(kind="weight", area="4")
    assert 'role="status"' in page and "weight" in page and page.count("<tr>") == 5


def test_an_open_end_is_said_in_words_and_a_claim_has_no_number():
    told = {row.indicator: cells(row, view()) for row in data_rows(view()).itertuples()}
    opinions = told["legal_adviser_opinions_issued_count"]
    assert (opinions["figure"], opinions["lower_words"], opinions["upper_words"]) == (
        "190余份",
        "≥ 190",
        "未写明",
    )
    assert (opinions["lower"], opinions["upper"]) == (190.0, None)
    claim = told["legal_advisers_coverage"]
    assert (claim["value"], claim["lower_words"], claim["upper_words"], claim["unit"]) == (None, "", "", "")


def test_a_kind_that_no_figure_has_is_offered_only_among_the_unreported():
    assert "rank" not in choices(view())["kind"]
    assert "rank" in choices(view(missing="shown"))["kind"]


def test_an_indicator_that_is_not_reported_shows_behind_the_switch_only(unreported):
    assert unreported not in names() and len(names()) == 19
    assert unreported in names(missing="shown")
    [row] = [row for row in data_rows(view(missing="shown")).itertuples() if row.indicator == unreported]
    told = cells(row, view())
    assert (told["figure"], told["value"], told["lower"], told["lower_words"]) == ("未列", None, None, "")
    assert (told["source_href"], told["actor"], told["period"], told["sentence"]) == ("", "", "", "")
    assert cells(row, view("en"))["figure"] == "not reported"


def test_a_search_finds_what_is_not_reported_too(unreported):
    assert unreported in names(missing="shown", q="金额") and unreported not in names(q="金额")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_number_of_the_plain_table_is_marked(language):
    rows = data_rows(view(language))
    page = as_html(data_grid(rows, view(language)))
    for mark in ("data-observation", "data-verbatim", "data-date"):
        page = re.sub(rf"<span[^>]*{mark}[^>]*>.*?</span>", "", page)
    assert not re.search(r"\d", re.sub(r"<[^>]*>", " ", page))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_html_holds_every_row(language):
    page = html_of(language, report=REPORT)
    assert page.count("<tr>") == 21
    for indicator in select.observations(REPORT)["indicator"]:
        assert f"/{language}/indicator/{indicator}?report={REPORT}" in page
        assert f"/{language}/text/{REPORT}?indicator={indicator}" in page


def test_the_form_keeps_every_choice_without_a_script():
    form = LexborHTMLParser(
        html_of(report=REPORT, kind="count", category="mediation", q="调解", missing="shown")
    )
    fields = {field.attributes["name"]: field.attributes.get("value") for field in form.css("form input")}
    kept = {"report": REPORT, "category": "mediation", "q": "调解", "missing": "shown"}
    assert fields == kept
    chosen = form.css("form select[name=kind] option[selected]")
    assert [option.attributes["value"] for option in chosen] == ["count"]


def test_a_button_that_is_pressed_speaks_before_what_the_form_keeps():
    form = LexborHTMLParser(html_of(category="mediation", missing="shown")).css_first("form")
    for name in ("category", "missing"):
        order = [field.tag for field in form.css(f"[name={name}]")]
        assert order[-1] == "input" and set(order[:-1]) == {"button"}


def test_an_empty_answer_says_so_and_leads_out():
    page = html_of(report=REPORT, q="zzz")
    assert "没有符合这些条件的行" in page and f'href="/zh/data?report={REPORT}"' in page


def test_the_grid_speaks_chinese():
    words = locale("zh")
    assert words.keys() == locale("en").keys() and len(words) > 30
    assert all(re.search(r"[\u4e00-\u9fff]", said) for said in words.values())
