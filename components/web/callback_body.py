"""What Dash's script sends when the address changes: the only bodies that this site's callbacks take."""

import json
from typing import Any

PLACE, PAGE = "site-place", "site-page"
# In bytes: of a whole body, and of one value in it. A body holds two values and their names.
LARGEST, LONGEST = 64 * 1024, 8 * 1024
OUTPUTS = {"id": PAGE, "property": "children"}
ASKED = ("pathname", "search")
CHANGES = [f"{PLACE}.{name}" for name in ASKED]
# The part of the comparison that a choice changes, and what hands its address over.
ASKED_TO_COMPARE, COMPARED = "compare-asked", {"part": "compared"}
COMPARED_NAME = json.dumps(COMPARED, separators=(",", ":"))
OF_COMPARISON = {"id": COMPARED, "property": "children"}
# What Dash 4.4 sends. A version that sends other keys is refused until this list follows.
KEYS = {"output", "outputs", "inputs", "changedPropIds", "parsedChangedPropsIds"}


def asked(body: bytes) -> tuple[str, str]:
    """Return the pathname and the search that a body names, as the browser writes them.

    Raises ValueError for every other shape, and for what is too large, not UTF-8, or no JSON.
    """
    if len(body) > LARGEST:
        raise ValueError("larger than any address")
    content = _json(body)
    if not isinstance(content, dict) or content.keys() != KEYS:
        raise ValueError("not the keys of a callback")
    if content["output"] == f"{COMPARED_NAME}.children":
        return _asked_to_compare(content)
    if content["output"] != f"{PAGE}.children" or content["outputs"] != OUTPUTS:
        raise ValueError("not the page")
    if (
        not _are_changes(content["changedPropIds"])
        or content["parsedChangedPropsIds"] != content["changedPropIds"]
    ):
        raise ValueError("not a change of the address")
    inputs = content["inputs"]
    if not isinstance(inputs, list) or len(inputs) != len(ASKED):
        raise ValueError("not the address")
    pathname, search = (_value(field, PLACE, name) for field, name in zip(inputs, ASKED, strict=True))
    if not pathname.startswith("/") or (search and not search.startswith("?")):
        raise ValueError("not a path and a query")
    return pathname, search


def is_of_comparison(body: bytes) -> bool:
    """Say whether a sound body asks for a part of the comparison, and not for a page."""
    return bool(json.loads(body.decode())["output"] != f"{PAGE}.children")


def _asked_to_compare(content: Any) -> tuple[str, str]:
    change, inputs = [f"{ASKED_TO_COMPARE}.data"], content["inputs"]
    if content["outputs"] != OF_COMPARISON or not isinstance(inputs, list) or len(inputs) != 1:
        raise ValueError("not the comparison")
    if content["changedPropIds"] != change or content["parsedChangedPropsIds"] != change:
        raise ValueError("not a change of the choice")
    pathname, question, search = _value(inputs[0], ASKED_TO_COMPARE, "data").partition("?")
    if not pathname.startswith("/"):
        raise ValueError("not a path and a query")
    return pathname, question + search


def _json(body: bytes) -> Any:
    try:
        return json.loads(body.decode(), object_pairs_hook=_once_each)
    # Deeply nested JSON is an attack on the parser, not an error of this program.
    except RecursionError:
        raise ValueError("too deep") from None


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Python keeps the last of two equal keys, other readers the first: whoever checks and whoever answers
    # must read the same.
    by_key = dict(pairs)
    if len(by_key) != len(pairs):
        raise ValueError("a key twice")
    return by_key


def _are_changes(changed: Any) -> bool:
    """Say whether a list names inputs that changed, each once; none when Dash asks for the first time."""
    return (
        isinstance(changed, list)
        and all(name in CHANGES for name in changed)
        and len(changed) == len({*changed})
    )


def _value(field: Any, id: str, name: str) -> str:
    if not isinstance(field, dict) or field.keys() != {"id", "property", "value"}:
        raise ValueError("not an input")
    if (field["id"], field["property"]) != (id, name):
        raise ValueError(f"not the {name}")
    value = field["value"]
    # A lone surrogate is not printable either: JSON can write it, no browser puts one into an address.
    if not isinstance(value, str) or len(value.encode(errors="replace")) > LONGEST or not value.isprintable():
        raise ValueError(f"no {name}")
    return value
