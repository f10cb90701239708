"""What the draft check says: numbered prompts, each with its place, its figures and its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from data.languages import cell
from data.reading import Figure, Reading
from data.reading.files import PagePicture
from data.reading.words import column, mapping, rows
from data.source_places import SourcePlace

from .short import short

VERDICTS = ("to_check", "not_listed", "depends", "agrees", "listed")
# By what a prompt would cost if published, as in the table draft_costs; then what asks nobody to look.
COSTLY = ("unfilled", "contradict", "unlikely", "dates", "earlier", "wording", "claims")
AGREES, CONTENTS = "agrees", "contents"
GROUPS = (*COSTLY, AGREES, CONTENTS)
# Verdicts that ask somebody to look.
OPEN = ("to_check", "not_listed")
# What became of a plan, as far as words tell.
FOLLOWED = ("done", "spoken_of", "not_found")
Span = tuple[int, int]


@dataclass(frozen=True)
class Stated:
    """A figure as it stands: words = text[start:end]; value in the base unit."""

    start: int
    end: int
    words: str
    value: Decimal
    unit: str
    qualifier: str


@dataclass(frozen=True)
class Prompt:
    """One thing to look at, or one check that holds.

    number: 1, 2, … for what is marked in the text, 0 for checks that hold and for contents.
    kind: the rule, key of the table draft_words (`<kind>` and `<kind>_why`). verdict: one of VERDICTS.
    spans: places in the text, the first is the one to lead to; may be empty.
    values: what the sentences of the table put in, as pairs; under a name with @ stands a key of the table.
    """

    kind: str
    verdict: str
    spans: tuple[Span, ...] = ()
    figures: tuple[Stated, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    number: int = 0

    @property
    def group(self) -> str:
        """One of GROUPS: what it would cost if published, or that it holds, or is a required content."""
        if self.kind.startswith("content_"):
            return CONTENTS
        return _groups()[self.kind] if self.is_open else AGREES

    @property
    def is_open(self) -> bool:
        """Whether somebody should look."""
        return self.verdict in OPEN

    @property
    def key(self) -> str:
        """The key of its sentence in the table draft_words; its reason stands under `<key>_why`."""
        return self.kind


@dataclass(frozen=True)
class Compared:
    """A figure beside the one of the place's earlier report.

    earlier, now: as worded, `now` empty where the draft does not state it. verdict: to_check for a large
    change, not_listed where the draft states none, agrees otherwise. change: key of the table draft_words.
    earlier_sentence, now_sentence: where they stand, empty where that is not known.
    """

    indicator: str
    name_zh: str
    name_en: str
    earlier: str
    now: str
    span: Span | None
    verdict: str
    change: str
    values: tuple[tuple[str, str], ...] = ()
    earlier_sentence: str = ""
    now_sentence: str = ""


@dataclass(frozen=True)
class Followed:
    """What the earlier report planned, beside what of the draft is likest to it: a suggestion, no finding.

    planned: its words. verdict: one of FOLLOWED. passage: the draft's words at span, empty where none is like
    it. alike: how much of what was planned they hold, in per cent.
    """

    planned: str
    verdict: str
    passage: str = ""
    span: Span | None = None
    alike: int = 0


@dataclass(frozen=True)
class Beside:
    """The earlier report that a draft stands beside.

    is_sent: whether it came with the draft; else it is one of the store. text: of the one that came, to be
    sent once more, for nothing is kept.
    """

    title: str
    year: str
    is_sent: bool = False
    text: str = ""


@dataclass(frozen=True)
class Found:
    """How much of each sort a draft holds. measures: pairs of what they say and how many say it."""

    figures: int
    claims: int
    statements: int
    measures: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class NotRead:
    """Numbers of a draft that are no figures, by the reason why.

    what: key of the table draft_words. reason: key of it, or id in tables/reasons.csv. words: as they stand,
    each once, with how often. count: how many there are. more: how many wordings `words` leaves out.
    """

    what: str
    reason: str
    words: str
    count: int
    more: int = 0


@dataclass(frozen=True)
class Review:
    """The answer to a draft.

    text: what all positions count in. year: the report's, None where none is told. reading: the figures,
    claims, sections and statements that the reading engine proposes for it. kind: what the file was. notes:
    pairs of code and detail of what was noticed on reading it (data.reading.files.Note). has_more: whether a
    rule found more than it tells. source_places: where in the file the text stood, as far as that is known.
    pictures: of the pages that a machine read, to be compared with what it read.

    One that was cut to what a page shows (see `bounds`) has besides: found, how many there were; shown_to,
    how far the page shows the text; not_read, in the place of the reading's mentions.
    """

    text: str
    title: str
    place: str
    year: int | None
    prompts: tuple[Prompt, ...]
    reading: Reading
    compared: tuple[Compared, ...] = ()
    followed: tuple[Followed, ...] = ()
    beside: Beside | None = None
    kind: str = "pasted"
    notes: tuple[tuple[str, str], ...] = ()
    has_more: bool = False
    source_places: tuple[SourcePlace, ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    found: Found | None = None
    shown_to: int | None = None
    not_read: tuple[NotRead, ...] | None = None

    @property
    def is_from_ocr(self) -> bool:
        """Whether a machine read any of it from a picture."""
        return any(place.is_ocr for place in self.source_places)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that were read, in the order of the text."""
        return self.reading.figures

    @property
    def open_prompts(self) -> tuple[Prompt, ...]:
        """The prompts that ask somebody to look."""
        return tuple(prompt for prompt in self.prompts if prompt.is_open)

    def group(self, name: str) -> tuple[Prompt, ...]:
        """The prompts of one of GROUPS."""
        return tuple(prompt for prompt in self.prompts if prompt.group == name)


@cache
def _groups() -> dict[str, str]:
    return mapping("draft_costs", "kind", "group")


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in rows("draft_words")}


def words(key: str, language: str, **values: str) -> str:
    """A sentence of the table draft_words in a language. KeyError for an unknown key."""
    return cell(_sentences()[key], "", language)[0].format(**values)


def message(prompt: Prompt, language: str) -> str:
    """What the prompt says, in one line."""
    return words(prompt.key, language, **_translated(prompt, language))


def why(prompt: Prompt, language: str) -> str:
    """Why it says so, in a sentence."""
    return words(f"{prompt.key}_why", language, **_translated(prompt, language))


def readings(prompt: Prompt, language: str) -> tuple[str, ...]:
    """Of two sides that differ, how the draft would read if either were right; empty where there are none."""
    values = _translated(prompt, language)
    sides = (f"{prompt.key}_{side}" for side in ("one", "other"))
    return tuple(words(side, language, **values) for side in sides if side in _sentences())


def change_words(row: Compared, language: str) -> str:
    """What became of a figure since the earlier report, in one line."""
    return words(row.change, language, **_translated(row, language))


def _translated(worded: Prompt | Compared, language: str) -> dict[str, str]:
    """The values of a sentence; a name that begins with @ holds a key, told in the reader's language."""
    return {
        name.removeprefix("@"): words(value, language) if name.startswith("@") else short(value)
        for name, value in worded.values
    }


def numbered(prompts: Iterable[Prompt]) -> tuple[Prompt, ...]:
    """Order prompts by what they would cost if published, then by place; number what the text marks."""
    unique = list({_mark(prompt): prompt for prompt in prompts}.values())
    costs = {kind: at for at, kind in enumerate(column("draft_costs", "kind"))}
    unique.sort(key=lambda prompt: _place(prompt, costs))
    numbered, number = [], 0
    for prompt in unique:
        marked = prompt.is_open and bool(prompt.spans)
        number += marked
        numbered.append(replace(prompt, number=number if marked else 0))
    return tuple(numbered)


def _mark(prompt: Prompt) -> tuple[object, ...]:
    """What makes two prompts one: the same rule at the same place; contents are told apart by their name."""
    return prompt.kind, prompt.spans[:1], prompt.values if prompt.group in (CONTENTS, "earlier") else ()


def _place(prompt: Prompt, costs: dict[str, int]) -> tuple[int, int, int]:
    """The dearest first, then as in the text; contents keep the order of the rules."""
    if prompt.group == CONTENTS:
        return GROUPS.index(CONTENTS), 0, 0
    cost = costs[prompt.kind] if prompt.is_open else 0
    return GROUPS.index(prompt.group), cost, prompt.spans[0][0] if prompt.spans else 0
