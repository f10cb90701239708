"""The page about the API, for people: three lines to begin with, every operation, what is refused and why."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component
from marshmallow import fields

from components.api.description import PROBLEMS
from components.api.operations import OPERATIONS, Operation
from components.api.parameters import MOST_ROWS, USUAL_LIMIT, values_of
from components.frame.contents import with_contents
from components.frame.crumbs import crumbs
from components.frame.page_frame import page
from components.text import phrase, text
from components.web.api_addresses import DESCRIPTION, api_href
from components.web.page_addresses import address, codebook_href, data_href
from components.web.public_address import public
from components.web.view import View

LINES = {
    "pandas": 'import pandas\nfigures = pandas.read_csv("{address}")\nprint(figures[["place", "stated"]])',
    "polars": 'import polars\nfigures = polars.read_csv("{address}")\nprint(figures["place", "stated"])',
    "R": 'address <- "{address}"\nfigures <- read.csv(address)\nprint(head(figures[c("place", "stated")]))',
}


def title(view: View) -> str:
    """Return the tab's title."""
    return text("api.tab", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("api.page_description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    language = view.language
    heading = text("api.heading", language)
    return page(
        view,
        html.Div(
            [
                crumbs(language, (text("frame.data", language), data_href(language)), (heading, None)),
                html.H1(heading),
                html.P(text("api.description", language), className="lead"),
            ],
            className="page-head ruled",
        ),
        with_contents(
            {name: text(f"api.part_{name}", language) for name in PARTS},
            [_part(name, view) for name in PARTS],
            language,
            "codebook",
        ),
        title=title(view),
        wide=True,
    )


def _part(name: str, view: View) -> Component:
    heading = html.H2(text(f"api.part_{name}", view.language), id=name)
    return html.Section([heading, *PARTS[name](view)], className="about-part")


def _start(view: View) -> list[Component]:
    """Return three ways to have a table in three lines."""
    language = view.language
    here = public(api_href("observations.csv", language, category="mediation", limit=str(MOST_ROWS)))
    blocks = [
        part
        for name, lines in LINES.items()
        for part in (html.H3(name), _code(lines.format(address=here), name, language))
    ]
    return [html.P(text("api.start_lead", language), className="muted"), *blocks]


def _code(lines: str, name: str, language: str) -> Component:
    # What scrolls must be reached by keyboard.
    label = {"aria-label": name, "data-verbatim": "", "dir": "ltr"}
    return html.Pre(html.Code(lines), className="table-scroll code", tabIndex="0", role="region", **label)


def _operations(view: View) -> list[Component]:
    lead = phrase(
        "api.operations_lead",
        view.language,
        codebook=html.A(text("api.codebook", view.language), href=codebook_href(view.language)),
    )
    return [html.P(lead, className="muted"), *(_operation(one, view.language) for one in OPERATIONS)]


def _operation(operation: Operation, language: str) -> Component:
    own = language if "language" in operation.query().fields else ""
    example = api_href(operation.example_path, own, **operation.example)
    return html.Section(
        [
            html.H3([html.Code(f"/{operation.template}", **{"data-verbatim": ""})], id=operation.name),
            html.P(text(f"api.op_{operation.name}", language)),
            html.P(html.A(html.Code(example, **{"data-verbatim": ""}), href=example)),
            _parameters(operation, language),
            _columns(operation, language),
        ],
        className="api-operation",
    )


def _parameters(operation: Operation, language: str) -> Component:
    rows = [
        (
            [html.Code(name, **{"data-verbatim": ""})],
            [
                text(f"api.param_{name}", language, most=MOST_ROWS, usual=USUAL_LIMIT),
                *_values(field, language),
            ],
        )
        for name, field in operation.query().fields.items()
    ]
    return _table(("parameter", "meaning"), rows, operation.name, language)


def _values(field: fields.Field[Any], language: str) -> list[Any]:
    """Return the values of a parameter that has only some, and whether it must be given."""
    said: list[Any] = [text("api.required_parameter", language)] if field.required else []
    # The minus of a sorting is told in words.
    for value in (one for one in values_of(field) if not one.startswith("-")):
        said += [" ", html.Code(value, **{"data-verbatim": ""})]
    return said


def _columns(operation: Operation, language: str) -> Component:
    columns = operation.columns()
    rows = [([html.Code(one.name, **{"data-verbatim": ""})], [one.meaning[language]]) for one in columns]
    summary = html.Summary(text("api.columns", language, number=len(columns)))
    return html.Details([summary, _table(("column", "meaning"), rows, operation.name, language)])


def _table(
    heads: Sequence[str], rows: Iterable[tuple[list[Any], list[Any]]], what: str, language: str
) -> Component:
    """Return a table of two columns. what: what it is of, which tells it from the others on the page."""
    head = html.Tr([html.Th(text(f"api.head_{name}", language), scope="col") for name in heads])
    body = [html.Tr([html.Th(name, scope="row"), html.Td(meaning)]) for name, meaning in rows]
    return html.Div(
        html.Table([html.Thead(head), html.Tbody(body)], className="codes in-pairs"),
        className="table-scroll",
        tabIndex="0",
        role="region",
        **{"aria-label": f"{what}: {text(f'api.head_{heads[0]}', language)}"},
    )


def _answers(view: View) -> list[Component]:
    said = [text(f"api.answer_{name}", view.language) for name in ("form", "stretch", "kept", "cors")]
    return [html.Ul([html.Li(words) for words in said])]


def _problems(view: View) -> list[Component]:
    language = view.language
    rows = [([str(status)], [text(f"api.problem_{name}", language)]) for status, name in PROBLEMS.items()]
    return [
        html.P(text("api.problems_lead", language), className="muted"),
        _table(("status", "meaning"), rows, "problem", language),
    ]


def _described(view: View) -> list[Component]:
    href = address(DESCRIPTION)
    link = html.A(html.Code(href, **{"data-verbatim": ""}), href=href)
    return [html.P(phrase("api.described", view.language, link=link))]


# In the order in which they stand; the name is the anchor.
PARTS: dict[str, Callable[[View], list[Component]]] = {
    "start": _start,
    "operations": _operations,
    "answers": _answers,
    "problems": _problems,
    "machine": _described,
}
