"""Taking one figure along: share its address, copy its sentence with its source."""

from dash import html
from dash.development.base_component import Component

from components.figures.citation import quote_figure
from components.figures.share_words import figure_title
from components.text import named, text
from components.web.page_addresses import indicator_href, text_href
from components.web.public_address import public
from data.select import WholeReport
from data.select.rows import Observation


def take_along(report: WholeReport, row: Observation, language: str) -> Component:
    """Return both buttons of one figure, as they stand under a large one."""
    return buttons(share_button(report, row, language), quote_button(report, row, language))


def buttons(*controls: Component) -> Component:
    """Return buttons with the line that says what became of what was taken."""
    return html.Div([*controls, told()], className="take-along needs-script")


def share_button(report: WholeReport, row: Observation, language: str) -> Component:
    """Return the button that shares a figure's address: by the system's own sheet, or as a copy."""
    return _button(
        "share",
        row,
        language,
        **{
            "data-share": figure_title(report.row, row, language),
            "data-address": public(indicator_href(language, report.id, row.indicator)),
        },
    )


def quote_button(
    report: WholeReport,
    row: Observation,
    language: str,
    className: str = "as-link",  # noqa: N803 - Dash's own name
) -> Component:
    """Return the button that copies a figure's sentence with its source, its date and its address.

    Of a report that is only cited it copies the figure instead: there is no sentence.
    """
    here = public(text_href(language, report.id, row.id))
    return _button(
        "sentence" if row.sentence else "figure",
        row,
        language,
        className,
        **{
            "data-copy-words": quote_figure(report.row, row, language, here),
            "data-address-inside": here,
        },
    )


def told() -> Component:
    """Return the line that says what became of a copy."""
    return html.P("", role="status", className="export-said", **{"data-told-copy": ""})


def _button(
    what: str,
    row: Observation,
    language: str,
    className: str = "as-link",  # noqa: N803 - Dash's own name
    **marks: str,
) -> Component:
    name = html.Span(named(row, "short", language), className="seen-by-readers-of-screens")
    return html.Button(
        [text(f"share.{what}", language), name],
        type="button",
        className=className,
        **{
            "data-copied": text(f"share.copied_{what}", language),
            "data-not-copied": text("evidence.not_copied", language),
            **marks,
        },
    )
