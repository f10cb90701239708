"""What documents name is there: commands, files, headings, variables."""

import importlib.util
import re
from dataclasses import fields
from pathlib import Path

import pytest

from components.server.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", ".deploy/README.md", "CHANGELOG.md")
SHELL = re.compile(r"```sh\n(.*?)```", re.S)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
VARIABLES = re.compile(r"^\| `([A-Z_]+)` \|", re.M)


def words(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(name: str) -> list[str]:
    """Return every command that a document gives, in blocks and within sentences."""
    lines = [
        line.split("#")[0].strip() for block in SHELL.findall(words(name)) for line in block.splitlines()
    ]
    inline = [
        code for code in INLINE.findall(words(name)) if re.match(r"(\S+=\S+ )?(make|python3|\.venv)\b", code)
    ]
    return [line for line in lines + inline if line and " " in line]


def targets() -> set[str]:
    return set(re.search(r"^\.PHONY: (.*)$", words("Makefile"), re.M)[1].split())


def tasks() -> set[str]:
    every = re.search(r"^    every = \((.*?)^    \)$", words(".ci/tasks.py"), re.M | re.S)[1]
    return set(re.findall(r"\w+", every))


def is_there(command: str) -> bool:
    """Say whether a command names what exists: a target, a task, a module."""
    command = re.sub(r"^(?:[A-Z_]+=\S+ )+", "", command)
    if found := re.match(r"make (\w+)", command):
        return found[1] in targets()
    if found := re.match(r"(?:python3|py) \.ci.tasks\.py (\w+)", command):
        return found[1] in tasks()
    if found := re.match(r"\S*python3? -m ([\w.]+)", command):
        return importlib.util.find_spec(found[1]) is not None
    return False


@pytest.mark.parametrize("name", DOCUMENTS[:2])
def test_every_command_exists(name):
    given = commands(name)
    assert given
    assert [command for command in given if not is_there(command)] == []


def test_a_command_that_does_not_exist_would_be_noticed():
    assert not is_there("make lunch")
    assert not is_there("python3 .ci/tasks.py lunch")
    assert not is_there("python3 -m data.lunch")


def test_make_and_the_script_know_the_same_tasks():
    assert targets() == tasks()


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_within_the_project_leads_somewhere(name):
    for target in LINK.findall(words(name)):
        if target.startswith("https://"):
            continue
        file, _, place = target.partition("#")
        assert (ROOT / (file or name)).is_file(), target
        if not place:
            continue
        headings = {anchor(line.lstrip("# ")) for line in words(file or name).splitlines() if line[:1] == "#"}
        assert place in headings, target


def test_every_variable_in_the_table_is_a_setting_and_every_setting_stands_there():
    """That every variable which is read is a setting is held by test_settings.py."""
    known = {field.name.upper() for field in fields(Settings)}
    # DEMO is set by `make demo` alone.
    assert known - {"DEMO"} == set(VARIABLES.findall(words("README.md")))


def test_files_that_are_named_exist():
    for name in DOCUMENTS[:3]:
        for path in re.findall(r"`((?:data|components|assets|tests|\.ci|\.deploy)/[\w./-]+)`", words(name)):
            assert (ROOT / path).exists(), f"{name}: {path}"
    for path in re.findall(r"`(\w+)\.csv`", words("README.md")):
        assert (ROOT / "data" / "schema" / f"{path}.json").is_file(), path


def test_the_licences_are_said_in_all_three_places():
    assert "MIT License" in words("LICENSE")
    assert "CC BY 4.0" in words("LICENSE") and "CC BY 4.0" in words("README.md")
    assert '"CC-BY-4.0"' in words("data/schema/package.json")
    assert 'license = "MIT"' in words("pyproject.toml")


@pytest.mark.parametrize("folder", ["data", "components", "tests"])
def test_a_folders_readme_names_what_is_there(folder):
    """Files and folders in backquotes, from the folder itself or from the project's root."""
    named = [
        one
        for code in INLINE.findall(words(f"{folder}/README.md"))
        for one in code.split(", ")
        if re.fullmatch(r"[\w./*-]*(?:/|\.py|\.txt|\.csv|\.css)", one) and not one.startswith("/")
    ]
    assert len(named) >= 8
    missing = [one for one in named if not any((*ROOT.joinpath(folder).glob(one), *ROOT.glob(one)))]
    assert not missing
