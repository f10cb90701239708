"""One way of writing for the rules: full-width forms, dashes and blanks made alike, every place kept."""

from __future__ import annotations

from data.reading.traditional import simplified

DASHES = "—–－~～‐‑﹣−─"
BLANKS = "\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff\r"
BRACKETS = {"〔": "[", "［": "[", "【": "[", "〕": "]", "］": "]", "】": "]"}
QUOTES = {"「": "“", "『": "“", "」": "”", "』": "”", "〝": "“", "〞": "”"}

TABLE = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {ord(c): "-" for c in DASHES}
    | {ord(c): " " for c in BLANKS}
    | {ord(c): plain for c, plain in (BRACKETS | QUOTES).items()}
)


def plain(text: str) -> str:
    """The same text, character for character, in half-width and simplified forms; offsets stay true."""
    return simplified(text.translate(TABLE))


def as_written(unit: str, stated: str) -> str:
    """A unit as the words of its figure have it: 个 is 個 where 3個 is stated."""
    if unit in stated:
        return unit
    at = plain(stated).find(unit)
    return stated[at : at + len(unit)].translate(TABLE) if at >= 0 else unit
