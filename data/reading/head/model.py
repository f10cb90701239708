"""What a text says about itself: title, place, body, year."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a report. Whatever no word supports is empty: nothing is invented.

    place: the official whole name (昌吉回族自治州); of a town with the county that stands before it.
    place_code: six digits of the national list; empty where the list lacks the place, or where several
    places bear the name and no word tells which.
    level: province, prefecture, county, town; of a department that of the place whose department it is.
    body: government, department, court, other. department: its name as worded (市司法局).
    year: YYYY, START/END for several. period: the year, or the part of it that the title or a heading
    names (2023-01/2023-06).
    doubts: keys of tables/head_doubts.csv, why something is unsure.
    """

    title: str = ""
    place: str = ""
    place_code: str = ""
    level: str = ""
    body: str = ""
    department: str = ""
    year: str = ""
    period: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether the place is one of the national list."""
        return bool(self.place_code)
