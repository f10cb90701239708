"""How much is tried: enough on every day, and more where THOROUGH=1 asks for it."""

import os

THOROUGH = os.environ.get("THOROUGH", "0") not in ("", "0")


def tried(everyday: int, thorough: int) -> int:
    """Return how many examples, or how long a text, a test takes today."""
    return thorough if THOROUGH else everyday
