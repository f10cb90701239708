"""However a file is mangled, the check answers with lines and never falls over."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.folders.data_error import Finding
from tests.data.copies import check, copy_of_data

PIECES = (
    b'"',
    b",",
    b"\n",
    b"\r",
    b"\x00",
    b"\xff",
    b"9" * 21,
    b"-1",
    b"x",
    b"{}",
    b"null",
    b"[",
    b"1e5",
    b"",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_data(tmp_path_factory.mktemp("mangled"))


def mangled(content: bytes, cuts: list[tuple[float, int, bytes]]) -> bytes:
    for at, length, piece in cuts:
        start = int(at * len(content))
        content = content[:start] + piece + content[start + length :]
    return content


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    which=st.integers(0, 17),
    cuts=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 300), st.sampled_from(PIECES)), min_size=1, max_size=4
    ),
)
def test_a_mangled_file_is_answered_with_lines(
    folder: Path, which: int, cuts: list[tuple[float, int, bytes]]
) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    path = files[which % len(files)]
    content = path.read_bytes()
    try:
        path.write_bytes(mangled(content, cuts))
        findings = check(folder)
    finally:
        path.write_bytes(content)
    assert all(isinstance(found, Finding) and found.line > 0 and found.right for found in findings)


def test_the_copy_is_sound_when_nothing_is_mangled(folder: Path) -> None:
    assert check(folder) == []
