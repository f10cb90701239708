"""The house: layers look one way, modules stay small, colours live in the tokens."""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAY_NOT = {
    "data": {"components", "dash", "plotly", "flask", "app"},
    "components/text": {"dash", "plotly", "flask"},
    # A picture is drawn from phrases, never from what a page made of them.
    "components/pictures": {"dash", "components.figures.phrase_html", "components.figures.quantity"},
    "components/briefs": {"dash", "components.figures.phrase_html", "components.figures.quantity"},
    "components": {"app"},
}
# The rooms from the ground up: each may lean on those before it, never on one behind it.
ROOMS = (
    *(
        "text",
        "web",
        "figures",
        "charts",
        "pictures",
        "briefs",
        "frame",
        "server",
        "draft",
        "edit",
        "api",
        "pages",
        "site",
        "export",
    ),
)
# Figure functions are pure: what draws a figure knows no component, no page and no request.
IMPURE = ("dash", "flask", "components.web", "components.frame", "data.store")
PURE = (
    *("bars", "dots", "draw", "frames", "label_layout", "lines", "plan", "quote", "runs", "sheet", "theme"),
)
# The types of an answer; whoever draws may name them, but only a page asks for one.
ANSWERS = {
    *("data.select.WholeReport", "data.select.Holdings", "data.select.ObservationRows"),
    *("data.select.ReportTree", "data.select.FoundPlaces", "data.select.Offer", "data.select.Passages"),
    *("data.select.Decided", "data.select.Entry", "data.select.Node", "data.select.IndicatorYears"),
    *("data.select.Differences", "data.select.Codebook"),
    *("data.select.PlacePage", "data.select.Comparison"),
    *("data.select.Coverage", "data.select.OpenedCell", "data.select.Gap"),
    *("data.select.Required", "data.select.Changed", "data.select.Since", "data.select.Lost"),
    "data.select.NearestResults",
}
# Types of rows, and what makes rows of an answer that somebody else asked for.
ROWS = (
    *("data.select.rows", "data.select.make_rows", "data.select.quantities"),
    *("data.select.placed_rows", "data.select.year_series", "data.select.place_rows"),
    *("data.select.document_kinds", "data.select.side_by_side"),
    *("data.select.coverage_rows", "data.select.required_rows", "data.select.change_rows"),
    "data.select.search_rows",
)
# The store, and what knows where data lies and reads files.
STORE = ("data.store", *(f"data.folders.{name}" for name in ("locations", "read", "vocabulary")))
ASKS_THE_STORE = (
    *("data/select/", "data/store/", "data/folders/", "data/manage/", "data/drafts/"),
    *("data/exports/packages.py", "data/exports/parquet.py", "data/check/__main__.py"),
)
# One needs the names of the catalogue, the other writes files that are whole after a power cut.
MAY_IMPORT = {
    "data/reading/indicators.py": "data.folders.vocabulary",
    "data/reading/corpus/parts.py": "data.store.durable",
}
LONGEST = 330
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(")
SELECTOR = re.compile(r"""\[[a-z-]+[*^$]?=(["']).*?\1\]""")
COMMENT, SELECTORS = re.compile(r"/\*.*?\*/", re.S), re.compile(r"([^{}]+)\{")
CLASS_ALONE = re.compile(r"\.[\w-]+")


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
        for name in imported(path)
        for barred in MAY_NOT[layer]
        if name == barred or name.startswith(barred + ".")
    ]
    assert not wrong, "\n".join(wrong)


def test_rooms_lean_on_the_rooms_below_them():
    assert {path.parent.name for path in (ROOT / "components").glob("*/__init__.py")} == set(ROOMS)
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules("components")
        if (room := path.relative_to(ROOT / "components").parts[0]) in ROOMS
        for name in imported(path)
        if name.startswith("components.")
        and name.split(".")[1] in ROOMS
        and ROOMS.index(name.split(".")[1]) > ROOMS.index(room)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_page_leans_on_another():
    pages = ROOT / "components/pages"
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules("components/pages")
        if path.parent != pages
        for name in imported(path)
        if name.startswith("components.pages.") and name.split(".")[2] != path.relative_to(pages).parts[0]
    ]
    assert not wrong, "\n".join(wrong)


def test_what_draws_a_figure_is_pure():
    wrong = [
        f"{name}.py imports {found}"
        for name in PURE
        for found in imported(ROOT / f"components/charts/{name}.py")
        if found.startswith(IMPURE)
    ]
    assert not wrong, "\n".join(wrong)


def test_a_form_draws_its_figure_from_rows_alone():
    """A form's module holds its HTML too; the functions that return its figure use nothing of it."""
    drawing = [*functions("components/charts/forms", lambda function: _returns(function).startswith("go."))]
    assert drawing
    assert not [wrong for path, function in drawing for wrong in used(path, function, IMPURE)]


def test_a_form_draws_its_picture_from_phrases_alone():
    """What draws on a sheet looks at no component of the page: its classes are the style sheet's."""
    drawing = [*functions("components/charts", lambda function: "sheet: Sheet" in ast.unparse(function.args))]
    barred = tuple(MAY_NOT["components/pictures"])
    assert len({path for path, _ in drawing}) > 4
    assert not [wrong for path, function in drawing for wrong in used(path, function, barred)]


def functions(
    folder: str, wanted: Callable[[ast.FunctionDef], bool]
) -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in modules(folder):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and wanted(node):
                yield path, node


def _returns(function: ast.FunctionDef) -> str:
    return ast.unparse(function.returns) if function.returns else ""


def used(path: Path, function: ast.FunctionDef, barred: tuple[str, ...]) -> list[str]:
    """Return where a function uses a name that its module imports from one of the barred ones."""
    names = {
        alias.asname or alias.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(barred)
        for alias in node.names
    }
    found = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    return [f"{path.name}: {function.name} uses {name}" for name in sorted(found & names)]


def test_no_modules_import_each_other_in_a_circle():
    files = {dotted(path): path for folder in ("data", "components") for path in modules(folder)}
    leans = {name: modules_meant(path, files) - {name} for name, path in files.items()}
    while free := {name for name, found in leans.items() if not found}:
        leans = {name: found - free for name, found in leans.items() if name not in free}
    assert not leans, f"in a circle, or leaning on one: {', '.join(sorted(leans))}"


def modules_meant(path: Path, files: dict[str, Path]) -> set[str]:
    """Return the modules of ours that a module imports: of `from data.store import read` the deeper one."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            deeper = {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in files else node.module for name in deeper.values()}
    return found & files.keys()


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _is_above(path: Path) -> bool:
    """Say whether a module may ask: pages, what opens, serves or copies them, and what programs ask."""
    name = path.relative_to(ROOT).as_posix()
    above = ("components/pages/", "components/site/", "components/export/", "components/api/")
    return name.startswith(above)


def test_only_a_page_asks():
    """What a page's parts draw is handed to them: no module beside the pages imports a question."""
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules("components")
        if not _is_above(path)
        for name in imported(path) - {"data.select"}
        if name.startswith(("data.select", *STORE)) and name not in ANSWERS
        if not name.startswith(ROWS)
    ]
    wrong += [
        f"{path.relative_to(ROOT)} imports data.select whole"
        for path in modules("components")
        if not _is_above(path) and re.search(r"from data import .*\bselect\b", path.read_text("utf-8"))
    ]
    assert not wrong, "\n".join(wrong)


def test_only_select_asks_the_store():
    wrong = [
        f"{name} imports {found}"
        for path in modules("data")
        if not (name := path.relative_to(ROOT).as_posix()).startswith(ASKS_THE_STORE)
        for found in imported(path)
        if found.startswith(STORE) and not found.startswith(MAY_IMPORT.get(name, "no other"))
    ]
    assert not wrong, "\n".join(wrong)


def test_rules_know_neither_files_nor_the_store():
    barred = ("pathlib", "os", "io", "duckdb", "pandas")
    wrong = [
        f"{path.name} imports {name}"
        for path in modules("data/check")
        if path.name != "__main__.py"
        for name in imported(path)
        if name.split(".")[0] in barred or name.startswith(STORE)
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
        for path in (ROOT / "assets").rglob("*.css")
        if path.name != "00-tokens.css"
    }
    assert not {name: found for name, found in named.items() if found}


def test_no_two_sheets_of_single_pages_style_the_same_class():
    """What several pages have is styled in the sheet of every page: another page would have it bare."""
    sheets_of = defaultdict(set)
    for path in (ROOT / "assets").glob("*/*.css"):
        for selectors in SELECTORS.findall(COMMENT.sub("", path.read_text(encoding="utf-8"))):
            for selector in map(str.strip, selectors.split(",")):
                if path.parent.name != "style" and CLASS_ALONE.fullmatch(selector):
                    sheets_of[selector].add(path.name)
    assert sheets_of
    assert not {name: sheets for name, sheets in sheets_of.items() if len(sheets) > 1}


def test_nothing_is_fetched_from_outside():
    """No style, script or page names another origin to load from."""
    texts = [
        *(ROOT / "assets").rglob("*.css"),
        *(ROOT / "assets").rglob("*.js"),
        ROOT / "components/site/index.html",
    ]
    found = [
        path.name
        for path in texts
        if re.search(
            r"(?:src|href|url|import|fetch)\s*[=(]\s*[\"'`]?https?:", path.read_text(encoding="utf-8")
        )
    ]
    assert not found
