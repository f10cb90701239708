"""The routes of review: who may, what comes in, decisions, publishing, removing. No answer is cached."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, abort, request

from components.draft.carried import sent_places
from components.draft.sent import LARGEST_FORM, WAIT, Open, Refused, Render, given
from components.edit import decisions
from components.edit.session import Session, edit_token
from components.pages.review import board, card, new_words, told
from components.pages.review import page as review
from components.pages.review.answers import (
    at_step,
    draft_line,
    draft_named,
    form_sent,
    fragment,
    json_answer,
    reader,
    reviewed,
    see_other,
    session_here,
    take_in,
    wants_json,
    what_changed,
    writer,
)
from components.pages.review.door_route import LONGEST_WHO, Door
from components.pages.review.facts import FACTS
from components.pages.review.model import Reviewed
from components.server.front import BUSY_SECONDS, TOO_LARGE
from components.text import LANGUAGES, text
from components.web.first_html import as_html
from components.web.page_addresses import review_href
from components.web.same_origin import from_here
from components.web.view import View
from data import drafts, store
from data.drafts import DraftError, StaleDecision
from data.folders.locations import locations
from data.reading.draft.apart import MOST_CHARACTERS
from data.store.removals import Refused as NotRemoved
from data.store.removals import remove, replaced, restore

REASONS_SHOWN = ("nothing", "too_large", "too_long", "busy")


def register(server: Flask, opened: Open, render: Render) -> None:
    """Serve review in both languages.

    opened: makes a view of a path and a query. render: makes a whole document of a view, its page module and
    its content.
    """
    room = Room(review, opened, render)
    add = server.add_url_rule
    # A rule for each language, not one with a variable: what is no language has no review either.
    for language in LANGUAGES:
        start = f"/{language}/review"
        add(start, f"review_{language}", room.show, methods=["GET"])
        add(start, f"review_{language}_bring", room.bring, methods=["POST"])
        for verb in ("enter", "leave", "open", "remove", "restore"):
            add(f"{start}/{verb}", f"review_{language}_{verb}", getattr(room, verb), methods=["POST"])
        add(f"{start}/<draft>", f"review_{language}_draft", room.draft, methods=["GET"])
        add(f"{start}/<draft>/card/<item>", f"review_{language}_card", room.card, methods=["GET"])
        add(f"{start}/<draft>/page/<int:number>", f"review_{language}_page", room.picture, methods=["GET"])
        add(f"{start}/<draft>/near", f"review_{language}_near", room.near, methods=["GET"])
        add(f"{start}/<draft>/accept", f"review_{language}_accept", room.accept, methods=["POST"])
        add(f"{start}/<draft>/discard", f"review_{language}_discard", room.discard, methods=["POST"])
    add("/review/<draft>/decisions", "review_decisions", room.decide, methods=["POST"])


class Room(Door):
    """Where drafts are decided. page: the page module."""

    def show(self) -> Response:
        """Answer the list of drafts and reports, or the form that asks for the token."""
        view, session = self._view(), session_here()
        if not edit_token():
            return self._answer(view, self.page.off(view))
        if session is None:
            return self._answer(view, self.page.ask(view))
        return self._desk(view, session)

    def _desk(
        self, view: View, session: Session, notice: str = "", words: str = "", status: int = 200
    ) -> Response:
        # What other processes published or removed is taken in before the list is drawn.
        store.look()
        listed = [draft_line(draft) for draft in drafts.drafts()]
        return self._answer(
            view, self.page.start(view, session, listed, replaced(locations()), notice, words), status
        )

    def bring(self) -> Response:
        """Make a draft of a pasted text or a file."""
        # Flask's own limit is for small forms; the front has bounded the body already.
        request.max_content_length = request.max_form_memory_size = LARGEST_FORM
        view, session = self._view(), session_here()
        if session is None or not from_here():
            return self.refuse()
        if request.environ.get(TOO_LARGE):
            return self._desk(view, session, text("draft.refused_too_large", view.language), status=413)
        words = request.form.get("text", "")
        if not session.sent(request.form.get("token", "")):
            # The form of an earlier session: what it holds is shown once more, to be sent from here.
            return self._desk(view, session, text("review.bring_once_more", view.language), words, 403)
        if request.environ.get(BUSY_SECONDS):
            return self._desk(view, session, text("review.busy", view.language), words, 503)
        try:
            came = given()
        except Refused as refused:
            key = refused.reason if refused.reason in REASONS_SHOWN else "nothing"
            return self._desk(view, session, text(f"draft.refused_{key}", view.language), status=422)
        return self._made(view, session, came.words, came.content, came.name)

    def _made(
        self, view: View, session: Session, words: str, content: bytes = b"", name: str = ""
    ) -> Response:
        if len(words) > MOST_CHARACTERS:
            return self._desk(view, session, text("draft.refused_too_long", view.language), words, 413)
        with self.turns.turn(WAIT) as has_place:
            if not has_place:
                return self._desk(view, session, text("review.busy", view.language), words, 503)
            try:
                draft = (
                    drafts.from_paste(words.replace("\r\n", "\n"), session.who, places=sent_places())
                    if words.strip()
                    else drafts.from_file(content, name, session.who)
                )
            except DraftError as wrong:
                return self._desk(view, session, told.sentence(wrong, view.language), words, 422)
        return see_other(review_href(view.language, draft.id))

    @reader
    def picture(self, session: Session, draft: str, number: int) -> Response:
        """Answer the picture of a scanned page."""
        content = drafts.page_picture(draft_named(draft), number)
        if content is None:
            abort(404)
        return Response(content, mimetype="image/webp", headers={"Cache-Control": "no-store"})

    @writer
    def open(self, session: Session) -> Response:
        """Open a published report to correct it: the draft that lies here already, or a new one."""
        view, report = self._view(), request.form.get("report", "")
        for existing in drafts.drafts():
            if existing.report == report and not existing.accepted:
                return see_other(review_href(view.language, existing.id))
        try:
            draft = drafts.open_report(report, session.who)
        except DraftError as wrong:
            return self._desk(view, session, told.sentence(wrong, view.language), status=422)
        return see_other(review_href(view.language, draft.id))

    @writer
    def remove(self, session: Session) -> Response:
        """Take a report away, with a reason that all may read."""
        return self._moved(session, "remove")

    @writer
    def restore(self, session: Session) -> Response:
        """Bring a removed report back."""
        return self._moved(session, "restore")

    def _moved(self, session: Session, verb: str) -> Response:
        view, report, reason = self._view(), request.form.get("report", ""), request.form.get("reason", "")
        try:
            (remove if verb == "remove" else restore)(locations(), report, reason, session.who)
        except (NotRemoved, OSError, ValueError) as why:
            return self._desk(
                view, session, text("review.error_other", view.language, said=str(why)), status=422
            )
        return self._desk(view, session, text(f"review.told_{verb}", view.language, report=report))

    @reader
    def draft(self, session: Session, draft: str) -> Response:
        """Answer a draft at one of its steps."""
        view, opened = self._view(request.args.get("step", "")), draft_named(draft)
        return self._step(view, reviewed(opened, view.language, session, request.args.get("item", "")))

    def _step(
        self, view: View, shown: Reviewed, notice: str = "", status: int = 200, typed: str = ""
    ) -> Response:
        if shown.is_open and not view.step and not board.is_confirmed(shown):
            view = at_step(view, "confirm")
        is_last = view.step == "finish" and shown.is_open
        answer = drafts.try_out(shown.draft, shown.session.who) if is_last else None
        return self._answer(view, self.page.step(view, shown, answer, notice, typed), status)

    @reader
    def card(self, session: Session, draft: str, item: str) -> Response:
        """Answer one item's card, for the script."""
        shown = reviewed(draft_named(draft), self._view().language, session, item)
        open_item = shown.state.items.get(item)
        # What the report is called is confirmed on a page of its own and has no card.
        if open_item is None or open_item.kind not in FACTS:
            abort(404)
        return fragment(card.card(shown, open_item))

    @reader
    def near(self, session: Session, draft: str) -> Response:
        """Answer the indicators nearest to what somebody types as the name of a new one."""
        shown = reviewed(draft_named(draft), self._view().language, session)
        is_claim = request.args.get("kind", "") == "claim"
        return fragment(new_words.near_list(shown, request.args.get("words", "")[:LONGEST_WHO], is_claim))

    @writer
    def decide(self, session: Session, draft: str) -> Response:
        """Take one decision; it is on disk when this answers."""
        language = request.form.get("language", "")
        language = language if language in LANGUAGES else next(iter(LANGUAGES))
        opened = draft_named(draft)
        state, form = drafts.state(opened), form_sent()
        known = drafts.known(drafts.vocabulary(locations()), state)
        sent = decisions.Sent(form, session.who, opened, state, known)
        try:
            changed = decisions.carry_out(sent)
        except DraftError as wrong:
            return self._not_taken(reviewed(opened, language, session, sent.get("item")), sent, wrong)
        item = request.form.get("next", "") or (changed[-1].id if sent.get("verb") == "undo" else "")
        after = reviewed(opened, language, session, item)
        if wants_json():
            return json_answer(what_changed(after, changed))
        if not item:
            item = next((open_item.id for open_item in after.to_do), "")
        return see_other(review_href(language, draft, item=item) + (f"#row-{item}" if item else ""))

    def _not_taken(self, now: Reviewed, sent: decisions.Sent, wrong: DraftError) -> Response:
        """Answer a decision that was not written: 409 with both versions where somebody was first."""
        notice, status = told.sentence(wrong, now.language), 409 if isinstance(wrong, StaleDecision) else 422
        open_item = now.state.items.get(sent.get("item"))
        if wants_json():
            answer: dict[str, Any] = {"said": notice}
            if open_item is not None and isinstance(wrong, StaleDecision):
                answer |= what_changed(now, [open_item])
                answer["card"] = as_html(card.card(now, open_item, notice, card.wanted(now, wrong.wanted)))
                answer["said"] = notice
            return json_answer(answer, status)
        view = at_step(
            self.opened(f"/{now.language}/review/{now.draft.id}", {}),
            "confirm" if sent.get("verb") == "confirm" else "",
        )
        return self._step(view, now, notice, status, sent.get("cell-place_typed"))

    @writer
    def accept(self, session: Session, draft: str) -> Response:
        """Publish a draft, or say why not."""
        view, opened = self._view(), draft_named(draft)
        try:
            answer = drafts.accept(opened, session.who)
        except DraftError as wrong:
            shown = reviewed(draft_named(draft), view.language, session)
            return self._step(at_step(view, "finish"), shown, told.sentence(wrong, view.language), 422)
        if answer.report:
            take_in()
            return see_other(review_href(view.language, draft))
        return self._step(at_step(view, "finish"), reviewed(opened, view.language, session), status=422)

    @writer
    def discard(self, session: Session, draft: str) -> Response:
        """Throw a draft away."""
        view = self._view()
        try:
            drafts.discard(draft_named(draft))
        except DraftError as wrong:
            return self._desk(view, session, told.sentence(wrong, view.language), status=422)
        return see_other(review_href(view.language))
