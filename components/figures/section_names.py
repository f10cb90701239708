"""What sections and statements of a report are called in each language, and where a statement stands."""

from components.text import FIRST_LANGUAGE, named, text
from data.select.rows import Section, Statement

MEASURE = "measure"


def section_label(section: Section, language: str) -> str:
    """Return a section's number before its short name: as printed in Chinese, an area's own id in English."""
    return label(section.number, section.id, section.kind == "area", language)


def label(number: str, name: str, is_area: bool, language: str) -> str:
    """Return a number as a heading begins with it; in English parts other than areas have none."""
    if not number or not (is_area or language == FIRST_LANGUAGE):
        return ""
    key = "report_map.area_number" if is_area else "report_map.part_number"
    return text(key, language, number=number if language == FIRST_LANGUAGE else name)


def ordinal(statement: Statement, language: str) -> str:
    """Return what a statement is called in short: its own ordinal in Chinese, 4.2 in English."""
    return statement.ordinal if language == FIRST_LANGUAGE else statement.id


def place_of(statement: Statement, language: str) -> str:
    """Return where a statement stands: its section's number and its ordinal in Chinese, 4.2 in English."""
    if language != FIRST_LANGUAGE:
        return statement.id
    is_area = statement.kind == MEASURE
    return label(statement.section_number, statement.section, is_area, language) + statement.ordinal


def full_name(section: Section, language: str) -> str:
    """Return a section's number and short name as one."""
    return named(section, "short", language).after(section_label(section, language))
