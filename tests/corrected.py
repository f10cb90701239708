"""The first report as an operator has corrected it: a copy in LOCAL_DATA with a row for each change."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.data.copies import OWN, REPORT, append, change, read_table

CASES, OPINIONS, ADDED = (
    "mediation_cases_count",
    "legal_adviser_opinions_issued_count",
    "justice_bureau_document_opinions_issued_count",
)
# One that stood here by mistake and was taken out again, of an indicator that the report does not state.
GONE, GONE_INDICATOR = "penalty_cases_count", "penalty_cases_count"
WHO = "某某科的张三"
FOLLOWS = "随所更正的内容而变 / follows from what was corrected"
SCOPE = {"scope_zh": "市本级", "scope_en": "city level only"}
# Date, table, row, column, old, new, reason: in the order in which they were written.
CHANGES = (
    ("2026-10-05", "observations", CASES, "value", "2478", "2487", "第12页表格核对"),
    ("2026-10-05", "observations", CASES, "stated", "2478宗", "2487宗", "第12页表格核对"),
    ("2026-10-05", "observations", CASES, "start", "4012", "4020", "第12页表格核对"),
    ("2026-10-05", "observations", CASES, "end", "4017", "4025", "第12页表格核对"),
    ("2026-11-27", "observations", OPINIONS, "qualifier", "exact", "at_least", "“余”字漏读"),
    ("2026-11-27", "observations", OPINIONS, "scope_zh", "", SCOPE["scope_zh"], "附注写明"),
    ("2026-11-27", "observations", OPINIONS, "scope_en", "", SCOPE["scope_en"], "附注写明"),
    ("2026-11-27", "statements", "3.2", "title_en", "Hearings", "Legal advisers", "译文不确"),
    ("2026-12-01", "observations", ADDED, "", "", "{new}", "原先漏收"),
    ("2026-12-02", "observations", GONE, "", "{old}", "", "不是这个指标"),
    ("2026-12-02", "mentions", "747 750", "", "", "{mention}", FOLLOWS),
)
COLUMNS = ("date", "table", "row", "column", "old", "new", "reason")


@contextmanager
def corrected_site(folder: Path) -> Iterator[Path]:
    """Let the site serve the first report as an operator has corrected it; yield their LOCAL_DATA."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("LOCAL_DATA", str(corrected_copy(folder / "local")))
        patched.setenv("STORE", str(folder / "store"))
        yield folder / "local"


def corrected_copy(local: Path) -> Path:
    """Copy the first report into a folder of a user's own data, corrected; return that folder."""
    shutil.copytree(OWN / "reports" / REPORT, local / "reports" / REPORT)
    (local / "tables").mkdir(exist_ok=True)
    rows = {row["id"]: row for row in read_table(local, "observations")}
    change(local, "observations", lambda row: row["id"] == OPINIONS, **SCOPE)
    gone = rows[CASES] | {"id": GONE, "indicator": GONE_INDICATOR, "value": "98", "stated": "98宗"}
    whole_rows = {
        "{new}": rows[ADDED],
        "{old}": gone,
        "{mention}": {"start": "747", "end": "750", "reason": "year"},
    }
    (local / "reports" / REPORT / "changes.csv").write_text(",".join((*COLUMNS, "who")) + "\n", "utf-8")
    for cells in CHANGES:
        told = [_json(whole_rows[cell]) if cell in whole_rows else cell for cell in cells]
        append(local, "changes", **dict(zip(COLUMNS, told, strict=True)), who=WHO)
    return local


def _json(row: dict[str, str]) -> str:
    return json.dumps(row, ensure_ascii=False)
