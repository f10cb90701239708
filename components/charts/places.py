"""Where the labels of a bar's parts stand, so that no two of them meet."""

from dataclasses import dataclass

GAP = 14.0


@dataclass(frozen=True)
class Label:
    """A part's label: where its part starts and ends along the bar (0 to 1), and its own width in px."""

    start: float
    end: float
    width: float


@dataclass(frozen=True)
class Place:
    """Where a label stands: `track` 1, 2 … above the bar or -1, -2 … below it; `left` in px from its start.

    leader: whether a line joins it to its part. at_end: it is set flush with the bar's end.
    """

    track: int
    left: float
    leader: bool
    at_end: bool


def place_labels(labels: list[Label], width: float) -> list[Place]:
    """Return a place for each label on a bar `width` px wide.

    Large parts choose first, directly below themselves; a label that would meet another goes above,
    then further out, joined to its part by a line.
    """
    taken: dict[int, list[tuple[float, float]]] = {}
    places: dict[int, Place] = {}
    for number in sorted(range(len(labels)), key=lambda n: labels[n].start - labels[n].end):
        label = labels[number]
        left = min(label.start * width, max(width - label.width, 0.0))
        track = next(t for t in _tracks(len(labels)) if _free(taken.get(t, []), left, left + label.width))
        taken.setdefault(track, []).append((left, left + label.width))
        places[number] = Place(track, left, track != -1, left < label.start * width - 0.5)
    return [places[number] for number in range(len(labels))]


def _tracks(count: int) -> list[int]:
    return [-1, *(sign * step for step in range(1, count + 1) for sign in (1, -1) if (sign, step) != (-1, 1))]


def _free(taken: list[tuple[float, float]], left: float, right: float) -> bool:
    return all(right + GAP <= start or end + GAP <= left for start, end in taken)
