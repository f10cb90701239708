"""What a report does not state, by subject, beside what it does state there."""

from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.pages.indicators import page as indicators
from components.site.opening import from_url
from components.text import text
from components.web.first_html import as_html
from data import select

REPORT = "luoding-2022"


def page(language="zh", report=REPORT):
    view = from_url(f"/{language}/indicator", {"report": report})
    return LexborHTMLParser(as_html(indicators.layout(view)))


def subjects(language="zh"):
    return {
        fold.css_first("summary .name").text(): fold for fold in page(language).css(".not-reported-subject")
    }


def linked(part):
    """The indicators to which a list leads."""
    return [urlsplit(link.attributes["href"]).path.split("/")[-1] for link in part.css("a")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_indicator_that_is_not_stated_stands_once_under_its_subject(language):
    rows = select.whole_report(REPORT).not_reported
    found = subjects(language)
    categories = select.whole_report(REPORT).categories
    ordered = categories[categories["id"].isin(rows["category"])][f"name_{language}"].tolist()
    assert list(found) == ordered
    for subject, fold in found.items():
        own = rows[rows[f"category_{language}"] == subject]
        assert linked(fold.css("ul")[-1]) == own["indicator"].tolist()


def test_a_subject_with_figures_shows_them_first():
    fold = subjects()["调解"]
    stated, left = (linked(part) for part in fold.css("ul"))
    assert stated == [
        "mediation_cases_count",
        "mediation_cases_successful_count",
        "mediation_successful_share",
        "mediation_disputed_amount",
    ]
    assert "peoples_mediation_cases_count" in left


def test_a_fold_says_how_much_is_stated_and_how_much_is_not():
    left = select.whole_report(REPORT).not_reported["category"].value_counts()
    assert subjects()["调解"].css_first("summary").text() == f"调解已列4 · 未列{left['mediation']}"
    told = subjects("en")["Leadership"].css_first("summary").text()
    assert told == f"Leadership0 stated · {left['leadership']} not stated"


def test_a_subject_without_figures_leads_to_the_words_and_claims_no_more():
    fold = subjects()["组织领导"]
    (told,) = [line for line in fold.css("p") if line.css("a")]
    assert told.css_first("a").attributes["href"] == f"/zh/text/{REPORT}"
    assert told.text().startswith("报告在这一类没有列出数字")


@pytest.mark.parametrize(("language", "said"), [("zh", "不是法定的必报清单"), ("en", "no legal list")])
def test_the_catalogue_says_that_it_is_no_legal_list(language, said):
    assert said in page(language).css_first(".not-reported-list").text()
    assert said in text("not_reported.catalogue", language)


def test_all_folds_are_closed_at_first_and_open_without_a_script():
    folds = page().css(".not-reported-subject")
    assert folds and all(fold.tag == "details" and "open" not in fold.attributes for fold in folds)
