"""Every page of the site, by kind: what the checks of look and access walk through."""

from components.view import area_ids
from data import select

REPORT = select.newest_report()
WIDTHS = (390, 1280, 1920)
LANGUAGES = ("zh", "en")
SCHEMES = ("light", "dark")


def kinds() -> dict[str, str]:
    """Return one page of each kind, as a path without the language."""
    return {
        "overview": f"/overview/{REPORT}",
        "areas": f"/area/{REPORT}",
        "area": f"/area/{REPORT}/4",
        "indicators": "/indicator",
        "indicator": "/indicator/mediation_cases_count",
        "text": f"/text/{REPORT}?indicator=legal_adviser_opinions_issued_count",
        "data": "/data",
        "about": "/about",
        "check": "/check",
        "missing": "/nowhere",
    }


def everything() -> list[tuple[str, str]]:
    """Return every page as kind and path, those of `kinds` first."""
    first = kinds()
    areas = [("area", f"/area/{REPORT}/{area}") for area in area_ids(REPORT)]
    figures = [("indicator", f"/indicator/{id}") for id in select.observations(REPORT)["indicator"]]
    more = [("text", f"/text/{REPORT}")]
    rest = [place for place in (*areas, *figures, *more) if place[1] not in first.values()]
    return [*first.items(), *rest]
