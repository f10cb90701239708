"""Taking one figure along: share its address, save its card, copy its sentence with its source."""

from dash import html
from dash.development.base_component import Component

from components.figures.citation import quote_figure
from components.figures.share_words import figure_title
from components.text import named, text
from components.web.file_addresses import figure_card_href
from components.web.page_addresses import indicator_href, text_href
from components.web.public_address import public
from data.select import WholeReport
from data.select.rows import Observation

# What becomes of a card; the script knows no language of its own.
SAID = ("busy", "saved", "failed")


def take_along(report: WholeReport, row: Observation, language: str) -> Component:
    """Return the buttons of one figure, as they stand under a large one."""
    return buttons(
        share_button(report, row, language),
        card_link(report, row, language),
        quote_button(report, row, language),
    )


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


def card_link(
    report: WholeReport,
    row: Observation,
    language: str,
    className: str = "as-link",  # noqa: N803 - Dash's own name
) -> Component:
    """Return the link to a figure's card; a script hands it to the system's own sheet, or saves it."""
    return html.A(
        [text("card.name", language), _of_which(row, language)],
        href=figure_card_href(language, report.id, row.id),
        download="",
        className=className,
        **card_words(language),
    )


def card_words(language: str) -> dict[str, str]:
    """Return what the script says of a card, as marks of the link to it."""
    # {name} is the script's to fill: the server says what the file is called.
    sayings = {f"data-{key}": text(f"picture.say_{key}", language, name="{name}") for key in SAID}
    return {"data-card": "", **sayings}


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
    return html.Button(
        [text(f"share.{what}", language), _of_which(row, language)],
        type="button",
        className=className,
        **{
            "data-copied": text(f"share.copied_{what}", language),
            "data-not-copied": text("evidence.not_copied", language),
            **marks,
        },
    )


def _of_which(row: Observation, language: str) -> Component:
    """Return the name of a figure, for those who hear a control and do not see where it stands."""
    return html.Span(named(row, "short", language), className="seen-by-readers-of-screens")
