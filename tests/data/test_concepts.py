"""Every fact of the panel is taken, has an indicator of its own or stays out, each with its reason."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from data.folders.vocabulary import vocabulary
from data.manage.cited.facts import Fact, read_panel
from data.manage.cited.mapping import OUT, OWN, TAKEN, WHYS, Rule, concepts, rule_of, said_by
from data.manage.cited.periods import read_period
from data.manage.cited.places import Places
from data.manage.cited.tables import rows
from tests.data.cited_table import CHANGES, PANEL

FACTS = read_panel(PANEL).facts
BY_HAND = read_panel(CHANGES).facts
INDICATORS = {row["id"]: row for row in vocabulary()["indicators"]}
RULES = [rule for rules in concepts().values() for rule in rules]


def decided(fact: Fact) -> Rule:
    rule = rule_of(fact)
    assert rule, (fact.line, fact["concept"])
    return rule


def test_every_fact_is_decided_on() -> None:
    assert len(FACTS) == 644
    assert Counter(decided(fact)["verdict"] for fact in FACTS) == {TAKEN: 291, OWN: 351, OUT: 2}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.line))
def test_every_rule_has_its_reason_and_is_of_use(rule: Rule) -> None:
    assert rule["why"] in WHYS[rule["verdict"]] and rule["reason"].endswith(".")
    assert (rule["verdict"] == OUT) == (rule["indicator"] == "")
    assert bool(rule["scope_zh"]) == bool(rule["scope_en"])
    assert any(rule_of(fact) == rule for fact in (*FACTS, *BY_HAND))
    if rule["verdict"] != OUT:
        kind = INDICATORS[rule["indicator"]]["kind"]
        assert (kind == "coverage") == bool(rule["extent"])
        assert not rule["period"] or read_period(rule["period"])


def test_stages_instances_bodies_and_bases_are_never_one() -> None:
    """What the panel's README calls pitfalls: each of these is another indicator than all the others."""
    apart = [
        *("行政复议申请件数", "行政复议受理件数", "行政复议办理件数", "行政复议审结件数"),
        *("作为被申请人新收行政复议件数", "法院受理一审行政案件数", "法院受理二审行政案件数"),
        *("法院新收各类行政诉讼案件数", "法院新收各类行政案件数", "一审行政应诉件数", "人民调解受理数"),
        *("各类调解组织受理数", "矛盾纠纷受理数", "行政复议后被诉率", "行政复议综合化解率"),
        *("政府信息公开申请数", "政府信息公开申请办理数", "政府信息公开申请答复数"),
    ]
    found = {name: {rule["indicator"] for rule in concepts()[name]} for name in apart}
    counted = Counter(one for ids in found.values() for one in ids)
    assert max(counted.values()) == 1 and all(found.values())
    assert found["人民调解受理数"] == {"peoples_mediation_cases_count"}
    settled = {rule["indicator"] for rule in concepts()["行政复议案结事了率"]}
    assert len(settled) == 2


def test_kinds_of_figure_agree_with_their_units() -> None:
    shares = {"share", "change"}
    for fact in FACTS:
        rule = decided(fact)
        if rule["indicator"]:
            kind = INDICATORS[rule["indicator"]]["kind"]
            assert (fact["unit"] == "%") == (kind in {*shares, "coverage"}), fact.line
            assert (fact["unit"] == "元") == (kind == "amount"), fact.line


def test_every_note_and_place_and_name_is_of_use_and_in_both_languages() -> None:
    places = Places(vocabulary()["places"])
    for fact in (*FACTS, *BY_HAND):
        found = places.find(fact["place"])
        assert found and found.fits(fact["level"]), fact.line
        assert said_by(fact).note_zh != fact["note"] or not fact["note"], fact.line
    used = {(fact["note"], fact["concept"]) for fact in (*FACTS, *BY_HAND)}
    notes = {note for note, _ in used}
    for line, row in rows("notes"):
        is_used = (row["note"], row["concept"]) in used if row["concept"] else row["note"] in notes
        assert is_used, line
        pairs = (("scope_zh", "scope_en"), ("note_zh", "note_en"), ("actor", "actor_en"))
        assert all(bool(row[zh]) == bool(row[en]) for zh, en in pairs), line
        assert not row["period"] or read_period(row["period"]), line
        # What we say of a figure is never a number that the source printed besides.
        assert not any(sign.isdigit() for sign in row["note_zh"] + row["note_en"]), line
    called = {fact["place"] for fact in FACTS}
    assert {row["called"] for _, row in rows("places")} <= called
    named = {fact["source_title"] for fact in FACTS} | {fact["source_publisher"] for fact in FACTS}
    assert {row["zh"] for _, row in rows("words")} == named


def test_own_indicators_are_those_that_only_the_panel_states() -> None:
    own = {rule["indicator"] for rule in RULES if rule["verdict"] == OWN}
    taken = {rule["indicator"] for rule in RULES if rule["verdict"] == TAKEN}
    assert not own & taken
    for name in own:
        row = INDICATORS[name]
        # Without an entry of the common catalogue: no report is asked for what one source counts.
        assert row["catalogue"] == "" and row["headline"] == "false"
        assert row["definition_zh"].startswith("来源所称的")


def test_rows_of_the_tables_are_whole() -> None:
    for name in ("concepts", "notes", "places", "words"):
        path = Path("data/manage/cited") / f"{name}.csv"
        with (Path(__file__).parents[2] / path).open(encoding="utf-8", newline="") as lines:
            records = list(csv.reader(lines))
        assert {len(record) for record in records} == {len(records[0])}, name
