from dash import dcc, html

from components.web.first_html import as_html


def test_words_and_attributes_are_escaped():
    part = html.P(["<script>", html.A("&", href='/zh?a="b"&c')], title="<")
    assert as_html(part) == (
        '<p title="&lt;">&lt;script&gt;<a href="/zh?a=&quot;b&quot;&amp;c">&amp;</a></p>'
    )


def test_a_link_is_an_anchor_and_a_chart_leaves_its_place():
    assert as_html(dcc.Link("x", href="/zh", className="q")) == '<a data-inside href="/zh" class="q">x</a>'
    assert as_html(html.Div(dcc.Graph(), style={"height": "40px"})) == '<div style="height:40px"></div>'


def test_truth_values_are_attributes_without_a_value():
    assert as_html(html.Details([], open=True, hidden=False)) == '<details open=""></details>'


def test_styles_keep_custom_properties_and_void_elements_stay_open():
    assert as_html(html.Span(style={"--n": 6, "flexGrow": 2})) == '<span style="--n:6;flex-grow:2"></span>'
    assert as_html([html.Br(), None, 3]) == "<br>3"


def test_what_only_scripts_understand_is_left_out():
    part = html.Button("x", id={"part": "a"}, n_clicks=0, **{"data-a": "1", "aria-pressed": "true"})
    assert as_html(part) == '<button aria-pressed="true" data-a="1">x</button>'
