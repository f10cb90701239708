"""What the figures say together: shares, parts and their whole, and the rules of the table `checks`."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from data.agreement import Figure, agree, compute, operands, stated_places
from data.check.book import Book, Row
from data.hedged import Refused, compare, hedged

# One report may state figures of several years.
Group = Mapping[str, tuple[Row, Figure]]


def check_figures(book: Book) -> None:
    """Name each share outside 0 to 100, each part above its whole, each check that does not hold."""
    if book.vocabulary is None:
        return
    known = {row["id"]: row for row in book.known("indicators")}
    for row in book.sound("observations"):
        _check_share(book, row, known)
    for group in _groups(book, known).values():
        _check_parts(book, group)
        for rule in book.vocabulary.sound("checks"):
            _check_rule(book, rule, group)


def _check_share(book: Book, row: Row, known: Mapping[str, Row]) -> None:
    indicator = known.get(row["indicator"])
    if indicator and indicator["kind"] == "share" and row["value"] and not 0 <= float(row["value"]) <= 100:
        book.broken(row, "value", f"{row['value']} is no share", "0 to 100 per cent would be right")


def _groups(book: Book, known: Mapping[str, Row]) -> dict[tuple[str, str], dict[str, tuple[Row, Figure]]]:
    """Return the sound figures by period and scope, then by indicator; the first of several counts."""
    groups: dict[tuple[str, str], dict[str, tuple[Row, Figure]]] = defaultdict(dict)
    for row in book.sound("observations"):
        indicator = known.get(row["indicator"])
        if indicator and not indicator.broken and row["value"]:
            group = groups[row["period"], row["scope_zh"]]
            group.setdefault(row["indicator"], (row, figure_of(row, indicator)))
    return groups


def figure_of(row: Row, indicator: Row) -> Figure:
    """Return an observation with a value as arithmetic takes it. indicator: its row of the vocabulary."""
    given: dict[str, Any] = {
        "indicator": row["indicator"],
        "value": hedged(row["value"], row["qualifier"]),
        "places": stated_places(row["stated"]),
    }
    # What only pages show, such as the section, has no column in indicators and stays "".
    given |= {one.name: indicator[one.name] for one in fields(Figure) if one.name not in given}
    return Figure(**given)


def _check_parts(book: Book, group: Group) -> None:
    for row, part in group.values():
        _, whole = group.get(part.part_of, (None, None))
        if whole and whole.unit == part.unit and compare(part.value, whole.value) == "greater":
            words = f"{row['value']} is above its whole, {whole.indicator}"
            book.broken(row, "value", words, f"{whole.value.value:f} or less would be right")


def _check_rule(book: Book, rule: Row, group: Group) -> None:
    """Let a rule be where a figure is not reported, is named already, or leaves the answer open."""
    names = (*operands(rule["kind"], rule["left"]), rule["right"])
    if not all(name in group and not group[name][0].broken for name in names):
        return
    *left, right = (group[name][1] for name in names)
    computed = compute(rule["kind"], left, right.kind)
    if isinstance(computed, Refused) or agree(rule["kind"], computed, right.value, right.places) is not False:
        return
    row = group[right.indicator][0]
    words = f"{row['value']}, but {rule['left']} comes to {_short(computed.value)} (checks: {rule['id']})"
    book.broken(row, "value", words, "figures that agree would be right")


def _short(number: object) -> str:
    return f"{number:.10g}"
