"""Where a number on a page comes from, found anew from the tables: figure, derived number, count, words."""

import json
import re
import tomllib
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from urllib.parse import parse_qs, unquote, urlsplit

from data.reading.files import MOST_BYTES, scan
from data.reading.files.from_pdf import MOST_PAGES
from data.reading.score import ENOUGH
from tests.contract import scored
from tests.contract.dates import days
from tests.contract.hits import hits
from tests.contract.row_counts import rows_of_the_data_page, unstated
from tests.contract.tables import (
    DATA,
    REPORT,
    Row,
    bare,
    by_id,
    cells,
    report_text,
    rows,
    section_of,
    stated,
)

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
LARGE = {"万": 10**4, "亿": 10**8, "million": 10**6, "billion": 10**9}
HEDGES = {
    "at_least": ("余", "多", "以上", "≥", "over", "more than", "at least"),
    "at_most": ("不足", "以内", "≤", "under", "less than", "at most"),
    "about": ("约", "左右", "近", "about", "nearly"),
}
SHORT = 12
OWN = "http://localhost"
STANDARDS = {"GB/T 7714", "A4", "CC BY 4.0", "WCAG 2.2 AA", "F1"}


def numbers(words: str) -> list[Decimal]:
    """Return the numbers that stand in words, in digits."""
    return [Decimal(found.replace(",", "")) for found in NUMBER.findall(words)]


def figure_is_stated(indicator: str, words: str) -> bool:
    """Say whether words give an observation as its row does: its number, its hedge, no more and no less."""
    row = stated().get(indicator)
    return not numbers(words) if row is None else row_is_stated(row, words)


def row_is_stated(row: Row, words: str) -> bool:
    """Say the same of any report's row, with its indicator's kind."""
    if row["kind"] == "coverage":
        return not numbers(words) and "%" not in words
    if words == row["stated"]:
        return True
    return _amounts(words) == [Decimal(row["value"])] and _hedged(words) == row["qualifier"]


def bound_is_read(indicator: str, which: str, words: str) -> bool:
    """Say whether words give a bound of an open figure: its own number, or what usage allows."""
    row = stated()[indicator]
    number = _amounts(row["stated"])[0]
    digits = NUMBER.findall(row["stated"])[0]
    step = number / Decimal(digits) * 10 ** (len(digits) - len(digits.rstrip("0")))
    bounds = {"value": number, "usage_below": number + step} if row["qualifier"] != "exact" else {}
    return _amounts(words) == [bounds.get(which)]


def _amounts(words: str) -> list[Decimal]:
    scale = next((by for sign, by in LARGE.items() if sign in words), 1)
    return [number * scale for number in numbers(words)]


def _hedged(words: str) -> str:
    """Return the qualifier that words express."""
    words = words.casefold()
    return next((name for name, signs in HEDGES.items() if any(sign in words for sign in signs)), "exact")


def number_follows(name: str, words: str) -> bool:
    """Say whether words give a derived number as its inputs make it, at the decimals shown."""
    rule, found = by_id("derived")[name], numbers(words)
    shown = [in_full(rule).quantize(number, ROUND_HALF_UP) for number in found]
    return len(found) == 1 and found == shown and ("%" in words) == rule["formula"].startswith("share")


def in_full(rule: Row) -> Decimal:
    """Return what a rule of the table `derived` comes to, before rounding."""
    first, second = (Decimal(stated()[indicator]["value"]) for indicator in rule["inputs"].split())
    match rule["formula"].split("(")[0]:
        case "share":
            return 100 * first / second
        case "difference":
            return first - second
    return first + second


def counted(what: str, address: str) -> int | None:
    """Return how many of `what` there are, None where nobody knows what that is."""
    name, _, more = what.partition("-")
    count = COUNTS.get(name)
    return None if count is None else count(more, address)


def _statements(kind: str, **cells: str) -> int:
    found = [row for row in rows("statements") if row["kind"] == kind]
    return sum(all(row[name] == value for name, value in cells.items()) for row in found)


def _measures(more: str, _: str) -> int:
    if more in ("numbers", "coverage", "words"):
        return _statements("measure", says=more)
    return _statements("measure", **({"section": more} if more else {}))


def _of_area(area: str) -> list[Row]:
    return [row for row in stated().values() if section_of(int(row["start"])) == area]


def _within(area: str) -> list[Row]:
    return _of_area(area) if area else list(stated().values())


def _observations(more: str, address: str) -> int:
    if more == "shown":
        chosen = parse_qs(urlsplit(address).query)["category"][0].split(",")
        return sum(row["category"] in chosen for row in stated().values())
    if more in ("claim", "fact"):
        return sum((row["kind"] == "coverage") == (more == "claim") for row in stated().values())
    if more in by_id("categories"):
        return sum(row["category"] == more for row in stated().values())
    return len(_of_area(more)) if more else len(stated())


def _indicators(more: str, _: str) -> int:
    """Indicators of the catalogue that the report does not state, all or those of a subject."""
    subject = more.removeprefix("not-reported").removeprefix("-")
    return sum(row["category"] == subject or not subject for row in unstated())


def _listed(more: str, _: str) -> int:
    kind, area = more.split("-")
    sections = {row["id"]: row["section"] for row in rows("statements")}
    return sum(row["kind"] == kind and sections[row["statement"]] == area for row in rows("listed"))


def _related(more: str, _: str) -> int:
    kind, area = more.split("-")
    kinds = {row["id"]: row["kind"] for row in rows("statements")}
    return sum(row["section"] == area and kinds[row["statement"]] == kind for row in rows("statement_areas"))


def _section(more: str, _: str) -> int:
    section, kind = more.split("-")
    return _statements(kind, section=section)


def _areas() -> set[str]:
    return {row["id"] for row in rows("sections") if row["kind"] == "area"}


def _areas_left_out(asked: str) -> set[str]:
    """The areas that state no figure of the subjects that an address chooses."""
    chosen = parse_qs(urlsplit(asked).query).get("category", [""])[0].split(",")
    told = {section_of(int(row["start"])) for row in stated().values() if row["category"] in chosen}
    return _areas() - told


def _claims(more: str) -> int:
    """Coverage claims: all, those of a work area, or those of an extent."""
    if more in ("full", "full_except", "nearly_full"):
        return sum(row["extent"] == more for row in stated().values())
    return sum(row["kind"] == "coverage" for row in _within(more))


def _silent(more: str, _: str) -> int:
    told = {row["category"] for row in stated().values()}
    return len(by_id("categories").keys() - told)


def _found(more: str, address: str) -> int:
    """Places of the one word that the address asks for, in the report's text."""
    asked = parse_qs(urlsplit(address).query)
    return report_text().count((asked.get("find") or asked["q"])[0].replace(",", ""))


COUNTS: dict[str, Callable[[str, str], int]] = {
    "areas": lambda more, asked: len(_areas_left_out(asked)) if more == "left-out" else len(_areas()),
    "claims": lambda more, _: _claims(more),
    "figures": lambda *_: sum(row["kind"] != "coverage" for row in stated().values()),
    "found": _found,
    "hits": hits,
    "indicators": _indicators,
    "listed": _listed,
    "measures": _measures,
    "numbers": lambda area, _: sum(row["kind"] != "coverage" for row in _of_area(area)),
    "observations": _observations,
    "plans": lambda *_: _statements("plan"),
    "problems": lambda *_: _statements("problem"),
    "related": _related,
    "rows": rows_of_the_data_page,
    "section": _section,
    "subjects": _silent,
    "texts": lambda *_: 1,
}


def recorded() -> list[Row]:
    """Return what was corrected in the report, none where it has no such table."""
    return rows("changes") if (DATA / "reports" / REPORT / "changes.csv").is_file() else []


def change_is_recorded(mark: str, words: str, changes: list[Row]) -> bool:
    """Say whether words are an old or new cell of what was corrected. mark: table, row and column."""
    held = [row for row in changes if f"{row['table']} {row['row']} {row['column']}" == mark]
    return any(numbers(words) == numbers(cell) for row in held for cell in (row["old"], row["new"]))


def words_are_given(words: str) -> bool:
    """Say whether words stand in the report or in a table; short ones as a whole cell only."""
    return _is_given(bare(words)) or _is_translated(words)


def _is_given(found: str) -> bool:
    if found in cells() or found in bare(report_text()):
        return len(found) >= 3 or found in cells()
    return len(found) >= SHORT and any(found in cell for cell in cells())


def _is_translated(words: str) -> bool:
    """Say whether words are clauses of our own English sentences, each begun and ended as a sentence is."""
    clauses = [bare(clause).rstrip(".;:").casefold() for clause in re.split(r"(?<=[.;:])\s+", words.strip())]
    return all(len(clause) >= SHORT and any(clause in cell for cell in _small()) for clause in clauses)


@cache
def _small() -> frozenset[str]:
    return frozenset(cell.casefold() for cell in cells())


def is_version(words: str) -> bool:
    """Say whether words name a standard, a licence, a checksum, a version or a limit of this site."""
    ours = {tomllib.loads((DATA.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]}
    ours |= {json.loads((DATA / "schema" / "package.json").read_text(encoding="utf-8"))["data_version"]}
    sums = {f"SHA-256 {row['sha256']}" for row in rows("reports")}
    of_scans = {str(scan.MOST_PAGES), str(scan.SECONDS_A_PAGE)}
    limits = {f"{MOST_BYTES // 1024**2} MB", str(MOST_PAGES), str(ENOUGH), *of_scans, *scored.versions()}
    return words.strip() in STANDARDS | ours | sums | limits


def is_address(words: str, asked: str) -> bool:
    """Say whether words are an address: of the web, of this page, of a place in the report, or a citation."""
    path = unquote(urlsplit(asked).path)
    known = words.strip() in {path, *_web(asked)} or _places(words) or _is_citation(words, asked)
    return known or _is_stop(words, asked)


def _is_stop(words: str, asked: str) -> bool:
    """Say whether words number one of the places where the text holds the word that the address asks for."""
    find = "find" in parse_qs(urlsplit(asked).query)
    return find and words.isdecimal() and 1 <= int(words) <= _found("", asked)


def _web(asked: str) -> set[str]:
    report = by_id("reports")[REPORT]
    language = urlsplit(asked).path.split("/")[1]
    texts = {f"{OWN}/{language}/text/{REPORT}?figure={row['id']}" for row in stated().values()}
    return {report["url"], f"{OWN}{asked}", f"{OWN}{asked}?report={REPORT}", *texts}


def _places(words: str) -> bool:
    return re.sub(r"[（）()、.\s]", "", words) in _places_of_report()


@cache
def _places_of_report() -> frozenset[str]:
    """Return the places of the report as this site calls them: a section, a statement, without brackets."""
    sections = by_id("sections") | {"": {"number": "", "parent": ""}}
    found = set()
    for section in rows("sections"):
        found |= {section["number"] + section["short_zh"], section["id"] + section["short_en"]}
        found |= {section["number"], section["id"], section["short_en"]}
    for statement in rows("statements"):
        section = sections[statement["section"]]
        path = sections[section["parent"]]["number"] + section["number"] + statement["ordinal"]
        found |= {path, section["number"] + statement["ordinal"], statement["id"].replace(".", "")}
    return frozenset(re.sub(r"[（）()、.\s]", "", name) for name in found if name)


def _is_citation(words: str, asked: str) -> bool:
    """A citation holds the report's title, its address and ours, a day, and the figure as stated."""
    report, indicator = by_id("reports")[REPORT], urlsplit(asked).path.split("/")[-1]
    rest = words.replace("\\_", "_").replace("\\%", "%").replace(f"{REPORT}-{indicator}", "")
    for known in sorted({*_web(asked), report["title"], report["title_en"], *days(date.today())}, key=len)[
        ::-1
    ]:
        rest = rest.replace(known, "")
    rest = rest.removeprefix("@online{")
    figure = stated().get(indicator)
    left = re.split("[，：]|, |: ", rest)
    return rest != words and all(
        figure_is_stated(indicator, part.split(";")[0].split("；")[0])
        for part in left
        if numbers(part) and figure
    )
