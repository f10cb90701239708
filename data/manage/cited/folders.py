"""Facts -> reports' folders: one for each place, year and source, as rows of `report` and `observations`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.drafts.heads import report_id
from data.drafts.ids import free_name
from data.folders.read import removed_reports
from data.manage.cited.facts import Fact, Panel
from data.manage.cited.mapping import OUT, Rule, joined, rule_of, said_by, units_of
from data.manage.cited.periods import Period, read_period
from data.manage.cited.places import Found, Places
from data.manage.cited.tables import rows
from data.manage.cited.wording import CLAIMS, stated
from data.schema import schema
from data.store.durable import table_rows
from data.store.swap import REMOVED

Row = dict[str, str]
# What tells one source's report from another's.
HEAD = ("place", "year", "title", "url")
# Two rows that agree in these say the same.
FIGURE = ("indicator", "period", "scope_zh", "actor", "value", "qualifier", "extent", "stated")
CONCEPTS = "data/manage/cited/concepts.csv"
# The schema asks for a date's form: a source that shows a year or a month alone shows none.
WHOLE_DATE = 10
# What a table of numbers writes for a word of coverage.
FULL = 100


@dataclass
class Folder:
    """A report as it will be. lines: of each row of `observations`, the fact's, 0 where it was there.

    came_from: the folder that was there, None for a new one. added: how many rows are new.
    """

    id: str
    head: Row
    observations: list[Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    came_from: Path | None = None
    added: int = 0
    is_left_alone: str = ""


@dataclass(frozen=True)
class Taken:
    """A fact with all that its row needs: the rule that decides on it, its place, period and indicator."""

    fact: Fact
    rule: Rule
    place: Found
    period: Period
    indicator: Mapping[str, str]


def read_facts(panel: Panel, places: Places, indicators: Mapping[str, Mapping[str, str]]) -> list[Taken]:
    """Return the facts that become observations; what cannot be decided is a finding of the panel."""
    return [taken for fact in panel.facts if (taken := _taken(panel, fact, places, indicators))]


def _taken(
    panel: Panel, fact: Fact, places: Places, indicators: Mapping[str, Mapping[str, str]]
) -> Taken | None:
    before = len(panel.findings)
    place, period, rule = places.find(fact["place"]), read_period(fact["year"]), rule_of(fact)
    if place is None:
        add = "write its code or whole name, or add it to data/manage/cited/places.csv"
        panel.wrong(fact.line, "place", f"no place, or more than one, is called {fact['place']!r}", add)
    elif not place.fits(fact["level"]):
        there = f"{place.row['level']}, {place.row['body']}"
        right = "correct the level, or name another place"
        panel.wrong(fact.line, "level", f"{fact['level']!r}, but {fact['place']} is {there}", right)
    if period is None:
        right = "write a time that has been: 2024, 2024(1-6月), 2016-08, 2024(截至11-06), 2021-08~2022-07"
        panel.wrong(fact.line, "year", repr(fact["year"]), right)
    units = units_of(fact["concept"])
    if units and fact["unit"] not in units:
        right = f"write {' or '.join(units)}, or add a row to {CONCEPTS}: another unit is another indicator"
        panel.wrong(fact.line, "unit", f"{fact['concept']} in {fact['unit']!r}", right)
    elif rule is None:
        right = f"add a row to {CONCEPTS}: the indicator, or why it stays out"
        panel.wrong(fact.line, "concept", f"{fact['concept']!r} is not decided on", right)
    if rule and rule["verdict"] != OUT and rule["indicator"] not in indicators:
        right = "add it to data/tables/indicators.csv"
        panel.wrong(fact.line, "concept", f"there is no indicator {rule['indicator']}", right)
    if len(panel.findings) > before or not (place and period and rule) or rule["verdict"] == OUT:
        return None
    indicator = indicators[rule["indicator"]]
    if indicator["kind"] == "share" and fact.value > 100:
        panel.wrong(fact.line, "value", f"{fact['value']} is no share", "write 0 to 100 per cent")
    if rule["extent"] and fact.value != FULL:
        right = f"add a row to {CONCEPTS}: a percentage is another indicator"
        panel.wrong(fact.line, "value", f"{fact['value']}, but the source is said to print no number", right)
    return Taken(fact, rule, place, period, indicator)


def observation(taken: Taken) -> Row:
    """Return a fact's row, but for its id."""
    fact, rule, place = taken.fact, taken.rule, taken.place
    said = said_by(fact)
    period = rule["period"] or said.period or taken.period.of(taken.indicator["nature"])
    row = {
        "indicator": rule["indicator"],
        "year": period.rpartition("/")[2][:4],
        "period": period,
        "actor": said.actor,
        "actor_en": said.actor_en,
        "scope_zh": joined((place.scope_zh, rule["scope_zh"], said.scope_zh), "，"),
        "scope_en": joined((place.scope_en, rule["scope_en"], said.scope_en), ", "),
        # The table gives a year; of longer and shorter times it says what they are, and nothing else.
        "period_basis": "year" if period.isdigit() else "not_stated",
        "status": "reported",
        "note_zh": said.note_zh,
        "note_en": said.note_en,
    }
    if rule["extent"]:
        return row | {"extent": rule["extent"], "stated": CLAIMS[rule["extent"]]}
    words = stated(fact.value, fact["unit"], fact["qualifier"], taken.indicator["kind"])
    return row | {"value": f"{fact.value:f}", "qualifier": fact["qualifier"], "stated": words}


class Shelf:
    """The folders that are there, and those that come to be. roots: where reports lie, the target last.

    seen, who: the date on which the sources were last seen ("" for not known), and who enters them.
    """

    def __init__(self, roots: Iterable[Path], today: str, seen: str, who: str) -> None:
        self.roots, self.today, self.seen, self.who = tuple(roots), today, seen, who
        self.removed = removed_reports(self.roots)
        self.taken: set[str] = set(self.removed)
        self.by_head: dict[tuple[str, ...], Folder] = {}
        # A later root's folder stands for an earlier's.
        for path in [path for root in self.roots for path in _folders(root)]:
            self.taken.add(path.name)
            for head in table_rows(path / "report.csv")[:1]:
                self.by_head[_key(head)] = _there(path, head, path.name in self.removed)

    def put(self, taken: Taken) -> Folder:
        """Put a fact into its folder, unless it stands there, and return the folder."""
        row = observation(taken)
        head = self._head(taken, row["year"])
        folder = self.by_head.get(_key(head))
        if folder is None:
            name = report_id(head, taken.place.row, self.taken)
            self.taken.add(name)
            folder = self.by_head[_key(head)] = Folder(name, head)
        if not folder.is_left_alone and not any(_same(row, other) for other in folder.observations):
            name = free_name(row["indicator"], {one["id"] for one in folder.observations})
            folder.observations.append({"id": name, **row})
            folder.lines.append(taken.fact.line)
            folder.added += 1
        return folder

    def _head(self, taken: Taken, year: str) -> Row:
        fact, publisher = taken.fact, taken.fact["source_publisher"]
        published = fact["source_published"]
        return {
            "schema": str(schema().version),
            "place": taken.place.row["id"],
            "year": year,
            "title": fact["source_title"],
            "title_en": _english("title", fact["source_title"]),
            "source_name": publisher,
            "source_name_en": _english("publisher", publisher),
            "published": published if len(published) == WHOLE_DATE else "",
            "url": fact["url"],
            "retrieved": self.seen,
            "added": self.today,
            "evidence": "cited",
            "source_kind": fact["source_kind"],
            "entered_by": self.who,
        }

    @property
    def changed(self) -> list[Folder]:
        """The folders that have new rows."""
        return [folder for folder in self.by_head.values() if folder.added]


def _folders(root: Path) -> list[Path]:
    paths = [path for name in ("reports", REMOVED) for path in sorted((root / name).glob("*"))]
    return [path for path in paths if path.is_dir() and (path / "report.csv").is_file()]


def _there(path: Path, head: Row, is_removed: bool) -> Folder:
    observations = table_rows(path / "observations.csv")
    folder = Folder(path.name, head, observations, [0] * len(observations), path)
    if is_removed or path.parent.name == REMOVED:
        folder.is_left_alone = f"{path.name} was removed; `python -m data.manage restore {path.name}`"
    elif head["evidence"] != "cited":
        folder.is_left_alone = f"{path.name} holds the whole text; correct its figures there"
    elif table_rows(path / "changes.csv"):
        folder.is_left_alone = f"{path.name} was corrected here since; correct its figures there"
    return folder


def _key(head: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(head[name] for name in HEAD)


def _same(row: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(row.get(name, "") == other.get(name, "") for name in FIGURE)


def _english(kind: str, words: str) -> str:
    """Return a title's or a publisher's name in English; in Chinese until somebody translates it."""
    known = {row["zh"]: row["en"] for _, row in rows("words") if row["kind"] == kind}
    return known.get(words, words)
