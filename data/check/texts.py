"""The reports' texts are there, and are the ones that were curated."""

from hashlib import sha256

from data.check.book import Book, Row


def check_texts(book: Book) -> None:
    """Name each report whose text is missing or another; keep the texts."""
    for row in book.sound("reports"):
        if row["evidence"] == "quoted":
            _check_quoted(book, row)
        elif row["text_file"]:
            book.broken(
                row, "text_file", repr(row["text_file"]), "nothing would be right: the report is only cited"
            )


def _check_quoted(book: Book, row: Row) -> None:
    path = book.folder / row["text_file"]
    if not row["text_file"]:
        book.broken(row, "text_file", "is empty", f"'reports/{row['id']}.txt' would be right")
    elif not path.is_file():
        book.broken(row, "text_file", f"no file {row['text_file']!r}", "the file of the text would be right")
    else:
        _check_content(book, row, path.read_bytes())


def _check_content(book: Book, row: Row, content: bytes) -> None:
    found = sha256(content).hexdigest()
    if found != row["sha256"]:
        book.broken(row, "sha256", f"{row['sha256']!r} is of another text", f"{found} would be right")
    try:
        book.texts[row["id"]] = content.decode("utf-8")
    except UnicodeDecodeError:
        # The rule on characters has named the line.
        row.broken.add("text_file")
