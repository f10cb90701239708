"""What an answer must not tell of the server: where it stands, what it is made of, how it broke."""

import os
import re
import socket
import sys
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE_OF = (
    *("werkzeug", "flask", "dash", "plotly", "waitress", "uvicorn", "pandas", "duckdb", "python", "gunicorn"),
    *("jinja2", "pydantic", "starlette", "httptools"),
)
VERSIONS = {
    found.version
    for found in distributions()
    if found.name.lower() in MADE_OF and found.version.count(".") > 1
} | {".".join(map(str, sys.version_info[:3]))}
PLACES = {str(ROOT), sys.prefix, sys.base_prefix, str(Path.home()), "site-packages", os.sep + "tmp" + os.sep}
BROKEN = (
    "Traceback",
    "most recent call last",
    'File "',
    "Internal Server Error",
    "Exception",
    ".py:",
    "Error(",
)


def leaks(headers: str, body: str, is_page: bool) -> list[str]:
    """Return what an answer tells that it should not.

    headers: as they are sent. is_page: whether the body is what was asked for; the scripts that such a page
    names have their libraries' names and versions in their addresses.
    """
    told = f"{headers}\n{body}"
    found = [place for place in PLACES if len(place) > 1 and place in told]
    found += [host for host in {socket.gethostname()} if len(host) > 4 and host in told]
    found += [name for name in MADE_OF if re.search(rf"(?i)\b{name}[/ ]?\d", headers)]
    if is_page:
        return found + [sign for sign in BROKEN[:2] if sign in told]
    found += [sign for sign in BROKEN if sign in told]
    found += [version for version in VERSIONS if version in told]
    return found + [name for name in MADE_OF if re.search(rf"(?i)\b{name}\b", body)]
