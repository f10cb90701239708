"""Nothing a browser complains about goes unnoticed: errors, failed requests, other origins."""

from collections.abc import Callable
from typing import Any

OWN_SCHEMES = ("blob:", "data:", "about:")


class Watch:
    """Collects what a page's browser complains about."""

    def __init__(self, origin: str, *, missing_page: bool = False) -> None:
        self.origin = origin
        self.missing_page = missing_page
        self.seen: list[str] = []

    def page(self, page: Any) -> None:
        """Watch one page."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"uncaught: {error}"))
        page.on("requestfailed", self._failed)
        page.on("request", self._request)

    def _console(self, message: Any) -> None:
        if message.type != "error":
            return
        place = message.location.get("url", "")
        if (
            self.missing_page
            and "404" in message.text
            and not place.endswith((".js", ".css", ".png", ".svg"))
        ):
            return
        self.seen.append(f"console: {message.text} ({place})")

    def _failed(self, request: Any) -> None:
        # ERR_ABORTED is what a download and a left page look like.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.seen.append(f"failed: {request.url} {request.failure}")

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.origin + "/", *OWN_SCHEMES)):
            self.seen.append(f"other origin: {request.url}")


def watched(context: Any, watch: Watch) -> Callable[[], Any]:
    """Watch every page of a context, also those that a page opens; return a maker of pages."""
    context.on("page", watch.page)
    return context.new_page
