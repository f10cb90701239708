"""What may be accepted together: the reader is sure, an indicator is there, and nothing speaks against it."""

from data.drafts import State, acceptances, sure
from data.drafts.model import HEAD, LETTERS, UNDECIDED, Item

CELLS = {"indicator": "penalty_cases_count", "period": "2024", "start": "5", "stated": "583宗"}
CELLS |= {"value": "583", "qualifier": "exact"}
CLAIM = {"indicator": "legal_advisers_coverage", "period": "2024", "start": "9", "extent": "full"}


def item(name: str = "f1", confidence: float | None = 0.99, status: str = UNDECIDED, **cells: str) -> Item:
    kind = HEAD if name == HEAD else next(kind for kind, letter in LETTERS.items() if letter == name[0])
    own = (CLAIM if kind == "claim" else CELLS) | cells
    return Item(name, kind, own, own, status, 3, confidence=confidence)


def accepted(*items: Item) -> list[str]:
    return [one.id for one in sure(State({one.id: one for one in items}))]


def test_a_figure_is_sure_from_099_with_an_indicator_and_words_that_read_so():
    assert accepted(item()) == ["f1"]
    assert accepted(item(confidence=0.98)) == accepted(item(confidence=None)) == []
    assert (
        accepted(item(indicator="")) == accepted(item(value="584")) == accepted(item(qualifier="about")) == []
    )
    assert accepted(item(status="rejected")) == accepted(item(status="accepted")) == []


def test_a_claim_is_sure_likewise():
    assert accepted(item("c1")) == ["c1"]
    assert accepted(item("c1", extent="")) == accepted(item("c1", confidence=0.85)) == []


def test_headings_statements_and_mentions_are_taken_as_read_and_never_the_head():
    assert accepted(*(item(name, confidence=None) for name in ("head", "h1", "s1", "m1"))) == [
        "h1",
        "s1",
        "m1",
    ]


def test_one_number_does_not_count_twice_for_an_indicator():
    assert accepted(item(), item("f2")) == []
    assert accepted(item(), item("f2", start="50")) == ["f1", "f2"]
    assert accepted(item(), item("f2", indicator="fines_amount")) == ["f1", "f2"]


def test_acceptances_say_which_version_was_seen():
    assert [(one.verb, one.item, one.seen, one.who) for one in acceptances([item()], "甲")] == [
        ("accept", "f1", 3, "甲")
    ]
