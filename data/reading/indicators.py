"""Which indicator of ours a figure is: the one of its catalogue entry whose names its words hold best."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from operator import add

from data.folders.vocabulary import vocabulary
from data.reading.words import mapping

COVERAGE = "coverage"
# Half of a name's pairs of letters, said near the number, are enough to mean it.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator with the units it may be counted in and the pairs of letters of each of its names."""

    id: str
    catalogue: str
    unit: str
    names: tuple[str, ...]
    pairs: tuple[frozenset[str], ...]


def _pairs(words: str) -> frozenset[str]:
    return frozenset(map(add, words, words[1:]))


@cache
def known() -> dict[str, tuple[Known, ...]]:
    """The indicators by catalogue entry; those without one under the empty word."""
    rows = vocabulary()
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in rows["aliases"]:
        aliases[row["indicator"]].append(row["alias"])
    units = {row["id"]: row["zh"] for row in rows["units"]}
    by_catalogue: dict[str, list[Known]] = defaultdict(list)
    for row in rows["indicators"]:
        names = tuple(dict.fromkeys([*aliases[row["id"]], row["name_zh"]]))
        unit = COVERAGE if row["kind"] == COVERAGE else units.get(row["unit"], "")
        catalogue = row["catalogue"]
        by_catalogue[catalogue].append(Known(row["id"], catalogue, unit, names, tuple(map(_pairs, names))))
    return {catalogue: tuple(rows) for catalogue, rows in by_catalogue.items()}


@cache
def _kin(unit: str) -> str:
    # one report counts cases in 件, another in 宗
    return mapping("unit_kin", "unit", "kin").get(unit, unit)


@cache
def _of(catalogue: str, unit: str) -> tuple[Known, ...]:
    return tuple(
        indicator for indicator in known().get(catalogue, ()) if _may_be(_kin(indicator.unit), _kin(unit))
    )


@cache
def _names(catalogue: str, unit: str) -> tuple[tuple[str, str], ...]:
    """Each name that may be said in a unit, with its indicator: those without an entry, then the entry's."""
    candidates = [*_of("", unit), *(_of(catalogue, unit) if catalogue else ())]
    return tuple((name, indicator.id) for indicator in candidates for name in indicator.names)


def _may_be(own: str, unit: str) -> bool:
    # documents and opinions are counted in 份 and in 件
    return own == unit or {own, unit} == {"case", "copy"} or {own, unit} == {"case", "body"}


def indicator_of(catalogue: str, unit: str, near: str, far: str, kinds: tuple[str, ...]) -> str:
    """The indicator's id, or empty where none is meant. near, far: as in `catalogue.entry_of`.

    Without a catalogue entry only a name that stands in the words as it is counts.
    """
    if "change" in kinds and catalogue == "":
        return ""
    beside = {name: indicator for name, indicator in _names(catalogue, unit) if name in near}
    shares = []
    if catalogue:
        said = _pairs(near) | _pairs(far)
        shares = [
            (_share(pairs, said), len(name), name, indicator.id)
            for indicator in _of(catalogue, unit)
            for name, pairs in zip(indicator.names, indicator.pairs, strict=True)
        ]
    if beside:
        # 人民调解组织…调解成功: a longer name wins where the rest of it is said before
        longer = {
            n: indicator
            for share, _, n, indicator in shares
            if share == 1 and any(short in n for short in beside)
        }
        return max((beside | longer).items(), key=lambda item: len(item[0]))[1]
    share, _, _, best = max(shares, default=(0.0, 0, "", ""))
    return best if share >= ENOUGH else ""


def _share(name: frozenset[str], said: frozenset[str]) -> float:
    return len(name & said) / len(name) if name else 0.0
