"""The report's text page: verbatim, every figure marked, its evidence beside it, no reason out of reach."""

import re
from functools import cache

import pytest
from lxml import html as markup

from components.figures.explained import first_sentence
from components.figures.quantity import figure_string
from components.pages.report_text import page as report_text
from components.pages.report_text.full_text import blocks
from components.site.opening import from_url
from components.web.first_html import as_html
from components.web.view import href
from data import select

REPORT = "luoding-2022"
ADVISERS = "legal_adviser_opinions_issued_count"
LANGUAGES = ("zh", "en")
MARKED = ("observation", "derived", "count", "verbatim", "date", "address", "version")


def page(language: str = "zh", **query: str) -> markup.HtmlElement:
    return markup.fromstring(first_html(language, tuple(query.items())))


@cache
def first_html(language: str, query: tuple[tuple[str, str], ...]) -> str:
    return as_html(report_text.layout(from_url(f"/{language}/text/{REPORT}", dict(query))))


def stated() -> list:
    found = select.observations(REPORT)
    return list(found[found["status"] == "reported"].itertuples())


def row_of(indicator: str):
    return next(row for row in stated() if row.indicator == indicator)


def printed(tree: markup.HtmlElement) -> str:
    """The page's text without what this site adds."""
    (text,) = tree.xpath("//article[@data-full-text]")
    for line_break in text.xpath(".//br"):
        line_break.tail = "\n" + (line_break.tail or "")
    for note in text.xpath(".//*[@data-note]"):
        note.drop_tree()
    return text.text_content()


def panel(tree: markup.HtmlElement, indicator: str) -> str:
    (found,) = tree.xpath(f"//*[@data-evidence='{indicator}']")
    return found.text_content()


def test_the_blocks_hold_every_character_once_and_in_order():
    words = select.whole_report(REPORT).text
    assert "".join(words[block.start : block.end] for block in blocks(select.whole_report(REPORT))) == words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "query", [{}, {"numbers": "shown"}, {"indicator": ADVISERS}, {"statement": "P2"}], ids=str
)
def test_the_whole_report_stands_there_as_printed(language, query):
    assert printed(page(language, **query)) == select.whole_report(REPORT).text


def test_every_statement_hangs_its_ordinal_and_every_section_has_its_heading():
    tree = page()
    ordinals = [found.text_content() for found in tree.xpath("//*[@class='ordinal']")]
    assert ordinals == select.whole_report(REPORT).statements["ordinal"].tolist()
    headings = tree.xpath("//article//*[self::h1 or self::h2 or self::h3]")
    assert len(headings) == len(select.whole_report(REPORT).sections)
    assert [heading.tag for heading in headings[:3]] == ["h1", "h2", "h3"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_marked_once_and_leads_to_its_evidence(language):
    links = page(language).xpath("//article//a[@data-figure]")
    assert [link.get("data-figure") for link in links] == [row.indicator for row in stated()]
    for link, row in zip(links, stated(), strict=True):
        (mark,) = link.xpath("./span")
        assert mark.text_content() == row.stated
        assert ("claim" in mark.get("class")) == (row.kind == "coverage")
        assert link.get("href") == f"/{language}/text/{REPORT}?figure={row.id}"


def test_every_sentence_is_marked_with_the_figures_that_stand_in_it():
    sentences = page().xpath("//article//*[@data-sentence]")
    for sentence in sentences:
        own = [link.get("data-figure") for link in sentence.xpath(".//a[@data-figure]")]
        assert sentence.get("data-sentence").split() == own
    assert len(sentences) == len({row.sentence_start for row in stated()})


def test_an_indicator_in_the_address_is_chosen_in_the_first_html():
    tree = page(indicator=ADVISERS)
    (here,) = tree.xpath("//*[@data-here]")
    assert here.text_content() == "190余份"
    assert here.getparent().get("aria-current") == "true"
    (sentence,) = tree.xpath("//*[@data-sentence and @data-chosen]")
    assert sentence.text_content() == row_of(ADVISERS).sentence
    (statement,) = tree.xpath("//*[@data-told and @data-chosen]")
    assert statement.get("data-told") == "3.3"
    shown = tree.xpath("//*[@data-evidence and not(@hidden)]")
    assert [found.get("data-evidence") for found in shown] == [ADVISERS]


def test_with_nothing_in_the_address_no_evidence_is_open():
    tree = page()
    assert not tree.xpath("//*[@data-here or @data-chosen or @data-open]")
    assert [found.get("data-evidence") for found in tree.xpath("//*[@data-evidence and not(@hidden)]")] == [
        ""
    ]


def test_a_statement_in_the_address_is_chosen_and_can_take_the_focus():
    (here,) = page(statement="P2").xpath("//*[@data-here]")
    assert here.get("data-told") == "P2"
    assert here.get("tabindex") == "-1"
    assert here.get("id") == "statement-P2"


def test_an_indicator_outweighs_a_statement_of_the_same_address():
    (here,) = page(statement="P2", indicator=ADVISERS).xpath("//*[@data-here]")
    assert here.text_content() == "190余份"


def test_the_evidence_of_an_open_ended_figure_says_how_it_is_read():
    words = panel(page(indicator=ADVISERS), ADVISERS)
    for told in (
        "原文写作190余份",
        "谁市政府法律顾问",
        "期间全年",
        "超过190份；照“余”的一般用法，不到200份",
        "至少190份",
        "≥ 190",
        "不相加",
        "在报告里一、（三）三是",
    ):
        assert told in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plain_sentence_stands_first_and_the_definition_behind_a_fold(language):
    tree = page(language)
    for row in stated():
        (plain,) = tree.xpath(f"//*[@data-evidence='{row.id}']/*[@class='evidence-plain']")
        assert plain.text_content() == getattr(row, f"plain_{language}")
        (fold,) = tree.xpath(f"//*[@data-evidence='{row.id}']//details[@class='explained' and not(@open)]")
        assert getattr(row, f"definition_{language}") in fold.text_content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_s_first_sentence_is_seen_and_its_rest_behind_the_fold(language):
    share = row_of("mediation_successful_share")
    (panel,) = page(language).xpath(f"//*[@data-evidence='{share.id}']")
    (fold,) = panel.xpath(".//details[@class='explained']")
    first = first_sentence(getattr(share, f"note_{language}"), language)
    rest = getattr(share, f"note_{language}").removeprefix(first).strip()
    facts = panel.xpath("string(.//dl)")
    assert first in facts and rest not in facts
    assert rest and rest in fold.text_content() and first not in fold.text_content()


def test_english_evidence_has_the_sentence_marked_as_unofficial():
    words = panel(page("en", indicator=ADVISERS), ADVISERS)
    assert row_of(ADVISERS).sentence_en in words
    assert "unofficial translation" in words


def test_english_headings_stand_below_the_printed_ones_and_are_marked():
    notes = page("en").xpath("//article//p[@data-note and @lang='en']")
    assert [
        note.text_content().removesuffix(" unofficial translation") for note in notes
    ] == select.whole_report(REPORT).sections["heading_en"].tolist()
    assert not page("zh").xpath("//article//p[@data-note]")


def test_an_english_reader_is_told_first_that_the_report_is_chinese():
    (note,) = page("en").xpath("//*[@class='language-note']")
    assert "published in Chinese" in note.text_content() and "unofficial" in note.text_content()
    assert note.xpath("following::article") and not note.xpath("ancestor::article")
    assert not page("zh").xpath("//*[@class='language-note' or @class='gloss']")


def test_every_statement_says_in_english_what_it_is_about():
    statements = select.whole_report(REPORT).statements
    titles = page("en").xpath("//*[@data-told]/*[@class='gloss' and @data-note and @lang='en']/p")
    assert [title.text_content() for title in titles] == statements["title_en"].tolist()


def test_every_figure_stands_in_english_below_its_passage_and_leads_to_its_evidence():
    tree = page("en", numbers="shown")
    links = tree.xpath("//*[@class='gloss']//a[@data-gloss]")
    assert [link.get("data-gloss") for link in links] == [row.id for row in stated()]
    for link, row in zip(links, stated(), strict=True):
        assert link.get("href") == f"/en/text/{REPORT}?figure={row.id}&numbers=shown"
        words = link.text_content()
        assert words.startswith(row.stated) and words.endswith(row.short_en)
        assert figure_string(row, "en") in words
        assert link.xpath("ancestor::*[@data-told]")[0].get("data-told") == row.statement


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_that_counts_nothing_is_marked_with_its_reason(language):
    mentions = select.whole_report(REPORT).mentions
    tree = page(language)
    marks = tree.xpath("//article//*[@class='mention']")
    words = select.whole_report(REPORT).text
    assert [mark.text_content() for mark in marks] == [
        words[row.start : row.end] for row in mentions.itertuples()
    ]
    reasons = [mark.getnext().text_content() for mark in marks]
    assert reasons == mentions[f"reason_{language}"].tolist()


def test_numbers_that_count_nothing_show_when_the_address_asks():
    assert page(numbers="shown").xpath("//*[@data-text-page and @data-numbers='shown']")
    assert not page().xpath("//*[@data-text-page and @data-numbers]")
    (switch,) = page(numbers="shown").xpath("//button[@name='numbers']")
    assert (switch.get("aria-pressed"), switch.get("value")) == ("true", "")
    (switch,) = page(indicator=ADVISERS).xpath("//button[@name='numbers']")
    assert (switch.get("aria-pressed"), switch.get("value")) == ("false", "shown")
    assert switch.getparent().xpath(f"./input[@name='figure' and @value='{ADVISERS}']")


def test_the_address_of_shown_numbers_survives_a_round_trip():
    view = from_url(f"/zh/text/{REPORT}", {"numbers": "shown", "indicator": ADVISERS})
    assert href(view) == f"/zh/text/{REPORT}?figure={ADVISERS}&numbers=shown"
    links = page(numbers="shown").xpath("//article//a[@data-figure]")
    assert all(link.get("href").endswith("&numbers=shown") for link in links)


@pytest.mark.parametrize(
    "query", [{"numbers": "all"}, {"indicator": "no_such"}, {"statement": "9.9"}], ids=str
)
def test_an_unknown_value_is_repeated_and_the_text_stands(query):
    tree = page(**query)
    (notice,) = tree.xpath("//*[@role='status' and @class='notice']")
    assert next(iter(query.values())) in notice.text_content()
    assert printed(tree) == select.whole_report(REPORT).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_slips_stay_as_printed_with_a_reason_that_opens(language):
    slips = select.whole_report(REPORT).corrections
    tree = page(language)
    for note in tree.xpath("//*[@class='mention-note']"):
        note.drop_tree()
    assert [slip.text_content() for slip in tree.xpath("//*[@class='slip']")] == slips["printed"].tolist()
    notes = tree.xpath("//details[@class='slip-note']")
    assert [note.xpath("./span")[0].text_content() for note in notes] == slips[f"reason_{language}"].tolist()


def test_the_outline_counts_what_the_tables_hold():
    entries = page().xpath("//nav[@class='outline']//a")
    counts = [entry.xpath("string(.//*[@data-count])") for entry in entries]
    assert counts == ["", "0", "1", "5", "4", "5", "5", "3", "6"]
    targets = {found.get("id") for found in page().xpath("//article//*[@id]")}
    assert {entry.get("href").removeprefix("#") for entry in entries} <= targets


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_stand_only_in_marks(language):
    marks = " or ".join(f"@data-{mark}" for mark in MARKED)
    loose = [
        words
        for words in page(language, indicator=ADVISERS).xpath(f"//main//text()[not(ancestor::*[{marks}])]")
        if re.search(r"\d", words)
    ]
    assert loose == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_stands_twice(language):
    ids = page(language, indicator=ADVISERS).xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copied_sentence_citation_and_link_name_the_figure(language):
    tree = page(language, indicator=ADVISERS)
    (found,) = tree.xpath(f"//*[@data-evidence='{ADVISERS}']")
    address = f"/{language}/text/{REPORT}?figure={ADVISERS}"
    quote, citation, link = (
        button.get("data-copy-words") for button in found.xpath(".//button[@data-copy-words]")
    )
    assert link == address
    assert address in citation and "luoding.gov.cn" in citation
    assert quote.endswith(address) and "190余份" in quote and "罗定市2022年法治政府建设年度报告" in quote


def test_title_and_description_are_the_languages_own():
    views = [from_url(f"/{language}/text/{REPORT}", {}) for language in LANGUAGES]
    assert (
        len({report_text.title(view) for view in views} | {report_text.description(view) for view in views})
        == 4
    )
