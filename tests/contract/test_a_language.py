"""A third language is a folder of words: every page answers in it, and no word of the site is left behind."""

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.text import LANGUAGES, words
from tests.contract.pseudo import CODE, LONGER, TAG, TRANSLATED, accented, copy_with_language
from tests.contract.site import CHOSEN, PLACES, pages
from tests.contract.tables import REPORT

ROOT = Path(__file__).parents[2]
DRAFT = ROOT / "tests/data/invented/weitang-2024.txt"
FILES = (
    *(f"download/{CODE}/view.{kind}" for kind in ("csv", "json", "xlsx")),
    *(f"download/{CODE}/all.{kind}" for kind in ("csv", "json", "xlsx")),
    *(f"download/{CODE}/{REPORT}/map.csv", f"download/{CODE}/{REPORT}/chart/mediation.xlsx"),
    *(f"picture/{CODE}/{REPORT}/{name}.json" for name in ("map", "plan", "mediation", "coverage")),
    *(f"search/{CODE}.json?q=law", "sitemap/1.xml"),
)
LOST = (f"{CODE}/nowhere", f"{CODE}/place/445399", f"{CODE}/text/nothing", f"{CODE}/data?kind=nonsense")
OF_REPORTS = ("reports", "reports?q=luodin", "reports?q=nothing", "reports?q=xinxin")
OWN = [*pages(), *CHOSEN, *PLACES, *OF_REPORTS, "data?q=xyzzy", "review"]
# Attributes that a reader sees or hears, or that a script shows.
SPOKEN = ("title", "aria-label", "alt", "placeholder", "label")
OF_THE_HEAD = ("description", "og:title", "og:description", "og:site_name", "og:image:alt")
# Words that are not this language's, with what stands between them.
RUN = re.compile(r"[A-Za-z\u4e00-\u9fff](?:[A-Za-z\u4e00-\u9fff]|[\W\d_])*")
LETTERS = re.compile(r"[a-z\u4e00-\u9fff]+")
TAG_OF_HTML = re.compile(r"<[^>]*>")
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
SPOKEN_HERE = re.compile(f"[\u00c0-\u024f\u1e00-\u1eff]|{LONGER}")
ADDRESS = re.compile(r"(?:https?://|localhost)\S+")
ENGLISH = re.compile(r"_en$|^en$|^en_")
# So many words in a row are no accident.
A_PART = 4
UNSEEN = {"script", "style", "template", "code", "kbd", "textarea"}
# What stands in the code, being the same in every language.
SAME_EVERYWHERE = "F1, API, CSV, XLSX, JSON, ZIP, PNG, SVG, GB, APA, BibTeX, MIT, CC BY, MB, English"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str, str]]:
    """What the copy answers: status, type and words, by address."""
    folder = tmp_path_factory.mktemp("language")
    copy_with_language(folder / "copy")
    asked = [f"/{CODE}", *(f"/{CODE}/{page}" for page in OWN)] + [f"/{page}" for page in (*FILES, *LOST)]
    (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    program = [sys.executable, "-P", str(ROOT / "tests/contract/every_page.py")]
    (folder / "local").mkdir()
    ran = subprocess.run(
        [*program, CODE, str(DRAFT), str(folder / "asked.json")],
        cwd=folder / "copy",
        env=os.environ
        | {"PYTHONPATH": str(folder / "copy"), "LOCAL_DATA": str(folder / "local"), "EDIT_TOKEN": "t" * 40},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert not ran.stderr, ran.stderr.decode()
    return json.loads(ran.stdout)


def test_every_page_and_file_answers(told):
    """A page that breaks has a number for its reader and a line on stderr, which the fixture finds empty."""
    lost = (f"/{CODE}/nowhere", f"/{CODE}/place/445399", f"/{CODE}/text/nothing")
    rightful = dict.fromkeys(lost, 404) | {
        "refused": 422,
        "start": 302,
    }
    wrong = {
        address: status
        for address, (status, _, _) in told.items()
        if status != rightful.get(address.partition("?")[0], 200)
    }
    assert not wrong


def test_a_page_says_its_language_and_leads_to_the_same_page_in_every_other(told):
    for address in (f"/{CODE}/area/{REPORT}", f"/{CODE}/about", f"/{CODE}/data"):
        page = LexborHTMLParser(told[address][2])
        elsewhere = {
            link.attributes["hreflang"]: link.attributes for link in page.css("[data-language-switch]")
        }
        alternates = {link.attributes["hreflang"] for link in page.css("link[rel=alternate][hreflang]")}
        assert page.css_first("html").attributes["lang"] == TAG
        assert alternates == {TAG, *LANGUAGES.values()}
        assert elsewhere.keys() == set(LANGUAGES.values())
        for language, tag in LANGUAGES.items():
            assert elsewhere[tag]["lang"] == tag
            assert elsewhere[tag]["href"].split("?")[0] == address.replace(f"/{CODE}/", f"/{language}/")
    assert f'"/{CODE}"' in told["start"][2]
    assert f'hreflang="{TAG}"' in told["/sitemap/1.xml"][2]


def test_pictures_are_in_the_language_too(told):
    pictures = [body for address, (_, _, body) in told.items() if address.startswith("/picture/")]
    drawn = [json.loads(body)["figure"]["layout"] for body in pictures]
    said = [" ".join(one.get("text") or "" for one in layout["annotations"]) for layout in drawn]
    left = {run for one in said for run in _left_in(CHINESE.sub("", TAG_OF_HTML.sub("", one)))}
    assert len(drawn) == 4 and not left


def test_no_word_of_the_site_is_left_in_another_language(told):
    left = {f"{address}: {words}" for address, body in _pages(told) for words in _left_behind(body)}
    assert not left, "\n".join(sorted(left))


def test_words_of_the_tables_are_marked_as_the_language_they_are_in(told):
    """By their own element where they stand alone; in a sentence of the page's they are names."""
    unmarked = {
        f"{address}: {node.text().strip()}"
        for address, body in _pages(told)
        for node in LexborHTMLParser(body).body.traverse(include_text=True)
        if node.tag == "-text" and not any(one.tag in UNSEEN for one in _up(node))
        if _is_of_a_table(node.text()) and _language_of(node) == TAG
    }
    assert not unmarked, "\n".join(sorted(unmarked))


def test_what_is_translated_of_the_tables_is_shown_in_the_language(told):
    seen = "".join(body for _, body in _pages(told))
    shown = {name: f">{accented(name)}<" in seen for name in TRANSLATED if " " in name or name.istitle()}
    assert len(shown) == 2 and all(shown.values())
    assert accented("cases") in seen and not re.search(rf"\b{TRANSLATED[1]}\b", seen)


def _pages(told: dict[str, tuple[int, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield address and HTML of what a reader sees: a browser shows nothing of a redirect."""
    for address, (status, kind, body) in told.items():
        if kind == "text/html" and status != 302:
            yield address, body


def _is_of_a_table(said: str) -> bool:
    bare = ADDRESS.sub("", said).replace(REPORT, "")
    told = tuple(LETTERS.findall(bare.lower()))
    is_said = max(map(len, told), default=0) > 1 and not SPOKEN_HERE.search(bare)
    return is_said and told not in _same() and _is_of_tables(told)


def _language_of(node: Any) -> str:
    return next(one.attributes["lang"] for one in _up(node) if "lang" in one.attributes)


def _left_behind(html: str) -> Iterator[str]:
    """Yield words that are neither of the page's language, nor marked as the report's, nor of the tables."""
    for said in _heard(html):
        yield from _left_in(said)


def _left_in(said: str) -> Iterator[str]:
    for run in RUN.findall(ADDRESS.sub("|", said)):
        if not _is_of_tables(tuple(LETTERS.findall(run.lower()))):
            yield run.strip()


def _heard(html: str) -> Iterator[str]:
    """Yield what a reader sees or hears that is not marked as the report's own words."""
    for node in LexborHTMLParser(html).root.traverse(include_text=True):
        if _is_hidden(node):
            continue
        if node.tag == "-text":
            yield node.text()
        elif node.tag == "meta":
            if node.attributes.get("property" if "property" in node.attributes else "name") in OF_THE_HEAD:
                yield node.attributes["content"]
        else:
            yield from filter(None, (node.attributes.get(name) for name in SPOKEN))


def _is_hidden(node: Any) -> bool:
    return any(
        one.tag in UNSEEN or "data-verbatim" in one.attributes or one.attributes.get("lang") == "zh-CN"
        for one in _up(node)
    )


def _up(node: Any) -> Iterator[Any]:
    while node is not None and node.tag != "-document":
        yield node
        node = node.parent


def _is_of_tables(tokens: tuple[str, ...]) -> bool:
    """Say whether words are cells of the tables, one after another; of a long cell a part will do."""
    cells, everything = _cells()
    reached = {0}
    for end in range(1, len(tokens) + 1):
        for start in sorted(reached):
            part = tokens[start:end]
            if part in cells or (len(part) >= A_PART and f" {' '.join(part)} " in everything):
                reached.add(end)
                break
    return len(tokens) in reached


@cache
def _same() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(LETTERS.findall(name.lower())) for name in SAME_EVERYWHERE.split(", "))


@cache
def _cells() -> tuple[frozenset[tuple[str, ...]], str]:
    """Return the words of every cell that tables hold in English, and all of them as one string.

    Ids of statements (P1) are the same in every language, and so is the Chinese that English sentences quote.
    """
    quoted = {tuple(CHINESE.findall(sentence)) for sentence in words("en").values()}
    found = {*_same(), *quoted, *((word,) for many in quoted for word in many)}
    for path in [*(ROOT / "data/tables").glob("*.csv"), *(ROOT / "data/reports").glob("*/*.csv")]:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                english = [cell for name, cell in row.items() if ENGLISH.search(name) or name == "id"]
                found |= {tuple(LETTERS.findall(cell.lower())) for cell in english}
    return frozenset(found), "".join(f" {' '.join(cell)} |" for cell in found)
