"""The forms that a chart can have: a module each, found by lying here."""

from importlib import import_module
from pkgutil import iter_modules

from components.charts.chart import Form


def _found() -> dict[str, Form]:
    """Return every form by its name, in the order in which a figure is offered to them."""
    # Imported by name, so that a new form needs no list in which it could be forgotten.
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return {
        form.name: form for form in sorted((module.FORM for module in modules), key=lambda form: form.turn)
    }


FORMS = _found()


def form_of(name: str) -> Form:
    """Return a form by its name; LookupError where no module draws it: any other would be a wrong picture."""
    if name not in FORMS:
        raise LookupError(f"{name!r} is no form of chart, one of {', '.join(sorted(FORMS))} would be right")
    return FORMS[name]
