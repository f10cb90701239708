"""The page of what is stated differently: both statements, the sum, neutral words, and the files."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from components.text import text
from data import store
from data.select import differences
from tests.contract.site import client
from tests.contract.site import main_part as page
from tests.contract.test_numbers_in_files import KINDS, table
from tests.data.cited_folder import cited

PLACE = "445381"
APPLIED, GROWTH = "reconsideration_applications_count", "reconsideration_growth_share"
ADMITTED, SUCCESSFUL = "peoples_mediation_cases_count", "peoples_mediation_successful_count"
HERE = f"/zh/differences?place={PLACE}"
JUDGING = re.compile(r"错误|有误|失实|造假|虚报|mistake[^n]|wrong|false|error(?! report)", re.I)


def figure(indicator: str, value: str, stated: str) -> dict[str, str]:
    return {"indicator": indicator, "value": value, "stated": stated}


@pytest.fixture(scope="module", autouse=True)
def sources(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Three sources of one place: a printed change, two sources and a part above its whole do not agree."""
    local = tmp_path_factory.mktemp("local")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOCAL_DATA", str(local))
        patch.setenv("STORE", str(tmp_path_factory.mktemp("store")))
        cited(local, "here-2016", PLACE, 2016, figure(APPLIED, "64", "64件"))
        of_2017 = (
            figure(APPLIED, "78", "78件"),
            figure(GROWTH, "12.9", "12.9%"),
            figure(ADMITTED, "100", "100件"),
        )
        cited(local, "here-2017", PLACE, 2017, *of_2017, figure(SUCCESSFUL, "120", "120件"))
        again = figure(ADMITTED, "90", "90件")
        cited(local, "here-2017-2", PLACE, 2017, again, source_kind="government", url="")
        store.clear_cache()
        yield local
    store.clear_cache()


def shown(kind: str, language: str = "zh") -> LexborNode:
    found = page(f"/{language}/differences?place={PLACE}&kind={kind}").css_first("article.difference")
    assert found is not None
    return found


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_statements_stand_on_cards_of_one_size_each_with_the_way_to_its_source(language):
    cards = shown("sources", language).css(".evidence-card")
    assert len(cards) == 2
    assert [re.findall(r"\d+", words(card.css_first(".evidence-number")))[0] for card in cards] == [
        "100",
        "90",
    ]
    assert cards[0].css_first(".evidence-ways a").attributes["href"].endswith("/here-2017")
    assert cards[1].css_first(".evidence-ways a") is None


def test_the_sum_of_a_change_is_written_out():
    change = shown("change")
    told = words(change.css_first(".difference-working"))
    for part in ("78÷64－1＝21.88%", "12.9%", "78÷1.129≈69", "69－64＝5"):
        assert part in told


def test_what_no_source_states_is_drawn_dashed_and_named_as_back_computed():
    (reckoned,) = shown("change").css(".dot-row.is-reckoned")
    assert "本站反推" in words(reckoned) and "69" in words(reckoned)


def test_every_number_of_a_difference_says_where_it_comes_from():
    """A digit stands inside an element with a mark, or in words of a table."""
    for kind in ("change", "sources", "part"):
        article = shown(kind)
        for marked in article.css(
            "[data-observation],[data-derived],[data-date],[data-version],[data-verbatim],[aria-hidden]"
        ):
            marked.decompose()
        # The 1 of ÷ 64 − 1 is arithmetic's own.
        assert not re.search(r"\d", re.sub(r"－1＝", "", words(article)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_causes_are_guesses_and_nothing_is_judged(language):
    main = page(f"/{language}/differences?place={PLACE}")
    causes = main.css(".difference-cause p")
    assert causes and all(re.search("可能|也许|may|perhaps", words(cause).casefold()) for cause in causes)
    for article in main.css("article.difference"):
        assert not JUDGING.search(words(article))


def test_a_reader_may_say_that_the_slip_is_ours():
    link = shown("sources").css_first(".difference-cause a")
    answer = page(link.attributes["href"].split("#")[0])
    assert "人民调解受理" in words(answer)


def test_kinds_are_links_with_counts_and_what_agrees_is_one_of_them():
    chips = [words(chip) for chip in page(HERE).css(".chips .chip")]
    assert chips[0].startswith("全部") and chips[-1].startswith("对得上的")
    assert {"增减不合 1", "两个来源 1", "部分与总数 1"} <= set(chips)


def test_where_nothing_differs_the_number_of_comparisons_is_said():
    main = page("/zh/differences?kind=passages&place=" + PLACE)
    assert re.search(r"核对了\d+处", words(main.css_first(".no-rows")))


def test_one_difference_has_an_address_of_its_own():
    href = shown("change").css_first("h2 a").attributes["href"]
    alone = page(href)
    assert alone.css("article.difference")[0].attributes["id"] in href


@pytest.mark.parametrize(
    ("language", "words_of_it"), [("zh", "另一处写作90件"), ("en", "Elsewhere stated as 90")]
)
def test_the_figures_own_page_says_where_it_is_stated_otherwise(language, words_of_it):
    main = page(f"/{language}/indicator/{ADMITTED}?report=here-2017")
    lines = main.css(".stated-elsewhere")
    assert any(words_of_it in words(line) for line in lines)
    assert "show=" in lines[0].css_first("a").attributes["href"]
    other = page(f"/{language}/indicator/{APPLIED}?report=here-2016")
    assert len(other.css(".stated-elsewhere")) == 1


def test_a_figure_that_nobody_states_otherwise_has_no_such_line():
    assert not page("/zh/indicator/mediation_cases_count?report=luoding-2022").css(".stated-elsewhere")


@pytest.mark.parametrize(
    "address",
    [
        f"indicator/{SUCCESSFUL}?report=here-2017",
        f"indicator/{ADMITTED}?report=here-2017",
        "overview/here-2017",
        "data?report=here-2017",
    ],
)
def test_a_part_above_its_whole_is_served_with_it_on_every_page(address):
    shown = page(f"/zh/{address}")
    for indicator, figure in ((SUCCESSFUL, "120件"), (ADMITTED, "100件")):
        assert figure in [words(node) for node in shown.css(f"[data-observation={indicator}]")]


@pytest.mark.parametrize("kind", KINDS)
def test_files_hold_the_statements_and_never_what_is_back_computed(kind):
    rows = table(f"/download/zh/differences.{{}}?place={PLACE}&kind=change", kind)
    roles = (
        ("当年", "上年", "所写的占比或者增减") if kind == "xlsx" else ("this_year", "last_year", "printed")
    )
    assert [(row["role"], str(row["value"]), str(row["computed"])) for row in rows] == [
        (roles[0], "78", ""),
        (roles[1], "64", ""),
        (roles[2], "12.9", "21.88"),
    ]
    assert not any(str(cell) in ("69", "69.09") for row in rows for cell in row.values())


@pytest.mark.parametrize(
    "address", ["de/differences.csv", "zh/differences.doc", "zh/differences.csv?place=9"]
)
def test_files_that_there_are_not_are_404(address):
    assert client().get(f"/download/{address}").status_code == 404


def test_what_an_address_names_wrongly_is_said():
    main = page("/zh/differences?kind=nothing&page=x")
    assert "nothing" in words(main.css_first(".notice")) and "x" in words(main.css_first(".notice"))


def test_other_pages_are_links_that_keep_the_place(monkeypatch):
    monkeypatch.setattr(differences, "ROWS_A_PAGE", 1)
    nav = page(f"/en/differences?place={PLACE}&page=2").css_first(".pager")
    assert nav is not None
    (behind,) = nav.css("a[rel=next]")
    assert behind.attributes["href"] == f"/en/differences?place={PLACE}&page=3"
    assert [words(link) for link in nav.css("a[aria-current=page]")] == ["2"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", ["change", "sources", "part"])
def test_each_has_a_picture_whose_numbers_stand_on_the_page(kind, language):
    article = shown(kind, language)
    address = article.css_first("[data-picture]").attributes["data-picture"]
    made = client().get(address).get_json()
    told = [str(part["text"]) for part in made["figure"]["layout"]["annotations"]]
    (where,) = [words for words in told if words.startswith("localhost/")]
    assert client().get(where.removeprefix("localhost")).status_code == 200
    seen = set(re.findall(r"\d[\d,.]*\d|\d", article.text(separator=" ")))
    # The foot names sources, day and address; all above it stands in the article.
    foot = told.index(next(words for words in told if words == text("frame.product", language)))
    drawn = {number for words in told[:foot] for number in re.findall(r"\d[\d,.]*\d|\d", words)}
    assert drawn and drawn <= seen
    assert made["title"] == article.css_first("h2").text().strip()
    assert len(made["figure"]["data"]) == len(article.css(".dots-drawn .dot-row")) - 1


def test_what_is_no_difference_has_no_picture():
    assert client().get("/picture/zh/differences.json?show=nothing").status_code == 404
    assert client().get("/picture/zh/differences.json").status_code == 404
    assert client().get("/picture/xx/differences.json").status_code == 404
