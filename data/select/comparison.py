"""What can be set side by side of one indicator: which places and years there are, and the figures wanted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import pandas as pd

from data import store
from data.arithmetic.comparability import QUANTITIES
from data.select.comparison_rows import Crowd, Held, Offered, Pick, PlaceName, Question
from data.select.comparison_statements import CROWDED, HELD, HOLDERS, NAMES, NEAR, OFFERED
from data.select.make_rows import rows_of
from data.select.place_search import find_places
from data.select.placed_figures import Wanted, placed_figures
from data.select.placed_rows import PlacedFigure
from data.select.rows import Place
from data.select.side_by_side import Refused, SideBySide, side_by_side
from data.select.sum_check import SumCheck, sum_check

ROWS_A_PAGE = 200
# Comparisons that are offered ready-made, and the places that one needs.
READY, FEWEST_READY = 6, 3
# Readers change one choice at a time: what the others led to is still at hand. Of thousands of places an
# answer and the figures that it chose from are some ten megabytes each.
KEPT, KEPT_ANSWERS, KEPT_INDICATORS = 64, 8, 4
# Of figures that have a quantity, or cover one.
KINDS = ", ".join(f"'{kind}'" for kind in QUANTITIES)


@dataclass(frozen=True, eq=False)
class Comparison:
    """The answer to a question, as far as it can be answered.

    question: as understood, its years and picks completed. offered, crowds: what can be chosen; crowds only
    where no indicator is. held: every figure of the indicator, by place and year. own: those figures side by
    side, drawn in the order asked for. lacking: chosen places without any figure of the indicator or one near
    to it. names: of the chosen places. found: what `add` may have meant, where it is not one place.
    unknown: what of the question means nothing here. rows: how many places are drawn, on all pages.
    """

    question: Question
    offered: tuple[Offered, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    held: tuple[Held, ...] = ()
    own: SideBySide = field(default_factory=SideBySide)
    lacking: tuple[PlaceName, ...] = ()
    names: tuple[PlaceName, ...] = ()
    found: tuple[Place, ...] = ()
    unknown: tuple[str, ...] = ()
    check: SumCheck | None = None
    rows: int = 0

    @property
    def indicator(self) -> Offered | None:
        """The indicator that is compared."""
        return next((one for one in self.offered if one.id == self.question.indicator), None)

    @property
    def compared(self) -> Offered:
        """The same, for what draws a comparison; ValueError where none is chosen."""
        if self.indicator is None:
            raise ValueError("no indicator is chosen")
        return self.indicator

    @property
    def pages(self) -> int:
        """How many pages the rows take."""
        # Minus twice: a division of whole numbers that rounds up.
        return max(1, -(-self.rows // self.rows_a_page))

    @property
    def rows_a_page(self) -> int:
        """How many places a page shows: its rows are those of all its years together."""
        return max(1, ROWS_A_PAGE // max(1, len(self.question.years)))

    def is_picked(self, figure: PlacedFigure) -> bool:
        """Say whether a reader chose this place itself, and not only its level."""
        year, place = figure.comparand.year, figure.comparand.place
        return not self._picked.isdisjoint(((place, year), (place, 0)))

    @cached_property
    def _picked(self) -> frozenset[Pick]:
        return frozenset(self.question.picks)

    def is_of_another_year(self, figure: PlacedFigure) -> bool:
        """Say whether a figure is of none of the chosen years."""
        return figure.comparand.year not in self.question.years

    def page(self) -> tuple[PlacedFigure, ...]:
        """Return the drawn figures of the page that was asked for."""
        places = list(dict.fromkeys(one.comparand.place for one in self.own.drawn))
        first = (self.question.page - 1) * self.rows_a_page
        shown = set(places[first : first + self.rows_a_page])
        return tuple(one for one in self.own.drawn if one.comparand.place in shown)


def comparison(question: Question) -> Comparison:
    """Answer a question; what of it means nothing is named in `unknown` and left out."""
    return _answer(store.current(), question)


@lru_cache(maxsize=KEPT_ANSWERS)
def _answer(database: store.Store, question: Question) -> Comparison:
    offered = _offered(database)
    known = question.indicator in {one.id for one in offered}
    if not known:
        named = tuple(filter(None, (question.indicator,)))
        return Comparison(Question(), offered, _crowds(database), unknown=named)
    held = _held(database, question.indicator)
    understood, names, unknown = _understood(database, question, held)
    picks, meant, nothing = _added(understood, question.add)
    understood = replace(understood, picks=picks, add="")
    # The place that was added is not among the names yet.
    if len(picks) > len(names):
        names = _names(database, tuple(pick.place for pick in picks))
    figures, lacking = _figures(database, understood, held, names)
    own = side_by_side(figures, understood.years, [pick.place for pick in picks])
    own = replace(own, drawn=_sorted(own.drawn, understood, held))
    answer = Comparison(
        understood,
        offered,
        held=held,
        own=own,
        lacking=lacking,
        names=names,
        found=meant,
        unknown=(*unknown, *nothing),
        check=sum_check(held, own.drawn),
        rows=len({one.comparand.place for one in own.drawn}),
    )
    # How many pages there are is known only once the rows are.
    page = min(question.page, answer.pages)
    return replace(answer, question=replace(understood, page=page))


@lru_cache(maxsize=4)
def _offered(database: store.Store) -> tuple[Offered, ...]:
    return tuple(rows_of(Offered, database.frame(OFFERED.format(kinds=KINDS))))


@lru_cache(maxsize=4)
def _crowds(database: store.Store) -> tuple[Crowd, ...]:
    sql = CROWDED.format(kinds=KINDS, fewest=FEWEST_READY, most=READY)
    return tuple(rows_of(Crowd, database.frame(sql)))


@lru_cache(maxsize=KEPT_INDICATORS)
def _held(database: store.Store, indicator: str) -> tuple[Held, ...]:
    return tuple(rows_of(Held, database.frame(HELD, [indicator]).merge(_holders(database), "left", "place")))


@lru_cache(maxsize=2)
def _holders(database: store.Store) -> pd.DataFrame:
    """Return the places with a report, with the one at the top of those that each lies in."""
    return database.frame(HOLDERS)


@lru_cache(maxsize=KEPT)
def _names(database: store.Store, places: tuple[str, ...]) -> tuple[PlaceName, ...]:
    """Return the places that there are, in the order given."""
    ids = list(dict.fromkeys(places))
    if not ids:
        return ()
    places_named = rows_of(PlaceName, database.frame(NAMES.format(marks=", ".join("?" * len(ids))), ids))
    return tuple(sorted(places_named, key=lambda one: ids.index(one.id)))


def _understood(
    database: store.Store, question: Question, held: tuple[Held, ...]
) -> tuple[Question, tuple[PlaceName, ...], tuple[str, ...]]:
    """Return the question without what means nothing, the names of its places, and what was left out."""
    names = _names(database, tuple(pick.place for pick in question.picks))
    places, years = {one.id for one in names}, {one.year for one in held}
    own_years = {(one.place, one.year) for one in held}
    wrong = [
        *(str(year) for year in question.years if year not in years),
        *(pick.place for pick in question.picks if pick.place not in places),
        *(
            # As the address has it: the place is known, but states nothing for that year.
            f"{pick.place}@{pick.year}"
            for pick in question.picks
            if pick.place in places and pick.year and (pick.place, pick.year) not in own_years
        ),
    ]
    level = question.level if question.level in {one.level for one in held} else ""
    province = question.province if question.province in {one.province for one in held} else ""
    wrong += [
        asked for asked, known in ((question.level, level), (question.province, province)) if asked != known
    ]
    picks = tuple(
        pick
        for pick in question.picks
        if pick.place in places and (not pick.year or (pick.place, pick.year) in own_years)
    )
    chosen = tuple(sorted({year for year in question.years if year in years}))
    understood = replace(
        question,
        years=chosen or _usual_years(held, level),
        level=level,
        province=province,
        picks=picks,
    )
    return understood, names, tuple(dict.fromkeys(wrong))


def _usual_years(held: tuple[Held, ...], level: str) -> tuple[int, ...]:
    """Return the year in which most places (of the level, where one is chosen) have a figure."""
    places: dict[int, set[str]] = {}
    for one in held:
        if not level or one.level == level:
            places.setdefault(one.year, set()).add(one.place)
    return (max(places, key=lambda year: (len(places[year]), year)),) if places else ()


def _added(question: Question, words: str) -> tuple[tuple[Pick, ...], tuple[Place, ...], tuple[str, ...]]:
    """Return the picks with the place that words name; where that is not one place, what they may mean."""
    if not words:
        return question.picks, (), ()
    named = find_places(words)
    exact = rows_of(Place, named.exact)
    if len(exact) == 1:
        more = () if exact[0].id in {pick.place for pick in question.picks} else (Pick(exact[0].id),)
        return (*question.picks, *more), (), ()
    near = exact or [*rows_of(Place, named.below), *rows_of(Place, named.near)]
    return question.picks, tuple(near), () if near else (words,)


def _figures(
    database: store.Store, question: Question, held: tuple[Held, ...], names: tuple[PlaceName, ...]
) -> tuple[list[PlacedFigure], tuple[PlaceName, ...]]:
    """Return the figures that are wanted, the chosen places first, and the places that have none."""
    held_places = {one.place for one in held}
    without = [name for name in names if name.id not in held_places]
    wanted = {(one.report, one.id): question.indicator for one in _keys(question, held)}
    wanted |= _near(database, question, without)
    if not wanted:
        return [], tuple(without)
    reports = tuple(sorted({report for report, _ in wanted}))
    # `Wanted` knows no pairs: what else these reports state of these indicators is dropped again.
    candidates = placed_figures(Wanted(tuple(sorted(set(wanted.values()))), reports=reports))
    figures = [one for one in candidates if (one.source.id, one.figure.id) in wanted]
    order = {pick.place: nth for nth, pick in enumerate(question.picks)}
    figures.sort(key=lambda one: order.get(one.comparand.place, len(order)))
    has = {one.comparand.place for one in figures}
    return figures, tuple(name for name in without if name.id not in has)


def _keys(question: Question, held: tuple[Held, ...]) -> list[Held]:
    """Return which figures are wanted: of the level and the province, and of the places that were chosen."""
    in_years = [one for one in held if one.year in question.years]
    grouped = question.level or question.province
    group = [
        one
        for one in in_years
        if grouped and question.level in ("", one.level) and (question.province in ("", one.province))
    ]
    chosen: list[Held] = []
    for pick in question.picks:
        own = [one for one in held if one.place == pick.place]
        wanted = [one for one in own if one.year in ((pick.year,) if pick.year else question.years)]
        # A place without a figure of these years has its newest instead, marked as of another year.
        newest = max((one.year for one in own), default=0)
        chosen += wanted or [one for one in own if one.year == newest]
    return list(dict.fromkeys([*group, *chosen]))


def _near(database: store.Store, question: Question, places: list[PlaceName]) -> dict[tuple[str, str], str]:
    """Return of places that lack the indicator a figure of the one nearest to it, by report and id."""
    if not places:
        return {}
    ids = [one.id for one in places]
    nearest = database.frame(NEAR.format(marks=", ".join("?" * len(ids))), [question.indicator, *ids])
    keys = zip(nearest["report"], nearest["id"], nearest["indicator"], strict=True)
    return {(str(report), str(id)): str(indicator) for report, id, indicator in keys}


def _sorted(
    figures: tuple[PlacedFigure, ...], question: Question, held: tuple[Held, ...]
) -> tuple[PlacedFigure, ...]:
    """Return figures by code, by value or by name; figures of one place stay together."""
    newest: dict[str, float] = {}
    # A place stands by its figure of a chosen year, by another only where it has none; without a value, last.
    for one in sorted(figures, key=lambda one: one.comparand.year not in question.years):
        value = one.figure.value
        newest.setdefault(one.comparand.place, float("-inf") if value is None else value)
    letters = {one.place: one.name_en.casefold() if question.by_english else one.pinyin for one in held}
    by = {
        "value": lambda place: (-newest[place], place),
        "pinyin": lambda place: (letters.get(place, ""), place),
    }.get(question.sort, lambda place: (place,))
    return tuple(
        sorted(
            figures,
            key=lambda one: (
                *by(one.comparand.place),
                one.comparand.year not in question.years,
                -one.comparand.year,
            ),
        )
    )


def refused_of_others(answer: Comparison) -> tuple[tuple[Refused, ...], tuple[Refused, ...]]:
    """Return the refused figures of places that were chosen, and those that only their level brought."""
    chosen = {pick.place for pick in answer.question.picks}
    own = tuple(one for one in answer.own.refused if one.figure.comparand.place in chosen)
    return own, tuple(one for one in answer.own.refused if one.figure.comparand.place not in chosen)
