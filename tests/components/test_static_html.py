"""Quiet parts of a page travel as one component each; what a callback or a script needs stays alive."""

from dash import dcc, html
from dash.development.base_component import Component

from components.web.first_html import as_html
from components.web.static_html import StaticHtml, with_static_parts


def kinds(part):
    if isinstance(part, (list, tuple)):
        return [kind for each in part for kind in kinds(each)]
    if not isinstance(part, Component):
        return []
    return [part._type, *kinds(getattr(part, "children", None))]


def as_element(part):
    """Say what the script makes of a frozen part."""
    empty = as_html(getattr(html, part.tag.capitalize())(**part.attributes))
    return empty.replace("></", f">{part.markup}</", 1)


def test_a_quiet_page_is_one_component():
    page = html.Main([html.H1("1697项"), html.P(["<", html.Em("余")])], **{"data-path": "/zh"})
    made = with_static_parts(page)
    assert kinds(made) == ["StaticHtml"]
    assert (made.tag, made.attributes) == ("main", {"data-path": "/zh"})
    assert made.markup == "<h1>1697项</h1><p>&lt;<em>余</em></p>"


def test_the_elements_are_those_of_the_first_html():
    page = html.Section(html.P("x", className="q"), id="a", **{"data-a": "1"})
    assert as_element(with_static_parts(page)) == as_html(page)


def test_a_chart_and_what_it_stands_in_stay_alive_and_their_neighbours_freeze():
    page = html.Main([html.P("a"), html.Div([dcc.Graph(), html.P([html.B("b"), "c"])])])
    assert kinds(with_static_parts(page)) == ["Main", "StaticHtml", "Div", "Graph", "StaticHtml"]


def test_an_element_that_a_callback_knows_stays_alive():
    chip = html.Button("x", id={"part": "chip", "value": "a"})
    assert kinds(with_static_parts(html.P([chip, html.B("y")]))) == ["P", "Button", "StaticHtml"]


def test_a_field_and_an_empty_element_stay_alive():
    assert kinds(with_static_parts([dcc.Input(), html.Br(), html.Img(src="/a.svg")])) == [
        "Input",
        "Br",
        "Img",
    ]


def test_a_link_is_marked_for_the_script():
    made = with_static_parts(dcc.Link([html.B("x")], href="/zh", className="q"))
    assert (made.tag, made.markup) == ("a", "<b>x</b>")
    assert made.attributes == {"data-inside": "", "href": "/zh", "className": "q"}


def test_what_callbacks_alone_understand_is_no_attribute():
    assert with_static_parts(html.Button("x", n_clicks=0)).attributes == {}


def test_the_page_itself_is_left_as_it_was():
    page = html.Main([html.P("a"), dcc.Graph()])
    with_static_parts(page)
    assert kinds(page) == ["Main", "P", "Graph"]


def test_words_strings_and_nothing_pass():
    assert with_static_parts(["a", None, 3]) == ["a", None, 3]
    assert isinstance(with_static_parts(html.P()), StaticHtml)
