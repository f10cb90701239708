"""Which proposal of the reader answers which label, and what of it is right."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from data.reading.reading import Claim, Figure
from data.reading.score_labels import ANY, Label

Proposal: TypeAlias = Figure | Claim
# So many characters a proposal may reach beyond the labelled number, where it leaves the clause.
SLACK = 8
TOLD = ("value", "unit", "qualifier")
SHARED = "shared_value"


@dataclass(frozen=True, slots=True)
class Answer:
    """A label and the proposal that answers it, None where it is missed; fields: which of them are right."""

    label: Label
    proposal: Proposal | None
    fields: Mapping[str, bool]

    @property
    def is_right(self) -> bool:
        """Whether it is found with its value, unit and qualifier; of a claim with its extent."""
        return self.proposal is not None and all(self.fields[name] for name in _told(self.label))


@dataclass(frozen=True, slots=True)
class Match:
    """What became of a text: each label with its answer; what was proposed in vain; traps stepped into."""

    answers: tuple[Answer, ...]
    false: tuple[Proposal, ...]
    traps: int
    trapped: int


def _told(label: Label) -> tuple[str, ...]:
    return ("extent",) if label.is_claim else TOLD


def match(labels: Sequence[Label], proposals: Sequence[Proposal], units: Mapping[str, str]) -> Match:
    """Pair labels with proposals, the best agreement first: a wrong one never takes a right one's place."""
    wanted = [label for label in labels if label.sort == "figure"]
    found = _pairs(wanted, proposals, units)
    used = {which for which, _ in found.values()}
    spare = [proposal for which, proposal in enumerate(proposals) if which not in used]
    traps = [label for label in labels if label.sort == "trap"]
    opened = [label for label in labels if label.sort == "open"]
    false = _false(spare, wanted, opened, units)
    answers = []
    for which, label in enumerate(wanted):
        place, fields = found.get(which, (None, {}))
        answers.append(Answer(label, None if place is None else proposals[place], fields))
    trapped = sum(any(_overlap(trap, proposal) for proposal in false) for trap in traps)
    return Match(tuple(answers), tuple(false), len(traps), trapped)


def _pairs(
    labels: Sequence[Label], proposals: Sequence[Proposal], units: Mapping[str, str]
) -> dict[int, tuple[int, Mapping[str, bool]]]:
    pairs = []
    for a, label in enumerate(labels):
        for b, proposal in enumerate(proposals):
            if touches(label, proposal):
                fields = agreement(label, proposal, units)
                told = [fields[name] for name in _told(label)]
                order = (not all(told), -sum(told), -sum(fields.values()), _distance(label, proposal), a, b)
                pairs.append((order, fields))
    found: dict[int, tuple[int, Mapping[str, bool]]] = {}
    used: set[int] = set()
    for (*_, a, b), fields in sorted(pairs, key=lambda pair: pair[0]):
        if a not in found and b not in used:
            found[a] = b, fields
            used.add(b)
    return found


def touches(label: Label, proposal: Proposal) -> bool:
    """Say whether a proposal is about the labelled number: it holds it, and stays in its clause or near."""
    if label.is_claim != isinstance(proposal, Claim):
        return False
    if label.clause is None or label.number is None:
        return True
    (first, last), (start, end) = label.clause, label.number
    inside = first <= proposal.start and proposal.end <= last
    near = start - SLACK <= proposal.start and proposal.end <= end + SLACK
    return proposal.start < end and start < proposal.end and (inside or near)


def agreement(label: Label, proposal: Proposal, units: Mapping[str, str]) -> dict[str, bool]:
    """Which fields are right; one that the label does not score counts as right."""
    besides = {
        "period": label.period in (ANY, proposal.period),
        "work_area": label.work_area in (ANY, proposal.work_area),
        "catalogue": label.catalogue in (ANY, proposal.catalogue),
    }
    if isinstance(proposal, Claim):
        return {"extent": label.extent in (ANY, proposal.extent), **besides}
    return {
        "value": _is_near(label, proposal),
        "unit": _same_unit(label.unit, proposal.unit, units),
        "qualifier": label.qualifier in (ANY, proposal.qualifier),
        **besides,
    }


def _is_near(label: Label, figure: Figure) -> bool:
    if label.value is None:
        return True
    return math.isclose(float(label.value), float(figure.value), rel_tol=label.near, abs_tol=1e-6)


def _same_unit(wanted: str, written: str, units: Mapping[str, str]) -> bool:
    return wanted == ANY or units.get(written, written) in {
        units.get(unit, unit) for unit in wanted.split("|")
    }


def _distance(label: Label, proposal: Proposal) -> int:
    if label.number is None:
        return 0
    return abs(proposal.start - label.number[0]) + abs(proposal.end - label.number[1])


def _overlap(label: Label, proposal: Proposal) -> bool:
    if label.clause is None:
        return False
    return label.clause[0] < proposal.end and proposal.start < label.clause[1]


def _false(
    spare: Sequence[Proposal],
    labels: Sequence[Label],
    opened: Sequence[Label],
    units: Mapping[str, str],
) -> list[Proposal]:
    """Proposals that are wrong. One number for two things may be read as one figure more, once."""
    false, twins = [], set()
    for proposal in spare:
        if any(touches(label, proposal) for label in opened):
            continue
        twin = next((label for label in labels if _is_twin(label, proposal, units)), None)
        if twin is not None and twin.number not in twins:
            twins.add(twin.number)
            continue
        false.append(proposal)
    return false


def _is_twin(label: Label, proposal: Proposal, units: Mapping[str, str]) -> bool:
    if SHARED not in label.kinds or not touches(label, proposal):
        return False
    fields = agreement(label, proposal, units)
    return all(fields[name] for name in _told(label))
