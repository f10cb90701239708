"""What Dash's script sends when the address changes: the one body that this site's one callback takes."""

import json
from typing import Any

PLACE, PAGE = "site-place", "site-page"
LARGEST, LONGEST = 64 * 1024, 8 * 1024
OUTPUTS = {"id": PAGE, "property": "children"}
ASKED = ("pathname", "search")
CHANGES = [f"{PLACE}.{name}" for name in ASKED]
KEYS = {"output", "outputs", "inputs", "changedPropIds", "parsedChangedPropsIds"}


def asked(body: bytes) -> tuple[str, str]:
    """Return the pathname and the search that a body names, as the browser writes them.

    Raises ValueError for every other shape, and for what is too large, not UTF-8, or no JSON.
    """
    if len(body) > LARGEST:
        raise ValueError("larger than any address")
    told = _json(body)
    if not isinstance(told, dict) or told.keys() != KEYS:
        raise ValueError("not the keys of a callback")
    if told["output"] != f"{PAGE}.children" or told["outputs"] != OUTPUTS:
        raise ValueError("not the page")
    if not _are_changes(told["changedPropIds"]) or told["parsedChangedPropsIds"] != told["changedPropIds"]:
        raise ValueError("not a change of the address")
    inputs = told["inputs"]
    if not isinstance(inputs, list) or len(inputs) != len(ASKED):
        raise ValueError("not the address")
    pathname, search = (_value(given, name) for given, name in zip(inputs, ASKED, strict=True))
    if not pathname.startswith("/") or (search and not search.startswith("?")):
        raise ValueError("not a path and a query")
    return pathname, search


def _json(body: bytes) -> Any:
    try:
        return json.loads(body.decode(), object_pairs_hook=_once_each)
    except RecursionError:
        raise ValueError("too deep") from None


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _are_changes(told: Any) -> bool:
    """Say whether a list names inputs that changed, each once; none when Dash asks for the first time."""
    return isinstance(told, list) and all(one in CHANGES for one in told) and len(told) == len({*told})


def _value(given: Any, name: str) -> str:
    if not isinstance(given, dict) or given.keys() != {"id", "property", "value"}:
        raise ValueError("not an input")
    if (given["id"], given["property"]) != (PLACE, name):
        raise ValueError(f"not the {name}")
    value = given["value"]
    # A lone surrogate is not printable either: JSON can write it, no browser puts one into an address.
    if not isinstance(value, str) or len(value.encode(errors="replace")) > LONGEST or not value.isprintable():
        raise ValueError(f"no {name}")
    return value
