"""Read a report: text in, proposed figures with their sentences out."""

from data.reading.head import Head
from data.reading.numbers import Number, read_number
from data.reading.propose import propose
from data.reading.reading import Claim, Figure, Mention, Reading
from data.reading.sections import Section, Statement

__all__ = [
    "Claim",
    "Figure",
    "Head",
    "Mention",
    "Number",
    "Reading",
    "Section",
    "Statement",
    "propose",
    "read_number",
]
