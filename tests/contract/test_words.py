"""Words: both languages alike, text where it belongs."""

import ast
import json
import re
from pathlib import Path

import pytest

from components.text import PLACEHOLDER, text, words

ROOT = Path(__file__).parents[2]
COMPONENTS = ROOT / "components"
CHINESE = re.compile("[\u4e00-\u9fff]")
CURLY = re.compile("[“”‘’]")
FORBIDDEN = ("缺失", "失败", "缺少数据", "得分", "排名第")


def test_both_languages_have_the_same_keys():
    assert words("zh").keys() == words("en").keys()


@pytest.mark.parametrize("key", sorted(words("zh")))
def test_both_languages_have_the_same_placeholders(key):
    found = [set(PLACEHOLDER.findall(words(language)[key])) for language in ("zh", "en")]
    assert found[0] == found[1]


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
    code = "\n".join(p.read_text(encoding="utf-8") for p in [*ROOT.glob("*.py"), *COMPONENTS.rglob("*.py")])
    code += "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "assets").rglob("*.js"))
    starts = re.findall(r'f"([a-z_]+\.[a-z_]*)\{', code)
    starts += re.findall(r'"([a-z_]+\.[a-z_]*_)"', code)
    unused = [
        key
        for key in words("zh")
        if f'"{key.removesuffix("_one")}"' not in code and not any(key.startswith(start) for start in starts)
    ]
    assert not unused
