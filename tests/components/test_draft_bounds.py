"""A draft without end makes no page without end, and whatever is left out of it is said."""

import io
import re
from dataclasses import replace

import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser

from components.pages.draft_check import draft_map
from components.pages.draft_check import page as check
from components.pages.draft_check.marked_draft import NEAR
from components.site.opening import from_url
from components.web.first_html import as_html
from data.reading.draft import beside, bounds, earlier_of, review, workbook_in_process
from data.reading.draft.bounds import LONG_LINE, PAGE, bounded, found
from data.reading.draft.sheet import Bounds, blocks
from data.reading.draft.short import CUT, LONGEST, LONGEST_WORDS, MOST_QUOTED, Quotes
from data.reading.draft.unread import unread
from data.reading.draft.workbook import xlsx_bytes
from tests.components.test_draft_checklist import DRAFTS, LUODING
from tests.thorough import tried

HEAD = "某县2025年法治政府建设年度报告\n一、主要举措\n"
WORST = {
    "one line of figures": "甲3件、乙4件，共7件，",
    "one list": "办理案件12件、",
    "figures": "甲3件。\n",
    "claims": "全覆盖，",
    "claims in lines": "全覆盖。\n",
    "hundreds": "执行率100%，",
    "wrong sums": "办案7件，其中甲3件、乙5件。\n",
    "headings": "（一）\n",
    "headings and items": "（一）推进。一是办理3件。\n",
    "items": "一是推进。",
    "numbered": "1.甲3件\n",
    "half-width commas": "甲,",
    "marks twice": "甲3件,,乙4件,,",
    "words twice": "推进推进、",
    "short lines": "甲\n",
    "markup": "<&>甲'\"",
    "digits": "1",
    "bare numbers": "12、",
    "plane 2": "𠀀1件，",
}
LONG = tried(50_000, 100_000)
MOST_BYTES, MOST_ELEMENTS = 2_000_000, 40_000


def text_of(unit: str, length: int = LONG) -> str:
    return (HEAD + unit * (length // len(unit)))[:length]


def page_of(answer, language: str = "zh") -> str:
    return as_html(check.layout(from_url(f"/{language}/check", {}), answer))


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.parametrize("kind", WORST)
def test_no_draft_makes_a_large_page(kind):
    """Counted, not timed: an element takes twenty millionths of a second to make."""
    page = page_of(bounded(review(text_of(WORST[kind]))))
    assert len(page.encode()) <= MOST_BYTES
    assert page.count("<") // 2 <= MOST_ELEMENTS
    told = LexborHTMLParser(page)
    for name, node in (("draft-words", "#draft-words"), ("the workbook's", ".sheet-form textarea")):
        assert told.css_first(node).text().strip() == text_of(WORST[kind]).strip(), name


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", [*DRAFTS[::8], LUODING], ids=lambda path: path.stem)
def test_nothing_is_left_out_of_an_ordinary_draft(path, language):
    answer = review(path.read_text(encoding="utf-8") * 3)
    page = page_of(bounded(answer), language)
    assert page == page_of(answer, language)
    assert not LexborHTMLParser(page).css(".draft-cut, .more-prompts, .excerpt")
    assert not any(block.notes for block in blocks(bounded(answer), language, PAGE))


def numbers_in(page: str, what: str) -> list[int]:
    told = LexborHTMLParser(page).css(f"[data-count='{what}']")
    return [int(node.attributes["data-number"]) for node in told]


@pytest.fixture
def few_pieces(monkeypatch):
    """A page that takes a thousand pieces, so that a draft of ten thousand characters has too many."""
    monkeypatch.setattr(bounds, "MOST_PIECES", 1_000)
    return 1_000


def test_counts_are_those_of_the_whole_draft(few_pieces):
    answer = review(text_of("甲3件，全覆盖。\n", 10_000))
    assert len(answer.figures) > few_pieces
    cut = bounded(answer)
    assert len(cut.figures) < few_pieces
    assert found(cut) == found(answer)
    page = page_of(cut)
    assert numbers_in(page, "draft-read") == [len(answer.figures)]
    assert numbers_in(page, "draft-claimed") == [len(answer.reading.claims)]


def test_a_draft_is_shown_up_to_a_line_and_from_there_where_prompts_stand(few_pieces):
    answer = bounded(review(text_of("办案7件，其中甲3件、乙5件。\n", 10_000)))
    end = answer.shown_to
    assert 0 < end < len(answer.text)
    assert answer.text[end - 1] == "\n"
    page = page_of(answer)
    assert numbers_in(page, "draft-shown") == [end]
    assert numbers_in(page, "draft-length") == [len(answer.text)]
    paragraphs = LexborHTMLParser(page).css(".draft-text > p:not(.excerpt)")
    assert "".join(p.text() for p in paragraphs).endswith("乙5件。")


def test_each_prompt_that_is_listed_has_its_place_in_what_is_shown():
    text = HEAD + "甲,\n" * 4_000 + "各项工作平稳有序、" * 30 + "推进推进、" + "执法更加规范、" * 30
    answer = bounded(review(text))
    told = LexborHTMLParser(page_of(answer))
    badges = told.css(".prompt .badge[href^='#place-']")
    assert badges
    for badge in badges:
        assert len(told.css(badge.attributes["href"])) == 1
    excerpt = next(node.text() for node in told.css(".excerpt") if "推进推进" in node.text())
    assert excerpt.startswith(CUT) and excerpt.endswith(CUT)
    assert len(excerpt) < 3 * NEAR
    assert told.css_first(".excerpt .prompted").text() == "推进推进"


def test_a_line_without_end_is_shown_in_part():
    answer = bounded(review(text_of("甲,乙,", 20_000)))
    assert answer.shown_to > LONG_LINE
    last = LexborHTMLParser(page_of(answer)).css(".draft-text > p")[-1]
    assert last.text().endswith(CUT)


def test_prompts_beyond_the_list_are_counted_and_their_marks_are_not_drawn():
    answer = review(text_of("办案7件，其中甲3件、乙5件。\n", 10_000))
    asking = [prompt for prompt in answer.group("contradict") if prompt.is_open]
    assert len(asking) > 2 * PAGE.prompts
    page = page_of(bounded(answer))
    told = LexborHTMLParser(page)
    assert len(told.css(".of-contradict .prompt")) == PAGE.prompts
    assert numbers_in(page, "more-contradict") == [len(asking) - PAGE.prompts]
    assert numbers_in(page, "draft-to_check") == [sum(p.verdict == "to_check" for p in answer.prompts)]
    assert not [
        node for node in told.css("[data-prompts]") if int(node.attributes["data-prompts"]) > PAGE.prompts
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_rule_that_found_more_than_it_tells_says_so(language):
    some, many = review(text_of("推进推进、", 1_000)), review(text_of("推进推进、", 10_000))
    said = {"zh": "有的规则提示太多", "en": "Some rules have too many prompts"}[language]
    for answer, is_said in ((some, False), (many, True)):
        assert answer.has_more == is_said
        page = LexborHTMLParser(page_of(bounded(answer), language))
        assert (said in page.css_first(".prompts").text()) == is_said
        assert (said in page.css_first(".of-prompts").text()) == is_said
        first = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(answer, language))).worksheets[0]
        assert any(said in str(row[0]) for row in first.iter_rows(values_only=True)) == is_said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_left_out_of_a_table_or_cut_in_it_is_said_below_it(language):
    answer = review(text_of("甲3件、乙4件，", 3_000))
    number = len(answer.figures)
    few = next(block for block in blocks(answer, language, Bounds(10, 20)) if block.name == "figures")
    assert len(few.rows) == 20
    more, cut = few.notes
    assert str(number - 20) in more
    assert CUT in cut
    assert all(len(row[2]) <= 2 * LONGEST + 10 and CUT in row[2] for row in few.rows[5:])
    (only,) = next(b for b in blocks(answer, language, Bounds(10, number)) if b.name == "figures").notes
    assert only == cut


def test_no_cell_is_without_end():
    answer = review(f"{HEAD}办案{'1' * 50_000}件，其中甲3件、乙4件，共9件。推进推进。")
    figure = replace(answer.figures[0], stated="9" * 5_000 + "件", concept="甲" * 5_000)
    prompts = tuple(replace(prompt, values=_swollen(prompt.values)) for prompt in answer.prompts)
    answer = replace(answer, prompts=prompts, reading=replace(answer.reading, figures=(figure,)))
    for block in blocks(answer, "zh"):
        assert all(len(cell) <= LONGEST_WORDS + 1 for row in block.rows for cell in row), block.name
        assert CUT in "".join(block.notes) or block.name in ("held", "unread")


def _swollen(values):
    return tuple((name, value if name.startswith("@") else value * 1_000) for name, value in values)


def test_a_prompt_quotes_a_long_sentence_once_not_once_for_each_figure():
    parts = [f"名称很长的第{sign}种案件3件" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
    text = "前句。其中" + "、".join(parts) + "。"
    quotes = Quotes(text)
    quoted = quotes.sentences([found.span() for found in re.finditer("3件", text)]).split("\n")
    assert 2 <= len(quoted) <= 3
    assert all(any(part in line for line in quoted) for part in parts)
    assert quotes.has_cut
    assert Quotes("甲3件，乙4件。丙5件。").sentences([(1, 3), (5, 7), (9, 11)]) == "甲3件，乙4件。\n丙5件。"


def test_a_prompt_about_many_sentences_quotes_the_first_of_them():
    text = "".join(f"第{number}句办案3件。" for number in range(9))
    quotes = Quotes(text)
    quoted = quotes.sentences([found.span() for found in re.finditer("3件", text)]).split("\n")
    assert len(quoted) == MOST_QUOTED + 1
    assert quoted[-1] == CUT
    assert quotes.has_cut


def test_the_map_draws_so_much_and_counts_the_rest(monkeypatch):
    answer = bounded(review(text_of("一是推进。", 10_000)))
    page = page_of(answer)
    drawn = len(LexborHTMLParser(page).css(".draft-map a.measure"))
    assert numbers_in(page, "draft-map-more") == [found(answer).statements - drawn]
    assert f"{found(answer).measures[0][1]:,}" in LexborHTMLParser(page).css_first(".draft-map h2").text()
    monkeypatch.setattr(draft_map, "MOST_DASHES", 10**6)
    assert not numbers_in(page_of(bounded(review(text_of("一是推进。", 2_000)))), "draft-map-more")


def test_a_statement_without_end_is_drawn_in_part():
    page = LexborHTMLParser(page_of(bounded(review(HEAD + "一是推进" + "工作有序，" * 2_000 + "。"))))
    assert len(page.css(".draft-map .dash")) < draft_map.LONGEST_STATEMENT + 10
    assert page.css_first(".draft-map .cut").text() == CUT


@pytest.mark.parametrize("language", ["zh", "en"])
def test_wordings_beyond_the_first_are_counted(language):
    answer = review(HEAD + "、".join(map(str, range(100, 200))) + "。")
    row = next(row for row in unread(answer, language) if row.count == 100)
    assert row.words.count(" / ") == 40
    assert "60" in row.words.rpartition(CUT)[2]


@pytest.mark.slow
def test_the_workbook_holds_what_the_page_leaves_out_up_to_its_own_bound():
    answer = review(text_of("甲3件。\n", 26_000))
    assert PAGE.figures < 5_000 < len(answer.figures)
    book = openpyxl.load_workbook(io.BytesIO(workbook_in_process(answer.text, "", "en", earlier_of)))
    rows = list(book["Figures"].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:5_001]] == ["3件"] * 5_000
    assert rows[5_002][0] == f"{len(answer.figures) - 5_000:,} more are not in this table."


@pytest.mark.apart
def test_the_workbook_made_apart_is_the_one_that_is_made_here():
    text = LUODING.read_text(encoding="utf-8").replace("2022年", "2023年").replace("2487", "5487")
    answer = review(text)
    answer = replace(beside(answer, earlier_of(answer.place, answer.year)), kind="pasted")
    assert answer.compared
    here, apart = (
        [[list(row) for row in sheet.values] for sheet in openpyxl.load_workbook(io.BytesIO(made))]
        for made in (xlsx_bytes(answer, "zh"), workbook_in_process(text, "", "zh", earlier_of))
    )
    assert apart == here
