"""Plotly's script: the slim one of the right version or the full one, and a line that says so."""

import json

import pytest
from flask import Flask
from plotly.offline import get_plotlyjs_version

from components.server import plotly_bundle
from components.server.plotly_bundle import SLIM, choose


@pytest.fixture
def brought(tmp_path):
    """Make a node_modules as npm leaves it."""

    def bring(version="4.1.1", *, whole=True):
        (tmp_path / SLIM).mkdir(parents=True)
        (tmp_path / SLIM / "plotly-basic.min.js").write_text("/* slim */")
        if whole:
            listed = {"packages": {f"node_modules/{SLIM}": {"version": version}}}
            (tmp_path / ".package-lock.json").write_text(json.dumps(listed))
        return tmp_path

    return bring


def test_the_slim_script_serves_where_npm_brought_it(brought):
    found = choose(brought("4.1.1"), "4.1.1")
    assert (found.name, found.note) == ("plotly-basic-4.1.1.js", "")


def test_without_npm_the_full_script_serves_and_one_line_says_so(tmp_path):
    found = choose(tmp_path / "node_modules", "4.1.1")
    assert found.name == "plotly-4.1.1.js"
    assert found.file.stat().st_size > 4_000_000
    assert found.note == "Plotly's full script serves: npm has not brought the slim one."


def test_another_version_than_plotly_py_writes_for_is_not_served(brought):
    assert "npm's is 4.0.0, not 4.1.1" in choose(brought("4.0.0"), "4.1.1").note


def test_a_folder_that_npm_did_not_finish_is_not_served(brought):
    assert choose(brought(whole=False), "4.1.1").name == "plotly-4.1.1.js"


def test_the_script_is_kept_for_ever_at_an_address_with_its_version():
    server = Flask(__name__)
    plotly_bundle.register(server)
    answer = server.test_client().get(plotly_bundle.script_url())
    assert answer.status_code == 200
    assert get_plotlyjs_version() in plotly_bundle.script_url()
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.mimetype == "text/javascript"
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}".encode() in answer.data[:200] or (
        f"plotly.js v{get_plotlyjs_version()}".encode() in answer.data[:200]
    )


def test_the_address_has_the_base_path(monkeypatch):
    monkeypatch.setenv("BASE_PATH", "/law/")
    assert plotly_bundle.script_url().startswith("/law/plotly-")
