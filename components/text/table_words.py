"""Words that stand in the tables, in the reader's language or, marked as such, in the next best."""

from typing import Any

from components.text.languages import LANGUAGES, form_of
from data.languages import FIRST_LANGUAGE, cell, unit_cell


class TableWords(str):
    """Words of a table. `language`: which they are in; `lang`: its tag where it is not the reader's, else "".

    What writes components as HTML marks the element that holds them (`components.web.first_html`), so that
    no caller need ask.
    """

    language: str
    lang: str

    def __new__(cls, words: str, language: str, asked: str) -> "TableWords":
        """Return words of `language`, for a reader of `asked`."""
        made = super().__new__(cls, words)
        made.language = language
        made.lang = LANGUAGES.get(language, "") if language != asked else ""
        return made

    def __getnewargs__(self) -> tuple[str, str, str]:  # type: ignore[override]  # a string's own has one
        # What copies or pickles a string calls `__new__`; what is set afterwards it brings along itself.
        return str(self), self.language, self.language

    def after(self, before: str) -> "TableWords":
        """Return the same words with something before them, still marked as what they are."""
        made = super().__new__(TableWords, before + self)
        made.language, made.lang = self.language, self.lang
        return made


def named(row: Any, column: str, language: str) -> TableWords:
    """Return a row's `<column>_<language>`, in the next best language where it is empty or no such column.

    row: a row as attributes, or a mapping. Empty where no language has a word.
    """
    return TableWords(*cell(row, column, language), language)


def translated(row: Any, column: str, language: str) -> TableWords:
    """Return a row's translated words; empty where there is only the original, which is shown anyway."""
    words = named(row, column, language)
    return words if words.language != FIRST_LANGUAGE else TableWords("", language, language)


def unit_named(row: Any, language: str, number: Any = None, column: str = "unit_") -> TableWords:
    """Return what a figure is counted in, in the form that goes with a number; without one, with many.

    row: a row with `unit_zh`, `unit_en_one`, `unit_en_many`. column: how these begin, "" in `units` itself.
    """

    def form_in(own: str) -> str:
        return form_of(number, own) if number is not None and own in LANGUAGES else ""

    return TableWords(*unit_cell(row, language, form_in, column), language)


def lang_of_typed(words: str, language: str) -> dict[str, str]:
    """Return the same of words that people typed: what is not ASCII is taken for the reports' language."""
    is_foreign = language != FIRST_LANGUAGE and not words.isascii()
    return {"lang": LANGUAGES[FIRST_LANGUAGE]} if is_foreign else {}


def lang_of(words: str) -> dict[str, str]:
    """Return the attribute that says which language words are in; none where it is the reader's."""
    lang = getattr(words, "lang", "")
    return {"lang": lang} if lang else {}
