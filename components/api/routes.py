"""The routes of the API: read-only, each address by its suffix or by what the program accepts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Flask, Response, abort, request
from marshmallow import ValidationError

from components.api import answers
from components.api.base import UnknownError
from components.api.description import openapi
from components.api.earlier import asked_day, said_of
from components.api.operations import OPERATIONS, Operation
from components.api.problems import PROBLEM, problem
from components.text import FIRST_LANGUAGE
from components.web.api_addresses import DESCRIPTION, MEDIA, START, is_of_the_api
from data.select.as_of import as_it_stood


def register(server: Flask) -> None:
    """Answer every operation, their description, and everything else below `/api` with a problem."""
    for operation in OPERATIONS:
        for suffix in ("", *MEDIA):
            rule = f"/{START}/{operation.path}{'.' if suffix else ''}{suffix}"
            name = f"api_{operation.name}{'_' if suffix else ''}{suffix}"
            server.add_url_rule(rule, name, _answering(operation, suffix))
    server.add_url_rule(f"/{DESCRIPTION}", "api_description", description)
    for rule in ("/api", "/api/", "/api/<path:path>"):
        # Else it would be a page of the site that is not there.
        server.add_url_rule(rule, "api_nothing", _nothing)
    server.after_request(_of_every_answer)


def description() -> Response:
    """Answer the OpenAPI document."""
    return answers.opened(Response(openapi(), content_type="application/json"))


def _nothing(path: str = "") -> Response:
    abort(404)


def _answering(operation: Operation, suffix: str) -> Callable[..., Response]:
    def answer(**parts: str) -> Response:
        try:
            asked = {**_asked(operation), **parts}
            day = asked_day(asked)
            with as_it_stood(day) as lost:
                rows = operation.answer(asked)
        except ValidationError as error:
            return refused(400, "The query is not understood.", errors=_by_parameter(error))
        except UnknownError as error:
            return refused(404, str(error))
        rows = replace(rows, about={**rows.about, **said_of(day, lost)})
        kind = answers.wanted_kind(request.headers.get("Accept", ""), suffix)
        return answers.answer(operation, rows, kind, asked.get("language", FIRST_LANGUAGE))

    return answer


def _asked(operation: Operation) -> dict[str, Any]:
    """Return the query, validated. ValidationError for what means nothing, or is there twice."""
    given = request.args.to_dict(flat=False)
    if twice := [name for name, values in given.items() if len(values) > 1]:
        raise ValidationError({name: ["Given more than once."] for name in twice})
    asked: dict[str, Any] = operation.query().load({name: values[0] for name, values in given.items()})
    return asked


def _by_parameter(error: ValidationError) -> dict[str, list[str]]:
    """Return what is wrong with each parameter; of a list of values what is wrong with any of them."""
    said: dict[str, list[str]] = {}
    for name, messages in dict(error.messages_dict).items():
        own = messages.values() if isinstance(messages, dict) else [messages]
        said[str(name)] = list(dict.fromkeys(str(words) for group in own for words in group))
    return said


def refused(status: int, detail: str = "", **more: Any) -> Response:
    """Return a problem; `more` as `problems.problem` takes it."""
    body = problem(status, detail, instance=request.path, **more)
    return Response(body, status, content_type=PROBLEM, headers={"Cache-Control": "no-store"})


def _of_every_answer(response: Response) -> Response:
    """Let every site read problems too, and tell a browser that asks first what it may send."""
    if is_of_the_api(request.path):
        response.headers.update(answers.OPEN_TO_ALL)
        if request.method == "OPTIONS":
            response.headers.update(answers.PREFLIGHT)
    return response
