"""The OpenAPI document, made of the operations, their queries and their columns."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from components.api.columns import OF_DOCUMENTS, Column
from components.api.operations import OPERATIONS, Operation
from components.api.parameters import MOST_ROWS, USUAL_LIMIT, Several
from components.api.problems import PROBLEM
from components.text import text
from components.web.api_addresses import MEDIA, START
from components.web.licence import CC_BY, CC_BY_ADDRESS
from components.web.page_addresses import base_path

OPENAPI = "3.1.0"
PROBLEMS = {400: "wrong", 404: "unknown", 429: "too_many", 503: "busy"}


@cache
def openapi() -> str:
    """Return the document as JSON."""
    return json.dumps(described(), ensure_ascii=False, indent=1) + "\n"


def described() -> dict[str, Any]:
    """Return the document. Its server is where this site stands."""
    plugin = MarshmallowPlugin()
    spec = APISpec(
        title=text("api.title", OF_DOCUMENTS),
        version="1",
        openapi_version=OPENAPI,
        plugins=[plugin],
        info={"description": text("api.description", OF_DOCUMENTS), "license": _licence()},
        servers=[{"url": f"{base_path()}{START}"}],
    )
    if plugin.converter is not None:
        plugin.converter.add_parameter_attribute_function(_separated)
    spec.components.schema("Problem", _problem())
    for operation in OPERATIONS:
        spec.components.schema(_name(operation), _row(operation.columns()))
        for suffix in ("", *MEDIA):
            spec.path(
                path=_path(operation, suffix),
                operations={"get": _operation(operation, suffix)},
            )
    return _with_meanings(spec.to_dict())


def _licence() -> dict[str, str]:
    return {"name": CC_BY, "url": CC_BY_ADDRESS}


def _separated(self: Any, field: Any, **_: Any) -> dict[str, Any]:
    """Say that several values stand in one parameter with commas between them."""
    return {"style": "form", "explode": False} if isinstance(field, Several) else {}


def _path(operation: Operation, suffix: str) -> str:
    return f"/{operation.template}{'.' if suffix else ''}{suffix}"


def _name(operation: Operation) -> str:
    return operation.name.title()


def _operation(operation: Operation, suffix: str) -> dict[str, Any]:
    kinds = [suffix] if suffix else list(MEDIA)
    return {
        "operationId": f"{operation.name}{'_' if suffix else ''}{suffix}",
        "summary": text(f"api.op_{operation.name}", OF_DOCUMENTS),
        "parameters": [
            *(_part(name) for name in operation.parts),
            {"in": "query", "schema": operation.query},
        ],
        "responses": {
            "200": {
                "description": text("api.rows", OF_DOCUMENTS),
                "headers": _headers(),
                "content": {MEDIA[kind]: {"schema": _body(operation, kind)} for kind in kinds},
            },
            **{str(status): _refusal(status) for status in PROBLEMS},
        },
    }


def _part(name: str) -> dict[str, Any]:
    return {"in": "path", "name": name, "required": True, "schema": {"type": "string"}}


def _body(operation: Operation, kind: str) -> dict[str, Any]:
    if kind == "csv":
        return {"type": "string"}
    whole = {"type": "integer"}
    members: dict[str, Any] = {
        "data": {"type": "array", "items": {"$ref": f"#/components/schemas/{_name(operation)}"}},
        "total": {**whole, "description": text("api.total", OF_DOCUMENTS)},
        "links": {"type": "object", "additionalProperties": {"type": "string", "format": "uri-reference"}},
        "version": {"type": "string", "description": text("api.version", OF_DOCUMENTS)},
    }
    if operation.is_list:
        members |= {"limit": whole, "offset": whole}
    return {"type": "object", "required": list(members), "properties": members}


def _row(columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [column.name for column in columns],
        "additionalProperties": False,
        "properties": {column.name: column.schema for column in columns},
    }


def _headers() -> dict[str, Any]:
    return {
        name: {"description": text(f"api.header_{key}", OF_DOCUMENTS), "schema": {"type": "string"}}
        for name, key in (("ETag", "etag"), ("Link", "link"), ("X-Total-Count", "total"))
    }


def _refusal(status: int) -> dict[str, Any]:
    return {
        "description": text(f"api.problem_{PROBLEMS[status]}", OF_DOCUMENTS),
        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _problem() -> dict[str, Any]:
    error = {
        "type": "object",
        "required": ["parameter", "messages"],
        "properties": {
            "parameter": {"type": "string"},
            "messages": {"type": "array", "items": {"type": "string"}},
        },
    }
    members = {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
        "errors": {"type": "array", "items": error},
        "number": {"type": "string"},
    }
    return {"type": "object", "required": ["type", "title", "status", "detail"], "properties": members}


def _with_meanings(document: dict[str, Any]) -> dict[str, Any]:
    """Say of each parameter what it chooses, in the words of the page about the API."""
    for path in document["paths"].values():
        for parameter in path["get"]["parameters"]:
            key = f"api.param_{parameter['name']}"
            parameter["description"] = text(key, OF_DOCUMENTS, most=MOST_ROWS, usual=USUAL_LIMIT)
    return document
