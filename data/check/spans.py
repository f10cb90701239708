"""Where the tables say that words stand in a text, they stand."""

from data.folders.book import Book, Row

# The column whose words stand at start..end; where it is a title, more follows.
WORDS = {"observations": "stated", "listed": "name_zh", "corrections": "printed"}
BEGINNINGS = {"sections": ("heading",), "statements": ("ordinal", "title_zh")}
SPANNED = ("sections", "statements", "observations", "mentions", "listed", "corrections")


def check_spans(book: Book) -> None:
    """Name each row whose offsets do not hold its words, or lie outside what should hold them."""
    if book.text is None:
        return
    for name in SPANNED:
        for row in book.sound(name):
            if row["start"]:
                _check_row(book, name, row, book.text)
    _check_source_places(book, book.text)
    for name, holders, column in (
        ("statements", "sections", "section"),
        ("sections", "sections", "parent"),
        ("listed", "statements", "statement"),
    ):
        known = {row["id"]: row for row in book.sound(holders)}
        for row in book.sound(name):
            _check_inside(book, row, known.get(row[column]))
    figures = list(book.sound("observations"))
    for row in book.sound("mentions"):
        _check_apart(book, row, figures)


def _check_source_places(book: Book, text: str) -> None:
    """Name each row whose position does not lie behind the one above it and inside the text."""
    before = -1
    for row in book.sound("source_places"):
        start = row.number("start")
        if not before < start < len(text):
            right = f"a number above {before} and below {len(text)}, the text's length, would be right"
            book.broken(row, "start", repr(row["start"]), right)
        before = max(before, start)


def _check_row(book: Book, name: str, row: Row, text: str) -> None:
    if not _is_span(book, row, text, "start", "end"):
        return
    start, end = row.number("start"), row.number("end")
    if name in WORDS:
        _check_words(book, row, WORDS[name], text)
    elif name in BEGINNINGS:
        words = "".join(row[column] for column in BEGINNINGS[name])
        if not text[start:end].startswith(words):
            right = f"{_nearest(text, words, start)} would be right"
            book.broken(
                row, "start", f"{text[start : start + len(words)]!r} stands there, not {words!r}", right
            )
    if name == "observations" and not row.broken:
        _check_sentence(book, row, text)


def _is_span(book: Book, row: Row, text: str, first: str, last: str) -> bool:
    if row[last] and row.number(first) < row.number(last) <= len(text):
        return True
    right = f"a number above {row[first]} and up to {len(text)}, the text's length, would be right"
    book.broken(row, last, repr(row[last]), right)
    return False


def _check_words(book: Book, row: Row, column: str, text: str) -> None:
    start, end, words = row.number("start"), row.number("end"), row[column]
    there = text[start:end]
    if there == words:
        return
    near = _nearest(text, words, start)
    if near and words:
        book.broken(row, "start", f"{there!r} stands there, not {words!r}", f"{near} would be right")
    else:
        book.broken(row, column, f"{words!r} stands nowhere in the text", f"{there!r} would be right")


def _nearest(text: str, words: str, start: int) -> str:
    """Return where the words stand nearest to a position, "" where they stand nowhere."""
    # Either may begin at `start` itself: the search backwards must reach as far as the words do.
    before, after = text.rfind(words, 0, start + len(words)), text.find(words, start)
    nearest = min((at for at in (before, after) if at >= 0), key=lambda at: abs(at - start), default=-1)
    return f"{nearest} to {nearest + len(words)}" if nearest >= 0 else ""


def _check_sentence(book: Book, row: Row, text: str) -> None:
    if not row["sentence_start"]:
        book.broken(row, "sentence_start", "is empty", "the sentence that states the figure would be right")
        return
    if not _is_span(book, row, text, "sentence_start", "sentence_end"):
        return
    start, end = row.number("sentence_start"), row.number("sentence_end")
    if not start <= row.number("start") < row.number("end") <= end:
        words = f"{text[start:end][:20]!r} does not hold {row['stated']!r}"
        book.broken(row, "sentence_start", words, "the sentence that states the figure would be right")
    if row["context_start"]:
        _is_span(book, row, text, "context_start", "context_end")


def _check_inside(book: Book, row: Row, holder: Row | None) -> None:
    if holder is None:
        return
    start, end, name = holder.number("start"), holder.number("end"), holder["id"]
    if not start <= row.number("start") < row.number("end") <= end:
        right = f"{start} to {end}, the span of {name}, would be right"
        book.broken(row, "start", f"{row['start']} to {row['end']} lies outside {name}", right)


def _check_apart(book: Book, row: Row, figures: list[Row]) -> None:
    start, end = row.number("start"), row.number("end")
    for figure in figures:
        if figure["start"] and start < figure.number("end") and figure.number("start") < end:
            words = f"{row['start']} to {row['end']} overlaps {figure['indicator']}"
            book.broken(row, "start", words, "a place outside the figures would be right")
