"""Where the programs are that some tests want."""

import os
import shutil
from collections.abc import Sequence


def path_of(variable: str, names: Sequence[str], folders: str | None = None) -> str:
    """Return the path of the first of these programs that is here, or nothing; the variable names another.

    folders: where to look, as PATH has them; None for those of PATH.
    """
    named = os.environ.get(variable, "")
    wanted = (named,) if named else names
    return next((path for name in wanted if (path := shutil.which(name, path=folders))), "")
