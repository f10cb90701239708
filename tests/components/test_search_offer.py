"""What an empty search offers: the texts that hold the words, the rows without filters, names like them."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.pages.data import page as data_page
from components.site.opening import from_url
from components.web.first_html import as_html
from data import select
from data.select import observation_rows

REPORT = "luoding-2022"


def parsed(language="zh", **query):
    return LexborHTMLParser(as_html(data_page.layout(from_url(f"/{language}/data", query))))


def asked_by(link):
    return {name: values[0] for name, values in parse_qs(urlsplit(link.attributes["href"]).query).items()}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", ["普法", "纠纷", "第一责任人", "糾紛"])
def test_what_no_figure_holds_is_offered_in_the_texts_with_its_number(language, words):
    page = parsed(language, q=words)
    (link,) = page.css(".no-rows a[data-passage]")
    assert link.attributes["href"] == f"/{language}/text/{REPORT}?{urlencode({'find': words})}#found-1"
    whole = select.whole_report(REPORT).text
    simple = {"糾紛": "纠纷"}.get(words, words)
    (number,) = page.css(f"[data-count='found-{REPORT}']")
    assert int(number.attributes["data-number"]) == whole.count(simple)
    assert page.css_first(".in-the-texts h2 q").text() == words


def test_an_empty_answer_says_what_was_looked_through_and_no_more():
    page = parsed(q="量子计算机").css_first(".no-rows").text()
    for told in ("指标的名称、类别和别名", "数字和它的原句", "地区和年份", "找过1份全文，没有找到"):
        assert told in page
    # Without words nothing was searched.
    assert "找过" not in parsed(category="mediation", area="1").css_first(".no-rows").text()


def test_texts_stand_below_few_rows_and_only_if_they_hold_the_words():
    below = parsed(q="法律顾问")
    assert below.css("table") and below.css("a[data-passage]") and not below.css(".no-rows")
    assert not parsed(q="14 million").css(".in-the-texts")
    assert not parsed(q="罗定").css(".in-the-texts")


def test_filters_that_leave_no_row_are_said_apart_from_words_that_do():
    (link,) = parsed(q="调解", category="legality_review", kind="share").css(".no-rows p a[href*='q=']")
    assert link.text() == "不加筛选条件，全部报告中有4行"
    assert asked_by(link) == {"q": "调解"}
    assert not parsed(q="普法", kind="share").css(".no-rows p a[href*='q=']")


def test_a_word_misspelt_leads_to_indicators_called_alike():
    for language, words in (("zh", "合法性审察意见"), ("en", "mediaton")):
        links = parsed(language, q=words).css(".near-names a")
        assert 0 < len(links) <= 5
        assert all(link.attributes["href"].startswith(f"/{language}/indicator/") for link in links)


def test_only_the_chosen_reports_texts_are_searched(demo):
    asked = {"q": "第一责任人"}
    assert {link.attributes["data-passage"] for link in parsed(**asked).css("a[data-passage]")} == {
        "huaiping-2023",
        "lanwu-2023",
        "luoding-2022",
        "tangting-2023",
        "yanxi-2022",
    }
    told = parsed(**asked).css_first(".in-the-texts").text()
    assert "找过9份全文，5份里有，共7处。另有1份只引数字与出处，没有全文可找。" in told
    for chosen in ({"report": "yanxi-2022"}, {"place": "445381"}):
        page = parsed(**asked, **chosen)
        assert (
            len(page.css("a[data-passage]")) == 1 and "找过1份全文" in page.css_first(".in-the-texts").text()
        )
    assert len(parsed(**asked, year="2022").css("a[data-passage]")) == 2
    assert "没有收全文" in parsed(**asked, report="daichuan-2024").css_first(".in-the-texts").text()


def test_at_most_so_many_texts_are_listed_and_all_are_counted(demo, monkeypatch):
    monkeypatch.setattr("data.select.passages.MOST", 2)
    observation_rows._answer.cache_clear()
    page = parsed(q="第一责任人")
    observation_rows._answer.cache_clear()
    assert len(page.css("a[data-passage]")) == 2
    assert "5份里有，共7处。先列2份。" in page.css_first(".in-the-texts").text()
