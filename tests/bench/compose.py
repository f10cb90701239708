"""The text of one invented report, and the tables that say where everything stands in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple

from tests.bench import wording as words
from tests.bench.figures import Said, Sentence, indicators, sentences

LENGTH = 3300
# About what the front, the headings and the ends take
AROUND = 420
YEAR_WORDS = {"whole_year": "全年", "not_stated": ""}
OWN = {"province": ("全省", "the whole province"), "prefecture": ("全市", "the whole city")}
COUNTY = ("全县", "the whole county")


class Composed(NamedTuple):
    """A report's text, its title, and its tables beside `report`."""

    text: str
    title: str
    tables: dict[str, list[dict[str, Any]]]


@dataclass
class Statement:
    """A measure, problem or plan item while it is put together; sentences: figures, or plain words."""

    title: tuple[str, str]
    kind: str
    about: tuple[str, str] = ("", "")
    sentences: list[Sentence | str] = field(default_factory=list)
    areas: tuple[str, ...] = ()
    excepts: bool = False


@dataclass
class Section:
    """A heading and what stands below it. number: in its series, from 0."""

    id: str
    kind: str
    number: int
    heading: tuple[str, str]
    short: tuple[str, str]
    statements: list[Statement] = field(default_factory=list)
    categories: tuple[str, ...] = ()


def compose(
    chance: Random,
    place: str,
    place_en: str,
    level: str,
    year: int,
    stated: Sequence[Sentence] | None = None,
    length: int = LENGTH,
) -> Composed:
    """Return a report of about 3,300 characters; equal chances, equal reports.

    stated: the sentences with its figures; 8 to 25 figures of any kind where there are none. length: to which
    it is filled up, as guessed before it is written.
    """
    areas = [_area(chance, number, area) for number, area in enumerate(_chosen(chance))]
    _put_figures(chance, areas, stated)
    ends = [_problems(chance, areas), _plan(chance, areas)]
    _fill(chance, areas, length)
    return _Writer(chance, place, place_en, level, year).write(areas, ends)


def _chosen(chance: Random) -> list[words.Area]:
    return chance.sample(words.AREAS, chance.randint(4, 7))


def _area(chance: Random, number: int, area: words.Area) -> Section:
    name = chance.choice(area.names)
    style = chance.choice(words.HEADINGS)
    about = chance.sample(area.objects, min(len(area.objects), chance.randint(3, 5)))
    verbs = chance.sample(words.VERBS, len(about))
    statements = [
        Statement((verb[0] + one[0], f"{verb[1]} {one[1]}"), "measure", one)
        for verb, one in zip(verbs, about, strict=True)
    ]
    heading = style[0].format(zh=name[0]), style[1].format(en=name[1].lower())
    return Section(str(number + 1), "area", number, heading, name, statements, area.categories)


def _put_figures(chance: Random, areas: list[Section], stated: Sequence[Sentence] | None) -> None:
    """Spread figures over the areas of their subjects, else over any; one area stays silent."""
    loud = areas[:]
    loud.remove(chance.choice(areas))
    for one in sentences(chance, chance.randint(8, 22)) if stated is None else stated:
        fitting = [area for area in loud if one.category in area.categories]
        chance.choice(chance.choice(fitting or loud).statements).sentences.append(one)
    if stated is None and chance.random() < 0.3:
        # Its own sentence is written where its exceptions are listed.
        chance.choice(chance.choice(loud).statements).excepts = True


def _problems(chance: Random, areas: list[Section]) -> Section:
    section = Section(
        "problems", "problems", len(areas), ("存在的主要问题", "Main problems"), ("问题", "Problems")
    )
    for zh, en, rest in chance.sample(words.PROBLEMS, chance.randint(3, 5)):
        section.statements.append(_item(chance, "problem", (zh, en), rest, areas))
    return section


def _plan(chance: Random, areas: list[Section]) -> Section:
    section = Section("plan", "plan", len(areas) + 1, ("下一步工作安排", "Work to come"), ("计划", "Plan"))
    for zh, en, rest in chance.sample(words.PLANS, chance.randint(3, 5)):
        section.statements.append(_item(chance, "plan", (zh, en), rest, areas))
    return section


def _item(
    chance: Random, kind: str, title: tuple[str, str], rest: str, areas: Iterable[Section]
) -> Statement:
    touched = chance.sample([area.id for area in areas], chance.randint(0, 2))
    return Statement(title, kind, sentences=[f"{rest}。"], areas=tuple(sorted(touched)))


def _fill(chance: Random, areas: list[Section], wanted: int) -> None:
    """Add sentences without figures until the report is as long as most are."""
    statements = [one for area in areas for one in area.statements]
    length = AROUND + sum(_length(one) for one in statements)
    for turn in range(wanted):
        if length >= wanted:
            return
        one = statements[turn] if turn < len(statements) else chance.choice(statements)
        sentence = _sentence(chance, one.about[0])
        one.sentences.insert(chance.randint(0, len(one.sentences)), sentence)
        length += len(sentence)


def _length(statement: Statement) -> int:
    figures = [one for one in statement.sentences if isinstance(one, Sentence)]
    return 12 + sum(18 + sum(len(lead + said.stated) for lead, said in one.parts) for one in figures)


def _sentence(chance: Random, about: str) -> str:
    setting = chance.choice(words.SETTINGS).format(zh=about)
    return f"{setting}，{chance.choice(words.MEANS)}，{chance.choice(words.RESULTS)}。"


class _Writer:
    """Writes a report from beginning to end and notes where everything stands."""

    def __init__(self, chance: Random, place: str, place_en: str, level: str, year: int) -> None:
        self.chance, self.place, self.place_en, self.year = chance, place, place_en, year
        self.whole = OWN.get(level, COUNTY)
        self.text = ""
        names = ("sections", "statements", "statement_areas", "observations", "mentions", "listed")
        self.tables: dict[str, list[dict[str, Any]]] = {name: [] for name in names}

    def write(self, areas: list[Section], ends: list[Section]) -> Composed:
        title = self._front()
        below = self.chance.random() < 0.5
        if below:
            self._measures(areas)
            for number, section in enumerate(ends, start=1):
                section.number = number
        else:
            for area in areas:
                self._section(area, "", "{}、")
        for section in ends:
            self._section(section, "", "{}、")
        return Composed(self.text, title, self.tables)

    def _add(self, said: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += said
        return start, len(self.text)

    def _mention(self, said: str, reason: str) -> None:
        start, end = self._add(said)
        self.tables["mentions"].append({"start": start, "end": end, "reason": reason})

    def _front(self) -> str:
        self._add(f"{self.place}人民政府关于")
        self._mention(f"{self.year}年", "year")
        self._add(
            self.chance.choice(("法治政府建设情况的报告", "法治政府建设年度报告", "推进依法行政工作的报告"))
        )
        title = self.text
        self._add("\n")
        self._mention(f"{self.year}年", "year")
        self._add(f"，{self.place}人民政府深入学习贯彻党的")
        self._mention("十九大" if self.year < 2023 else "二十大", "congress_number")
        self._add(f"精神，{self.chance.choice(words.MEANS)}，法治政府建设取得新的进展。推进“")
        self._mention("七五" if self.year < 2021 else "八五", "plan_number")
        self._add("”普法规划实施，现将有关情况报告如下。")
        english = f"{self.place_en}: report on building a law-based government in {self.year}"
        heading, short = (title, english), ("标题与引言", "Title and opening")
        self._section_row("front", "", "", "front", heading, short, 0)["end"] = len(self.text)
        return title

    def _measures(self, areas: list[Section]) -> None:
        start, _ = self._add("\n一、主要举措和成效")
        heading = "一、主要举措和成效", "1. Measures and results"
        row = self._section_row("measures", "", "一", "measures", heading, ("举措", "Measures"), start + 1)
        for area in areas:
            self._section(area, "measures", "（{}）")
        row["end"] = len(self.text)

    def _section(self, section: Section, parent: str, form: str) -> None:
        self._add("\n")
        number = words.NUMERALS[section.number]
        zh = form.format(number) + section.heading[0]
        start, _ = self._add(zh)
        heading = zh, f"{section.number + 1}. {section.heading[1]}"
        row = self._section_row(section.id, parent, number, section.kind, heading, section.short, start)
        with_ordinals = section.kind != "area" or self.chance.random() < 0.6
        for order, statement in enumerate(section.statements, start=1):
            self._statement(section, order, statement, with_ordinals)
        row["end"] = len(self.text)

    def _section_row(self, *cells: Any) -> dict[str, Any]:
        """Add a row. cells: id, parent, number, kind, heading, short (Chinese and English each), start."""
        name, parent, number, kind, heading, short, start = cells
        rows = self.tables["sections"]
        rows.append({"id": name, "parent": parent, "order": len(rows) + 1, "number": number, "kind": kind})
        rows[-1] |= {"heading": heading[0], "heading_en": heading[1], "start": start}
        rows[-1] |= {"short_zh": short[0], "short_en": short[1]}
        return rows[-1]

    def _statement(self, section: Section, order: int, statement: Statement, with_ordinal: bool) -> None:
        prefix = {"measure": f"{section.id}.", "problem": "P", "plan": "W"}[statement.kind]
        name, ordinal = f"{prefix}{order}", f"{words.NUMERALS[order - 1]}是" if with_ordinal else ""
        if not with_ordinal or order == 1:
            self._add("\n")
        first = len(self.tables["observations"])
        start, _ = self._add(f"{ordinal}{statement.title[0]}。")
        if statement.excepts:
            self._excepted(name)
        for one in statement.sentences:
            self._figures(one) if isinstance(one, Sentence) else self._add(one)
        row = {"id": name, "section": section.id, "order": order, "kind": statement.kind, "ordinal": ordinal}
        row |= {"title_zh": statement.title[0], "title_en": statement.title[1], "start": start}
        self.tables["statements"].append(row | {"end": len(self.text), "says": self._says(first)})
        self.tables["statement_areas"] += [{"statement": name, "section": area} for area in statement.areas]

    def _says(self, first: int) -> str:
        kinds = {indicators()[row["indicator"]]["kind"] for row in self.tables["observations"][first:]}
        return "words" if not kinds else "coverage" if kinds == {"coverage"} else "numbers"

    def _excepted(self, statement: str) -> None:
        """Write the claim that has exceptions, and list them."""
        first = len(self.text)
        for order, (zh, en) in enumerate(words.EXCEPTIONS, start=1):
            self._add("除" if order == 1 else "和")
            start, end = self._add(zh)
            row = {"statement": statement, "kind": "exception", "order": order, "name_zh": zh, "name_en": en}
            self.tables["listed"].append(row | {"start": start, "end": end})
        self._add("外，其他可进事项")
        self._observation(Said(words.EXCEPTED, "全部进驻", extent="full_except"), "not_stated")
        self._add("政务服务大厅。")
        self._close(
            first, "Except two kinds of matters, all eligible items are handled at the service centre.", 1
        )

    def _figures(self, sentence: Sentence) -> None:
        first = len(self.text)
        counts = sentence.parts[0][1].extent == ""
        basis = self.chance.choice(("whole_year", "year", "not_stated")) if counts else "not_stated"
        if basis == "year":
            self._mention(f"{self.year}年", "year")
            self._add("，")
        else:
            self._add(YEAR_WORDS[basis])
        for order, (lead, said) in enumerate(sentence.parts):
            self._add(("，" if order else "") + lead)
            self._observation(said, basis)
        self._add(f"，{self.chance.choice(words.TAILS)}。")
        self._close(first, f"{sentence.english}.", len(sentence.parts))

    def _observation(self, said: Said, basis: str) -> None:
        start, end = self._add(said.stated)
        year = self.year - said.earlier
        self.tables["observations"].append(
            {
                **{
                    name: getattr(said, name)
                    for name in ("indicator", "stated", "value", "qualifier", "extent")
                },
                "id": f"{said.indicator}-{year}" if said.earlier else said.indicator,
                "year": year,
                "period": str(year),
                "period_basis": "year" if said.earlier else basis,
                "status": "reported",
                "start": start,
                "end": end,
            }
        )

    def _close(self, first: int, english: str, figures: int) -> None:
        """Give the sentence's figures their sentence and who is meant."""
        actor = self.chance.choice((("not_stated", "not stated"), self.whole))
        for row in self.tables["observations"][-figures:]:
            row |= {"sentence_start": first, "sentence_end": len(self.text), "sentence_en": english}
            row |= {"actor": actor[0], "actor_en": actor[1]}
