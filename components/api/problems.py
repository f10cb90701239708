"""What the API answers instead of rows: a problem as RFC 9457 has it, for programs and for who wrote them."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from components.web.api_addresses import DESCRIPTION
from components.web.page_addresses import address

PROBLEM = "application/problem+json"
# Where the status alone does not say what to do.
DETAILS = {
    404: "Nothing is at this address; {described} says what there is.",
    405: "The API is read-only: ask with GET or HEAD.",
    413: "A request to the API has no body.",
    429: "More requests than one address may make in a minute. Try again in {seconds} s.",
    500: "Something broke here; the number below finds it in the log.",
    503: "Too much is asked at once. Try again in {seconds} s.",
}

AWAY = "The database does not answer now. Try again in {seconds} s."


def problem(
    status: int,
    detail: str = "",
    errors: Mapping[str, Sequence[str]] | None = None,
    seconds: int = 0,
    number: str = "",
    instance: str = "",
) -> bytes:
    """Return the body of a problem.

    errors: what is wrong with each parameter. seconds: when to try again. number: of a fault of ours, as the
    log has it. instance: the address that was asked.
    """
    usual = DETAILS.get(status, "").format(seconds=seconds, described=address(DESCRIPTION))
    members: dict[str, Any] = {
        # No document of ours says more of it than the status and the detail do.
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or usual,
        "instance": quote(instance),
        "errors": [{"parameter": name, "messages": list(said)} for name, said in (errors or {}).items()],
        "number": number,
    }
    told = {name: value for name, value in members.items() if value}
    return (json.dumps(told, ensure_ascii=False) + "\n").encode()
