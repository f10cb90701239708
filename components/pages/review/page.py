"""Review: a report comes in, a person decides what the machine read, and it becomes data."""

from collections.abc import Collection
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.edit.session import Session
from components.frame.page_frame import page
from components.pages.review import board, confirm, desk, door, steps
from components.pages.review.model import Reviewed
from components.text import text
from components.web.view import View
from data import select
from data.drafts import Answer
from data.select.make_rows import rows_of
from data.select.rows import Removal, Report

# What a step says of itself below its heading, where it is not the review's own sentence.
LEADS = {
    "review.heading_confirm": "review.confirm_lead",
    "review.heading_correct": "review.correct_lead",
}


def title(view: View) -> str:
    """Return the tab's title."""
    return text("review.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("review.description", view.language)


def layout(view: View) -> Component:
    """Return the page for a reader who may not write; by default it says that nobody may."""
    return off(view)


def off(view: View) -> Component:
    """Return the page of a server on which nobody may write."""
    return _page(view, "review.heading", door.closed(view.language))


def ask(view: View, **answers: str) -> Component:
    """Return the page that asks for the token; answers: as `components.pages.review.door.ask` takes them."""
    return _page(view, "review.heading", door.ask(view.language, **answers))


def start(
    view: View,
    session: Session,
    listed: list[desk.DraftLine],
    replaced: Collection[str],
    notice: str = "",
    words: str = "",
) -> Component:
    """Return the list of drafts and reports, and the form that brings a report in."""
    removals = select.removals()
    removed = rows_of(Removal, removals[removals["is_removed"]])
    reports = rows_of(Report, select.reports())
    return _page(
        view,
        "review.heading",
        desk.desk(view.language, session, listed, reports, removed, replaced, notice, words),
    )


def step(
    view: View, shown: Reviewed, answer: Answer | None = None, notice: str = "", typed: str = ""
) -> Component:
    """Return a draft at the step that the view names.

    answer: what publishing would do, for the last step. notice: what was done or went wrong. typed: a place
    as it was typed.
    """
    if not shown.is_open:
        return _page(view, "review.heading_board", [board.accepted_as(shown), *board.board(shown)], shown)
    if view.step == "confirm":
        return _page(view, "review.heading_confirm", confirm.confirm(shown, notice, typed), shown)
    if view.step == "sure":
        return _page(view, "review.heading_sure", [board.about(shown), *steps.sure(shown)], shown)
    if view.step == "finish" and answer is not None:
        return _page(
            view, "review.heading_finish", [board.about(shown), *steps.finish(shown, answer, notice)], shown
        )
    heading = "review.heading_correct" if shown.corrects else "review.heading_board"
    return _page(view, heading, board.board(shown, notice), shown)


def _page(view: View, heading: str, parts: list[Any], shown: Reviewed | None = None) -> Component:
    language = view.language
    marks = {"data-draft": shown.draft.id, "data-unsent": text("review.unsent", language)} if shown else {}
    lead = LEADS.get(heading, "review.lead_draft") if shown else "review.lead"
    head = html.Div(
        [html.H1(text(heading, language)), html.P(text(lead, language), className="lead")],
        className="page-head",
    )
    body = html.Div([head, *parts], className="review", **marks)
    return page(view, body, title=title(view), banner=False, note="review.banner", wide=shown is not None)
