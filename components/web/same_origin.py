"""Whether this site's own page sent a form."""

from urllib.parse import urlsplit

from flask import request


def from_here() -> bool:
    """Whether this site sent the form: by Sec-Fetch-Site, else by Origin; with neither it is no browser."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host
