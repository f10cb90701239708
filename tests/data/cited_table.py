"""Tables of cited figures, as `data.manage import` takes them: the panel, and small ones of a test."""

from pathlib import Path

from data.manage.cited.facts import NEEDED

PANEL = Path(__file__).parent / "panel" / "panel.csv"
CHANGES = PANEL.with_name("printed_changes.csv")
GOOD = {
    "place": "广东省",
    "level": "province",
    "year": "2019",
    "concept": "行政复议受理件数",
    "value": "31392",
    "unit": "件",
    "qualifier": "exact",
    "source_title": "统计数据",
    "source_publisher": "司法部",
    "source_published": "2020-09-29",
    "source_kind": "government",
    "url": "http://www.example.invalid/a.html",
    "note": "",
}


def written(path: Path, *rows: dict[str, str]) -> Path:
    lines = [",".join(NEEDED), *(",".join(row[name] for name in NEEDED) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
