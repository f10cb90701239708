"""The list of packages: each that serves, at its pin, with a licence; and a document that is one."""

import json
import os
import subprocess
import sys
from importlib.metadata import Distribution
from types import ModuleType

import pytest

from tests.contract.test_setup import RUN, needed, pins
from tests.scripts import CI, script

MIT = "Copyright\n\nPermission is hereby granted, free of charge, to any\nperson obtaining a copy"
VALIDATE = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(open(sys.argv[1], encoding="utf-8").read())
sys.exit(str(wrong) if wrong else 0)
"""


@pytest.fixture
def sbom() -> ModuleType:
    return script("sbom")


def test_every_package_that_serves_is_listed_as_it_is_pinned(sbom):
    listed = {package.name: package for package in sbom.packages()}
    assert set(listed) == needed(RUN)
    assert {name: package.version for name, package in listed.items()} == {
        name: pins()[name] for name in listed
    }
    assert listed["flask"].needs >= {"werkzeug", "jinja2"}


def test_each_has_a_licence(sbom):
    assert [package.name for package in sbom.packages() if not package.licence] == []


@pytest.mark.parametrize(
    ("told", "text", "licence"),
    [
        ("License-Expression: BSD-3-Clause\nLicense: else", "", "BSD-3-Clause"),
        ("License: Apache 2\nClassifier: License :: OSI Approved :: MIT License", "", "Apache-2.0"),
        ("Classifier: License :: OSI Approved :: MIT License", "", "MIT"),
        (
            f"License: {'a whole text ' * 20}\nClassifier: License :: OSI Approved :: BSD License",
            "",
            "BSD License",
        ),
        ("Summary: silent", MIT, "MIT"),
        ("Summary: silent", "All rights reserved.", ""),
    ],
)
def test_a_licence_is_taken_from_where_a_package_tells_it(sbom, tmp_path, told, text, licence):
    folder = tmp_path / "a-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: a\nVersion: 1\n{told}\n")
    (folder / "LICENSE").write_text(text)
    (folder / "RECORD").write_text("a-1.dist-info/LICENSE,,\n")
    assert sbom.licence(Distribution.at(folder)) == licence


def test_a_licence_that_nobody_knows_is_named_and_fails(sbom, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sbom.audit, "install", lambda: "")
    monkeypatch.setattr(sbom, "document", lambda found: "{}")
    monkeypatch.setattr(sbom, "packages", lambda: [sbom.Package("odd", "1", "", frozenset())])
    assert sbom.main([str(tmp_path / "list.json")]) == 1
    assert capsys.readouterr().err.endswith("licences not known: odd\n")


def test_the_list_is_cyclonedx_and_names_the_project_and_its_script(sbom, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(sbom.audit.FOLDER)}
    if subprocess.run([sys.executable, "-c", "import cyclonedx"], env=environment, check=False).returncode:
        pytest.skip("pip-audit, with which the library comes, is not installed (make audit)")
    target = tmp_path / "list.json"
    does = "import sys, sbom; sys.path.append(sys.argv[1]); print(sbom.document(sbom.packages()))"
    command = [sys.executable, "-c", does, str(sbom.audit.FOLDER)]
    own = {**os.environ, "PYTHONPATH": str(CI)}
    target.write_text(subprocess.run(command, env=own, capture_output=True, text=True, check=True).stdout)
    checked = subprocess.run([sys.executable, "-c", VALIDATE, str(target)], env=environment, check=False)
    assert checked.returncode == 0
    told = json.loads(target.read_text())
    assert told["metadata"]["component"]["name"] == "law-based-government-dashboard"
    names = {one["name"]: one["version"] for one in told["components"]}
    assert len(names) == len(sbom.packages()) + 1
    assert names["plotly.js-basic-dist-min"] and {"dash", "duckdb"} <= set(names)
    assert all(one["licenses"] for one in told["components"])
