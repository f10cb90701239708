"""Addresses of pages: what each is called, with its report and what is chosen on it."""

import os
from collections.abc import Iterable
from urllib.parse import quote, urlencode

# Between the values of one key: in a query a comma needs no escape.
SEPARATOR = ","
NUMBERS_SHOWN = "shown"
FEED = "changes.atom"
# Places of words in a text are called found-1, found-2 …
FOUND = "found"


def base_path() -> str:
    """Return where the site is mounted, with a slash at both ends: BASE_PATH, or `/`."""
    inner = os.environ.get("BASE_PATH", "").strip().strip("/")
    return f"/{inner}/" if inner else "/"


def inside(path: str) -> str:
    """Return a path below the base path."""
    base = base_path()
    return path[len(base) :] if path.startswith(base) else path.lstrip("/")


def address(path: str, /, **query: str | None) -> str:
    """Return an address under the base path; empty query values are left out."""
    given = {key: value for key, value in query.items() if value}
    # Signs that our own values use and that need no escape in a query: addresses stay readable.
    search = "?" + urlencode(given, safe=f"{SEPARATOR}@~") if given else ""
    return base_path() + quote(path.lstrip("/")) + search


def overview_href(language: str, report: str, statement: str = "", categories: Iterable[str] = ()) -> str:
    """Return the address of a report's overview, with a measure or subjects chosen."""
    chosen = SEPARATOR.join(categories)
    return address(f"{language}/overview/{report}", category=chosen, statement=statement)


def areas_href(language: str, report: str, subject: str = "") -> str:
    """Return the address of the list of work areas; with a subject, of the area with most of its figures."""
    return address(f"{language}/area/{report}", subject=subject)


def area_href(language: str, report: str, section: str) -> str:
    """Return the address of one work area."""
    return address(f"{language}/area/{report}/{section}")


def indicators_href(language: str, report: str = "") -> str:
    """Return the address of the list of indicators."""
    return address(f"{language}/indicator", report=report)


def indicator_href(language: str, report: str, indicator: str) -> str:
    """Return the address of one indicator in one report."""
    return address(f"{language}/indicator/{indicator}", report=report)


def gap_href(language: str, report: str, indicator: str) -> str:
    """Return the address of what to do about an indicator that a report does not state."""
    return address(f"{language}/gap/{report}/{indicator}")


def spotcheck_href(language: str, report: str) -> str:
    """Return the address of the list of a report's figures for a visit."""
    return address(f"{language}/spotcheck/{report}")


def text_href(
    language: str, report: str, figure: str = "", statement: str = "", numbers: str = "", find: str = ""
) -> str:
    """Return the address of the report's text, at a figure's or a statement's sentence.

    numbers: NUMBERS_SHOWN marks the numbers that are no indicators too. find: words to mark wherever they
    stand.
    """
    query = {"figure": figure, "statement": statement, "find": find, "numbers": numbers}
    return address(f"{language}/text/{report}", **query)


def found_href(language: str, report: str, find: str) -> str:
    """Return the address of the first place of words in the report's text."""
    return f"{text_href(language, report, find=find)}#{FOUND}-1"


def preview_href(language: str, report: str, figure: str) -> str:
    """Return the address of the picture that a shared link to a figure shows."""
    return address(f"preview/{language}/{report}/{figure}.png")


def data_href(language: str, report: str = "", **filters: str) -> str:
    """Return the address of the data page with its filters."""
    return address(f"{language}/data", report=report, **filters)


def about_href(language: str, report: str = "", figure: str = "") -> str:
    """Return the address of the page about the method, with a figure in which there may be an error."""
    return address(f"{language}/about", report=report, figure=figure)


def reports_href(language: str, **filters: str) -> str:
    """Return the address of the list of reports."""
    return address(f"{language}/reports", **filters)


def compare_href(language: str, **choices: str) -> str:
    """Return the address of the comparison with what was chosen."""
    return address(f"{language}/compare", **choices)


def differences_href(language: str, **asked: str) -> str:
    """Return the address of what is stated differently; `show`: one comparison by its id."""
    return address(f"{language}/differences", **asked)


def coverage_href(language: str, **asked: str) -> str:
    """Return the address of which report states what; report, indicator: the cell that is opened."""
    return address(f"{language}/coverage", **asked)


def required_href(language: str, **asked: str) -> str:
    """Return the address of what the rules ask of annual reports; report: the one shown by passages."""
    return address(f"{language}/required", **asked)


def search_href(language: str, **asked: str) -> str:
    """Return the address of the search page; q: the words, typed: "1" where only these are wanted."""
    return address(f"{language}/search", **asked)


def for_programs_href(language: str) -> str:
    """Return the address of the page about the API."""
    return address(f"{language}/api")


def changes_href(language: str, **asked: str) -> str:
    """Return the address of what was added, corrected and removed: of a place, a report, since a day."""
    return address(f"{language}/changes", **asked)


def feed_href(language: str, **asked: str) -> str:
    """Return the address of the same as an Atom feed: of everything, a place or a report."""
    return address(f"{language}/{FEED}", **asked)


def codebook_href(language: str) -> str:
    """Return the address of the codebook."""
    return address(f"{language}/codebook")


def reading_href(language: str) -> str:
    """Return the address of the page that says how well reports are read."""
    return address(f"{language}/reading")


def place_href(language: str, place: str, **filters: str) -> str:
    """Return the address of a place. filters: what of its figures is shown, and in which order."""
    return address(f"{language}/place/{place}", **filters)


def draft_check_href(language: str) -> str:
    """Return the address of the draft check, for a report before it is published."""
    return address(f"{language}/check")


def review_href(language: str, draft: str = "", step: str = "", item: str = "") -> str:
    """Return the address of a draft's review; without a draft, of the list of drafts.

    step: what of it is shown (`confirm`, `sure`, `finish`). item: what is opened for a decision.
    """
    return address("/".join(filter(None, (language, "review", draft))), step=step, item=item)
