"""Takes drafts from the form: holds nothing, writes nothing, logs nothing of what they say."""

import re
import unicodedata
from types import ModuleType
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from components.draft.beginning import Beginning, Said, Words, remember, words_sent
from components.draft.carried import sent_places
from components.draft.pace import Pace, Turns
from components.draft.sent import (
    AT_ONCE,
    LARGEST_FORM,
    LARGEST_WORDS,
    WAIT,
    Given,
    InMemory,
    Open,
    Refused,
    Render,
    earlier_words,
    given,
    said_of_it,
)
from components.edit.session import COOKIE, session_of
from components.server import faults
from components.server.front import BUSY_SECONDS, TOO_LARGE
from components.text import LANGUAGES, text
from components.web.same_origin import from_here
from components.web.view import View
from data.reading.draft import earlier_of, page_in_process, word_in_process, workbook_in_process
from data.reading.draft.apart import MOST_CHARACTERS, UnreadableEarlier
from data.reading.files import UnreadableFile
from data.store import DatabaseAwayError

# What a refused page brings back of a draft: more than the draft check takes.
MOST_KEPT = 300_000
# With or without the character for year behind it.
YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})[^\W0-9]?")
OFFICE = "application/vnd.openxmlformats-officedocument."
FILES = {"xlsx": f"{OFFICE}spreadsheetml.sheet", "docx": f"{OFFICE}wordprocessingml.document"}
Draft = tuple[str | bytes, str]
# What no system takes in the name of a file.
UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
LONGEST_NAME = 60
ENDING = re.compile(r"\.docx\Z", re.IGNORECASE)
STATUS = {"elsewhere": 403, "too_often": 429, "busy": 503, "too_large": 413, "too_long": 413, "broken": 500}


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
        self.turns = Turns(AT_ONCE)
        self.pace = Pace()

    def show(self) -> Response:
        """Answer the empty form."""
        view = self._view()
        return Response(self._document(view))

    def take(self) -> Response:
        """Answer a draft with its prompts, or with why it could not be read."""
        view, beginning = self._view(), remember(request)
        try:
            self._admit()
            return self._answer(view, given())
        except Refused as refused:
            return self._refuse(view, refused, beginning)
        except UnreadableEarlier as refused:
            return self._refuse(view, Refused(f"earlier_{refused.reason}"), beginning)
        except UnreadableFile as refused:
            seconds = self.turns.seconds() if refused.reason == "busy" else 0
            return self._refuse(view, Refused(refused.reason, seconds), beginning)
        except HTTPException:
            return self._refuse(view, Refused("too_large"), beginning)
        except DatabaseAwayError:
            raise
        except Exception as error:
            number = faults.report(error, request.method, request.path)
            return self._refuse(view, Refused("broken", number=number), beginning)

    def _admit(self) -> None:
        if not from_here():
            raise Refused("elsewhere")
        if seconds := request.environ.get(BUSY_SECONDS):
            raise Refused("busy", max(2, int(seconds)))
        reader = request.remote_addr or ""
        if not self.pace.allows(reader):
            raise Refused("too_often", self.pace.seconds(reader))
        request.max_content_length = _most(request.mimetype)
        request.max_form_memory_size = _most(request.mimetype)
        if request.environ.get(TOO_LARGE) or (request.content_length or 0) > _most(request.mimetype):
            raise Refused("too_large")

    def _answer(self, view: View, came: "Given") -> Response:
        if len(came.words) > MOST_CHARACTERS:
            raise Refused("too_long")
        if came.earlier and isinstance(came.earlier[0], str) and len(came.earlier[0]) > MOST_CHARACTERS:
            raise Refused("earlier_too_long")
        draft = came.words or came.content, came.name
        told: dict[str, Any] = {"year": _year(came.said.year), "place": came.said.place or None}
        told["earlier"] = came.earlier
        with self.turns.turn(WAIT) as has_place:
            if not has_place:
                raise Refused("busy", self.turns.seconds())
            if request.form.get("form") in FILES:
                told["source_places"] = sent_places() if came.words else ()
                return _file(request.form["form"], came.name, draft, view.language, told)
            review = page_in_process(*draft, earlier_of, **told)
        if len(review.text) > MOST_CHARACTERS:
            raise Refused("too_long")
        return _unkept(self._document(view, review=review, said=came.said, token=_form_token()))

    def _refuse(self, view: View, refused: Refused, beginning: Beginning) -> Response:
        kept, told = _kept(refused, beginning)
        document = self._document(
            view,
            refused=refused.reason,
            words=kept.words[:MOST_KEPT],
            said=told,
            is_whole=kept.is_whole and len(kept.words) <= MOST_KEPT,
            seconds=refused.seconds,
            number=refused.number,
            earlier=earlier_words()[:MOST_KEPT] if _is_read(refused) else "",
        )
        answer = _unkept(document, STATUS.get(refused.reason.removeprefix("earlier_"), 422))
        if refused.seconds:
            answer.headers["Retry-After"] = str(refused.seconds)
        return answer

    def _view(self) -> View:
        return self.opened(request.path, {})

    def _document(self, view: View, **given: Any) -> str:
        return self.render(view, self.page, self.page.layout(view, **given))


def _most(kind: str) -> int:
    """Return how much of a form is taken: the site's own wraps files, another kind can bring words only."""
    return LARGEST_FORM if kind == "multipart/form-data" else LARGEST_WORDS


def _year(typed: str) -> int | None:
    """The year of its field, None for an empty one. Refused where it is none: nobody would see it ignored."""
    if not typed:
        return None
    match = YEAR.fullmatch(unicodedata.normalize("NFKC", typed))
    if not match:
        raise Refused("year")
    return int(match["year"])


def _kept(refused: Refused, beginning: Beginning) -> tuple[Words, Said]:
    """What stood in the fields, to stand there again; nothing of what another site sent."""
    if refused.reason == "elsewhere":
        return Words(), Said()
    if _is_read(refused):
        return Words(request.form.get("text", "").replace("\r\n", "\n")), said_of_it()
    return words_sent(request, beginning)


def _is_read(refused: Refused) -> bool:
    """Whether the form was read, and came from this site."""
    return "form" in vars(request) and refused.reason != "elsewhere"


def _form_token() -> str:
    session = session_of(request.cookies.get(COOKIE, ""))
    return session.form_token if session else ""


def _file(wanted: str, given: str, draft: Draft, language: str, told: dict[str, Any]) -> Response:
    """The draft's checklist, or the draft with its prompts as comments; given: the name of its file."""
    if wanted == "xlsx":
        return _attached(
            workbook_in_process(*draft, language, earlier_of, **told), FILES[wanted], "checklist.xlsx"
        )
    told["checked"] = request.form.get("checked", "")
    author = text("frame.product", language)
    made = word_in_process(*draft, language, author, earlier_of, **told)
    return _attached(made, FILES[wanted], _commented_name(given, language))


def _attached(content: bytes, kind: str, name: str) -> Response:
    answer = _unkept(content)
    answer.mimetype = kind
    told = f"attachment; filename*=UTF-8''{quote(name, safe='')}" if not name.isascii() else ""
    answer.headers["Content-Disposition"] = told or f'attachment; filename="{name}"'
    return answer


def _commented_name(given: str, language: str) -> str:
    """The name of the file that came, with what was done to it."""
    stem = UNFIT.sub(" ", ENDING.sub("", given)).strip(" .")[:LONGEST_NAME]
    return text("draft.word_name", language, name=stem or text("draft.draft", language)) + ".docx"


def _unkept(body: str | bytes, status: int = 200) -> Response:
    """An answer that no cache keeps, on the way or in the browser."""
    return Response(body, status, headers={"Cache-Control": "no-store"})
