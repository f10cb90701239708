"""All reports as shipped, for tests of what takes many places."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.folders.locations import PACKAGE


@contextmanager
def all_shipped(folder: Path) -> Iterator[dict[str, str]]:
    """Read all that is shipped, with a store in `folder`; yield the settings for it."""
    settings = {"DATA_FOLDER": str(PACKAGE), "STORE": str(folder)}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        yield settings
