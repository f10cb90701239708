"""The audit of pinned packages: a fault fails, an accepted one does not, nobody asked is not "no fault"."""

import pytest

from tests.scripts import script

SOUND = {"name": "flask", "version": "3.1.3", "vulns": []}
UNKNOWN = {"name": "dash", "skip_reason": "Dependency not found"}
FAULT = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2.0"]}
FAULTY = {"name": "werkzeug", "version": "1.0", "vulns": [FAULT]}


@pytest.fixture
def audit(tmp_path, monkeypatch):
    module = script("audit")
    monkeypatch.setattr(module, "FOLDER", tmp_path / "audit")
    (tmp_path / "audit").mkdir()
    return module


def test_a_known_fault_fails_and_says_where_it_is_mended(audit, capsys):
    assert audit.judge({"dependencies": [SOUND, FAULTY]}, "# nothing\n") == 1
    assert capsys.readouterr().err.splitlines() == [
        "werkzeug 1.0: PYSEC-1, mended in 2.0",
        "audited: 2 packages, 1 known faults, 0 accepted ones",
    ]


@pytest.mark.parametrize("name", ["PYSEC-1", "CVE-1"])
def test_one_that_is_accepted_with_a_reason_does_not(audit, name):
    assert audit.judge({"dependencies": [FAULTY]}, f"{name} we never call it\n") == 0
    assert audit.judge({"dependencies": [FAULTY]}, f"{name} \n") == 1


def test_what_nobody_knows_of_is_not_called_audited(audit, capsys):
    assert audit.judge({"dependencies": [UNKNOWN]}, "") == 0
    assert capsys.readouterr().err == "not audited: 1 of 1 packages are unknown to the service (dash)\n"


@pytest.mark.parametrize(
    ("installed", "asked", "told"),
    [
        ((1, "", "ERROR: No matching distribution"), None, "pip-audit could not be installed (ERROR: No"),
        (
            (0, "", ""),
            (1, "", "Traceback\nConnectionError: https://host/x"),
            "did not answer (ConnectionError: https)",
        ),
        ((0, "", ""), (1, "", "nothing came in 120 s"), "did not answer (nothing came in 120 s)"),
    ],
)
def test_where_nobody_can_be_asked_it_says_so_and_names_no_host(
    audit, monkeypatch, capsys, installed, asked, told
):
    answers = iter([installed, asked])
    monkeypatch.setattr(audit, "run", lambda words, seconds: next(answers))
    assert audit.main() == 0
    err = capsys.readouterr().err
    assert err.startswith("not audited: ") and told in err and "host" not in err


def test_the_tool_is_installed_once_for_each_state_of_its_pins(audit, monkeypatch):
    ran = []
    monkeypatch.setattr(audit, "run", lambda words, seconds: ran.append(words) or (0, "", ""))
    assert (audit.install(), audit.install(), len(ran)) == ("", "", 1)


def test_a_tool_that_hangs_is_ended(audit):
    assert audit.run(["-c", "import time; time.sleep(30)"], 1) == (1, "", "nothing came in 1 s")
