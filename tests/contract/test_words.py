"""Words: every language alike, text where it belongs."""

import ast
import csv
import json
import re
from pathlib import Path

import pytest

from components.text import FIRST_LANGUAGE, LANGUAGES, PLACEHOLDER, text, words
from data.exports import export_rows
from tests.contract.pseudo import WORDS_OF_CHECK

ROOT = Path(__file__).parents[2]
COMPONENTS = ROOT / "components"
CHINESE = re.compile("[\u4e00-\u9fff]")
CURLY = re.compile("[“”‘’]")
NAMED = re.compile(r"^(zh|en)$")
# Messages for operators are English; a unit's columns are called by their language.
MAY_BE_NAMED = {"left_out:en", "desk:en", "findings:en", "decisions:zh", "model:zh", "fields:zh", "facts:zh"}
QUOTED = re.compile(r'"(\w+?)_?["{]')
FORBIDDEN = ("缺失", "失败", "缺少数据", "得分", "排名第")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language):
    """It may have more forms of a sentence than others: what goes with 2 is another than what goes with 5."""
    own, wanted = words(language).keys(), words(FIRST_LANGUAGE).keys()
    more = {
        key
        for key in own - wanted
        if key.rpartition("_")[0] not in wanted or _form(key) not in _forms(language)
    }
    assert not wanted - own
    assert not more


def _form(key):
    return key.rpartition("_")[2]


def _forms(language):
    return [rule.partition("=")[0] for rule in words(language)["language.forms"].split()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_placeholders(language):
    wanted = {key: _placeholders(sentence) for key, sentence in words(FIRST_LANGUAGE).items()}
    own = words(language)
    assert not [key for key, names in wanted.items() if _placeholders(own[key]) != names]


def _placeholders(sentence):
    return set(PLACEHOLDER.findall(sentence))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words_of_files(language):
    """Words of downloads and of the check lie with `data`, which stands without the site."""
    assert _keys(export_rows.words(language)) == _keys(export_rows.words(FIRST_LANGUAGE))


def _keys(told):
    return {(key, *_keys(value)) if isinstance(value, dict) else key for key, value in told.items()}


@pytest.mark.parametrize("name", WORDS_OF_CHECK)
def test_every_language_has_the_words_of_the_check(name):
    with (ROOT / f"data/reading/tables/{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    missing = [
        (line, language)
        for line, row in enumerate(rows, 2)
        for language in LANGUAGES
        if not row.get(language) and row[FIRST_LANGUAGE]
    ]
    assert not missing


def test_no_module_names_a_language():
    """What holds of the reports' language asks for it, what holds of a translation for any other."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value!r}"
        for path in COMPONENTS.rglob("*.py")
        for node in _strings(ast.parse(path.read_text(encoding="utf-8")))
        if NAMED.search(node.value) and f"{path.stem}:{node.value}" not in MAY_BE_NAMED
    ]
    assert not found, "\n".join(found)


def test_an_unknown_key_and_a_lost_value_are_errors():
    with pytest.raises(KeyError):
        text("frame.nothing", "zh")
    with pytest.raises(KeyError):
        text("missing.asked", "zh")


def test_keys_are_named_after_the_file_that_holds_them():
    for path in COMPONENTS.glob("text/*/*.json"):
        keys = json.loads(path.read_text(encoding="utf-8"))
        assert {key.split(".")[0] for key in keys} == {path.stem}, path


def test_no_chinese_stands_in_the_code_of_components():
    """Comments and docstrings may quote the report; strings that a reader sees live in the text files."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value!r}"
        for path in COMPONENTS.rglob("*.py")
        for node in _strings(ast.parse(path.read_text(encoding="utf-8")))
        if CHINESE.search(node.value)
    ]
    assert not found, "\n".join(found)


def _strings(tree):
    own = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in own:
            yield node


def test_english_quotes_are_straight():
    """A Chinese font draws curly quotes as wide as a character."""
    curly = [key for key, sentence in words("en").items() if CURLY.search(sentence)]
    assert not curly


def test_the_site_judges_nobody():
    judging = [key for key, sentence in words("zh").items() for word in FORBIDDEN if word in sentence]
    assert not judging


def test_every_key_is_used():
    """A key that is put together is known by its beginning.

    Where no more than the module's name is fixed, what follows is a word of the code or of a schema,
    or begins with one.
    """
    files = [*ROOT.glob("*.py"), *COMPONENTS.rglob("*.py"), *(ROOT / "assets").rglob("*.js")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    starts = re.findall(r'f"([a-z_]+\.[a-z_]+)\{', code)
    starts += re.findall(r'"([a-z_]+\.[a-z_]*_)"', code)
    # A page's own sentence in the banner's place has one for the footer (components/frame/page_frame.py).
    starts += [f"{note}_foot" for note in re.findall(r'note="([a-z_.]+)"', code)]
    wide, known = {*re.findall(r'f"([a-z_]+)\.\{', code)}, _words_of_code()
    unused = [
        key
        for key in words("zh")
        if f'"{key.removesuffix("_one")}"' not in code
        and not any(key.startswith(start) for start in starts)
        and not (key.partition(".")[0] in wide and known & {*_beginnings(key.partition(".")[2])})
    ]
    assert not unused


def _words_of_code():
    """Return every single word in quotes, of the code and of the schemas, or what such a word begins with."""
    paths = [path for name in ("components", "data") for path in (ROOT / name).rglob("*.py")]
    paths += (ROOT / "data/schema").glob("*.json")
    return {word for path in paths for word in QUOTED.findall(path.read_text(encoding="utf-8"))}


def _beginnings(name):
    """Yield at_least_over, at_least, at."""
    parts = name.split("_")
    yield from ("_".join(parts[:length]) for length in range(len(parts), 0, -1))
