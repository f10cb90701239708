"""Where the site stands for its readers: PUBLIC_URL, or what each request says of itself."""

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

from flask import Flask, abort, has_request_context, request

from components.view import base_path, inside

SCHEMES = ("http", "https")
LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
NAME = re.compile(rf"{LABEL}(?:\.{LABEL})*\.?", re.A | re.I)
# Behind the last colon, which an address in brackets has inside too.
HOST = re.compile(r"(?P<host>\[[^\[\]]*\]|[^\[\]:]*)(?::(?P<port>[0-9]{1,5}))?", re.A)
PATH = re.compile(r"(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)*/?", re.A)
LONGEST_NAME, LARGEST_PORT = 253, 65535


def from_environment(environment: Mapping[str, str]) -> str:
    """Return PUBLIC_URL with a slash at its end, "" where it is not set.

    Raises ValueError with a sentence that says what is wrong.
    """
    return _whole(environment.get("PUBLIC_URL", "").strip())


@lru_cache(maxsize=4)
def _whole(words: str) -> str:
    if not words:
        return ""
    try:
        parts = urlsplit(words)
    except ValueError:
        parts = urlsplit("")
    known = parts.scheme in SCHEMES and is_host(parts.netloc) and PATH.fullmatch(parts.path)
    if not known or not words.isprintable() or parts.query or parts.fragment:
        raise ValueError(
            f"PUBLIC_URL must be the whole address of the site's start, such as https://example.org/law/, "
            f"not {words!r}."
        )
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def is_host(words: str) -> bool:
    """Say whether a Host header is a name or an address (IPv6 in brackets), with or without a port."""
    found = HOST.fullmatch(words)
    if found is None or not 0 <= int(found["port"] or 0) <= LARGEST_PORT:
        return False
    host = found["host"]
    if host.startswith("["):
        return _is_address(IPv6Address, host[1:-1])
    if host.rstrip(".").rpartition(".")[2].isdigit():
        return _is_address(IPv4Address, host)
    return len(host) <= LONGEST_NAME and NAME.fullmatch(host) is not None


def _is_address(kind: type[IPv4Address] | type[IPv6Address], words: str) -> bool:
    try:
        # A scope (%eth0) means something on one machine only.
        return "%" not in words and bool(kind(words))
    except ValueError:
        return False


def register(server: Flask) -> None:
    """Refuse a request by a Host that is no name or address, where addresses are made of it."""
    server.before_request(_refuse_what_is_no_host)


def _refuse_what_is_no_host() -> None:
    if asked_by_no_host():
        abort(400)


def asked_by_no_host() -> bool:
    """Say whether the request names a host that is none; with PUBLIC_URL it does not matter."""
    host = request.environ.get("HTTP_HOST")
    return host is not None and not from_environment(os.environ) and not is_host(host)


def root() -> str:
    """Return the whole address of the site's start, with a slash at its end.

    Without PUBLIC_URL it is the scheme and the host that the reader asked by, and the base path; outside of a
    request, or where the request names no host, the base path alone.
    """
    if found := from_environment(os.environ):
        return found
    if not has_request_context() or "HTTP_HOST" not in request.environ:
        return base_path()
    return request.host_url.rstrip("/") + base_path()


def public(href: str) -> str:
    """Return an address under the base path as the world knows it; PUBLIC_URL's path stands for the base."""
    return root() + inside(href)


def short(href: str) -> str:
    """Return a public address as it is printed: without its scheme."""
    return public(href).partition("://")[2] or public(href)
