"""The site's address as readers know it: PUBLIC_URL, or what each request says."""

import os
from collections.abc import Mapping

from flask import Flask, Response, abort, has_request_context, request

from components.web.page_addresses import base_path, inside
from components.web.web_address import is_host, start_of_site


def from_environment(environment: Mapping[str, str]) -> str:
    """Return PUBLIC_URL with a slash at its end, "" where it is not set.

    Raises ValueError with a sentence that says what is wrong.
    """
    words = environment.get("PUBLIC_URL", "").strip()
    if words and not start_of_site(words):
        raise ValueError(
            f"PUBLIC_URL must be the whole address of the site's start, such as https://example.org/law/, "
            f"not {words!r}."
        )
    return start_of_site(words)


def register(server: Flask) -> None:
    """Refuse a request that names no host, where addresses are made of it; name none in redirects."""
    server.before_request(_refuse_what_is_no_host)
    server.after_request(_redirect_within_the_site)


def _refuse_what_is_no_host() -> None:
    if asked_by_no_host():
        abort(400)


def _redirect_within_the_site(response: Response) -> Response:
    """Leave scheme and host out of where a redirect leads: Werkzeug's own take them from the request."""
    target = response.headers.get("Location", "")
    if target.startswith(request.host_url):
        response.headers["Location"] = "/" + target.removeprefix(request.host_url).lstrip("/")
    return response


def asked_by_no_host() -> bool:
    """Say whether the request names no host, or one that is none; with PUBLIC_URL it does not matter.

    Where none is named (HTTP/1.0 allows it), Werkzeug would take the server's own name for it.
    """
    return not from_environment(os.environ) and not is_host(request.environ.get("HTTP_HOST", ""))


def root() -> str:
    """Return the whole address of the site's start, with a slash at its end.

    Without PUBLIC_URL it is the scheme and the host that the reader asked by, and the base path; outside of a
    request, or where the request names no host, the base path alone.
    """
    if public_url := from_environment(os.environ):
        return public_url
    if not has_request_context() or not is_host(request.environ.get("HTTP_HOST", "")):
        return base_path()
    return request.host_url.rstrip("/") + base_path()


def public(href: str) -> str:
    """Return an address under the base path as readers know it: PUBLIC_URL's path replaces the base path."""
    # The base path goes: root() brings the path under which readers know the site.
    return root() + inside(href)


def without_scheme(where: str) -> str:
    """Return a whole address as it is printed."""
    return where.partition("://")[2] or where
