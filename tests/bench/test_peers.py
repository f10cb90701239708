"""What the site is measured against shows the same figures, and the ratios are right."""

import ast
import json

import pytest

from tests import chromium
from tests.bench.peers import __main__ as program
from tests.bench.peers import environments, figures, tables, visits
from tests.bench.peers.kits import PEERS
from tests.bench.peers.tables import Measured

OURS = Measured(500.0, 1000, 4000, 50.0, 8000.0, 250.0)


def test_the_shared_file_holds_sixteen_figures_with_their_words(tmp_path):
    figures.write(tmp_path / "figures.json")
    shown = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert len(shown["figures"]) == 16
    for figure in shown["figures"]:
        assert figure["qualifier"] in ("exact", "at_least"), figure
        assert isinstance(figure["value"], float) and figure["stated"] in figure["sentence"], figure
        assert all(figure[column] for column in shown["columns"]), figure
    assert shown["areas"] == list(dict.fromkeys(figure["area"] for figure in shown["figures"]))


def test_six_charts_draw_figures_of_the_file():
    shown = figures.shown()
    stated = {(figure["name"], figure["value"], figure["area"]) for figure in shown["figures"]}
    assert len(shown["charts"]) == visits.CHARTS
    for chart in shown["charts"]:
        assert chart["names"], chart
        for name, value in zip(chart["names"], chart["values"], strict=True):
            assert (name, value, chart["area"]) in stated


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_every_peer_shows_all_that_the_file_holds(peer):
    tree = ast.parse(peer.program.read_text(encoding="utf-8"))
    said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {"FIGURES", *figures.shown()} <= said
    assert peer.requirements.read_text(encoding="utf-8").startswith(peer.package)


def test_a_figure_whose_sentence_is_not_on_the_page_is_named():
    one = {"id": "one", "stated": "190余份", "sentence": "出具190余份。"}
    assert visits.lacking("出具 190余份。", [one]) == []
    assert visits.lacking("190余份", [one]) == ["one"]


def test_a_ratio_is_the_peers_figure_by_ours():
    peer = Measured(1500.0, 2000, 16000, 25.0, 4.0, 250.0)
    assert tables.ratios({"ours": OURS, "peer": peer}) == {
        "peer": {
            "kilobytes": 3.0,
            "charts_ms": 2.0,
            "slow_line_ms": 4.0,
            "filter_ms": 0.5,
            "answers": 0.0005,
            "resident_mb": 1.0,
        }
    }
    assert tables.ahead({"ours": OURS, "peer": peer}) == {"filter_ms": ["peer"]}
    assert tables.ahead({"ours": OURS, "peer": OURS._replace(answers=8001.0)}) == {"answers": ["peer"]}
    assert tables.ahead({"ours": OURS, "peer": OURS}) == {}


def test_the_table_has_a_reason_where_a_peer_is_ahead_and_only_there():
    told = tables.readme({"ours": OURS, "A 1": OURS._replace(resident_mb=100.0)}, "156")
    assert "| 250 | 100 (0.4) |" in told
    assert told.count("\n- ") == 1
    assert tables.REASONS["resident_mb"] in told


def test_the_middle_of_the_visits_counts():
    seen = [visits.Visit(drawn, 10.0 * drawn, 2000, "", "") for drawn in (1.0, 9.0, 2.0)]
    assert tables.measured(seen, 30.4, 5.04, 7.0) == Measured(2.0, 2, 30, 20.0, 5.0, 7.0)


def test_packages_that_cannot_be_had_are_a_sentence_and_no_failure(monkeypatch, capsys):
    def refused(peer, folder):
        raise environments.NotInstalled("no network")

    monkeypatch.setattr(environments, "environment", refused)
    monkeypatch.setattr(chromium, "lacking", lambda: "")
    monkeypatch.setattr("sys.argv", ["peers"])
    assert program.main() == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("left out: no network") == len(PEERS)
    assert "no peer is compared" in told.err
