"""What the reader proposes, as items of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.drafts.model import HEAD, LETTERS, OCR, UNDECIDED, Item
from data.drafts.spans import basis, first_clause, period_year, plain_number
from data.drafts.words import Rows, place_called
from data.reading import Claim, Figure, Reading, Section
from data.reading.confidence import OCR_AT_MOST
from data.source_places import SourcePlace, is_from_ocr

# The numbers of list items are no mentions.
NO_MENTIONS = ("list_marker",)
PUBLISHED = re.compile(
    r"发布(?:时间|日期)\s*[:：]\s*((?:19|20)[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})"
)
ADDRESS = re.compile(r"https?://[!-~]+?(?=[^!-~]|$)")
LONGEST_ORDINAL = 12


@dataclass(frozen=True)
class _Numbers:
    """Ids that count up by kind."""

    used: dict[str, int]

    def next(self, kind: str) -> str:
        self.used[kind] = self.used.get(kind, 0) + 1
        return f"{LETTERS[kind]}{self.used[kind]}"


def proposed(
    text: str,
    reading: Reading,
    named: dict[str, str],
    rows: Rows,
    places: Sequence[SourcePlace] = (),
) -> list[Item]:
    """Return the items of a text. named: cells of the head that somebody named; rows: the vocabulary.

    places: where in its file the text stood.
    """
    numbers = _Numbers({})
    year = named.get("year") or period_year(reading.year)
    headings = list(_headings(text, reading, numbers))
    # The title's own heading is none of the reader's.
    of_section = [item for item in headings if item.proposed["kind"] != "front" or item.hints["read"]]
    items = [
        _head(text, reading, named, rows, year),
        *headings,
        *_statements(text, reading, of_section, numbers),
        *(_figure(text, one, numbers, year) for one in reading.figures),
        *(_claim(text, one, numbers, year) for one in reading.claims),
        *_mentions(reading, numbers),
    ]
    return [_from_ocr(item) if is_from_ocr(places, item.start, item.end) else item for item in items]


def _from_ocr(item: Item) -> Item:
    """Return an item that a machine read from a picture: marked, and never sure."""
    confidence = None if item.confidence is None else min(item.confidence, OCR_AT_MOST)
    return replace(item, confidence=confidence, hints={**item.hints, OCR: True})


def _item(name: str, kind: str, cells: dict[str, str], confidence: float | None = None, **hints: Any) -> Item:
    return Item(name, kind, cells, dict(cells), UNDECIDED, 0, confidence=confidence, hints=hints)


def _head(text: str, reading: Reading, named: dict[str, str], rows: Rows, year: str) -> Item:
    day, address = PUBLISHED.search(text), ADDRESS.search(text)
    cells = {
        "place": place_called(reading.place, rows),
        "year": year,
        "title": reading.title,
        "published": f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else "",
        "url": address[0].rstrip(".,;)") if address else "",
        "source_kind": "government",
    }
    return _item(HEAD, HEAD, cells | named, place_words=reading.place)


def _headings(text: str, reading: Reading, numbers: _Numbers) -> Iterator[Item]:
    at = text.find(reading.title) if reading.title else -1
    first = min((one.start for one in reading.sections), default=len(text))
    if at >= 0 and at + len(reading.title) <= first:
        cells = {"kind": "front", "heading": reading.title, "short_zh": "标题与引言", "level": "0"}
        cells |= {"short_en": "Title and opening", "start": str(at), "end": str(_trimmed(text, at, first))}
        yield _item(numbers.next("heading"), "heading", cells, read=False, work_area="")
    above: dict[int, tuple[str, Section]] = {}
    kinds = _kinds(reading)
    for place, section in enumerate(reading.sections):
        name = numbers.next("heading")
        upper, parent = above.get(section.level - 1, ("", section))
        words = _words_of(text, section)
        cells = {
            "parent": upper if section.end <= parent.end else "",
            "number": section.number,
            "kind": kinds[place],
            "heading": words,
            "short_zh": first_clause(section.heading) or words,
            "level": str(section.level),
            "start": str(section.start),
            "end": str(_trimmed(text, section.start, section.end)),
        }
        above[section.level] = (name, section)
        yield _item(name, "heading", cells, read=True, work_area=section.work_area)


def _kinds(reading: Reading) -> list[str]:
    """Return what each heading is about: where areas are the top level, they are areas and no measures."""
    made = [one.kind for one in reading.sections]
    # Several headings of measures with no area below them are the areas: a heading over all is lacking.
    tops = [at for at, one in enumerate(reading.sections) if (one.kind, one.level) == ("measures", 1)]
    bare = [at for at in tops if made[at + 1 : at + 2] != ["area"]]
    return [("area" if at in bare and len(bare) > 1 else kind) for at, kind in enumerate(made)]


def _words_of(text: str, section: Section) -> str:
    """Return a heading as printed, its number included."""
    at = text.find(section.heading, section.start, section.end) if section.heading else -1
    end = at + len(section.heading) if at >= 0 else section.start + len(section.number)
    return text[section.start : end] or first_clause(text[section.start : section.end])


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _statements(text: str, reading: Reading, headings: list[Item], numbers: _Numbers) -> Iterator[Item]:
    for statement in reading.statements:
        start, ordinal, title = _beginning(text, statement.start, statement.end, statement.title)
        if not title:
            continue
        cells = {
            "section": headings[statement.section].id,
            "kind": statement.kind,
            "ordinal": ordinal,
            "title_zh": title,
        }
        cells |= {"start": str(start), "end": str(_trimmed(text, start, statement.end)), "areas": ""}
        yield _item(numbers.next("statement"), "statement", cells)


def _beginning(text: str, start: int, end: int, title: str) -> tuple[int, str, str]:
    """Return where a statement begins, its ordinal and its title: side by side they are its first words."""
    at = text.find(title, start, min(end, start + LONGEST_ORDINAL + len(title))) if title else -1
    if at < 0:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        return start, "", first_clause(text[start:end])
    if not text[start:at].strip():
        start = at
    return start, text[start:at], title


def _figure(text: str, figure: Figure, numbers: _Numbers, year: str) -> Item:
    cells = _stated(text, figure, year)
    cells |= {"value": plain_number(figure.value), "qualifier": figure.qualifier}
    hints = {
        "unit": figure.unit,
        "kinds": list(figure.kinds),
        "shared": figure.shared,
        "order": figure.order,
    }
    return _item(numbers.next("figure"), "figure", cells, figure.confidence, **_hints(figure), **hints)


def _claim(text: str, claim: Claim, numbers: _Numbers, year: str) -> Item:
    cells = _stated(text, claim, year) | {"extent": claim.extent}
    return _item(numbers.next("claim"), "claim", cells, claim.confidence, **_hints(claim))


def _stated(text: str, read: Figure | Claim, year: str) -> dict[str, str]:
    sentence = text[read.sentence_start : read.sentence_end]
    period = read.period or year
    return {
        "indicator": read.indicator,
        "year": period_year(period),
        "period": period,
        "actor": "not_stated",
        "actor_en": "not stated",
        "period_basis": basis(sentence, period_year(period)),
        "status": "reported",
        "stated": text[read.start : read.end],
        "start": str(read.start),
        "end": str(read.end),
        # A check asks that the sentence holds the figure: where the reader's does not, it is stretched.
        "sentence_start": str(min(read.sentence_start, read.start)),
        "sentence_end": str(max(read.sentence_end, read.end)),
    }


def _hints(read: Figure | Claim) -> dict[str, Any]:
    return {
        "concept": read.concept,
        "concept_start": read.concept_start,
        "concept_end": read.concept_end,
        "catalogue": read.catalogue,
        "work_area": read.work_area,
        "score": round(read.score, 3),
        "rule": read.rule,
    }


def _mentions(reading: Reading, numbers: _Numbers) -> Iterator[Item]:
    """Yield what is no figure, once for each place where one begins."""
    longest = {}
    # In this order the longest of those that begin at one place is the last to be put there.
    for mention in sorted(reading.mentions, key=lambda mention: (mention.start, mention.end)):
        if mention.reason not in NO_MENTIONS and mention.end > mention.start:
            longest[mention.start] = mention
    for mention in longest.values():
        cells = {"start": str(mention.start), "end": str(mention.end), "reason": mention.reason}
        yield _item(numbers.next("mention"), "mention", cells, stated=mention.stated)
