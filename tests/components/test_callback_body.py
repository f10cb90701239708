"""The body of the one callback: what Dash's script sends is taken, nothing else."""

import copy
import json

import pytest

from components.web.callback_body import LONGEST, asked
from tests.faults.callbacks import SOUND, malformed


def body(change=None) -> bytes:
    told = copy.deepcopy(SOUND)
    if change is not None:
        change(told)
    return json.dumps(told).encode()


def with_value(place: int, value) -> bytes:
    return body(lambda told: told["inputs"][place].update(value=value))


def test_what_the_browser_sends_names_the_address():
    assert asked(body()) == ("/zh", "?category=mediation")
    assert asked(with_value(1, "")) == ("/zh", "")
    assert asked(with_value(0, "/zh/%00%ff/\u4e2d")) == ("/zh/%00%ff/\u4e2d", "?category=mediation")


@pytest.mark.parametrize("changes", [[], ["site-place.search"], ["site-place.search", "site-place.pathname"]])
def test_a_part_of_the_address_may_have_changed(changes):
    told = body(lambda told: told.update(changedPropIds=changes, parsedChangedPropsIds=changes))
    assert asked(told) == ("/zh", "?category=mediation")


@pytest.mark.parametrize(
    "changes", [["site-place.hash"], ["site-place.search"] * 2, [["site-place.search"]], [{}], None, "search"]
)
def test_nothing_else_changes(changes):
    with pytest.raises(ValueError):
        asked(body(lambda told: told.update(changedPropIds=changes, parsedChangedPropsIds=changes)))


def test_an_address_has_an_end():
    longest = "/" * LONGEST
    assert asked(with_value(0, longest))[0] == longest
    with pytest.raises(ValueError, match="no pathname"):
        asked(with_value(0, longest + "/"))
    with pytest.raises(ValueError, match="no search"):
        asked(with_value(1, "?" + "\u4e2d" * (LONGEST // 3 + 1)))
    with pytest.raises(ValueError, match="larger than any address"):
        asked(body() + b" " * 65_536)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        *((0, None), (0, ""), (0, "zh"), (0, 1), (0, ["/zh"]), (0, "/\ud800"), (0, "/\x00"), (0, "/\n")),
        *((1, None), (1, "category"), (1, {}), (1, "?\udfff"), (1, "?\u202e")),
    ],
)
def test_what_no_browser_has_as_its_address_is_refused(place, value):
    with pytest.raises(ValueError):
        asked(with_value(place, value))


@pytest.mark.parametrize(
    "words",
    [
        b"[" * 60_000,
        b"NaN",
        b"\xff",
        json.dumps(SOUND).encode("utf-16"),
        json.dumps({**SOUND, "outputs": float("nan")}).encode(),
        json.dumps(SOUND).encode().replace(b'{"output":', b'{"output": "site-page.children", "output":'),
    ],
)
def test_what_is_no_sound_json_is_refused(words):
    with pytest.raises(ValueError):
        asked(words)


@pytest.mark.parametrize("seed", range(3))
def test_no_malformed_body_is_taken(seed):
    for told in malformed(2_000, seed):
        with pytest.raises(ValueError):
            asked(told)
