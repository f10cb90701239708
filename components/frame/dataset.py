"""What a page says of its data to search engines (schema.org/Dataset), and where others ask to show it."""

import json
from collections.abc import Mapping
from html import escape
from string import Template
from typing import Any

from components.text import LANGUAGES, named, text
from components.web.api_addresses import api_href
from components.web.file_addresses import KINDS, download_href
from components.web.licence import CC_BY_ADDRESS
from components.web.page_addresses import address
from components.web.public_address import public, root
from components.web.view import View, href
from data.select.rows import Observation

# Pages that are about data of one report, and can be shown by others.
OF_DATA = ("overview", "indicator")
# Files of KINDS that search engines know what to do with.
FILES = ("csv", "json", "xlsx")
TAG = Template('<script type="application/ld+json">$words</script>')
EMBED = Template('<link rel="alternate" type="application/json+oembed" href="$address" title="$title">')


def oembed_href(page: str) -> str:
    """Return the address that says how to show a page. page: its whole public address."""
    return address("oembed", url=page, format="json")


def data_tags(view: View, title: str) -> list[str]:
    """Return the tags of a page's head about its data; none for pages that are not about a report's data."""
    if view.page not in OF_DATA or view.told is None:
        return []
    # The words stand in a script that nothing runs: no sign of theirs may end it.
    words = json.dumps(dataset(view), ensure_ascii=False).replace("<", "\\u003c")
    link = public(oembed_href(public(href(view))))
    return [TAG.substitute(words=words), EMBED.substitute(address=escape(link), title=escape(title))]


def dataset(view: View) -> dict[str, Any]:
    """Return a page's data as schema.org/Dataset, for JSON-LD; only for pages of OF_DATA with a report."""
    language, report = view.language, view.whole.row
    place, title = named(report, "place", language), named(report, "title", language)
    rows = _rows(view)
    subject = named(rows[0], "name", language) if view.page == "indicator" else ""
    key = "indicator" if subject else "report"
    values = {"title": title, "place": place, "year": report.year, "name": subject, "number": len(rows)}
    told = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": text(f"dataset.{key}", language, **values),
        "description": _description(view, rows, values),
        "url": public(href(view)),
        "identifier": "/".join(filter(None, (report.id, view.indicator))),
        "inLanguage": LANGUAGES[language],
        "license": CC_BY_ADDRESS,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": text("frame.product", language), "url": root()},
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": text("frame.product", language),
            "url": root(),
        },
        "temporalCoverage": str(report.year),
        "spatialCoverage": {"@type": "Place", "name": place, "identifier": report.place},
        "dateModified": max([report.added, *view.whole.changes["date"].tolist()]),
        "isBasedOn": _source(view),
        "variableMeasured": [_variable(row, language) for row in rows],
        "distribution": _files(view),
    }
    return {name: value for name, value in told.items() if value}


def _rows(view: View) -> list[Observation]:
    if view.page == "indicator":
        return [view.whole.indicator_row(view.indicator)]
    return list({row.indicator: row for row in view.whole.reported_rows}.values())


def _description(view: View, rows: list[Observation], values: Mapping[str, Any]) -> str:
    language = view.language
    if view.page == "indicator":
        defined = named(rows[0], "definition", language)
        return text("dataset.about_indicator", language, definition=defined, **values)
    return text("dataset.quoted" if view.whole.is_quoted else "dataset.cited", language, **values)


def _source(view: View) -> dict[str, Any]:
    """Return the report as published; its own language is the text's."""
    report = view.whole.row
    told = {
        "@type": "Report",
        "name": report.title,
        "url": report.url,
        "datePublished": report.published,
        "publisher": {"@type": "Organization", "name": report.source_name} if report.source_name else None,
    }
    return {name: value for name, value in told.items() if value}


def _variable(row: Observation, language: str) -> dict[str, Any]:
    told = {
        "@type": "PropertyValue",
        "propertyID": row.indicator,
        "name": named(row, "name", language),
        "description": named(row, "definition", language) if row.definition_zh else "",
        "unitText": named(row, "unit", language) if row.unit_zh else "",
    }
    return {name: value for name, value in told.items() if value}


def _files(view: View) -> list[dict[str, str]]:
    asked = {"report": view.report} | ({"indicator": view.indicator} if view.page == "indicator" else {})
    of_the_api = [
        {
            "@type": "DataDownload",
            "encodingFormat": KINDS[kind].partition(";")[0],
            "contentUrl": public(api_href(f"observations.{kind}", view.language, **asked)),
        }
        for kind in ("csv", "json")
    ]
    if view.page == "indicator":
        return of_the_api
    files = [
        {
            "@type": "DataDownload",
            "encodingFormat": KINDS[kind].partition(";")[0],
            "contentUrl": public(download_href(view.language, view.report, "", kind)),
        }
        for kind in FILES
    ]
    return [*files, *of_the_api]
