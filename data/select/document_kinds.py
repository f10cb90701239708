"""What kind of document a source is: the yearly report itself, or something else that states figures."""

from __future__ import annotations

import re
from typing import Literal

DocumentKind = Literal["annual_report", "disclosure_report", "other"]

# Before 2015 the same report was called one on administration by law.
ANNUAL_REPORT = re.compile(r"法治政府(建设)?|法治建设|依法行政")
DISCLOSURE_REPORT = re.compile(r"(政府)?信息公开.*(年度报告|年报)")
# An article about a report is not the report, whatever its headline quotes.
ABOUT_REPORTS = ("media", "academic")


def document_kind(title: str, source_kind: str) -> DocumentKind:
    """Return what a report's title says that it is.

    source_kind: as in the table of reports; a repost of a yearly report still is one.
    """
    if source_kind in ABOUT_REPORTS:
        return "other"
    if DISCLOSURE_REPORT.search(title):
        return "disclosure_report"
    return "annual_report" if ANNUAL_REPORT.search(title) else "other"
