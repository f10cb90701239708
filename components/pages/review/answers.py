"""What the routes of review share: who may ask, a draft as it stands, and answers that no cache keeps."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Protocol

from flask import Response, abort, redirect, request

from components.edit.session import COOKIE, Session, session_of
from components.pages.review import board, card, rows
from components.pages.review.desk import DraftLine
from components.pages.review.model import SECTIONS, Reviewed
from components.text import LANGUAGES, text
from components.web.first_html import as_html
from components.web.page_addresses import base_path
from components.web.same_origin import from_here
from components.web.view import View
from data import drafts, store
from data.drafts import Draft, DraftError, Item, sums
from data.folders.locations import locations

STEPS = ("confirm", "sure", "finish")


class Room(Protocol):
    """A group of routes, as the guards below know it: it can refuse."""

    def refuse(self) -> Response:
        """Answer a request without a session."""
        ...


def reader(act: Callable[..., Response]) -> Callable[..., Response]:
    """Let a route answer only with a session; without one the page asks for the token."""

    @wraps(act)
    def asked(room: Room, **named: str) -> Response:
        session = session_here()
        if session is None:
            return room.refuse()
        return act(room, session, **named)

    return asked


def writer(act: Callable[..., Response]) -> Callable[..., Response]:
    """Let a route take only posts of this site's own forms, with a session."""

    @wraps(act)
    def posted(room: Room, **named: str) -> Response:
        session = session_here()
        if session is None or not from_here() or not session.sent(request.form.get("token", "")):
            return room.refuse()
        return act(room, session, **named)

    return posted


def session_here() -> Session | None:
    """Return the session of the request, None without one."""
    return session_of(request.cookies.get(COOKIE, ""))


def at_step(view: View, step: str) -> View:
    """Return a view at a step of review; at its first page for a step that there is not."""
    return replace(view, step=step if step in STEPS else "")


def take_in() -> None:
    """Compile what was just published, while its reader is told: the next request, in any process, finds it
    ready."""
    store.look()
    # A daemon: a server that is told to end does not wait for it.
    threading.Thread(target=store.current, name="take in", daemon=True).start()


def draft_named(name: str) -> Draft:
    """Return a draft; 404 where there is none."""
    try:
        return drafts.open_draft(name)
    except DraftError:
        abort(404)


def reviewed(draft: Draft, language: str, session: Session, item: str = "") -> Reviewed:
    """Return a draft as it stands, for one person. item: the id of the item that stands open."""
    book, state = drafts.vocabulary(locations()), drafts.state(draft)
    return Reviewed(
        draft,
        state,
        drafts.known(book, state),
        language,
        session,
        sums.prompts(draft),
        sums.reconciliations(state, book),
        item if item in state.items else "",
        drafts.source_places(draft),
        drafts.pages_with_pictures(draft),
    )


def draft_line(draft: Draft) -> DraftLine:
    """Return a draft's line in the list; one that cannot be read says so."""
    known: dict[str, Any] = {"accepted": draft.accepted.get("report", ""), "corrects": draft.report}
    try:
        state = drafts.state(draft)
    except DraftError as damaged:
        return DraftLine(draft.id, draft.file, draft.who, draft.created, told=str(damaged), **known)
    title = state.head.current.get("title", "")
    return DraftLine(draft.id, title, draft.who, draft.created, sum(state.undecided().values()), **known)


def what_changed(page: Reviewed, changed: list[Item]) -> dict[str, Any]:
    """Return what of the page a decision changes, as HTML."""
    # The card comes by itself, for the row that it belongs below.
    closed = replace(page, chosen="")
    items = [
        {
            "id": item.id,
            "list": page.section_of(item),
            "row": as_html(rows.row(closed, item)),
            "mark": board.mark_words(page, item),
        }
        for item in (page.state.items[own.id] for own in changed)
        if item.kind != "head"
    ]
    open_item = page.state.items.get(page.chosen)
    last = page.state.items[changed[-1].id] if changed else None
    return {
        "items": items,
        "card": as_html(card.card(page, open_item)) if open_item is not None else "",
        "tally": as_html(board.tally(page)),
        "hints": as_html(board.hints(page)),
        "sizes": {name: as_html(rows.list_count(page, name).children) for name in SECTIONS},
        "said": text(
            "review.done", page.language, words=page.words_of(last), state=rows.state_words(page, last)
        )
        if last is not None
        else "",
    }


def form_sent() -> dict[str, str]:
    """Return the fields of a form; of boxes of one name all values that were ticked, a blank between them."""
    return {
        name: " ".join(filter(None, values)) if values[1:] else values[0]
        for name, values in request.form.lists()
    }


def path_of_review(onward: str) -> str:
    """Return a path of review below the base path; "" for any other: a form must not lead elsewhere."""
    path = onward.strip().removeprefix(base_path()).strip("/")
    parts = path.split("/")
    is_ours = len(parts) in (2, 3) and parts[0] in LANGUAGES and parts[1] == "review"
    # Letters, digits and hyphens: no dots that climb, no second host behind slashes.
    return path if is_ours and all(part.replace("-", "").isalnum() for part in parts) else ""


def wants_json() -> bool:
    """Say whether a script asks."""
    return "application/json" in request.headers.get("Accept", "")


def see_other(target: str) -> Response:
    """Lead on to a page after a form was taken."""
    # 303: the browser asks with GET, and a reload does not send the form again.
    answer = redirect(target, 303)
    answer.headers["Cache-Control"] = "no-store"
    return answer  # type: ignore[return-value]  # of werkzeug's kind


def json_answer(content: dict[str, Any], status: int = 200) -> Response:
    """Answer a script; the status stands in the body too."""
    body = json.dumps(content | {"status": status}, ensure_ascii=False)
    # Chromium writes every other status into the reader's console as an error; our script reads it here.
    sent = 200 if request.headers.get("X-Script") else status
    return Response(body, sent, mimetype="application/json", headers={"Cache-Control": "no-store"})


def fragment(part: Any) -> Response:
    """Answer a part of a page."""
    return unkept(as_html(part), 200)


def unkept(body: str, status: int) -> Response:
    """An answer that no cache keeps, on the way or in the browser."""
    return Response(body, status, headers={"Cache-Control": "no-store"})
