"""`python -m data.manage places FOLDER` writes the national places into `data/tables/places.csv`.

Source: codes and names of GB/T 2260 as the National Bureau of Statistics listed them for 2023, in the form of
the npm package `china-division` 2.7.0. FOLDER holds its `provinces.csv`, `cities.csv` and `areas.csv`.
Pinyin comes from the package `pypinyin`, corrected by `place_words.csv` beside this file where a letter is
read otherwise in a name. Rows that stand in the table keep their ids and words.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from data.schema import schema
from data.store.durable import replace_file, table_bytes

TABLE = Path(__file__).parents[1] / "tables" / "places.csv"
WORDS = Path(__file__).with_name("place_words.csv")
# The list's own groupings, whose codes end so, are no places: 市辖区, 县, 省直辖县级行政区划.
GROUPINGS = ("01", "02", "90")
# An ending longer than this is a zone's: its name begins with the places that it lies in.
ZONE = 1
# Longest first: of two names that begin alike the longer one is meant.
LENGTHS = (5, 4, 3, 2)
# 北京, 天津, 上海, 重庆: provinces without cities, whose counties stand below groupings.
MUNICIPALITIES = ("11", "12", "31", "50")
Row = dict[str, str]
Letters = Callable[[str], list[str]]


class MissingError(ValueError):
    """What the command needs is not there; its words say what and how to get it."""


def write_places(folder: Path, table: Path = TABLE) -> int:
    """Write the table anew from the three lists of a folder; return how many places it then holds.

    Raises MissingError where a list or pypinyin is not there.
    """
    spell = _speller(_shorts(folder))
    there = _rows(table) if table.is_file() else []
    known = {row["id"] for row in there}
    added = [_row(place, spell) for place in places(folder) if place["id"] not in known]
    # Codes in their order, then ids that people made.
    in_order = sorted([*there, *added], key=lambda row: (not row["id"].isdigit(), row["id"]))
    replace_file(table, table_bytes(schema().tables["places"], in_order))
    return len(in_order)


def places(folder: Path) -> Iterator[Row]:
    """Yield id, name_zh, level and parent of every place of the lists, groupings left out."""
    seen: set[str] = set()
    for level, name, parents in (
        ("province", "provinces", ()),
        ("prefecture", "cities", ("provinceCode",)),
        ("county", "areas", ("cityCode", "provinceCode")),
    ):
        for row in _rows(folder / f"{name}.csv"):
            code = row["code"].ljust(6, "0")
            # A city without counties (东莞, 中山, 儋州, 嘉峪关) stands among the counties once more.
            if code in seen or (level == "prefecture" and _is_grouping(row["code"])):
                continue
            seen.add(code)
            above = (row[column].ljust(6, "0") for column in parents)
            parent = next((one for one in above if one in seen and one != code), "")
            yield {"id": code, "name_zh": row["name"], "level": level, "parent": parent}


def _is_grouping(code: str) -> bool:
    municipal = code[:2] in MUNICIPALITIES and code[2:] in GROUPINGS[:2]
    return municipal or code[2:] == GROUPINGS[2]


def _rows(path: Path) -> list[Row]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    except OSError as problem:
        raise MissingError(
            f"{path}: {problem.strerror}; it comes with the npm package china-division"
        ) from None


def _row(place: Row, spell: Speller) -> Row:
    pinyin, english = spell.pinyin(place["name_zh"]), spell.english(place["name_zh"])
    return place | {"name_en": english, "pinyin": pinyin, "body": "government"}


def _shorts(folder: Path) -> set[str]:
    """What provinces and cities are called inside a longer name: 河北 and 唐山 in 河北唐山海港经济开发区."""
    names = [row["name"] for table in ("provinces", "cities") for row in _rows(folder / f"{table}.csv")]
    return {
        name.removesuffix("市").removesuffix("省").removesuffix("自治区") for name in names if len(name) > 2
    }


def _speller(shorts: set[str]) -> Speller:
    try:
        # Wanted by this command alone, so nothing that serves declares it.
        letters = import_module("pypinyin").lazy_pinyin
    except ImportError:
        raise MissingError("pypinyin is not installed; `pip install .[tables]` brings it") from None
    return Speller(_rows(WORDS), lambda name: letters(name, v_to_u=True), shorts)


class Speller:
    """Names in pinyin and English.

    words: rows of `place_words.csv`; letters: a name's syllables, guessed; shorts: names inside others.
    """

    def __init__(self, words: Iterable[Row], letters: Letters, shorts: Iterable[str] = ()) -> None:
        self.letters, self.shorts = letters, frozenset(shorts)
        self.words: dict[str, dict[str, str]] = {}
        for row in words:
            self.words.setdefault(row["kind"], {})[row["zh"]] = row["words"]
        self.readings = sorted(self.words["reading"], key=len, reverse=True)

    def pinyin(self, name: str) -> str:
        """罗定市 as `luo ding shi`."""
        syllables = self.letters(name)
        for i, letter in enumerate(name):
            syllables[i] = self.words["letter"].get(letter, syllables[i])
        for word in self.readings:
            at = name.find(word)
            # 单县 is a whole name: the 单县 of another one would be read otherwise.
            if at == 0 or (at > 0 and not word.endswith("县")):
                syllables[at : at + len(word)] = self.words["reading"][word].split()
        return " ".join(syllables)

    def english(self, name: str) -> str:
        """朝阳区 as `Chaoyang District`, 罗定市 as `Luoding`, 延边朝鲜族自治州 with its people's name."""
        if whole := self.words["name"].get(name):
            return whole
        ending = next((end for end in self.words["ending"] if _is_ending(end, name)), "")
        base = name.removesuffix(ending)
        peoples: list[str] = []
        while "自治" in ending and (people := self._people(base)):
            base = base.removesuffix(people)
            peoples.insert(0, self.words["people"][people])
        called = self._base(base, name, len(ending) > ZONE and not peoples)
        return " ".join(filter(None, [called, _listed(peoples), self.words["ending"].get(ending, "")]))

    def _people(self, words: str) -> str:
        # Longest first: one people's name may be the end of another's.
        peoples = sorted(self.words["people"], key=len, reverse=True)
        return next((one for one in peoples if words.endswith(one)), "")

    def _base(self, base: str, name: str, is_zone: bool) -> str:
        """The name without its rank, the syllables joined, an apostrophe before a vowel: Lu'an."""
        if known := self.words["base"].get(base):
            return known
        syllables = self.pinyin(name).split()
        at, words = 0, []
        for word in self._parts(base) if is_zone else filter(None, [base]):
            first, *rest = syllables[at : at + len(word)]
            joined = first + "".join(("'" if one[0] in "aoe" else "") + one for one in rest)
            words += [self.words["base"].get(word) or joined.capitalize()] if word != "市" else []
            at += len(word)
        return " ".join(words)

    def _parts(self, base: str) -> list[str]:
        """A zone's name as the places it holds and the rest: 河北唐山海港 as three."""
        parts, rest = [], base
        while place := next((rest[:n] for n in LENGTHS if rest[:n] in self.shorts and rest[n:]), ""):
            parts.append(place)
            rest = rest[len(place) :]
            if rest[0] == "市" and len(rest) > 1:
                parts, rest = [*parts, "市"], rest[1:]
        return [*parts, rest]


def _is_ending(end: str, name: str) -> bool:
    """A rank of one letter, or a longer one behind a name of at least two: 清新区 is a district."""
    return name.endswith(end) and len(name) - len(end) >= min(2, len(end))


def _listed(words: list[str]) -> str:
    """Yi, Hui and Miao."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def run(arguments: list[str]) -> int:
    """Carry out the verb; exit 1 where something is missing, 2 for a wrong call."""
    if len(arguments) != 1:
        print("usage: python -m data.manage places FOLDER", file=sys.stderr)
        return 2
    try:
        print(f"{TABLE}: {write_places(Path(arguments[0]))} places")
    except MissingError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0
