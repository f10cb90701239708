"""Text that no spreadsheet runs."""

from typing import Any

# What a spreadsheet may take for a formula, in full width too (some turn it into half width on opening).
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SPACES = " \u3000\u00a0"
MARK = "'"


def neutral(cell: Any) -> Any:
    """Return text that a spreadsheet would run as a formula behind an apostrophe, all else as it is."""
    risky = isinstance(cell, str) and cell.lstrip(SPACES).startswith(STARTS)
    return f"{MARK}{cell}" if risky else cell
