"""The invented county's report, brought in, and decided as a person would who agrees with all of it."""

from collections.abc import Iterable
from pathlib import Path

from data import drafts
from data.drafts import Decision, Draft, Item, State
from data.folders.locations import locations

TEXT = (Path(__file__).parent / "invented" / "weitang-2024.txt").read_text(encoding="utf-8")
WHO = "甲"
PLACE = {"name_zh": "苇塘县", "name_en": "Weitang", "pinyin": "wei tang xian", "level": "county"}
UNIT = {"zh": "台", "en_one": "performance", "en_many": "performances"}
SHOWS = {
    "name_zh": "普法戏台演出场数",
    "name_en": "Law-awareness opera performances",
    "definition_zh": "报告所称在村级戏台上演出的普法戏曲数，以台计。观众人数不在本指标之内。",
    "definition_en": "Operas about the law on village stages, as the report counts them. No audiences.",
    "category": "legal_study",
}


def say(draft: Draft, item: str, verb: str, reason: str = "", who: str = WHO, **fields: str) -> Item:
    """Decide an item as it stands now."""
    seen = drafts.state(draft).items[item].version
    return drafts.decide(draft, Decision(who, item, verb, fields, reason, seen))


def add(draft: Draft, kind: str, reason: str = "", **fields: str) -> Item:
    return drafts.decide(draft, Decision(WHO, "", "add", fields, reason, kind=kind))


def span(words: str, text: str = TEXT) -> dict[str, str]:
    """Return the place of words in the text, as a selection on the page gives it."""
    start = text.index(words)
    return {"start": str(start), "end": str(start + len(words))}


def stating(state: State, words: str) -> Item:
    """Return the item of the first figure or claim that is stated so."""
    return next(item for item in state.of("figure", "claim") if item.proposed.get("stated") == words)


def accept_all(draft: Draft, items: Iterable[Item]) -> None:
    drafts.decide_all(draft, drafts.acceptances(list(items), WHO))


def brought(text: str = TEXT) -> Draft:
    """Bring a text in with its place, and accept what has an indicator; the shows get one of their own."""
    draft = drafts.from_paste(text, WHO)
    known = drafts.known(drafts.vocabulary(locations()), drafts.state(draft))
    place = drafts.place_called("苇塘县", known) or add(draft, "place", **PLACE).current["id"]
    say(draft, "head", "correct", place=place)
    state = drafts.state(draft)
    rest = [item for item in state.of("figure", "claim") if item.current["indicator"]]
    accept_all(draft, [*state.of("heading", "statement", "mention"), *rest])
    return draft


def count_the_shows(draft: Draft) -> str:
    """Make the unit and the indicator that the vocabulary lacks, and give the figure its indicator."""
    unit = add(draft, "unit", **UNIT).current["id"]
    own = add(draft, "indicator", unit=unit, **SHOWS).current["id"]
    say(draft, stating(drafts.state(draft), "46台").id, "correct", indicator=own)
    return own
