"""An address as a QR code: which dots of a square are dark."""

from dataclasses import dataclass
from itertools import groupby

import segno

# Beyond this size its dots would be too small on a card: some 600 letters.
LARGEST_VERSION = 16


@dataclass(frozen=True)
class Run:
    """Dark dots beside each other: the row, where they begin, how many they are."""

    row: int
    start: int
    length: int


@dataclass(frozen=True)
class Code:
    """A code of size × size dots, without the light zone around it."""

    size: int
    runs: tuple[Run, ...]


def code(address: str) -> Code | None:
    """Return the code of a whole address.

    None of one without scheme, which leads nowhere, and of one too long to be read from a screen.
    """
    if "://" not in address:
        return None
    try:
        # Pictures are passed on as they are: a higher level of correction would only make the dots smaller.
        made = segno.make_qr(address, error="l", version=None, boost_error=True)
    except segno.DataOverflowError:
        return None
    if int(made.version) > LARGEST_VERSION:
        return None
    rows = [bytes(row) for row in made.matrix]
    return Code(len(rows), tuple(run for number, row in enumerate(rows) for run in _runs(number, row)))


def _runs(number: int, row: bytes) -> list[Run]:
    runs, at = [], 0
    for dark, dots in groupby(row):
        length = len(list(dots))
        if dark:
            runs.append(Run(number, at, length))
        at += length
    return runs
