"""What is told of a text that was read: rows of its figures, what it is about, how much was found."""

from __future__ import annotations

from collections import Counter

from data.reading.confidence import OCR_AT_MOST
from data.reading.files.document import Document
from data.reading.reading import Claim, Figure, Reading
from data.source_places import is_from_ocr, place_at

NOT_UNDERSTOOD = "not_understood"


def tally(reading: Reading) -> Counter[str]:
    """How many of each sort a text holds: texts, figures, claims, mentions, not_understood (in mentions)."""
    unknown = sum(mention.reason == NOT_UNDERSTOOD for mention in reading.mentions)
    return Counter(
        texts=1,
        figures=len(reading.figures),
        claims=len(reading.claims),
        mentions=len(reading.mentions),
        not_understood=unknown,
    )


def head_row(reading: Reading) -> dict[str, str | None]:
    """Return what a text says of itself: title, place, place_code, level, body, year, period; None if not."""
    head = reading.head
    fields = {
        "title": head.title,
        "place": head.place,
        "place_code": head.place_code,
        "level": head.level,
        "body": head.body,
        "year": head.year,
        "period": head.period,
    }
    return {name: value or None for name, value in fields.items()}


def proposal_row(name: str, proposal: Figure | Claim, document: Document) -> dict[str, object]:
    """Return a proposal with where it stands; name: what its text is called."""
    return _object(name, proposal) | _where(proposal, document)


def _object(name: str, proposal: Figure | Claim) -> dict[str, object]:
    figure = proposal if isinstance(proposal, Figure) else None
    return {
        "text": name,
        "start": proposal.start,
        "end": proposal.end,
        "value": float(figure.value) if figure else None,
        "unit": figure.unit if figure else "coverage",
        "qualifier": figure.qualifier if figure else None,
        "extent": proposal.extent if isinstance(proposal, Claim) else None,
        "period": proposal.period,
        "work_area": proposal.work_area,
        "catalogue_id": proposal.catalogue or None,
        "confidence": proposal.confidence,
        "rule": proposal.rule,
    }


def _where(proposal: Figure | Claim, document: Document) -> dict[str, object]:
    """Return where in the file it stands, as far as the file tells: page, or paragraph, or table and row."""
    place = place_at(document.source_places, proposal.start)
    if place is None:
        return {}
    told = {name: getattr(place, name) for name in ("page", "paragraph", "table", "row")}
    is_ocr = is_from_ocr(document.source_places, proposal.start, proposal.end)
    less_sure = {"ocr": True, "confidence": min(proposal.confidence, OCR_AT_MOST)}
    return {name: number for name, number in told.items() if number} | (less_sure if is_ocr else {})
