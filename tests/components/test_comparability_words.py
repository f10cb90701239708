"""The grade of a pair in words: every reason, in both languages, names what differs."""

import pytest

from components.figures.comparability_words import grade_tag, why_words
from components.text import LANGUAGES, words
from components.web.first_html import as_html
from data.arithmetic.comparability import GRADES, REASONS, Comparability
from data.select.placed_figures import Wanted, placed_figures


@pytest.fixture(scope="module")
def pair():
    one, other = placed_figures(Wanted(reports=("luoding-2022",)))[:2]
    changed = other._replace(
        figure=other.figure._replace(scope_zh="一审", scope_en="first instance", period="2022-01/2022-09"),
        source=other.source._replace(place_level="province", source_kind="media"),
    )
    return one._replace(figure=one.figure._replace(scope_zh="", scope_en="")), changed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_is_a_sentence_without_a_gap(pair, reason, language):
    grade = "not" if reason.startswith("other") else "with_care"
    said = why_words(Comparability(grade, (reason,)), *pair, language)
    assert "{" not in said
    assert said.endswith(words(language)["comparability.end"])


def test_what_only_one_states_is_named_whichever_it_is(pair):
    for one, other in (pair, pair[::-1]):
        said = why_words(Comparability("with_care", ("scope_of_one",)), one, other, "zh")
        assert "一审" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_actor_that_is_stated_is_named(pair, language):
    figure = pair[0].figure
    silent = pair[0]._replace(figure=figure._replace(actor="not_stated", actor_en=""))
    court = pair[0]._replace(figure=figure._replace(actor="市法院", actor_en="the city's courts"))
    named = {"zh": "市法院", "en": "the city's courts"}[language]
    for one, other in ((silent, court), (court, silent)):
        said = why_words(Comparability("with_care", ("actor_of_one",)), one, other, language)
        assert named in said and "not_stated" not in said


def test_several_reasons_are_one_sentence(pair):
    said = why_words(Comparability("not", ("other_period", "other_level")), *pair, "en")
    assert said.startswith("The periods differ in length: ")
    assert said.endswith("; the levels differ: county; province.")


@pytest.mark.parametrize("grade", GRADES)
def test_a_grade_is_a_word(grade):
    assert words("zh")[f"comparability.{grade}"] in as_html(grade_tag(grade, "zh"))
