"""Figures of invented reports: words that read again as numbers, whose parts stay below their wholes."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from data.reading.numbers import read_number
from tests.bench.wording import CLAIMS, CLAIMS_EN, EXCEPTED

TABLES = Path(__file__).parents[2] / "data" / "tables"
# What stands in brackets in a name says that reports differ; one report writes one of the two.
ASIDE = re.compile(r"\(.*?\)")
LARGE = {"participation", "copy", "procedure", "entry", "inspection"}
MIDDLING = {"person", "case", "item", "piece", "review"}
SAID = {"case": ("宗", "件", "起"), "person": ("人", "名"), "session": ("次",), "organisation": ("个", "家")}
# Indicators that a rule or a whole binds together: they are stated in one sentence, or not at all.
CERTIFICATES = "enforcement_certificates_processed_count"
CERTIFICATE_PARTS = tuple(
    f"enforcement_certificates_{part}_count" for part in ("new_applications", "annual_review", "replaced")
)
MEDIATION = ("mediation_cases_count", "mediation_cases_successful_count", "mediation_successful_share")
PEOPLES = tuple(
    f"peoples_mediation_{part}" for part in ("cases_count", "successful_count", "successful_share")
)
ALWAYS = (CERTIFICATES, *CERTIFICATE_PARTS, *MEDIATION)
FALLING = {  # of the reconsideration cases that were applied for
    "reconsideration_applications_count": 100,
    "reconsideration_handled_count": 96,
    "reconsideration_admitted_count": 92,
    "reconsideration_concluded_count": 85,
    "reconsideration_settled_count": 24,
    "reconsideration_corrected_count": 7,
}
SHARES = {"administrative_lawsuits_lost_share": (1, 15), "reconsideration_corrected_share": (3, 14)}


class Said(NamedTuple):
    """One figure or claim: its indicator, its own words, and their value and qualifier, or their extent."""

    indicator: str
    stated: str
    value: str = ""
    qualifier: str = ""
    extent: str = ""
    earlier: bool = False


class Sentence(NamedTuple):
    """What one sentence states: figures with the words before each, and the sentence in English."""

    category: str
    parts: tuple[tuple[str, Said], ...]
    english: str


@cache
def indicators() -> dict[str, dict[str, str]]:
    """Return the rows of the table `indicators` by id."""
    return _table("indicators")


@cache
def _units() -> dict[str, dict[str, str]]:
    return _table("units")


def _table(name: str) -> dict[str, dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines)}


def said(indicator: str, stated: str, earlier: bool = False) -> Said:
    """Return a figure as its words read. Raises ValueError where they read as no number."""
    read = read_number(stated)
    if read is None:
        raise ValueError(f"{stated} reads as no number")
    value = f"{read.value:f}"
    value = value.rstrip("0").rstrip(".") if "." in value else value
    return Said(indicator, stated, value, read.qualifier, "", earlier)


def sentences(chance: Random, wanted: int) -> list[Sentence]:
    """Return sentences with about so many figures, no indicator in two of them."""
    found = list(_bound(chance))
    names = [name for name, row in indicators().items() if _is_free(name, row)]
    chance.shuffle(names)
    cases = chance.randint(60, 900)
    for name in names:
        if sum(len(one.parts) for one in found) >= wanted:
            break
        found.append(_alone(chance, name, cases))
    return found


def same_indicators(number: int) -> tuple[str, ...]:
    """Return so many indicators, those that are bound first: what every report of a nation states.

    Raises ValueError where there are not so many.
    """
    free = [name for name, row in indicators().items() if _is_free(name, row)]
    names = (*ALWAYS, *free)
    if not len(ALWAYS) <= number <= len(names):
        raise ValueError(f"from {len(ALWAYS)} to {len(names)} indicators can be stated, not {number}")
    return names[:number]


def state_each(chance: Random, names: Iterable[str], slip: int = 0) -> list[Sentence]:
    """Return sentences that state each of `same_indicators` once; slip: see `_certificates`."""
    cases = chance.randint(60, 900)
    free = [name for name in names if name not in ALWAYS]
    bound = [_certificates(chance, slip), _mediation(chance, MEDIATION, "调解案件", always=True)]
    return [*bound, *(_alone(chance, name, cases, earlier=0) for name in free)]


def with_earlier(sentence: Sentence, figure: Said) -> Sentence:
    """Return a sentence that also states last year's value of its first indicator."""
    first, *rest = sentence.parts
    return _joined((first, ("上年为", figure._replace(earlier=True)), *rest))


def plain_figures(chance: Random, wanted: int) -> list[Said]:
    """Return figures for a report that is only cited."""
    return [said for one in sentences(chance, wanted) for _, said in one.parts if not said.earlier]


def _is_free(name: str, row: Mapping[str, str]) -> bool:
    bound = name in (CERTIFICATES, *CERTIFICATE_PARTS, *MEDIATION, *PEOPLES) or name == EXCEPTED
    # A part is never above its whole: it cannot be drawn alone.
    return not bound and not row["part_of"] and (row["kind"] != "coverage" or name in CLAIMS)


def _bound(chance: Random) -> Iterator[Sentence]:
    if chance.random() < 0.4:
        yield _certificates(chance)
    if chance.random() < 0.6:
        named = chance.choice(((MEDIATION, "调解案件"), (PEOPLES, "人民调解组织调解纠纷")))
        yield _mediation(chance, *named)


def _certificates(chance: Random, more: int = 0) -> Sentence:
    """Return the certificates by kind; more: by how many the whole is above its parts, as in a slip."""
    numbers = [chance.randint(20, 400) for _ in CERTIFICATE_PARTS]
    stated = [(CERTIFICATES, sum(numbers) + more), *zip(CERTIFICATE_PARTS, numbers, strict=True)]
    leads = ("审查、换发行政执法证", "其中新证申领", "年审换证", "换新证")
    figures = tuple(said(name, f"{number}个") for name, number in stated)
    return _joined(tuple(zip(leads, figures, strict=True)))


def _mediation(chance: Random, names: tuple[str, ...], lead: str, always: bool = False) -> Sentence:
    """Return cases, settled ones, and often their share; always: state the share too."""
    cases = chance.randint(200, 5000)
    settled = cases * chance.randint(930, 995) // 1000
    unit = chance.choice(SAID["case"])
    figures = [said(names[0], f"{cases}{unit}"), said(names[1], f"{settled}{unit}")]
    leads = [lead, "调解成功"]
    if always or chance.random() < 0.6:
        share = (Decimal(settled * 100) / cases).quantize(Decimal("1.00"))
        figures.append(said(names[2], f"{share}%"))
        leads.append("调解成功率为")
    return _joined(tuple(zip(leads, figures, strict=True)))


def _alone(chance: Random, name: str, cases: int, earlier: float = 0.1) -> Sentence:
    row = indicators()[name]
    if name in CLAIMS:
        lead, stated, extent = CLAIMS[name]
        english = f"{row['name_en']}: {CLAIMS_EN[extent]}"
        return Sentence(row["category"], ((lead, Said(name, stated, extent=extent)),), english)
    stated = _stated(chance, row, cases)
    figure = said(name, stated)
    lead = ASIDE.sub("", row["name_zh"]) + ("列" if row["kind"] == "rank" else chance.choice(("为", "")))
    parts: tuple[tuple[str, Said], ...] = ((lead, figure),)
    if row["kind"] == "count" and figure.qualifier == "exact" and chance.random() < earlier:
        parts = (*parts, ("上年为", said(name, _stated(chance, row, cases), earlier=True)))
    return _joined(parts)


def _joined(parts: tuple[tuple[str, Said], ...]) -> Sentence:
    english = "; ".join(_english(figure) for _, figure in parts)
    return Sentence(indicators()[parts[0][1].indicator]["category"], parts, english)


def _english(figure: Said) -> str:
    row = indicators()[figure.indicator]
    unit = _units()[row["unit"]]["en_many"]
    hedge = {"at_least": "over ", "about": "about "}.get(figure.qualifier, "")
    value = figure.value if row["unit"] == "percent" else f"{Decimal(figure.value):,f}"
    words = f"{hedge}{value}" + ("%" if row["unit"] == "percent" else f" {unit}")
    return f"{row['short_en']} {words}" + (" (the year before)" if figure.earlier else "")


def _stated(chance: Random, row: Mapping[str, str], cases: int) -> str:
    if row["kind"] == "rank":
        return f"第{chance.randint(1, 20)}"
    if row["unit"] == "percent":
        low, high = SHARES.get(row["id"], (62, 99))
        return f"{chance.randint(low, high)}" + chance.choice(("", f".{chance.randint(1, 9)}")) + "%"
    if row["unit"] == "yuan":
        number = chance.randint(120, 9600)
        return chance.choice((f"{number // 10 * 10}多万元", f"{number}.{chance.randint(1, 9)}万元"))
    return _counted(chance, row, cases)


def _counted(chance: Random, row: Mapping[str, str], cases: int) -> str:
    unit = chance.choice(SAID.get(row["unit"], (_units()[row["unit"]]["zh"],)))
    if row["id"] in FALLING:
        return f"{cases * FALLING[row['id']] // 100}{unit}"
    high = 400_000 if row["unit"] in LARGE else 4000 if row["unit"] in MIDDLING else 90
    number = chance.randint(high // 40, high)
    if number >= 10_000 and chance.random() < 0.6:
        hedge = chance.choice(("", "余", "多"))
        return f"{number // 10_000}万{hedge}{unit}" if hedge else f"{number / 10_000:.2f}万{unit}"
    if number >= 100 and chance.random() < 0.3:
        return f"{number // 10 * 10}{chance.choice('余多')}{unit}"
    return f"{number}{unit}"
