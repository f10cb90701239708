"""What mypy is told of Dash leaves what it knows of Dash as it is."""

from pathlib import Path

from mypy import api

CALLS = """from dash import dcc, html

html.Div("a", title="b", **{"data-part": "c", "aria-label": "d"})
html.Div("a", title=3, **{"data-part": "c"})
html.Div(n_clicks="many")
dcc.Link("a", href=4)
"""


def test_data_attributes_are_allowed_and_a_wrong_property_beside_them_is_not(tmp_path: Path):
    calls = tmp_path / "calls.py"
    calls.write_text(CALLS, encoding="utf-8")
    said, broken, _ = api.run(["--no-error-summary", str(calls)])
    assert not broken
    found = [line.partition("calls.py:")[2] for line in said.splitlines()]
    assert [line.partition(":")[0] for line in found] == ["4", "5", "6"], said
