"""The browser of the tests: where it is, how it is started, and what it lacks."""

import os
import subprocess
from functools import cache
from typing import Any

from tests.programs import path_of

INSTALL = "apt-get install chromium-headless-shell fonts-noto-cjk libatomic1"
LEFT_UNDONE, TO_DO_THEM = "browser tests did not run", "To run them"
# The first has no windows, and takes a third of the processor time of the others.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--font-render-hinting=none",
    # Chromium takes a headless window for hidden and slows its timers.
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
)


@cache
def find() -> str:
    """Return Chromium's path, or nothing; CHROMIUM names one."""
    return path_of("CHROMIUM", NAMES)


@cache
def lacking() -> str:
    """Return why the browser tests cannot run here, or nothing."""
    if not find():
        return "no Chromium"
    if not _draws_chinese():
        return "no Chinese font: every character would be a box, and no test would know"
    return _lacks_driver()


def _draws_chinese() -> bool:
    try:
        return bool(
            subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout.strip()
        )
    except FileNotFoundError:
        return False


def _lacks_driver() -> str:
    try:
        from playwright._impl._driver import compute_driver_executable
    except ImportError:
        return "no Playwright"
    node, _ = compute_driver_executable()
    tried = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    # Without libatomic1 Playwright says only that its connection was closed.
    return f"Playwright's driver does not start: {tried.stderr.strip()}" if tried.returncode else ""


def launch(playwright: Any, *, back_forward_cache: bool = False, flags: tuple[str, ...] = ()) -> Any:
    """Start Chromium; Playwright switches its back-forward cache off unless told otherwise."""
    as_root = ("--no-sandbox",) if getattr(os, "geteuid", lambda: 1)() == 0 else ()
    return playwright.chromium.launch(
        executable_path=find(),
        args=[*FLAGS, *as_root, *flags],
        ignore_default_args=["--disable-back-forward-cache"] if back_forward_cache else None,
    )
