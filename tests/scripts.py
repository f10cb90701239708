"""The scripts of `.ci`, which are no package, for tests to call."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

CI = Path(__file__).resolve().parent.parent / ".ci"


def script(name: str) -> ModuleType:
    """Return a script as a module that nobody else has; it finds those beside it, as where it is started."""
    if str(CI) not in sys.path:
        sys.path.append(str(CI))
    spec = importlib.util.spec_from_file_location(name, CI / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
