"""Plotly's script from our own origin: the slim bundle where npm has brought it, else the full one."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import plotly
from flask import Flask, Response
from plotly.offline import get_plotlyjs_version

from components.web.page_addresses import address

ROOT = Path(__file__).resolve().parents[2]
SLIM = "plotly.js-basic-dist-min"
# The name holds the version: another script has another address.
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Bundle:
    """One script file, the name it is served by, and a line for whoever starts the server (or none)."""

    file: Path
    name: str
    note: str = ""


@cache
def bundle() -> Bundle:
    """Return the script that this process serves."""
    return choose(ROOT / "node_modules", get_plotlyjs_version())


def choose(node_modules: Path, version: str) -> Bundle:
    """Return the slim bundle if npm brought exactly `version`, the plotly.js that plotly.py writes for."""
    installed = installed_version(node_modules)
    if installed == version:
        return Bundle(node_modules / SLIM / "plotly-basic.min.js", f"plotly-basic-{version}.js")
    why = f"npm's is {installed}, not {version}" if installed else "npm has not brought the slim one"
    full = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return Bundle(full, f"plotly-{version}.js", f"Plotly's full script serves: {why}.")


def installed_version(node_modules: Path) -> str:
    """Return the slim bundle's version, empty if it is not there whole.

    npm writes its list of what is installed last; a folder without it was broken off.
    """
    try:
        listed = json.loads((node_modules / ".package-lock.json").read_text(encoding="utf-8"))
        version = str(listed["packages"][f"node_modules/{SLIM}"]["version"])
    except (OSError, ValueError, KeyError):
        return ""
    return version if (node_modules / SLIM / "plotly-basic.min.js").is_file() else ""


def script_url() -> str:
    """Return the script's address under the base path; it changes with its content."""
    return address(bundle().name)


def register(server: Flask) -> None:
    """Serve the script; its address is kept for ever."""
    chosen = bundle()

    @server.get(f"/{chosen.name}")
    def plotly_script() -> Response:
        return Response(
            chosen.file.read_bytes(), mimetype="text/javascript", headers={"Cache-Control": FOR_EVER}
        )
