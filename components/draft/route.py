"""Takes drafts from the form: holds nothing, writes nothing, logs nothing of what they say."""

import io
import logging
import threading
import time
import traceback
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Request, Response, request
from werkzeug.exceptions import HTTPException

from components.text import LANGUAGES
from components.view import View
from data.reading.draft import Review, beside, earlier_of, review_in_process
from data.reading.draft.apart import MOST_CHARACTERS
from data.reading.draft.workbook import xlsx_bytes
from data.reading.files import UnreadableFile

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
# A form wraps its text; what is over LARGEST itself is told so by the reader, with the page around it.
LARGEST_FORM = 12 * MEGABYTE
AT_ONCE, WAIT, A_MINUTE, PER_MINUTE = 2, 10.0, 60.0, 30
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STATUS = {"elsewhere": 403, "too_often": 429, "busy": 503, "too_large": 413, "too_long": 413, "broken": 500}
Open = Callable[[str, dict[str, str]], View]
Render = Callable[[View, Any, Any], str]
log = logging.getLogger(__name__)


class InMemory(Request):
    """A request whose files stay in memory: Werkzeug would roll a large one over to the disk."""

    def _get_file_stream(self, *args: Any, **kwargs: Any) -> io.BytesIO:
        return io.BytesIO()


class Pace:
    """How often one address has asked within the last minute."""

    def __init__(self, most: int = PER_MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.clock = most, clock
        self.times: defaultdict[str, deque[float]] = defaultdict(deque)
        self.lock = threading.Lock()

    def allows(self, address: str) -> bool:
        """Count one more, and say whether it may be served."""
        now = self.clock()
        with self.lock:
            for other in [name for name, times in self.times.items() if times[-1] < now - A_MINUTE]:
                del self.times[other]
            times = self.times[address]
            while times and times[0] < now - A_MINUTE:
                times.popleft()
            times.append(now)
            return len(times) <= self.most


class Refused(Exception):  # noqa: N818 - it says a thing about the request
    """Why a draft is not checked; `reason` names a sentence of the page's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def register(server: Flask, page: ModuleType, opened: Open, render: Render) -> None:
    """Serve the page and its form in both languages.

    page: the page module. opened: makes a view of a path and a query. render: makes a whole document of a
    view, its page module and its content.
    """
    server.request_class = InMemory
    desk = Desk(page, opened, render)
    for language in LANGUAGES:
        path = f"/{language}/check"
        server.add_url_rule(path, f"check_{language}", desk.show, methods=["GET"])
        server.add_url_rule(path, f"check_{language}_post", desk.take, methods=["POST"])


class Desk:
    """Where drafts are taken: two at a time, so that other readers are served meanwhile."""

    def __init__(self, page: ModuleType, opened: Open, render: Render) -> None:
        self.page, self.opened, self.render = page, opened, render
        self.places = threading.BoundedSemaphore(AT_ONCE)
        self.pace = Pace()

    def show(self) -> Response:
        """Answer the empty form."""
        view = self._view()
        return Response(self._document(view))

    def take(self) -> Response:
        """Answer a draft with its prompts, or with why it could not be read."""
        view, given = self._view(), Given()
        try:
            self._admit()
            given = _given()
            return self._answer(view, self._reviewed(given))
        except (Refused, UnreadableFile) as refused:
            return self._refuse(view, refused.reason, given.words)
        except HTTPException:
            return self._refuse(view, "too_large")
        except Exception as error:
            # The name of the error and its place alone: its text may quote the draft.
            place = traceback.extract_tb(error.__traceback__)[-1]
            log.error(
                "check: %s in %s, line %s", type(error).__name__, Path(place.filename).name, place.lineno
            )
            return self._refuse(view, "broken", given.words)

    def _answer(self, view: View, review: Review) -> Response:
        if request.form.get("form") == "xlsx":
            return _workbook(review, view.language)
        return _unkept(self._document(view, review=review))

    def _admit(self) -> None:
        if not from_here():
            raise Refused("elsewhere")
        if not self.pace.allows(request.remote_addr or ""):
            raise Refused("too_often")
        request.max_content_length = LARGEST_FORM
        request.max_form_memory_size = LARGEST_FORM
        if (request.content_length or 0) > LARGEST_FORM:
            raise Refused("too_large")

    def _reviewed(self, given: "Given") -> Review:
        if len(given.words) > MOST_CHARACTERS:
            raise Refused("too_long")
        if not self.places.acquire(timeout=WAIT):
            raise Refused("busy")
        try:
            review = review_in_process(given.words or given.content, given.name)
        finally:
            self.places.release()
        if len(review.text) > MOST_CHARACTERS:
            raise Refused("too_long")
        earlier = earlier_of(review.place, review.year)
        return beside(review, earlier) if earlier else review

    def _refuse(self, view: View, reason: str, pasted: str = "") -> Response:
        words = {"refused": f"draft.refused_{reason}", "words": pasted}
        return _unkept(self._document(view, **words), STATUS.get(reason, 422))

    def _view(self) -> View:
        return self.opened(request.path, {})

    def _document(self, view: View, **given: Any) -> str:
        return self.render(view, self.page, self.page.layout(view, **given))


def from_here() -> bool:
    """Whether this site sent the form: by Sec-Fetch-Site, else by Origin; with neither it is no browser."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


@dataclass(frozen=True)
class Given:
    """What a form brought: pasted words, or a file's bytes and name."""

    words: str = ""
    content: bytes = b""
    name: str = ""


def _given() -> Given:
    """Return what came: a file if one was chosen, for the field may hold an older draft; else the words."""
    file = request.files.get("file")
    content = file.read() if file else b""
    if file is not None and (content or file.filename):
        if len(content) > LARGEST:
            raise Refused("too_large")
        return Given(content=content, name=file.filename or "")
    pasted = request.form.get("text", "").replace("\r\n", "\n")
    if not pasted.strip():
        raise Refused("nothing")
    return Given(words=pasted)


def _workbook(review: Review, language: str) -> Response:
    answer = _unkept(xlsx_bytes(review, language))
    answer.mimetype = XLSX
    answer.headers["Content-Disposition"] = 'attachment; filename="checklist.xlsx"'
    return answer


def _unkept(body: str | bytes, status: int = 200) -> Response:
    """An answer that no cache keeps, on the way or in the browser."""
    return Response(body, status, headers={"Cache-Control": "no-store"})
