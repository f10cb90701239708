"""What an operator may set by environment variables, validated as a whole before anything listens."""

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

from components.text import LANGUAGES
from components.web.web_address import is_host, is_web_address, start_of_site

PROJECT = Path(__file__).resolve().parents[2]
# So much of a wrong value is shown back, in characters.
SHOWN = 80
MOST_PROCESSES, LARGEST_PORT = 64, 65535
MOST_A_MINUTE = 99_999
# Fewer characters can be guessed.
LEAST_TOKEN = 12
LONGEST_WORDS, LONGEST_LIST, LONGEST_ADDRESS, LONGEST_BASE = 200, 1000, 2000, 200
# Controls, line separators, marks that turn the direction of writing, halves of characters (bytes that are no
# UTF-8).
UNREADABLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
NUMBER = re.compile(r"0*[0-9]{1,5}", re.A)
HOST_NAME = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.)*[a-z0-9_][a-z0-9_-]{0,62}\.?", re.A | re.I
)
SEGMENT = re.compile(r"[A-Za-z0-9._~-]+", re.A)
DATABASE = re.compile(
    r"postgres(?:ql)?://(?:[\w.~%!$&'()*+,;=:-]+@)?(?:[\w.,:%-]|\[[0-9a-f:.]+\])*/[\w.~%-]+(?:\?[\w.~%=&/:,-]*)?",
    re.A,
)
MAILBOX = re.compile(r"""(?:mailto:)?[^\s@<>()"'\\,;:#?&%]+@(?P<host>[^\s@?#:]+)(?:\?[^\s<>"]*)?""")
# The site's own addresses begin so. It may stand below none of them: where a proxy takes the path away,
# /zh/about would be either.
TAKEN = (
    *LANGUAGES,
    *("api", "assets", "card", "download", "embed", "oembed", "picture"),
    *("preview", "print", "review", "search", "sitemap", "static"),
    *("robots.txt", "sitemap.xml", "favicon.ico", "healthz", "readyz", "metrics"),
)
# What a list of frame-ancestors may hold beside 'self' and 'none': *, https:, host, *.host, https://host:port.
SOURCE = re.compile(
    r"\*|[a-z][a-z0-9+.-]*:|(?:[a-z][a-z0-9+.-]*://)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?:[0-9]{1,5}|\*))?/?",
    re.A | re.I,
)


class WrongSettingError(ValueError):
    """A variable that cannot be served with; its words are one sentence that names it and what to write."""


@dataclass(frozen=True)
class Settings:
    """Every variable, validated. Folders and font: None where none is set. processes: 0 is by processors."""

    host: str
    port: int
    base_path: str
    public_url: str
    frame_ancestors: str
    contact: str
    repository: str
    preview_font: Path | None
    data_folder: Path | None
    local_data: Path | None
    store: Path | None
    published_store: Path | None
    database_url: str
    demo: bool
    processes: int
    log: str
    metrics: bool
    api_limit: int
    edit_token: str
    print_edit_link: bool
    proxies: str


class _WantedError(ValueError):
    """What a variable must be."""


def read(environment: Mapping[str, str]) -> Settings:
    """Return the settings; raises WrongSettingError for the first variable that cannot be served with.

    Looks at the files and folders that variables name, and changes nothing.
    """
    settings = Settings(**{field.name: _read(field.name, environment) for field in fields(Settings)})
    _keep_store_apart(settings, environment)
    return settings


def _read(name: str, environment: Mapping[str, str]) -> Any:
    variable = name.upper()
    raw = environment.get(variable, "")
    # The name of a folder may begin with a space; whoever reads the others takes spaces away.
    words = raw if name in FOLDERS else raw.strip()
    try:
        if any(unicodedata.category(letter) in UNREADABLE for letter in words):
            raise _WantedError("one line of plain characters in UTF-8")
        return CHECKS[name](words)
    except _WantedError as right:
        shown = "" if name in SECRETS else raw
        raise WrongSettingError(_sentence(variable, str(right), shown)) from None


def _sentence(variable: str, right: str, given: str) -> str:
    # repr makes every sign visible; cut before, since a value may be megabytes long.
    shown = repr(given[: 2 * SHOWN])
    what = f", not {shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + '…'}" if given else ""
    return f"{variable} must be {right}{what}."


def _host(words: str) -> str:
    right = "a name or an address of this machine, without a port, such as 127.0.0.1, 0.0.0.0 or ::"
    try:
        return str(words and ip_address(words)) or "127.0.0.1"
    except ValueError:
        if words.rstrip(".").rpartition(".")[2].isdigit() or not HOST_NAME.fullmatch(words):
            raise _WantedError(right) from None
    return words


def _port(words: str) -> int:
    return _number(words or "8050", 0, LARGEST_PORT, f"a whole number from 0 to {LARGEST_PORT}")


def _processes(words: str) -> int:
    right = f"a whole number from 1 to {MOST_PROCESSES}, or empty for one a processor"
    return _number(words, 1, MOST_PROCESSES, right) if words else 0


def _number(words: str, least: int, most: int, right: str) -> int:
    if not NUMBER.fullmatch(words) or not least <= int(words) <= most:
        raise _WantedError(right)
    return int(words)


def _api_limit(words: str) -> int:
    right = f"a whole number from 1 to {MOST_A_MINUTE}, or 0 for any number"
    return _number(words or "600", 0, MOST_A_MINUTE, right)


def _base_path(words: str) -> str:
    inner = words.removeprefix("/").removesuffix("/")
    if not inner and words != "//":
        return "/"
    parts = inner.split("/")
    if len(inner) > LONGEST_BASE or not all(SEGMENT.fullmatch(part) and part.strip(".") for part in parts):
        raise _WantedError("a path of letters a to z, digits, - . _ ~ and single slashes, such as /law/")
    if parts[0] in TAKEN or parts[0].startswith("_") or parts[0].endswith((".js", ".css")):
        raise _WantedError(f"a path that begins otherwise than the site's own (/{parts[0]}), such as /law/")
    return f"/{inner}/"


def _public_url(words: str) -> str:
    if words and not start_of_site(words):
        raise _WantedError("the whole address of the site's start, such as https://example.org/law/")
    return start_of_site(words) if words else ""


def _frame_ancestors(words: str) -> str:
    sources = words.split(" ") if words else ["'self'"]
    alone = [source for source in sources if source.lower() == "'none'"]
    known = all(
        source.lower() in ("'self'", "'none'")
        or (source.lower() not in ("self", "none") and SOURCE.fullmatch(source))
        for source in sources
        if source
    )
    if not known or (alone and len(sources) > 1) or len(words) > LONGEST_LIST:
        raise _WantedError(
            "'none' alone or, with spaces between them, 'self' (in quotes) and origins in Latin letters "
            "without a path, such as 'self' https://portal.example.org"
        )
    return words or "'self'"


def _contact(words: str) -> str:
    right = "an e-mail address, a web address or a few words on one line, such as info@example.org"
    if words.startswith(("https://", "http://")):
        known = is_web_address(words) and len(words) <= LONGEST_ADDRESS
    elif "@" in words and " " not in words:
        # Whatever looks like this is shown as a link that writes a letter.
        mailbox = MAILBOX.fullmatch(words)
        known = mailbox is not None and is_host(mailbox["host"]) and len(words) <= LONGEST_WORDS
    else:
        known = len(words) <= LONGEST_WORDS
    if not known:
        raise _WantedError(right)
    return words


def _repository(words: str) -> str:
    if words and not (is_web_address(words) and len(words) <= LONGEST_ADDRESS):
        raise _WantedError("a web address, such as https://example.org/law/issues")
    return words


def _preview_font(words: str) -> Path | None:
    right = "a font file that can be read"
    mode = _mode(words, right)
    if words and not (mode and stat.S_ISREG(mode) and os.access(words, os.R_OK)):
        raise _WantedError(right)
    return Path(words) if words else None


def _data_folder(words: str) -> Path | None:
    right = "a folder that can be read, with tables/ in it"
    mode = _folder(words, right)
    if words and not (mode and (Path(words) / "tables").is_dir()):
        raise _WantedError(right)
    return Path(words) if words else None


def _local_data(words: str) -> Path | None:
    _folder(words, "a folder that can be read, or one that is not there yet")
    return Path(words) if words else None


def _store(words: str) -> Path | None:
    _folder(words, "a folder, or one that is not there yet")
    return Path(words) if words else None


def _database_url(words: str) -> str:
    if words and not (DATABASE.fullmatch(words) and len(words) <= LONGEST_ADDRESS):
        raise _WantedError(
            "the address of a PostgreSQL database, such as postgresql://law@127.0.0.1:5432/law"
        )
    return words


def _folder(words: str, right: str) -> int:
    """Return the mode of a folder, 0 where there is none yet; no shell is there to read ~."""
    if words != words.strip() or words.startswith("~"):
        raise _WantedError(f"{right}, written without ~ and without spaces around it")
    mode = _mode(words, right)
    if mode and not (stat.S_ISDIR(mode) and os.access(words, os.R_OK | os.X_OK)):
        raise _WantedError(right)
    return mode


def _mode(words: str, right: str) -> int:
    try:
        return Path(words).resolve().stat().st_mode if words else 0
    except FileNotFoundError:
        return 0
    except (OSError, RuntimeError, ValueError):  # below a file, too long, a link that leads to itself
        raise _WantedError(right) from None


def _switch(words: str) -> bool:
    if words not in ("", "0", "1"):
        raise _WantedError("1, or 0 or empty for no")
    return words == "1"


def _log(words: str) -> str:
    if words not in ("", "text", "json"):
        raise _WantedError("json, or text or empty for lines that people read")
    return words or "text"


def _edit_token(words: str) -> str:
    if words and not LEAST_TOKEN <= len(words) <= LONGEST_WORDS:
        raise _WantedError(
            f"{LEAST_TOKEN} to {LONGEST_WORDS} characters that nobody guesses, or empty so that nobody may "
            "bring reports in"
        )
    return words


def _proxies(words: str) -> str:
    try:
        return ",".join(str(ip_network(one)) for one in words.split())
    except ValueError:
        right = "addresses or networks with spaces between them, such as 10.0.0.5 172.30.0.0/24, or empty"
        raise _WantedError(right) from None


def _keep_store_apart(given: Settings, environment: Mapping[str, str]) -> None:
    """Refuse a store among the reports, where its folder would be taken for one."""
    roots = given.data_folder or PROJECT / "data", given.local_data or PROJECT / "local"
    theirs = [(root / name).resolve() for root in roots for name in ("reports", "tables")]
    for name in ("store", "published_store"):
        folder: Path | None = getattr(given, name)
        if folder and any(folder.resolve().is_relative_to(other) for other in theirs):
            right = "a folder of its own, outside of reports/ and tables/"
            raise WrongSettingError(_sentence(name.upper(), right, environment[name.upper()]))


# What they hold is said to nobody, not to whoever started the server either: that goes into a log.
SECRETS = ("edit_token", "database_url")
FOLDERS = ("data_folder", "local_data", "store", "published_store")
CHECKS: dict[str, Callable[[str], Any]] = {
    "host": _host,
    "port": _port,
    "base_path": _base_path,
    "public_url": _public_url,
    "frame_ancestors": _frame_ancestors,
    "contact": _contact,
    "repository": _repository,
    "preview_font": _preview_font,
    "data_folder": _data_folder,
    "local_data": _local_data,
    "store": _store,
    "published_store": _store,
    "database_url": _database_url,
    "demo": _switch,
    "processes": _processes,
    "log": _log,
    "metrics": _switch,
    "api_limit": _api_limit,
    "edit_token": _edit_token,
    "print_edit_link": _switch,
    "proxies": _proxies,
}
