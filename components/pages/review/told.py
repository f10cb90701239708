"""What went wrong with a draft, as a sentence in the reader's language."""

from components.text import FIRST_LANGUAGE, text, words
from data.drafts import DraftError, StaleDecision
from data.reading.draft import words as reading_words

# What values a sentence puts in that are names of columns.
COLUMNS = ("column", "missing")


def sentence(error: DraftError, language: str) -> str:
    """Return the sentence; what is a wrong call of a program stands in English behind a few words."""
    if error.code == "unreadable":
        return (
            text(f"draft.refused_{error.values['reason']}", language)
            if _has(f"draft.refused_{error.values['reason']}")
            else reading_words("unreadable", language)
        )
    key = f"review.error_{error.code}"
    if isinstance(error, StaleDecision):
        last = error.item.history[-1] if error.item.history else None
        who = last.who if last else "—"
        did = text(f"review.verb_{last.verb}", language) if last else "—"
        return text("review.error_stale", language, who=who, verb=did)
    values = {name: _named(name, value, language) for name, value in error.values.items()}
    return text(key if _has(key) else "review.error_other", language, **values, said=str(error))


def _has(key: str) -> bool:
    return key in words(FIRST_LANGUAGE)


def label(column: str, language: str) -> str:
    """Return what a column is called; one without a name of its own by its id."""
    key = f"review.field_{column}"
    return text(key, language) if _has(key) else column


def _named(name: str, value: str, language: str) -> str:
    if name not in COLUMNS:
        return value
    return text("review.and", language).join(label(column, language) for column in value.split())
