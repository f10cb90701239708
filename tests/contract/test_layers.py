"""The house: layers look one way, modules stay small, colours live in the tokens."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAY_NOT = {
    "data": {"components", "dash", "plotly", "flask", "app"},
    "components/charts": {"dash", "flask", "components.pages", "app"},
    "components": {"components.pages", "app"},
}
# The server compiles the store before it listens, and says what is wrong; it keeps answers by the version of
# the store and by what of an address a page reads, and says whether the store is open.
ABOVE_PAGES = {
    "components/site.py",
    *(f"components/server/{name}.py" for name in ("serve", "rules", "health")),
}
# The types of an answer; whoever draws may name them, but only a page asks for one.
ANSWERS = {
    *("data.select.WholeReport", "data.select.Holdings", "data.select.ObservationRows"),
    *("data.select.ReportTree", "data.select.FoundPlaces", "data.select.Offer", "data.select.Passages"),
}
ASKS_THE_STORE = (
    *("data/select/", "data/store/", "data/manage/", "data/drafts/"),
    *("data/packages.py", "data/check/__main__.py"),
)
KNOWS_THE_VOCABULARY = {"data/reading/indicators.py": "data.store.vocabulary"}
LONGEST = 330
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(")
SELECTOR = re.compile(r"""\[[a-z-]+[*^$]?=(["']).*?\1\]""")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("layer", MAY_NOT)
def test_layers_look_down_only(layer):
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(layer)
        if not _is_above(path, layer)
        for name in imported(path)
        for barred in MAY_NOT[layer]
        if name == barred or name.startswith(barred + ".")
    ]
    assert not wrong, "\n".join(wrong)


def _is_above(path: Path, layer: str) -> bool:
    name = path.relative_to(ROOT).as_posix()
    return layer == "components" and (name.startswith("components/pages/") or name in ABOVE_PAGES)


def test_only_a_page_asks():
    """What a page's parts draw is handed to them: no module beside the pages imports a question."""
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules("components")
        if not _is_above(path, "components")
        for name in imported(path) - {"data.select"}
        if name.startswith(("data.select", "data.store")) and name not in ANSWERS
    ]
    wrong += [
        f"{path.relative_to(ROOT)} imports data.select whole"
        for path in modules("components")
        if not _is_above(path, "components")
        and re.search(r"from data import .*\bselect\b", path.read_text("utf-8"))
    ]
    assert not wrong, "\n".join(wrong)


def test_only_select_asks_the_store():
    wrong = [
        f"{name} imports {found}"
        for path in modules("data")
        if not (name := path.relative_to(ROOT).as_posix()).startswith(ASKS_THE_STORE)
        for found in imported(path)
        if found.startswith("data.store") and not found.startswith(KNOWS_THE_VOCABULARY.get(name, "no other"))
    ]
    assert not wrong, "\n".join(wrong)


def test_rules_know_neither_files_nor_the_store():
    barred = ("pathlib", "os", "io", "data.store", "duckdb", "pandas")
    wrong = [
        f"{path.name} imports {name}"
        for path in modules("data/check")
        if path.name != "__main__.py"
        for name in imported(path)
        if name.split(".")[0] in barred or name.startswith("data.store")
    ]
    assert not wrong, "\n".join(wrong)


def test_modules_stay_a_few_screens_long():
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("data", "components", "tests")
        for path in modules(folder)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
        and "corpus" not in path.parts
    }
    assert not long


def test_only_the_tokens_name_a_colour():
    named = {
        path.name: COLOUR.findall(SELECTOR.sub("", path.read_text(encoding="utf-8")))
        for path in (ROOT / "assets" / "style").glob("*.css")
        if path.name != "00-tokens.css"
    }
    assert not {name: found for name, found in named.items() if found}


def test_nothing_is_fetched_from_outside():
    """No style, script or page names another origin to load from."""
    texts = [
        *(ROOT / "assets").rglob("*.css"),
        *(ROOT / "assets").rglob("*.js"),
        ROOT / "components/index.html",
    ]
    found = [
        path.name
        for path in texts
        if re.search(
            r"(?:src|href|url|import|fetch)\s*[=(]\s*[\"'`]?https?:", path.read_text(encoding="utf-8")
        )
    ]
    assert not found
