"""Every decision is kept: on disk before it is told, never over another's, whole after a power cut."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data import drafts
from data.drafts import Decision, Draft, DraftError, StaleDecision, journal
from data.drafts.model import UNDECIDED, Item
from data.drafts.replay import replay
from tests.data.bringing import WHO, say, stating
from tests.speed import patience

ROOT = Path(__file__).parents[2]
DECIDES = """
import sys
from data import drafts
draft = drafts.open_draft(sys.argv[1])
item, times, who = sys.argv[2:]
for number in range(int(times)):
    drafts.decide(draft, drafts.Decision(who, item, "correct", {"note_zh": str(number)}, seen=number))
    print(number, flush=True)
"""


def lines(draft: Draft) -> bytes:
    return (draft.folder / journal.JOURNAL).read_bytes()


def figure(draft: Draft, words: str = "583宗") -> Item:
    return stating(drafts.state(draft), words)


# Several people


def test_a_stale_decision_is_refused_with_both_versions(draft):
    name = figure(draft).id
    say(draft, name, "correct", who="乙", scope_zh="县城")
    before = lines(draft)
    with pytest.raises(StaleDecision, match="you saw version 0, it is now at version 1 by 乙") as refused:
        drafts.decide(draft, Decision(WHO, name, "accept", seen=0))
    assert (refused.value.seen, refused.value.item.version) == (0, 1)
    assert refused.value.item.current["scope_zh"] == "县城" and lines(draft) == before


def test_of_many_decisions_one_stale_stops_all(draft):
    first, second = (item.id for item in drafts.state(draft).of("figure")[:2])
    say(draft, second, "accept")
    before = lines(draft)
    with pytest.raises(StaleDecision):
        drafts.decide_all(draft, [Decision(WHO, one, "accept") for one in (first, second)])
    assert lines(draft) == before


@pytest.mark.slow
def test_two_processes_on_different_items_lose_nothing(draft):
    names = [item.id for item in drafts.state(draft).of("figure")[:2]]
    command = [sys.executable, "-c", DECIDES, draft.id]
    running = [
        subprocess.Popen([*command, name, "40", who], cwd=ROOT, stdout=subprocess.PIPE)
        for name, who in zip(names, "甲乙", strict=True)
    ]
    assert [one.wait() for one in running] == [0, 0]
    for one in running:
        one.stdout.close()
    state = drafts.state(draft)
    for name, who in zip(names, "甲乙", strict=True):
        item = state.items[name]
        assert (item.version, item.current["note_zh"]) == (40, "39")
        assert {one.who for one in item.history} == {who}


# Power cuts


@pytest.mark.slow
def test_what_was_told_is_there_after_kill_9(draft):
    name = figure(draft).id
    command = [sys.executable, "-c", DECIDES, draft.id, name, "100000", WHO]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        told = [running.stdout.readline() for _ in range(25)]
        running.send_signal(signal.SIGKILL)
        told += running.stdout.readlines()
    last = int([line for line in told if line.endswith("\n")][-1])
    assert drafts.state(draft).items[name].version in (last + 1, last + 2)
    assert say(draft, name, "accept").status == "corrected"


@pytest.mark.parametrize("tail", [b'{"who": "', b"\0\0\0\0", b"\xe7\x94", b"\0\0\n", b"[]\n"])
def test_a_torn_last_line_is_kept_aside_and_cut(draft, tail):
    name = figure(draft).id
    say(draft, name, "accept")
    whole = lines(draft)
    (draft.folder / journal.JOURNAL).write_bytes(whole + tail)
    assert drafts.state(draft).items[name].version == 1
    assert say(draft, name, "correct", scope_zh="县城").version == 2
    assert lines(draft).startswith(whole) and len(lines(draft).splitlines()) == 2
    assert (draft.folder / journal.TORN).read_bytes() == tail + b"\n"


def test_a_journal_cut_anywhere_is_as_before_its_last_line(draft):
    name = figure(draft).id
    say(draft, name, "accept")
    before = lines(draft)
    say(draft, name, "reject", reason="不是本年的数")
    after = lines(draft)
    for cut in range(len(before), len(after)):
        (draft.folder / journal.JOURNAL).write_bytes(after[:cut])
        assert drafts.state(draft).items[name].status == "accepted", cut
    (draft.folder / journal.JOURNAL).write_bytes(after)
    assert drafts.state(draft).items[name].status == "rejected"


def test_a_damaged_line_in_the_middle_is_said(draft):
    name = figure(draft).id
    for _ in range(2):
        say(draft, name, "correct", note_zh=str(_))
    _, second = lines(draft).splitlines(keepends=True)
    (draft.folder / journal.JOURNAL).write_bytes(b"{\n" + second)
    with pytest.raises(DraftError, match=r"journal.jsonl:1: this line is damaged"):
        drafts.state(draft)


def test_a_full_disk_writes_nothing(draft, monkeypatch):
    name = figure(draft).id
    say(draft, name, "accept")
    before = lines(draft)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(DraftError, match="No space left on device"):
            say(draft, name, "correct", scope_zh="县城")
    assert lines(draft) == before
    assert say(draft, name, "correct", scope_zh="县城").version == 2


def test_one_decision_is_one_line(draft):
    say(draft, figure(draft).id, "reject", reason="第一行\n第二行")
    (line,) = lines(draft).splitlines()
    assert json.loads(line)["reason"] == "第一行 第二行"


# Time


def test_a_thousand_decisions_replay_quickly():
    items = [Item(f"f{n}", "figure", {"value": str(n)}, {"value": str(n)}, UNDECIDED, 0) for n in range(150)]
    told = [Decision(WHO, f"f{n % 150}", "correct", {"value": str(n)}, seen=n // 150) for n in range(1000)]
    began = time.perf_counter()
    state = replay(items, told)
    assert time.perf_counter() - began < patience(0.1)
    assert state == replay(items, told)
    assert state.items["f0"].version == 7 and state.items["f149"].current["value"] == "899"
