"""Whether this site's own page sent a form."""

from urllib.parse import urlsplit

from flask import request


def from_here() -> bool:
    """Whether this site sent the form: by Sec-Fetch-Site, else by Origin; with neither it is no browser."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        # `none`: the reader did it without any page, by sending the form again from the address bar.
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    # Programs send neither header; a browser always names the origin of a form that comes from elsewhere.
    return origin is None or urlsplit(origin).netloc == request.host
