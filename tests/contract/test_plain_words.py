"""What stands beside a figure at first sight is one sentence that a stranger understands."""

import re

import pytest

from components.figures.explained import first_sentence, sentence_of
from components.text import words as site_words
from tests.contract.tables import rows
from tests.data.copies import read_table
from tests.data.test_tables import AVOIDED
from tests.first_report import DEMO

TABLES = (
    "indicators", "categories", "units", "reasons", "derived", "places",
    "observations", "sections", "statements", "listed", "corrections", "charts",
)  # fmt: skip
# Guides for public writing allow a sentence 25 words; in Chinese those are about 40 characters.
LONGEST = {"zh": 40, "en": 25}
# Words of those who keep tables and compare figures; nobody else uses them, or not in this sense.
WORKSHOP = {
    "zh": (
        "口径|勾稽|字段|取值|分列|另计|概数|确数|存量|流量|分母|分子|指标|下限|上限|维度|条目|本站"
        "|不由|所称|按原文|照原文|所列|换算|归类|编录|自述"
    ),
    "en": (
        r"indicators?|scope|fields?|denominator|qualifier|extent|bounds?|stock|flow|as worded|stands? apart"
        r"|open-ended|cross-check|not merged|by usage|usage of|rows?|columns?|cells?|dataset|computed"
    ),
}


def length(words: str, language: str) -> int:
    return len(words) if language == "zh" else len(words.split())


def trouble(words: str, language: str) -> str:
    """Return why a stranger would not understand a sentence at first reading, or nothing."""
    if first_sentence(words, language) != words:
        return "more than one sentence"
    if not sentence_of(language).fullmatch(words):
        return "no full stop at the end"
    if length(words, language) > LONGEST[language]:
        return f"{length(words, language)} long"
    bounded = WORKSHOP[language] if language == "zh" else rf"\b({WORKSHOP[language]})\b"
    found = re.search(bounded, words, re.IGNORECASE)
    return f"workshop word {found[0]}" if found else ""


def notes(language: str) -> list[tuple[str, str]]:
    """Every note on a figure, of the first report and of those of the demonstration."""
    found = list(rows("observations"))
    for path in sorted(DEMO.glob("reports/*/observations.csv")):
        found += read_table(DEMO, "observations", path.parent.name)
    return [(row["id"], row[f"note_{language}"]) for row in found if row[f"note_{language}"]]


# English that only a translator writes, each met on this site once.
STIFF = (
    r"that are no |\bby usage|usage of|stands? apart|counted apart|as worded|in the drawing|in a solid way"
    r"|sorted (here|by)|answers to it|told apart|of its own accord|fed back|is the report's to say"
    r"|\b(?:are|is) no (?:indicator|coverage)|slips? of the source|own sense|press the copy keys"
)


def stiff(words: str) -> str:
    """Return the first stiff turn of phrase in English words, or nothing."""
    found = re.search(STIFF, words)
    return found[0] if found else ""


def english() -> list[tuple[str, str]]:
    """Every English word of the site: its own sentences, and the English columns of the tables."""
    found = list(site_words("en").items())
    for name in TABLES:
        for row in rows(name):
            found += [
                (f"{name} {key}", cell) for key, cell in row.items() if key == "en" or key.endswith("_en")
            ]
    return found


def test_english_reads_as_if_written_in_english():
    told = english()
    assert len(told) > 1000
    assert not [(where, words) for where, words in told if stiff(words)]


def test_the_site_s_own_english_follows_the_glossary_too():
    own = site_words("en").items()
    assert not [(key, words) for key, words in own if re.search(AVOIDED, words, re.IGNORECASE)]


@pytest.mark.parametrize(
    "words", ["numbers that are no indicators", "fading in the drawing", "Lawyers stand apart"]
)
def test_a_stiff_turn_of_phrase_is_noticed(words):
    assert stiff(words)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_indicator_is_explained_in_one_plain_sentence(language):
    explained = [(row["id"], row[f"plain_{language}"]) for row in rows("indicators")]
    wrong = [(name, words, told) for name, words in explained if (told := trouble(words, language))]
    assert not wrong


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_note_on_a_figure_begins_with_one_plain_sentence(language):
    told = notes(language)
    assert len(told) > 50
    shown = [(name, first_sentence(words, language)) for name, words in told]
    assert not [(name, words, why) for name, words in shown if (why := trouble(words, language))]


def test_a_note_has_as_many_sentences_in_both_languages():
    for (name, zh), (same, en) in zip(notes("zh"), notes("en"), strict=True):
        assert name == same
        assert (first_sentence(zh, "zh") == zh) == (first_sentence(en, "en") == en), name


@pytest.mark.parametrize(
    ("words", "language", "first"),
    [
        ("“余”就是超过。多少没有写明。", "zh", "“余”就是超过。"),
        ("没有句号", "zh", "没有句号"),
        ("Over 98.1 of them. The rest is open.", "en", "Over 98.1 of them."),
        ('Only "cases mediated". The sentence before says more.', "en", 'Only "cases mediated".'),
        ("It means over. 余 is its word.", "en", "It means over."),
        ("No full stop", "en", "No full stop"),
        ("", "zh", ""),
        ("", "en", ""),
    ],
)
def test_the_first_sentence_ends_at_its_own_full_stop(words, language, first):
    assert first_sentence(words, language) == first


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("取报告印出的数，不由本站计算。", "zh"),
        ("统计的口径没有写明。", "zh"),
        ("一句。两句。", "zh"),
        ("没有句号", "zh"),
        (f"{'很长' * 21}。", "zh"),
        ("The scope is not stated.", "en"),
        ("Lawyers stand apart.", "en"),
        (f"{'word ' * 26}end.", "en"),
        ("One. Two.", "en"),
    ],
)
def test_a_sentence_that_is_not_plain_is_noticed(words, language):
    assert trouble(words, language)
