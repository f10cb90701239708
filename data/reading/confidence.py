"""How sure a proposal is: the doubts that it raises, and how often proposals with such a doubt were right.

The shares lie in tables/confidence.csv, measured on labelled texts (python -m tests.bench.calibration --by
doubts); a proposal is as sure as its gravest doubt lets it be. A proposal counts as right when its value,
unit, qualifier and period are.
"""

from __future__ import annotations

from collections.abc import Iterable

from data.reading.words import in_language, mapping

NO_DOUBT = "none"
SURE = 0.99
# What a machine read from a picture is never sure, however plain the sentence is.
OCR_AT_MOST = 0.9
# Made once: it is asked for every figure.
SHARES = {doubt: float(right) for doubt, right in mapping("confidence", "doubt", "right").items()}


def confidence(doubts: Iterable[str]) -> float:
    """Between 0 and 1; SURE or more where nothing speaks against a proposal."""
    return min((SHARES[doubt] for doubt in doubts), default=SHARES[NO_DOUBT])


def in_words(doubts: Iterable[str], language: str) -> list[str]:
    """The doubts in a language, as a reader is told."""
    sentences = in_language("confidence", "doubt", language)
    return [sentences[doubt] for doubt in doubts]
