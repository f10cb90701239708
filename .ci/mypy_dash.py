"""What mypy cannot know of Dash: `html.Div(**{"data-part": "card"})` gives no value to `hidden`.

Dash types each property of a component and takes data-* and aria-* as `**kwargs`. To mypy a dict with two
stars may hold any key, so its values would have to suit every property at once. Properties that are named in
the call are checked as ever; those that only such a dict could reach are not.
"""

from collections.abc import Callable

from mypy.nodes import ARG_STAR2, CallExpr
from mypy.plugin import FunctionSigContext, Plugin
from mypy.types import AnyType, FunctionLike, TypeOfAny

COMPONENTS = ("dash.html.", "dash.dcc.")


class DashPlugin(Plugin):
    """Reads calls of Dash's components by their names."""

    def get_function_signature_hook(
        self, fullname: str
    ) -> Callable[[FunctionSigContext], FunctionLike] | None:
        """Answer mypy's question who knows more of a function."""
        return _without_starred if fullname.startswith(COMPONENTS) else None


def _without_starred(call: FunctionSigContext) -> FunctionLike:
    """Return the signature of one call, with any type for properties that only a dict could reach."""
    signature = call.default_signature
    if not isinstance(call.context, CallExpr):
        return signature
    given = zip(call.context.args, call.context.arg_kinds, strict=True)
    dicts = {id(value) for value, kind in given if kind == ARG_STAR2}
    types = [
        AnyType(TypeOfAny.special_form) if given and all(id(value) in dicts for value in given) else own
        for own, given in zip(signature.arg_types, call.args, strict=True)
    ]
    return signature.copy_modified(arg_types=types)


def plugin(version: str) -> type[Plugin]:
    """Answer mypy's question which plugin this is."""
    return DashPlugin
