"""Where a copy goes: nobody's files give way to it, and it is there whole or not at all."""

import pytest

from components.export.folder import MARK, NotThereError, beside, is_copy, may_be_written, put


def copied(folder, words="new"):
    """Put a copy of one file into a folder."""
    with beside(folder) as made:
        (made / "index.html").write_text(words)
        put(made, folder, {"reports": 1})
    return folder


def test_a_copy_goes_into_a_new_folder_or_an_empty_one(tmp_path):
    (tmp_path / "empty").mkdir()
    for name in ("new", "deep/inside", "empty"):
        assert (copied(tmp_path / name) / "index.html").read_text() == "new"
        assert is_copy(tmp_path / name)
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o755


def test_an_earlier_copy_gives_way_with_all_that_was_in_it(tmp_path):
    folder = copied(tmp_path / "copy", "earlier")
    (folder / "gone.html").write_text("")
    copied(folder, "later")
    assert (folder / "index.html").read_text() == "later" and not (folder / "gone.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


@pytest.mark.parametrize("mark", ["", "{}", "[]", '{"name": "another program"}'])
def test_nothing_else_gives_way(tmp_path, mark):
    (tmp_path / "letter.txt").write_text("mine")
    if mark:
        (tmp_path / MARK).write_text(mark)
    with pytest.raises(NotThereError, match="holds other files"):
        may_be_written(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(NotThereError, match="is not a folder"):
        may_be_written(tmp_path / "file")


def test_what_came_meanwhile_stays_and_nothing_is_left_beside_it(tmp_path):
    folder = tmp_path / "copy"
    with pytest.raises(NotThereError), beside(folder) as made:
        folder.mkdir()
        (folder / "letter.txt").write_text("mine")
        put(made, folder, {})
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]
    assert (folder / "letter.txt").read_text() == "mine"


def test_a_copy_that_is_not_finished_leaves_the_earlier_one(tmp_path):
    folder = copied(tmp_path / "copy", "earlier")
    with pytest.raises(RuntimeError), beside(folder) as made:
        (made / "index.html").write_text("half")
        raise RuntimeError
    assert (folder / "index.html").read_text() == "earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]
