"""Tells a text that was checked from every other: what is sent once more must be the same."""

import hashlib


def text_digest(text: str) -> str:
    """Return what no other text has."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
