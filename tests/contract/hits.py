"""How many of each kind a search for one word finds in the first report, counted anew from the tables."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from tests.contract.tables import REPORT, Row, by_id, report_text, rows, stated


def hits(more: str, address: str) -> int:
    """What a search for one word finds of a kind, and of that what is listed and what is behind a fold."""
    kind, _, part = more.partition("-")
    if kind == "stated":
        return int(part in stated())
    found = HITS[kind](parse_qs(urlsplit(address).query)["q"][0].replace(",", ""))
    return {"listed": min(found, 20), "rest": min(found, 20) - 5}.get(part, found)


def _answers(indicator: Row, word: str) -> bool:
    """Say whether an indicator is called by a word, or its subject, or one of its aliases."""
    names = (*(indicator[f"{length}_zh"] for length in ("name", "short")),)
    aliases = (row["alias"] for row in rows("aliases") if row["indicator"] == indicator["id"])
    return any(
        word in one for one in (*names, by_id("categories")[indicator["category"]]["name_zh"], *aliases)
    )


def _says(row: Row, word: str) -> bool:
    sentence = report_text()[int(row["sentence_start"]) : int(row["sentence_end"])]
    own = word in row["stated"] if word.isdigit() else word in sentence
    return own or _answers(by_id("indicators")[row["indicator"]], word)


HITS: dict[str, Callable[[str], int]] = {
    "places": lambda word: 0,
    "indicators": lambda word: sum(_answers(row, word) for row in by_id("indicators").values()),
    "reports": lambda word: int(word in by_id("reports")[REPORT]["title"]),
    "figures": lambda word: sum(_says(row, word) for row in stated().values()),
    "texts": lambda word: int(word in report_text()),
}
