"""Bodies that Dash's script never sends, made from one that it does: the same for the same seed."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

# As Chromium sent it.
SOUND = {
    "output": "site-page.children",
    "outputs": {"id": "site-page", "property": "children"},
    "inputs": [
        {"id": "site-place", "property": "pathname", "value": "/zh"},
        {"id": "site-place", "property": "search", "value": "?category=mediation"},
    ],
    "changedPropIds": ["site-place.pathname", "site-place.search"],
    "parsedChangedPropsIds": ["site-place.pathname", "site-place.search"],
}
WRONG: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 1.5, 1e308, "", "\x00", "\ud800", "\udfff/zh", [], {}, [[]], [None]),
    *("/zh\n", "/zh\x00", "/zh\u202e", "a" * 9000, "/" * 8193, {"id": "site-place"}, ["/zh"], {"": ""}),
    *({"id": {"index": 1, "type": "ALL"}}, "site-page.children@abc", "..site-page.children..", "{}.children"),
)
BARE = (
    *(
        b"",
        b" ",
        b"null",
        b"true",
        b"0",
        b'""',
        b"[]",
        b"{}",
        b"[{}]",
        b"NaN",
        b"Infinity",
        b"{",
        b"}",
        b"\x00",
    ),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf{}", b"[" * 40_000, b'{"a":' * 9_000, b"9" * 50_000, b"1e999999"),
    *(b"output=site-page.children", b"<xml/>", b'{"output":"\\ud800"}', b"x" * 65_537, b"{}" * 40_000),
)


def sound() -> bytes:
    """Return a body that the site takes."""
    return json.dumps(SOUND).encode()


def malformed(count: int, seed: int = 10) -> Iterator[bytes]:
    """Yield `count` bodies, the bare ones first; none is one that the site takes."""
    yield from BARE[:count]
    chance = random.Random(seed)
    made = len(BARE)
    while made < count:
        body = _broken(chance)
        if body is not None:
            made += 1
            yield body


def _broken(chance: random.Random) -> bytes | None:
    way = chance.choice((_replaced, _replaced, _without, _with_more, _longer, _twice, _cut, _not_a_number))
    body = way(chance)
    return None if _same(body) else body


def _same(body: bytes) -> bool:
    try:
        return json.loads(body) == SOUND and body.count(b'"output"') == 1
    except (ValueError, RecursionError):
        return False


def _places(node: Any, path: tuple = ()) -> Iterator[tuple]:
    if path:
        yield path
    parts: Any = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inner in parts:
        yield from _places(inner, (*path, key))


PLACES = tuple(_places(SOUND))


def _at(chance: random.Random, change: Callable[[Any, Any], None]) -> bytes:
    told: Any = copy.deepcopy(SOUND)
    *way, last = chance.choice(PLACES)
    node = told
    for key in way:
        node = node[key]
    change(node, last)
    return json.dumps(told).encode()


def _replaced(chance: random.Random) -> bytes:
    # No search at all is an address too.
    wrong = chance.choice([one for one in WRONG if one != ""])
    return _at(chance, lambda node, key: node.__setitem__(key, wrong))


def _without(chance: random.Random) -> bytes:
    # Changes may be fewer: both lists must then lose the same, which one removal cannot do.
    return _at(chance, lambda node, key: node.__delitem__(key))


def _with_more(chance: random.Random) -> bytes:
    more = chance.choice(WRONG)

    def add(node: Any, key: Any) -> None:
        if isinstance(node, dict):
            node[chance.choice(("state", "running", "background", "id ", "__proto__", "ID"))] = more
        else:
            node.insert(key, more)

    return _at(chance, add)


def _longer(chance: random.Random) -> bytes:
    size = chance.choice((8_193, 20_000, 70_000))

    def lengthen(node: Any, key: Any) -> None:
        node[key] = "/" + chance.choice("az%\u4e2d") * size

    return _at(chance, lengthen)


def _twice(chance: random.Random) -> bytes:
    key = chance.choice([*SOUND])
    again = json.dumps({key: SOUND[key]}).encode()
    return sound()[:-1] + b"," + again[1:]


def _cut(chance: random.Random) -> bytes:
    body = bytearray(sound())
    # Not inside the inputs' values, where any few letters are an address as good as another.
    start = chance.choice(
        [*range(body.index(b'"/zh"') - 9), *range(body.index(b'"changedPropIds"'), len(body))]
    )
    body[start : start + chance.randint(1, 9)] = chance.randbytes(chance.randint(0, 4))
    return bytes(body)


def _not_a_number(chance: random.Random) -> bytes:
    word = chance.choice((b"NaN", b"-Infinity", b"Infinity", b"01", b"1e400", b"'a'", b"undefined"))
    return sound().replace(chance.choice((b'"/zh"', b'"site-place"', b'"pathname"')), word, 1)
