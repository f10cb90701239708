"""Wheels made again of what is installed, so that nothing need be fetched to try an installation."""

import importlib.metadata
import zipfile
from collections.abc import Iterable
from pathlib import Path

from packaging.tags import parse_tag, sys_tags

# What pip adds to a distribution when it installs it.
ADDED = {"INSTALLER", "REQUESTED", "direct_url.json"}


def repack(names: Iterable[str], folder: Path) -> None:
    """Write a wheel of each package that is installed here; pip would not want the others."""
    for name in names:
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        write(distribution, folder)


def write(distribution: importlib.metadata.Distribution, folder: Path) -> None:
    """Write the wheel of a distribution. Compression would take longer than the installation."""
    own = distribution.metadata["Name"].replace("-", "_").replace(".", "_")
    wheel = folder / f"{own}-{distribution.version}-{tag_of(distribution)}.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_STORED) as packed:
        for file in distribution.files or ():
            # Commands lie outside; pip makes them anew.
            if ".." in file.parts or file.suffix == ".pyc" or file.name in ADDED:
                continue
            packed.write(distribution.locate_file(file), str(file))


def tag_of(distribution: importlib.metadata.Distribution) -> str:
    """Return the tag by which this Python takes a distribution's wheel."""
    words = distribution.read_text("WHEEL") or ""
    given = [line.partition(":")[2].strip() for line in words.splitlines() if line.startswith("Tag:")]
    known = {tag for one in given for tag in parse_tag(one)}
    return str(next(tag for tag in sys_tags() if tag in known))
