"""Rows as JSON or CSV, with what stands around them: the next stretch, what the data were, who may read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from flask import Response, request
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from components.api.base import Rows
from components.api.columns import Column
from components.api.operations import Operation
from components.web.api_addresses import DESCRIPTION, MEDIA
from components.web.page_addresses import SEPARATOR, address
from components.web.public_address import public
from data.exports.bundle import csv_bytes
from data.select import holdings

# Programs that ask again within a minute need not ask the server; after it they are told what is new.
KEPT = "public, max-age=60"
EXPOSED = "ETag, Link, X-Total-Count, RateLimit, RateLimit-Policy, Retry-After"
OPEN_TO_ALL = {
    # Nothing here is any reader's own: every site may read it, without cookies.
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": EXPOSED,
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def wanted_kind(accept: str, suffix: str) -> str:
    """Return the key of MEDIA that a request wants: its suffix, else what it accepts best, else JSON."""
    if suffix:
        return suffix
    offered = list(MEDIA.values())
    liked = parse_accept_header(accept, MIMEAccept).best_match(offered, default=offered[0])
    return next(kind for kind, media in MEDIA.items() if media == liked)


def answer(operation: Operation, rows: Rows, kind: str, language: str) -> Response:
    """Return rows as one of MEDIA, with the addresses of the stretches beside this one."""
    links = _links(rows) if operation.is_list else {"self": _here()}
    body = _csv(operation, rows) if kind == "csv" else _json(operation, rows, links)
    response = Response(body, content_type=f"{MEDIA[kind]}; charset=utf-8" if kind == "csv" else MEDIA[kind])
    response.headers["X-Total-Count"] = str(rows.total)
    response.headers["Content-Language"] = language
    named = {**links, "service-desc": public(address(DESCRIPTION))}
    response.headers["Link"] = ", ".join(f'<{href}>; rel="{rel}"' for rel, href in named.items())
    return opened(response)


def opened(response: Response) -> Response:
    """Let every site read an answer, and whoever has it already be told so."""
    response.headers.update(OPEN_TO_ALL)
    response.headers.setdefault("Cache-Control", KEPT)
    response.vary.add("Accept")
    response.add_etag()
    response.make_conditional(request)
    return response


def _json(operation: Operation, rows: Rows, links: Mapping[str, str]) -> bytes:
    content: dict[str, Any] = {"data": rows_as_json(rows, operation.columns()), "total": rows.total}
    if operation.is_list:
        content |= {"limit": rows.limit, "offset": rows.offset}
    content |= {"links": dict(links), "version": holdings().version, **rows.about}
    return (json.dumps(content, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _csv(operation: Operation, rows: Rows) -> bytes:
    frame = rows.frame.astype(object).where(rows.frame.notna(), None)
    for column in operation.columns():
        if column.type == "boolean":
            # As the files in `data/` have them.
            frame[column.name] = frame[column.name].map({True: "true", False: "false"})
    # Without the mark that spreadsheets need: R takes it for a part of the first column's name.
    return csv_bytes(frame, bom=False)


def rows_as_json(rows: Rows, columns: tuple[Column, ...]) -> list[dict[str, Any]]:
    """Return rows as JSON has them: numbers bare, a missing one null, a missing text ""."""
    texts = {column.name for column in columns if column.type == "string"}
    return [
        {str(name): _plain(cell, "" if name in texts else None) for name, cell in row.items()}
        for row in rows.frame.to_dict("records")
    ]


def _plain(cell: Any, missing: Any) -> Any:
    if isinstance(cell, str):
        return cell
    if pd.isna(cell):
        return missing
    value = cell.item() if hasattr(cell, "item") else cell
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _links(rows: Rows) -> dict[str, str]:
    """Return this stretch, the next and the one before, as far as there are any."""
    links = {"self": _here()}
    if rows.offset + rows.limit < rows.total:
        links["next"] = _here(offset=rows.offset + rows.limit)
    if rows.offset > 0:
        links["prev"] = _here(offset=max(0, rows.offset - rows.limit))
    return links


def _here(**other: int) -> str:
    query = {**request.args.to_dict(), **{name: str(value) for name, value in other.items()}}
    if query.get("offset") == "0":
        del query["offset"]
    search = "?" + urlencode(query, safe=SEPARATOR + "/") if query else ""
    return public(address(request.path.lstrip("/"))) + search
