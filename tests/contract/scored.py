"""Where a number of the scorecard comes from: the scores as they lie in their file, and invented examples."""

import csv
import json
import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from typing import Any

from components.text import LANGUAGES, words
from data.reading import scores
from tests.contract.dates import days
from tests.contract.tables import DATA

TABLES = DATA / "reading" / "tables"
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@cache
def held() -> dict[str, Any]:
    """Return the scores, read without the product."""
    return json.loads((TABLES / "scores.json").read_text(encoding="utf-8"))


def versions() -> set[str]:
    """Return the versions that the scores are of, and that of the reader which is here."""
    return {held()["reader"], held()["labels"], scores.reader_version()}


def score_is_held(where: str, words: str) -> bool:
    """Say whether words give the count or the share that lies at a place of the file."""
    if where.endswith("date"):
        told = scores.reader_day() if where == "reader date" else date.fromisoformat(held()["date"])
        return words.strip() in days(told)
    *path, last = where.split()
    try:
        own = held()["groups"]
        for name in path:
            own = own[int(name)] if isinstance(own, list) else own[name]
        wanted = _share(own) if last == "share" else Decimal(str(own[last]))
    except KeyError:
        return False
    found = [Decimal(number.replace(",", "")) for number in NUMBER.findall(words)]
    if "%" in words:
        found = [number / 100 for number in found]
    return len(found) == 1 and found[0] == wanted.quantize(found[0], ROUND_HALF_EVEN)


def _share(own: dict[str, int]) -> Decimal:
    if "proposed" in own:
        return Decimal(2 * own["right"]) / (own["of"] + own["proposed"])
    return Decimal(own["right"]) / own["of"]


def is_invented(said: str) -> bool:
    """Say whether words are those of an invented example: its sentence, or how it is or should be read."""
    return said in _examples()


@cache
def _examples() -> frozenset[str]:
    with (TABLES / "score_examples.csv").open(encoding="utf-8", newline="") as lines:
        sentences = [row[language] for row in csv.DictReader(lines) for language in ("zh", "en")]
    told = [
        sentence
        for language in LANGUAGES
        for key, sentence in words(language).items()
        if key.startswith("reading.example_")
    ]
    return frozenset([*sentences, *told])
