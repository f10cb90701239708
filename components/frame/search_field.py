"""The field of a search that is sent as any form: no callback hangs on it."""

from dash import dcc
from dash.development.base_component import Component


def search_field(id: str, most: int, like: str, words: str | None = None) -> Component:
    """Return the field, called `q`. most: letters that it takes. like: what stands in it while empty."""
    # dash.html has no input.
    return dcc.Input(
        id=id,
        name="q",
        type="search",
        value=words,
        maxLength=most,
        placeholder=like,
        autoComplete="off",
    )
