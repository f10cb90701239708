"""The entrance to review: the token is typed once and a cookie set; everybody else is told what is needed."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from flask import Response, request

from components.draft.pace import Turns
from components.draft.sent import AT_ONCE, Open, Render
from components.edit.session import COOKIE, SECONDS, Session, cookie_for, edit_token, is_right, session_of
from components.edit.tries import Tries
from components.pages.review.answers import (
    at_step,
    json_answer,
    path_of_review,
    see_other,
    unkept,
    wants_json,
    writer,
)
from components.text import text
from components.web.page_addresses import address, base_path, review_href
from components.web.public_address import root
from components.web.same_origin import from_here
from components.web.view import View
from data.reading.draft.apart import MOST_CHARACTERS

LONGEST_WHO = 80


class Door:
    """Who comes in, and with which name. page: the page module."""

    def __init__(self, page: ModuleType, opened: Open, render: Render) -> None:
        self.page, self.opened, self.render = page, opened, render
        self.turns, self.tries = Turns(AT_ONCE), Tries()

    def refuse(self) -> Response:
        """Answer 403: that nobody may write here, or the form that asks for the token."""
        view = self._view()
        if wants_json():
            return json_answer({"said": text("review.door_closed", view.language)}, 403)
        if not edit_token():
            return self._answer(view, self.page.off(view), 403)
        onward = request.path if request.method == "GET" else ""
        words = request.form.get("text", "")[:MOST_CHARACTERS] if request.method == "POST" else ""
        return self._answer(view, self.page.ask(view, onward=path_of_review(onward), words=words), 403)

    def enter(self) -> Response:
        """Take the token and a name; a report that was pasted before comes along."""
        view = self._view()
        if not edit_token() or not from_here():
            return self.refuse()
        who = " ".join(request.form.get("who", "").split())[:LONGEST_WHO]
        words, onward = request.form.get("text", ""), request.form.get("onward", "")
        reader = request.remote_addr or ""
        # Before the token is looked at: who tries too often learns nothing, not even that it is right.
        if seconds := self.tries.seconds(reader):
            again = text("review.too_many_tries", view.language, seconds=str(seconds))
            answer = self._answer(
                view, self.page.ask(view, onward=onward, notice=again, words=words, who=who), 429
            )
            answer.headers["Retry-After"] = str(seconds)
            return answer
        if not is_right(request.form.get("edit_token", "")):
            self.tries.was_wrong(reader)
            wrong = text("review.wrong_token", view.language)
            return self._answer(
                view, self.page.ask(view, onward=onward, notice=wrong, words=words, who=who), 403
            )
        if not who:
            nameless = text("review.error_name", view.language)
            return self._answer(view, self.page.ask(view, onward=onward, notice=nameless, words=words), 422)
        cookie = cookie_for(who)
        if words.strip():
            session = session_of(cookie)
            answer = self._made(view, session, words) if session else self.refuse()
        else:
            answer = see_other(
                address(path_of_review(onward)) if path_of_review(onward) else review_href(view.language)
            )
        answer.set_cookie(
            COOKIE,
            cookie,
            max_age=SECONDS,
            path=base_path(),
            httponly=True,
            samesite="Strict",
            # Over plain HTTP a browser would not send a secure cookie back: on one's own machine that is how
            # it runs.
            secure=root().startswith("https://") or request.is_secure,
        )
        return answer

    @writer
    def leave(self, session: Session) -> Response:
        """End the session in this browser."""
        answer = see_other(review_href(self._view().language))
        answer.delete_cookie(COOKIE, path=base_path(), httponly=True, samesite="Strict")
        return answer

    def _made(
        self, view: View, session: Session, words: str, content: bytes = b"", name: str = ""
    ) -> Response:
        """Make a draft of what came along; said by the room behind the door."""
        raise NotImplementedError

    def _view(self, step: str = "") -> View:
        path = request.path.split("/")
        # As far as the draft; behind it stands what is done with it, which is no page.
        view = self.opened("/".join(path[:4]), {})
        return at_step(view if view.page == "review" else self.opened(f"/{path[1]}/review", {}), step)

    def _answer(self, view: View, content: Any, status: int = 200) -> Response:
        return unkept(self.render(view, self.page, content), status)
