"""A draft is accepted whole or not at all, wherever the power goes."""

import shutil

import pytest

from data import drafts, store
from data.store import swap
from data.store.checking import check_folders
from tests.data.bringing import WHO, say, stating
from tests.data.copies import OWN, REPORT
from tests.data.killed import killed_after
from tests.data.published import files, opened, served

pytestmark = pytest.mark.slow

ACCEPTS = """
import sys
from data import drafts
print(drafts.accept(drafts.open_draft(sys.argv[1]), "甲"))
"""


STEPS = [
    ("ready", 0),
    ("planned", 0),
    *(("table", n) for n in range(4)),
    ("in", 0),
    ("told", 0),
    ("noted", 0),
]
STEPS += [("done", 0), ("cleared", 0)]


@pytest.mark.patient
@pytest.mark.parametrize(("step", "times"), STEPS)
def test_killed_at_a_step_it_is_before_or_after(decided, own_data, step, times):
    before = files(own_data.local)
    assert killed_after(step, ACCEPTS, decided.id, times=times)
    is_there = "weitang-2024" in served()
    assert is_there is (step != "ready")
    if not is_there:
        assert files(own_data.local) == before and not drafts.open_draft(decided.id).accepted
    else:
        assert drafts.open_draft(decided.id).accepted["report"] == "weitang-2024"
        assert {path.name for path in (own_data.local / "tables").iterdir()} == {
            *("places.csv", "units.csv", "indicators.csv", "reasons.csv")
        }
    assert check_folders(own_data.roots) == []
    assert not [
        path for path in own_data.local.iterdir() if path.name.startswith((".new-", ".old-", ".swap"))
    ]
    if not is_there:
        assert drafts.accept(decided, WHO).report == "weitang-2024"


@pytest.mark.patient
@pytest.mark.parametrize("step", ["ready", "planned", "aside", "in", "told", "noted", "done"])
def test_a_correction_killed_at_a_step_is_the_old_or_the_new(decided, own_data, step):
    drafts.accept(decided, WHO)
    correction = opened("weitang-2024")
    say(
        correction,
        stating(drafts.state(correction), "583宗").id,
        "correct",
        "附注",
        scope_zh="县城",
        scope_en="town",
    )
    old = files(own_data.local)
    assert killed_after(step, ACCEPTS, correction.id)
    assert served() == {REPORT, "weitang-2024"}
    now = files(own_data.local)
    changed = {name for name in now if now[name] != old.get(name)}
    report = "reports/weitang-2024"
    assert changed == (set() if step == "ready" else {f"{report}/observations.csv", f"{report}/changes.csv"})
    assert check_folders(own_data.roots) == []


def test_every_step_is_killed_somewhere():
    assert {step for step, _ in STEPS} | {"aside"} == set(swap.STEPS)


def test_who_only_reads_is_given_no_lock(own_data, monkeypatch, tmp_path):
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "another"))
    shutil.copytree(OWN / "reports" / REPORT, tmp_path / "another" / "reports" / "copy-1")
    store.clear_cache()
    store.current()
    assert {path.name for path in (tmp_path / "another").iterdir()} == {"reports"}
