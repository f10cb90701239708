"""The grades of comparability with each reason, and the kinds of difference."""

from dash import html
from dash.development.base_component import Component

from components.figures.comparability_words import grade_tag
from components.figures.difference_words import kind_words
from components.pages.codebook.parts import code, table
from components.text import text
from components.web.page_addresses import differences_href
from components.web.view import View
from data.arithmetic.comparability import CAREFUL, GRADES, REFUSED
from data.arithmetic.differences import KINDS

REASONS_OF = {"same": (), "with_care": CAREFUL, "not": REFUSED}


def grades(view: View) -> list[Component]:
    """Return each grade, what it means, and its reasons in the order in which readers are told."""
    language = view.language
    return [
        html.Div(
            [
                html.H3([grade_tag(grade, language), " ", code(grade)], id=f"grade-{grade}"),
                html.P(text(f"codebook.grade_{grade}", language)),
                html.Ul([_reason(name, language) for name in REASONS_OF[grade]], className="codebook-list"),
            ],
            className="codebook-grade",
        )
        for grade in GRADES
    ]


def _reason(name: str, language: str) -> Component:
    # Here no two figures are compared: the sentence names them as `one` and `the other`.
    one, other = (text(f"codebook.{side}", language) for side in ("one", "other"))
    words = text(f"comparability.{name}", language, first=one, second=other)
    return html.Li([code(name), " ", words], id=f"reason-{name}")


def differences(view: View) -> list[Component]:
    """Return the kinds of difference, and the way to them."""
    language = view.language
    rows = [
        (
            f"difference-{kind}",
            [[code(kind)], [kind_words(kind, language)], [text(f"codebook.difference_{kind}", language)]],
        )
        for kind in KINDS
    ]
    link = html.A(text("differences.door", language), href=differences_href(language))
    label = text("codebook.differences", language)
    return [table(("code", "words", "meaning"), rows, language, label), html.P(link, className="screen-only")]
