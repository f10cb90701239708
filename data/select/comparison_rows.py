"""What a comparison is asked, and the rows that its answer is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

LEVELS = ("nation", "province", "prefecture", "county", "town")
SORTS = ("", "value", "pinyin")


class Offered(NamedTuple):
    """An indicator that can be compared: how many places state it, and how many figures there are."""

    id: str
    places: int
    figures: int
    category: str
    unit: str
    kind: str
    short_zh: str
    short_en: str
    name_zh: str
    name_en: str
    category_zh: str
    category_en: str


class Crowd(NamedTuple):
    """Where most places of a level state an indicator for one year."""

    id: str
    year: int
    level: str
    places: int
    short_zh: str
    short_en: str
    name_zh: str
    name_en: str


class Held(NamedTuple):
    """A figure of the indicator, as far as it takes to choose it. province: the place at the top."""

    report: str
    id: str
    year: int
    period: str
    value: float | None
    qualifier: str
    scope: str
    title: str
    url: str
    place: str
    name_zh: str
    name_en: str
    pinyin: str
    level: str
    body: str
    parent: str
    province: str
    province_zh: str
    province_en: str


class PlaceName(NamedTuple):
    """A place by its names; parent: an id, "" at the top."""

    id: str
    name_zh: str
    name_en: str
    level: str
    body: str
    parent: str


class Pick(NamedTuple):
    """A place that a reader chose; year: 0 for the chosen years, else that one."""

    place: str
    year: int = 0


@dataclass(frozen=True)
class Question:
    """What is to be compared, as an address says it; "" or empty where nothing is chosen.

    level, province: all places of that level, of that province. add: words that name one more place.
    sort: one of SORTS, "" by code. page: from 1. by_english: whether names are sorted as the English ones.
    """

    indicator: str = ""
    years: tuple[int, ...] = ()
    level: str = ""
    province: str = ""
    picks: tuple[Pick, ...] = ()
    add: str = ""
    sort: str = ""
    page: int = 1
    by_english: bool = False
