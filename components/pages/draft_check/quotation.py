"""The words of a draft that a prompt is about, with a few around them."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from data.reading.draft.short import Piece, around


def quotation(draft: str, spans: Sequence[tuple[int, int]]) -> list[Component]:
    """Return a line for each sentence of the places; none for what has no place."""
    lines = around(draft, spans)
    quoted = [html.Span([_piece(piece) for piece in line], className="quoted-line") for line in lines]
    return [html.P(quoted, className="quoted", lang="zh-CN", **{"data-verbatim": ""})] if quoted else []


def _piece(piece: Piece) -> Component | str:
    return html.Strong(piece.words) if piece.is_meant else piece.words
