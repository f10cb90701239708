"""Ids that nothing else has."""

from __future__ import annotations

from collections.abc import Container
from itertools import count


def free_name(name: str, taken: Container[str], joint: str = "-") -> str:
    """Return the name, or with the first number from 2 on that makes it free. joint: what stands between."""
    tries = (f"{name}{joint}{number}" for number in count(2))
    return name if name not in taken else next(one for one in tries if one not in taken)
