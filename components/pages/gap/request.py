"""A request for disclosure of a figure, as an office takes it: in Chinese for readers of any language."""

from collections.abc import Iterator

from components.text import FIRST_LANGUAGE, named, text
from data.select.gap import Gap
from data.select.rows import Report

# What regulations ask of a request, in the order in which offices print it; each is a paragraph or more.
PARTS = ("who", "what", "how")


def request_title() -> str:
    """Return what the request is called."""
    return text("gap.request_title", FIRST_LANGUAGE)


def request_lines(gap: Gap, report: Report) -> Iterator[str]:
    """Return the paragraphs below the title: to whom, who asks, what is asked for, in which form."""
    said = {
        "place": str(named(report, "place", FIRST_LANGUAGE)),
        "year": report.year,
        "indicator": str(named(gap.row, "name", FIRST_LANGUAGE)),
        "plain": str(named(gap.row, "plain", FIRST_LANGUAGE)).rstrip("。"),
        "title": report.title,
        "source": report.source_name,
        "alias": gap.alias,
    }
    yield _words("to_government" if report.place_body == "government" else "to_office", said)
    for part in PARTS:
        yield _words(f"{part}_heading", said)
        yield from _words(part, said).split("\n")
        if part == "what":
            yield _words("known_words" if gap.alias else "known", said)
            yield _words("elsewhere", said)
    yield from _words("end", said).split("\n")


def request_words(gap: Gap, report: Report) -> str:
    """Return the whole request as text to copy."""
    return "\n".join([request_title(), "", *request_lines(gap, report)])


def _words(key: str, said: dict[str, object]) -> str:
    return text(f"gap.request_{key}", FIRST_LANGUAGE, **said)
