"""The data page: filters combine, what is not reported is no zero, numbers are marked, links do it all."""

import csv
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.pages.data import page as data_page
from components.pages.data.data_cells import cells, columns
from components.pages.data.data_table import data_table
from components.site.opening import from_url
from components.text import text
from components.web.file_addresses import view_href
from components.web.first_html import as_html
from data import select
from tests.data.copies import copy_of_data

OWN = Path(__file__).parents[2] / "data"
REPORT = "luoding-2022"


def view(language="zh", **query):
    return from_url(f"/{language}/data", query)


def names(**query):
    return view(**query).answer.rows["indicator"].tolist()


def html_of(language="zh", **query):
    return as_html(data_page.layout(view(language, **query)))


def parsed(language="zh", **query):
    return LexborHTMLParser(html_of(language, **query))


def choices(found, name):
    return {choice.value for choice in getattr(found, name)}


@pytest.fixture
def unreported(tmp_path, monkeypatch):
    """The data without the observation of the amount in dispute."""
    copy_of_data(tmp_path / "data")
    path = tmp_path / "data" / "reports" / REPORT / "observations.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(row for row in rows if row["indicator"] != "mediation_disputed_amount")
    with_its_chart = tmp_path / "data" / "reports" / REPORT / "charts.csv"
    if with_its_chart.exists():
        kept = [
            line
            for line in with_its_chart.read_text("utf-8").splitlines(True)
            if "disputed_amount" not in line
        ]
        with_its_chart.write_text("".join(kept), encoding="utf-8")
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "data"))
    return "mediation_disputed_amount"


@pytest.fixture(scope="module")
def six_more(tmp_path_factory):
    """A folder with six reports, word for word Luoding's, in places of their own."""
    local = tmp_path_factory.mktemp("several") / "local"
    with (OWN / "tables" / "places.csv").open(encoding="utf-8", newline="") as lines:
        columns_of_places = next(csv.reader(lines))
    (local / "tables").mkdir(parents=True)
    rows = [",".join(columns_of_places)]
    for number in range(6):
        folder = local / "reports" / f"town-{number}"
        shutil.copytree(OWN / "reports" / REPORT, folder)
        own = (folder / "report.csv").read_text("utf-8")
        (folder / "report.csv").write_text(own.replace("445381", f"x-{number}"), encoding="utf-8")
        rows.append(f"x-{number},第{'一二三四五六'[number]}镇,Town,di zhen,town,government,445381,,")
    (local / "tables" / "places.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return local


@pytest.fixture
def several(six_more, monkeypatch):
    """The first report and six more."""
    monkeypatch.setenv("LOCAL_DATA", str(six_more))


def test_without_a_filter_every_figure_and_claim_has_a_row():
    assert len(names()) == len(names(report=REPORT)) == 20


def test_filters_combine_and_subjects_add_up():
    assert len(names(kind="count", area="6")) == 2
    assert len(names(category="mediation,service_items")) == 7
    assert len(names(category="mediation,service_items", kind="coverage")) == 1
    assert len(names(place="445381", year="2022", area="4")) == 4


@pytest.mark.parametrize(
    "condition",
    [
        *({"report": REPORT}, {"kind": "count"}, {"area": "4"}, {"place": "445381"}, {"year": "2022"}),
        *({"category": "mediation"}, {"q": "调解"}, {"missing": "shown"}, {"sort": "-figure"}),
    ],
    ids=lambda condition: next(iter(condition)),
)
def test_every_condition_of_the_address_is_asked_of_the_store_and_of_its_files(condition):
    shown = view(**condition)
    assert shown.answer.question != view().answer.question and not shown.unknown
    told = dict(parse_qsl(urlsplit(view_href(shown, "csv")).query))
    assert from_url("/zh/data", told).answer.question == shown.answer.question


@pytest.mark.parametrize(
    "words", ["调解 成功", "調解 成功", "successfully mediated", "ＭＥＤＩＡＴＥＤ successful"]
)
def test_a_search_looks_at_names_and_sentences_in_both_languages(words):
    found = names(q=words)
    assert "mediation_cases_successful_count" in found and len(found) < 20


def test_a_search_shows_the_sentences_it_looked_in():
    shown = {column.id for column in columns(view(q="调解")) if column.shown}
    assert "sentence" in shown and "sentence" not in {c.id for c in columns(view()) if c.shown}


def test_an_unknown_value_is_said_and_the_rest_is_kept():
    page = html_of(kind="weight", area="4", sort="colour", columns="figure,smell", page="two")
    assert 'role="status"' in page and page.count("<tr>") == 5 + 3
    for value in ("weight", "colour", "smell", "two"):
        assert value in page


def test_an_open_end_is_said_in_words_and_a_claim_has_no_number():
    told = {row.indicator: cells(row, view()) for row in view().answer.rows.itertuples()}
    opinions = told["legal_adviser_opinions_issued_count"]
    assert (opinions["lower_words"], opinions["upper_words"]) == ("≥ 190", "未写明")
    assert (opinions["lower"], opinions["upper"]) == (190.0, None)
    claim = told["legal_advisers_coverage"]
    assert (claim["lower"], claim["lower_words"], claim["upper_words"], claim["unit"]) == (None, "", "", "")
    (line,) = [row.text() for row in parsed().css("tbody tr") if "190余份" in row.text()]
    assert "≥ 190" in line and "未写明" in line


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_qualifier_of_every_figure_is_said_in_words(language):
    shown = view(language)
    for row in shown.answer.rows.itertuples():
        said = text(f"data_page.qualifier_{row.qualifier}", language) if row.qualifier else ""
        assert cells(row, shown)["qualifier"] == said, row.indicator
    assert {"exact", "at_least"} <= set(shown.answer.rows["qualifier"])


def test_a_kind_that_no_figure_has_is_offered_only_among_the_unreported():
    assert "rank" not in choices(view().answer, "kinds")
    assert "rank" in choices(view(missing="shown").answer, "kinds")


def test_an_indicator_that_is_not_reported_shows_behind_the_switch_only(unreported):
    assert unreported not in names() and len(names()) == 19
    shown = view(missing="shown")
    [row] = [row for row in shown.answer.rows.itertuples() if row.indicator == unreported]
    told = cells(row, shown)
    assert (told["lower"], told["upper"], told["lower_words"]) == (None, None, "")
    assert (told["source_href"], told["actor"], told["period"], told["sentence"]) == ("", "", "", "")
    for language, words in (("zh", "未列"), ("en", "not reported")):
        found = parsed(language, missing="shown", q="金额").css("tbody tr")
        (cell,) = [line.css_first("td") for line in found if unreported in line.html]
        assert cell.text() == words


def test_a_search_finds_what_is_not_reported_too(unreported):
    assert unreported in names(missing="shown", q="金额") and unreported not in names(q="金额")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", ["", "name,sentence,place,year,kind,actor,period,lower,figure"])
def test_every_number_of_the_table_is_marked(language, columns):
    body = LexborHTMLParser(as_html(data_table(view(language, columns=columns))))
    for mark in body.css("[data-observation],[data-derived],[data-verbatim],[data-date],script"):
        mark.decompose()
    assert not re.search(r"\d", body.css_first("table").text(separator=" "))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_html_holds_every_row(language):
    page = html_of(language, report=REPORT)
    assert page.count("<tr>") == 1 + 20 + 6
    for row in select.observations(REPORT).itertuples():
        assert f"/{language}/indicator/{row.indicator}?report={REPORT}" in page
        assert f"/{language}/text/{REPORT}?figure={row.id}" in page


def test_the_form_keeps_every_choice_without_a_script():
    asked = {"report": REPORT, "category": "mediation", "q": "调解", "missing": "shown"}
    arranged = {"sort": "-figure", "columns": "name,figure", "as_of": "2026-11-24"}
    form = parsed(**asked, **arranged, kind="count").css_first("form[data-filters]")
    fields = {field.attributes["name"]: field.attributes.get("value") for field in form.css("input")}
    assert fields == asked | arranged
    chosen = form.css("select[name=kind] option[selected]")
    assert [option.attributes["value"] for option in chosen] == ["count"]


def test_a_button_that_is_pressed_speaks_before_what_the_form_keeps():
    form = parsed(category="mediation", missing="shown").css_first("main form")
    for name in ("category", "missing"):
        order = [field.tag for field in form.css(f"[name={name}]")]
        assert order[-1] == "input" and set(order[:-1]) == {"button"}


def test_an_empty_answer_says_so_and_leads_out():
    page = html_of(report=REPORT, q="zzz")
    assert "没有符合这些条件的行" in page and f'href="/zh/data?report={REPORT}"' in page


def asked_by(link):
    return {name: values[0] for name, values in parse_qs(urlsplit(link.attributes["href"]).query).items()}


def test_a_head_sorts_up_then_down_then_not_at_all_and_keeps_the_choices():
    kept = {"report": REPORT, "category": "mediation", "kind": "count", "columns": "name,figure,unit"}
    for sort, after in (("", "figure"), ("figure", "-figure"), ("-figure", None)):
        link = parsed(**kept, sort=sort).css_first("#data-sort-figure")
        assert asked_by(link) == kept | ({"sort": after} if after else {})


def test_a_sorted_column_says_how():
    for sort, said in (("upper", "ascending"), ("-upper", "descending")):
        heads = parsed(sort=sort).css("th[aria-sort]")
        assert [(head.text(), head.attributes["aria-sort"]) for head in heads] == [("上限", said)]
    assert not parsed().css("th[aria-sort]")


def test_sorting_goes_by_size_and_leaves_claims_last():
    figures = [cell.text() for cell in parsed(sort="value").css("tbody td:nth-of-type(1)")]
    assert (figures[0], figures[15]) == ("1份", "1400多万元")
    assert set(figures[16:20]) == {"全覆盖", "一律进驻", "已全部录入", "基本实现全覆盖"}
    # What is computed here stands after all that is stated.
    assert len(figures) == 26 and "98.11%" in figures[20:]


def test_columns_are_chosen_in_the_address_and_a_name_always_stands():
    heads = [head.text() for head in parsed(columns="unit,figure,actor").css("thead th")]
    assert heads == ["指标", "报告写法", "单位", "谁"]


def test_a_button_of_a_column_keeps_every_other_choice():
    kept = {"report": REPORT, "q": "调解", "missing": "shown", "sort": "name", "category": "mediation"}
    form = parsed(**kept, columns="name,figure,unit").css_first("form[data-columns]")
    assert {field.attributes["name"]: field.attributes["value"] for field in form.css("input")} == kept
    after = {b.text(): (b.attributes["aria-pressed"], b.attributes["value"]) for b in form.css("button")}
    assert after["单位"] == ("true", "name,figure") and after["谁"] == ("false", "name,figure,unit,actor")
    assert after["全部列"] == ("false", "all")
    usual = parsed(columns="name,figure,lower,upper,unit,origin,category,area").css_first(
        "#data-column-source"
    )
    assert usual.attributes["value"] == ""


def test_one_page_has_no_pager():
    assert not parsed().css("[data-pages]")


def test_pages_are_links_that_keep_the_choices_and_hold_every_row_once(several):
    kept = {"sort": "-figure", "missing": "", "columns": "name,figure"}
    first, second = parsed(**kept), parsed(**kept, page="2")
    assert [len(page.css("tbody tr")) for page in (first, second)] == [100, 40 + 7 * 6]
    (link,) = first.css("[data-pages] a[rel=next]")
    assert asked_by(link) == {"sort": "-figure", "columns": "name,figure", "page": "2"}
    (back,) = second.css("[data-pages] a[rel=prev]")
    assert asked_by(back) == {"sort": "-figure", "columns": "name,figure"}
    assert [a.text() for a in second.css("[data-pages] a[aria-current=page]")] == ["2"]
    assert "第101–140行" in second.css_first(".row-count").text()


def test_a_page_beyond_the_last_is_the_last(several):
    assert view(page="9").filter == {"page": "2"} and not view(page="9").unknown
    assert len(parsed(page="9").css("tbody tr")) == 40 + 7 * 6


def test_a_new_condition_begins_at_the_first_page(several):
    page = parsed(page="2")
    assert not page.css("form[data-filters] input[name=page]")
    assert "page" not in asked_by(page.css_first("#data-sort-figure"))


def test_rows_of_several_reports_say_where_and_when(several):
    heads = [head.text() for head in parsed().css("thead th")]
    assert heads[:3] == ["指标", "地区", "年份"]
    one = parsed(report="town-1")
    assert "地区" not in [head.text() for head in one.css("thead th")] and len(one.css("tbody tr")) == 26
    assert "第二镇" in one.css_first("header .tools").text()


def test_areas_are_offered_where_it_is_known_whose(several):
    assert not parsed().css("#data-area") and parsed(report="town-1").css("#data-area option")
    assert view(area="4").unknown == ("4",)


def test_files_of_several_pages_hold_all_that_match(several):
    page = parsed(missing="shown", sort="name", page="2")
    hrefs = [link.attributes["href"] for link in page.css(".data-downloads a")]
    assert "/download/zh/view.csv?missing=shown&sort=name" in hrefs
    assert "符合条件的全部行" in page.css_first(".data-downloads").text()


def test_without_any_report_the_page_says_how_to_add_one(tmp_path, monkeypatch):
    shutil.copytree(OWN / "tables", tmp_path / "data" / "tables")
    (tmp_path / "data" / "reports").mkdir()
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "data"))
    assert view().page == "empty"
