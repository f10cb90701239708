"""The folder of a copy: made beside its place, then put there whole; only an earlier copy gives way."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Every copy says in this file what it is; by it a later one knows that it may take its place.
MARK, NAME = "copy.json", "law-based-government-dashboard: static copy"


class NotThereError(Exception):
    """A copy cannot be put where it was wanted; says why to whoever wanted it."""


def may_be_written(folder: Path) -> None:
    """Raise NotThereError where a copy would take the place of anything but an earlier copy."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotThereError(f"{folder} is not a folder.")
    if not folder.exists() or not any(folder.iterdir()) or is_copy(folder):
        return
    raise NotThereError(
        f"{folder} holds other files. Name a new folder, an empty one, or that of an earlier copy."
    )


def is_copy(folder: Path) -> bool:
    """Say whether a folder holds a copy that this command made."""
    try:
        told = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and told.get("name") == NAME


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """Give an empty folder beside the place of a copy; it goes if it is still there in the end.

    Raises NotThereError where nothing can be written there.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise NotThereError(f"nothing can be written in {folder.parent}: {error.strerror}.") from error
    # A web server that runs as somebody else may read it.
    made.chmod(0o755)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def write(folder: Path, name: str, content: str | bytes) -> None:
    """Write a file of a copy, with the folders in which it lies. name: from the start of the copy."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def put(made: Path, folder: Path, told: dict[str, object]) -> None:
    """Put a finished copy in its place, an earlier one out of it. told: what its mark says of it."""
    words = json.dumps({"name": NAME, **told}, ensure_ascii=False, indent=2) + "\n"
    (made / MARK).write_text(words, encoding="utf-8")
    # What has come meanwhile is as little to be lost as what was there before.
    may_be_written(folder)
    earlier = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        if folder.exists():
            folder.rename(earlier / "earlier")
        made.rename(folder)
    except OSError as error:
        if not folder.exists() and (earlier / "earlier").exists():
            (earlier / "earlier").rename(folder)
        raise NotThereError(f"{folder} could not be put in place: {error.strerror}.") from error
    finally:
        shutil.rmtree(earlier, ignore_errors=True)
