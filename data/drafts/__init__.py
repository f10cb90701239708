"""Drafts: from what the reader proposes to a published report, by what people decide.

`from_paste`, `from_file` and `open_report` make one; `state` says what stands; `decide` and `decide_all`
write what somebody decided (on disk when they return); `sure` says what may be accepted together; `accept`
publishes, or says why not. Everything lies below LOCAL_DATA/drafts. Nothing here knows a page.
"""

from data.drafts.accept import Answer, accept, try_out
from data.drafts.bringing import from_file, from_paste, open_report
from data.drafts.deciding import decide, decide_all, state
from data.drafts.errors import DraftError, StaleDecision
from data.drafts.folders import (
    discard,
    drafts,
    open_draft,
    page_picture,
    pages_with_pictures,
    source_places,
)
from data.drafts.making import Told
from data.drafts.model import HEAD, Decision, Draft, Item, State
from data.drafts.sureness import acceptances, sure
from data.drafts.words import known, near_indicators, place_called, vocabulary

__all__ = [
    "HEAD",
    "Answer",
    "Decision",
    "Draft",
    "DraftError",
    "Item",
    "StaleDecision",
    "State",
    "Told",
    "accept",
    "acceptances",
    "decide",
    "decide_all",
    "discard",
    "drafts",
    "from_file",
    "from_paste",
    "known",
    "near_indicators",
    "open_draft",
    "open_report",
    "page_picture",
    "pages_with_pictures",
    "place_called",
    "source_places",
    "state",
    "sure",
    "try_out",
    "vocabulary",
]
