"""The word processor of the tests: where it is, how it opens a file, and how to get it."""

import subprocess
from functools import cache
from pathlib import Path

from tests.programs import path_of

INSTALL = "apt-get install --no-install-recommends libreoffice-writer"
LEFT_UNDONE, TO_DO_THEM = "files were not opened", "To open them"
SECONDS = 120


@cache
def find() -> str:
    """Return LibreOffice's path, or nothing; SOFFICE names one."""
    return path_of("SOFFICE", ("soffice",))


def lacking() -> str:
    """Return why the tests that open files in it cannot run here, or nothing."""
    return "" if find() else "no LibreOffice"


def saved_again(content: bytes, folder: Path) -> bytes:
    """Open a .docx in LibreOffice and save it as a new one, without its asking anybody; return that."""
    given, made = folder / "given.docx", folder / "made"
    given.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [find(), profile, "--headless", "--convert-to", "docx", "--outdir", str(made), str(given)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert (made / "given.docx").is_file(), done.stderr
    return (made / "given.docx").read_bytes()
