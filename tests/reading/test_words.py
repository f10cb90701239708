"""Words of reports live in tables: the code holds no phrase that was fitted to one example."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "data" / "reading"
CORPUS = Path(__file__).with_name("corpus") / "texts"
LETTER = re.compile("[\u4e00-\u9fff]")
LETTERS = re.compile(r"\[[^\]\n]+\]")
LONG, SEVERAL = 5, 3


def literals(source: str) -> list[str]:
    """Every text in the code, docstrings aside."""
    tree = ast.parse(source)
    doc = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    texts = (
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return [node.value for node in texts if id(node) not in doc]


def fitted(source: str, texts: list[str]) -> list[str]:
    """Runs of five or more Chinese letters that fewer than three texts hold."""
    # The letters between brackets are a set, in any order.
    words = (LETTERS.sub(" ", literal) for literal in literals(source))
    runs = (run for literal in words for run in re.findall("[\u4e00-\u9fff]{5,}", literal))
    return [run for run in runs if sum(run in text for text in texts) < SEVERAL]


def corpus() -> list[str]:
    return [path.read_bytes().decode("utf-8") for path in CORPUS.glob("*.txt")]


def test_no_long_phrase_stands_in_the_code() -> None:
    found = {path.name: fitted(path.read_text(encoding="utf-8"), corpus()) for path in CODE.rglob("*.py")}
    assert {name: runs for name, runs in found.items() if runs} == {}


def test_the_guard_sees_a_fitted_phrase() -> None:
    assert fitted('X = "某县政务晓屋远程办"', corpus()) == ["某县政务晓屋远程办"]
    assert fitted('"""某县政务晓屋远程办"""', corpus()) == []
    assert fitted('X = "[甲乙丙丁戊己]县"', corpus()) == []
