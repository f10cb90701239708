"""What an SVG is written with: elements, numbers, colours, and the refusal of what is not drawn."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

RGBA = re.compile(r"rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)")
NAMED_COLOUR = re.compile(r"#[0-9a-f]{6}")


class NotDrawnError(ValueError):
    """A figure holds something that no picture of this project has held so far, and nothing here draws."""


def only(part: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    """Refuse a part that says more than what is known: leaving it out would change the picture."""
    if others := sorted(set(part) - set(known)):
        raise NotDrawnError(f"no SVG is made of {where}.{others[0]} = {part[others[0]]!r}")


def must_be(value: Any, known: Iterable[Any], where: str) -> Any:
    """Return a value that is one of those that are drawn."""
    if value not in known:
        raise NotDrawnError(f"no SVG is made of {where} = {value!r}")
    return value


def number(value: Any) -> str:
    """Return a length in px to a hundredth, without needless signs."""
    return f"{round(float(value), 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def element(name: str, attributes: Mapping[str, Any], inside: str = "") -> str:
    """Return an element; numbers are lengths, and what is None is left out."""
    written = "".join(
        f" {key}={quoteattr(value if isinstance(value, str) else number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def words_in(name: str, words: str) -> str:
    """Return an element that holds words; nothing where there are none."""
    return element(name, {}, escape(words)) if words else ""


def paint(what: str, colour: str) -> dict[str, Any]:
    """Return how a `fill`, `stroke` or `stop-color` is said: many programs know no rgba()."""
    if NAMED_COLOUR.fullmatch(colour):
        return {what: colour}
    found = RGBA.fullmatch(colour)
    if not found:
        raise NotDrawnError(f"no SVG is made of the colour {colour!r}")
    *parts, opacity = found.groups()
    if not float(opacity) and what != "stop-color":
        return {what: "none"}
    named = "#" + "".join(f"{int(part):02x}" for part in parts)
    return {what: named, f"{what.removesuffix('-color')}-opacity": opacity if float(opacity) < 1 else None}


def outline(line: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Return how an outline is drawn: nothing where it has no width."""
    only(line, ("color", "width", "dash"), where)
    if not line["width"]:
        return {}
    drawn = {**paint("stroke", line["color"]), "stroke-width": line["width"]}
    if must_be(line.get("dash", "solid"), ("solid", "dash"), f"{where}.dash") == "dash":
        # As long as Plotly draws them: three times the line, of a line that counts as three px at least.
        length = number(3 * max(line["width"], 3))
        drawn["stroke-dasharray"] = f"{length} {length}"
    return drawn
