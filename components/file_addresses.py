"""Addresses of files to take away: a chart's table, the rows that the data page shows, the report map,
everything."""

from components.text import text
from components.view import SEPARATOR, View, address

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "plain.csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
ZIP = "all.zip"
REPORT_ZIP = "report.zip"


def kind_name(kind: str, language: str) -> str:
    """Return what one of KINDS is called on screen."""
    return text("chart.plain_csv", language) if kind == "plain.csv" else kind.upper()


def download_href(
    language: str, report: str = "", chart: str = "", file: str = "csv", /, **filters: str
) -> str:
    """Return the address of a file; `file` is one of KINDS.

    With `chart` that chart's table, else the rows of the data page under `filters` (category, kind, area,
    place, year, q, missing, sort, columns), of all reports where none is named.
    """
    if chart:
        return address(f"download/{language}/{report}/chart/{chart}.{file}")
    return address(f"download/{language}/view.{file}", report=report, **filters)


def view_href(view: View, kind: str) -> str:
    """Return the address of the rows that a view of the data page shows, as a file."""
    chosen = {"category": SEPARATOR.join(view.categories), **view.filter}
    return download_href(view.language, view.report, "", kind, **chosen)


def map_href(language: str, report: str, kind: str) -> str:
    """Return the address of the report map as a table."""
    return address(f"download/{language}/{report}/map.{kind}")


def rows_of_all_href(language: str, kind: str) -> str:
    """Return the address of every row of every report with all that is known of it."""
    return address(f"download/{language}/all.{kind}")


def all_href() -> str:
    """Return the address of everything: the data package."""
    return address(f"download/{ZIP}")


def report_zip_href(report: str) -> str:
    """Return the address of one report as a data package."""
    return address(f"download/{report}/{REPORT_ZIP}")
