"""What the rules ask of annual reports as rows to take away: one row a report and what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from data.exports.export_rows import words
from data.languages import cell as in_language
from data.select.required_rows import RequiredRow


def required_frame(rows: Iterable[RequiredRow], language: str) -> pd.DataFrame:
    """Return the rows. asked: published, a content (`content_…`) or a task of the outline (`task_…`).

    says: of the day before, after or not_shown; of a content listed, not_listed or depends; of a task the
    most that its indicators say: figure, claim, words, not_reported. passage: what seems to meet a content;
    of a task the words of the figures and claims, and the wordings found in the text.
    """
    columns = list(words(language)["required_columns"])
    return pd.DataFrame(
        [told for row in rows for told in _rows(row, language)], columns=columns, dtype=object
    )


def _rows(one: RequiredRow, language: str) -> Iterator[dict[str, Any]]:
    own = {
        "report": one.row.report,
        "place": one.row.place,
        "place_name": in_language(one.row, "name", language)[0],
        "year": one.row.year,
        "note": words(language)["banner"],
    }
    yield own | {"asked": "published", "says": one.timely, "passage": one.row.published}
    for content in one.contents:
        yield own | {"asked": f"content_{content.id}", "says": content.verdict, "passage": content.passage}
    for task in one.tasks:
        said = "；".join(cell.stated or cell.alias for _, cell in task.said)
        yield own | {"asked": f"task_{task.id}", "says": task.state, "passage": said}
