"""Where the labels of a bar's parts stand, so that no two of them meet."""

from dataclasses import dataclass

# Two labels closer than this, in px, read as one.
GAP = 14.0


@dataclass(frozen=True)
class Label:
    """A part's label: where its part starts and ends along the bar (0 to 1), and its own width in px."""

    start: float
    end: float
    width: float


@dataclass(frozen=True)
class Place:
    """Where a label stands: `track` 1, 2 … above the bar or -1 directly below it; `left` in px.

    leader: whether a line at the part's start joins label and bar. at_end: it is flush with the bar's end.
    """

    track: int
    left: float
    leader: bool
    at_end: bool


def place_labels(labels: list[Label], width: float) -> list[Place]:
    """Return a place for each label on a bar `width` px wide.

    Large parts choose first, directly below themselves. What would meet another goes above, from the right to
    the left and ever higher, so that no line crosses a label: all that stands lower stands further right.
    Those set flush with the end, by however little, come last, above the lines of the others, and have no
    line themselves: it would go down through what stands below them.
    """
    lefts = [min(label.start * width, max(width - label.width, 0.0)) for label in labels]
    spans = [(left, left + label.width) for left, label in zip(lefts, labels, strict=True)]
    tracks: dict[int, int] = {}
    # Largest part first: start minus end is its length, negated.
    for number in sorted(range(len(labels)), key=lambda n: labels[n].start - labels[n].end):
        if _free([spans[n] for n in tracks], spans[number]):
            tracks[number] = -1
    starts = [label.start * width for label in labels]
    # False sorts before True: labels that had to be moved to the end come last, all others from right to
    # left.
    for number in sorted(range(len(labels)), key=lambda n: (lefts[n] < starts[n], -n)):
        if number not in tracks:
            tracks[number] = _above(number, spans, starts, tracks)
    return [_place(tracks[n], lefts[n], starts[n]) for n in range(len(labels))]


def _above(number: int, spans: list[tuple[float, float]], starts: list[float], tracks: dict[int, int]) -> int:
    """Return the lowest track on which a label meets no other, above every line that goes down through it."""
    left, right = spans[number]
    track = 1 + max([0, *(taken for n, taken in tracks.items() if left < starts[n] < right)])
    while not _free([spans[n] for n, taken in tracks.items() if taken == track], spans[number]):
        track += 1
    return track


def _place(track: int, left: float, start: float) -> Place:
    # It was moved to the left of its part's start, since it would have run over the bar's end.
    at_end = left < start
    return Place(track, left, track > 0 and not at_end, at_end)


def _free(taken: list[tuple[float, float]], span: tuple[float, float]) -> bool:
    return all(span[1] + GAP <= start or end + GAP <= span[0] for start, end in taken)
