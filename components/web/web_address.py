"""What is a host, and what is a web address, as an operator or a request writes them."""

import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, urlsplit

SCHEMES = ("http", "https")
# One part of a name between dots, as RFC 1123 allows it.
LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
NAME = re.compile(rf"{LABEL}(?:\.{LABEL})*\.?", re.A | re.I)
# Behind the last colon, which an address in brackets has inside too.
HOST = re.compile(r"(?P<host>\[[^\[\]]*\]|[^\[\]:]*)(?::(?P<port>[0-9]{1,5}))?", re.A)
PATH = re.compile(r"(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)*/?", re.A)
# From DNS and TCP.
LONGEST_NAME, LARGEST_PORT = 253, 65535
# Longer addresses are cut by some programs that readers paste them into.
LONGEST = 2000


def is_host(words: str) -> bool:
    """Say whether a Host header is a name or an address (IPv6 in brackets), with or without a port."""
    match = HOST.fullmatch(words)
    if match is None or not 0 <= int(match["port"] or 0) <= LARGEST_PORT:
        return False
    host = match["host"]
    if host.startswith("["):
        return _is_address(IPv6Address, host[1:-1])
    # A name whose last part is a number is read as an IPv4 address by every browser.
    if host.rstrip(".").rpartition(".")[2].isdigit():
        return _is_address(IPv4Address, host)
    return len(host) <= LONGEST_NAME and NAME.fullmatch(host) is not None


def _is_address(kind: type[IPv4Address] | type[IPv6Address], words: str) -> bool:
    try:
        # A scope (%eth0) means something on one machine only.
        return "%" not in words and bool(kind(words))
    except ValueError:
        return False


def is_web_address(words: str) -> bool:
    """Say whether words are the address of a page, as a link may name it."""
    return split(words) is not None


def split(words: str) -> SplitResult | None:
    """Return the parts of a web address; None where the words are none."""
    try:
        parts = urlsplit(words)
    except ValueError:
        return None
    known = parts.scheme in SCHEMES and is_host(parts.netloc)
    # Signs that would end the address inside HTML or a header.
    return parts if known and words.isprintable() and not re.search(r'[\s<>"]', words) else None


@lru_cache(maxsize=4)
def start_of_site(words: str) -> str:
    """Return an address of a site's start with a slash at its end; "" where it is none."""
    parts = split(words)
    if (
        parts is None
        or not PATH.fullmatch(parts.path)
        or "?" in words
        or "#" in words
        or len(words) > LONGEST
    ):
        return ""
    segments = parts.path.split("/")
    # Browsers resolve dots before they ask, and a half-written escape is no address.
    if "." in segments or ".." in segments or re.search(r"%(?![0-9A-Fa-f]{2})", parts.path):
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"
