"""How far a printed number may lie from a computed one, and how a computed one is written beside it."""

from __future__ import annotations

import re
from decimal import Decimal

from .amounts import Amount
from .model import Stated
from .sums import plain_number


def last_digit(share: Stated) -> Decimal:
    """One unit of the last printed digit: both rounding and cutting off are usual."""
    digits = re.search(r"\.(\d+)", share.words.replace("．", "."))
    return Decimal(1).scaleb(-len(digits[1])) if digits else Decimal(1)


def shown(computed: Decimal, beside: Amount) -> str:
    """A computed value with as many decimals as the stated one; a whole per cent with one more."""
    if not beside.is_share:
        return plain_number(computed)
    step = min(last_digit(beside.stated), Decimal("0.1"))
    return f"{computed.quantize(step):,f}"


def shown_whole(computed: Decimal) -> str:
    """A computed count, which has no fraction."""
    return plain_number(computed.quantize(Decimal(1)))
