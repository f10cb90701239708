"""A page's components as plain HTML: what a reader has before, or without, any script."""

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any, TypeGuard

from components.text import TableWords

# Elements that have no end tag.
VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col"}
# Attributes that React calls otherwise than HTML does.
NAMES = {
    "className": "class",
    "htmlFor": "for",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
    "tabIndex": "tabindex",
    "dateTime": "datetime",
    "hrefLang": "hreflang",
    "encType": "enctype",
    "maxLength": "maxlength",
    "autoComplete": "autocomplete",
    "spellCheck": "spellcheck",
    "srcSet": "srcset",
    "inputMode": "inputmode",
    "formAction": "formaction",
    "noValidate": "novalidate",
    "formNoValidate": "formnovalidate",
    "readOnly": "readonly",
}
# A list of what may be written, not of what may not: an event handler or a prop of Dash's never gets out.
KEPT = {
    *("id", "href", "role", "lang", "title", "type", "name", "value", "action", "method", "open", "hidden"),
    *(
        "form",
        "target",
        "rel",
        "download",
        "scope",
        "alt",
        "src",
        "width",
        "height",
        "rows",
        "cols",
        "placeholder",
    ),
    *(
        "required",
        "disabled",
        "start",
        "accept",
        "label",
        "accessKey",
        "cite",
        "multiple",
        "selected",
        "checked",
        "size",
    ),
}
if TYPE_CHECKING:
    # Whoever checks types should take a Tag for a child as good as any; it is no component.
    from dash.development.base_component import Component as _Child
else:
    _Child = object

# What a Dash component knows of its kind, beside what it was given.
OF_DASH = {
    "_prop_names",
    "_valid_wildcard_attributes",
    "available_properties",
    "available_wildcard_properties",
}
# Components without an element of their own: those draw by script, these only hold data.
DRAWN_BY_SCRIPT = {"Graph"}
NOTHING = {"Store", "Location", "Download"}


class Tag(_Child):
    """An element that Dash has no component for (input, textarea); for what no callback changes."""

    def __init__(self, kind: str, /, children: Any = None, **attributes: Any) -> None:
        self._type = kind
        self.attributes = {"children": children, **attributes}

    def to_plotly_json(self) -> dict[str, Any]:
        """Answer as a component does."""
        return {"props": self.attributes}


class Written(_Child):
    """HTML that stands as it is written, such as an SVG: whoever writes it escapes its words."""

    _type = "Written"

    def __init__(self, html: str) -> None:
        self.html = html


def as_html(part: Any) -> str:
    """Return components (or strings, numbers, lists of them, None) as HTML text.

    A chart is left out: its wrapper reserves its place, and its values stand beside it as text.
    """
    if part is None or isinstance(part, bool):
        return ""
    if isinstance(part, (list, tuple)):
        return "".join(map(as_html, part))
    kind = getattr(part, "_type", None)
    if kind is None:
        return _words(part)
    if kind in DRAWN_BY_SCRIPT or kind in NOTHING:
        return ""
    if isinstance(part, Written):
        return part.html
    return _element("a" if kind == "Link" else kind.lower(), part)


def _words(part: Any) -> str:
    # Between tags quotation marks need no escape; in attributes they get one.
    words = escape(str(part), quote=False)
    return f'<span lang="{part.lang}">{words}</span>' if foreign(part) else words


def foreign(part: Any) -> TypeGuard[TableWords]:
    """Say whether these are words of a table in a language that is not the page's."""
    return isinstance(part, TableWords) and bool(part.lang)


def marked(props: dict[str, Any]) -> dict[str, Any]:
    """Return an element's properties, `lang` among them where all that it holds are foreign words.

    The element is marked itself, since an <option> can hold no other.
    """
    words = props.get("children")
    if "lang" in props or not foreign(words):
        return props
    return {**props, "lang": words.lang, "children": str(words)}


def _element(tag: str, part: Any) -> str:
    props = part.attributes if isinstance(part, Tag) else _props(part)
    props = marked(props)
    attributes = "".join(_attribute(name, value) for name, value in _in_order(props) if name != "children")
    # By this mark the script knows the links that need no new page load.
    inside = " data-inside" if part._type == "Link" else ""
    opening = f"<{tag}{inside}{attributes}>"
    return opening if tag in VOID else f"{opening}{as_html(props.get('children'))}</{tag}>"


def _props(part: Any) -> dict[str, Any]:
    """Return what was given to a Dash component; its own `to_plotly_json` says the same in five times the
    time."""
    own = vars(part)
    known = {name: own[name] for name in part._prop_names if name in own}
    return known | {name: value for name, value in own.items() if name not in OF_DASH}


def _in_order(props: Mapping[str, Any]) -> list[tuple[str, Any]]:
    # Dash keeps data-* and aria-* in a set: the same page would differ from one process to the next.
    return sorted(props.items(), key=lambda item: item[0] if "-" in item[0] else "")


def _attribute(name: str, value: Any) -> str:
    if value is None or value is False or not _kept(name):
        return ""
    if name == "style":
        value = ";".join(f"{_css_name(key)}:{css_value}" for key, css_value in value.items())
    # A dict is an id for callbacks; HTML has no such thing.
    elif name == "id" and isinstance(value, Mapping):
        return ""
    elif value is True:
        value = ""
    return f' {NAMES.get(name, name.lower())}="{escape(str(value))}"'


def _kept(name: str) -> bool:
    return name in KEPT or name in NAMES or name == "style" or name.startswith(("data-", "aria-"))


def _css_name(name: str) -> str:
    if name.startswith("--"):
        return name
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name)
