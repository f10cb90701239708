"""What a row must have to be put into words, whatever else it is."""

from typing import Protocol


class Counted(Protocol):
    """What it is that is counted: the classifier, and its English for one and for many."""

    @property
    def unit_zh(self) -> str: ...
    @property
    def unit_en_one(self) -> str: ...
    @property
    def unit_en_many(self) -> str: ...


class Quantity(Counted, Protocol):
    """What it takes to put a figure or a coverage claim into words.

    value: in the indicator's base unit, a share in per cent; None for a claim, and where the status is not
    `reported`. extent: of a claim, "" for a figure.
    """

    @property
    def kind(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def stated(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def qualifier(self) -> str: ...
    @property
    def extent(self) -> str: ...


class StatedQuantity(Quantity, Protocol):
    """A quantity that can be led to. id: of its observation."""

    @property
    def id(self) -> str: ...
