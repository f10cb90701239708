"""Addresses of files to take away: a chart's table, the rows that the data page shows, the report map,
everything."""

from components.text import text
from components.web.page_addresses import SEPARATOR, address, inside
from components.web.view import View

# What can follow the dot in the address of a table, and its media type.
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "plain.csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
ZIP = "all.zip"
REPORT_ZIP = "report.zip"
DOCX_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# A brief as a page: it opens, to be printed, where others are saved.
PRINT = "print"
PARQUET, PARQUET_KIND = "observations.parquet", "application/vnd.apache.parquet"


def kind_name(kind: str, language: str) -> str:
    """Return what one of KINDS is called on screen."""
    named = {"plain.csv": "chart.plain_csv", PRINT: "brief.print"}
    return text(named[kind], language) if kind in named else kind.upper()


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


def differences_file_href(view: View, kind: str) -> str:
    """Return the address of what is stated differently as a file, of the kind and place of a view."""
    asked = {name: value for name, value in view.filters if name in ("kind", "place", "show")}
    return address(f"download/{view.language}/differences.{kind}", **asked)


def coverage_file_href(language: str, file: str, /, **asked: str) -> str:
    """Return the address of which report states what; `file` is one of KINDS.

    asked: filters of the page, among them `kind`, the kind of report; none for everything.
    """
    return address(f"download/{language}/coverage.{file}", **asked)


def required_file_href(language: str, file: str, /, **asked: str) -> str:
    """Return the address of what the rules ask of annual reports; as `coverage_file_href`."""
    return address(f"download/{language}/required.{file}", **asked)


def gap_file_href(language: str, report: str, indicator: str) -> str:
    """Return the address of the request for a figure that a report does not state, as a Word file."""
    return address(f"download/{language}/gap/{report}/{indicator}.docx")


def brief_href(language: str, report: str) -> str:
    """Return the address of a report's brief, as a Word file."""
    return address(f"download/{language}/brief/{report}.docx")


def place_brief_href(language: str, place: str) -> str:
    """Return the address of the brief of a place, as a Word file."""
    return address(f"download/{language}/brief/place/{place}.docx")


def compared_brief_href(view: View) -> str:
    """Return the address of the brief of a comparison, as a Word file."""
    return address(f"download/{view.language}/brief/compare.docx", **asked_of_comparison(view))


def brief_page_href(language: str, report: str) -> str:
    """Return the address of a report's brief as a page to print."""
    return address(f"{PRINT}/{language}/{report}")


def place_brief_page_href(language: str, place: str) -> str:
    """Return the address of the brief of a place as a page to print."""
    return address(f"{PRINT}/{language}/place/{place}")


def compared_brief_page_href(view: View) -> str:
    """Return the address of the brief of a comparison as a page to print."""
    return address(f"{PRINT}/{view.language}/compare", **asked_of_comparison(view))


def is_brief_page(href: str) -> bool:
    """Say whether an address is of a brief as a page, which opens instead of being saved."""
    return inside(href).startswith(f"{PRINT}/")


def spotcheck_href(language: str, report: str) -> str:
    """Return the address of the list of a report's figures for a visit, as a workbook."""
    return address(f"download/{language}/{report}/spotcheck.xlsx")


def scores_href(language: str, kind: str) -> str:
    """Return the address of the reader's scores as a file."""
    return address(f"download/{language}/reading.{kind}")


def place_file_href(language: str, place: str, kind: str) -> str:
    """Return the address of every figure of a place with all that is known of it, as a file."""
    return address(f"download/{language}/place/{place}.{kind}")


def compared_href(view: View, kind: str) -> str:
    """Return the address of the rows of a comparison, as a file."""
    return address(f"download/{view.language}/compare.{kind}", **asked_of_comparison(view))


def difference_file_href(language: str, comparison: str, kind: str) -> str:
    """Return the address of one difference as a file."""
    return address(f"download/{language}/differences.{kind}", show=comparison)


def difference_picture_href(language: str, comparison: str) -> str:
    """Return the address of the picture of one difference."""
    return address(f"picture/{language}/differences.json", show=comparison)


def card_href(language: str, report: str, name: str) -> str:
    """Return the address of the card of a chart, of the map, of problems and plan, of years."""
    return address(f"card/{language}/{report}/{name}.png")


def figure_card_href(language: str, report: str, figure: str) -> str:
    """Return the address of the card of one figure."""
    return address(f"card/{language}/{report}/figure/{figure}.png")


def difference_card_href(language: str, comparison: str) -> str:
    """Return the address of the card of one difference."""
    return address(f"card/{language}/differences.png", show=comparison)


def compared_card_href(view: View) -> str:
    """Return the address of the card of a comparison."""
    return address(f"card/{view.language}/compare.png", **asked_of_comparison(view))


def compared_picture_href(view: View) -> str:
    """Return the address of the picture of a comparison."""
    return address(f"picture/{view.language}/compare.json", **asked_of_comparison(view))


def asked_of_comparison(view: View) -> dict[str, str]:
    """Return the choice that a comparison draws: neither which row is looked at, nor whether as a table."""
    return {name: value for name, value in view.filters if name not in ("at", "show")}


def map_href(language: str, report: str, kind: str) -> str:
    """Return the address of the report map as a table."""
    return address(f"download/{language}/{report}/map.{kind}")


def years_href(language: str, report: str, indicator: str, kind: str) -> str:
    """Return the address of an indicator's years at a report's place, as a file."""
    return address(f"download/{language}/{report}/years/{indicator}.{kind}")


def rows_of_all_href(language: str, kind: str, as_of: str = "") -> str:
    """Return the address of every row of every report with all that is known of it, as of a day."""
    return address(f"download/{language}/all.{kind}", as_of=as_of)


def all_href() -> str:
    """Return the address of everything: the data package."""
    return address(f"download/{ZIP}")


def parquet_href() -> str:
    """Return the address of every observation as one Parquet file."""
    return address(f"download/{PARQUET}")


def report_zip_href(report: str) -> str:
    """Return the address of one report as a data package."""
    return address(f"download/{report}/{REPORT_ZIP}")
