"""The check beside: whether the rows of one source sum to the row of their whole, which is not drawn."""

from dash import html
from dash.development.base_component import Component

from components.figures.phrase_html import as_component
from components.figures.quantity import count
from components.pages.compare.address import compared
from components.text import named, phrase, text
from components.text.numbers import format_number
from components.text.phrases import Phrase
from components.web.view import View


def sum_check(view: View) -> list[Component]:
    """Return the check, none where no source has a whole beside its parts."""
    check, language = compared(view).check, view.language
    if check is None:
        return []
    whole = as_component(
        Phrase("quantity", format_number(check.whole.value, language), {"observation": check.whole.id})
    )
    total = as_component(Phrase("sum", format_number(check.total, language), {"computed": "sum"}))
    name = named(check.whole, "name", language)
    key = "agrees" if check.agrees else "differs"
    rows = count(check.rows, "summed-rows", language)
    return [
        html.Section(
            [
                html.H2(
                    [
                        text("compare.check", language),
                        html.Span(text("chart.origin_computed", language), className="tag"),
                    ]
                ),
                html.P(phrase("compare.sum", language, rows=rows, total=total), className="check-sum"),
                html.P(phrase(f"compare.sum_{key}", language, place=name, whole=whole)),
                html.P(text("compare.whole_apart", language, place=name)),
                html.P(text("compare.check_note", language), className="muted"),
            ],
            className="compare-check",
        )
    ]
