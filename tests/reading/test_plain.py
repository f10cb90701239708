"""One way of writing: traditional, full-width and formal characters are read, and every place is kept."""

import pytest

from data.reading.plain import as_written, plain

SAME_PLACES = (
    ("調解３個重大糾紛", "调解3个重大纠纷"),
    ("不少於20次，徵收2宗，結案後", "不少于20次,征收2宗,结案后"),
    ("贰拾伍万元、玖仟元", "二十五万元、九千元"),
)
AS_THEY_ARE = ("乾安县著力化解", "於潜镇以後", "队伍万人", "大陆万家", "收拾残局", "覆盖面")


@pytest.mark.parametrize(("text", "read"), SAME_PLACES)
def test_a_text_is_read_character_for_character(text: str, read: str) -> None:
    assert plain(text) == read
    assert len(text) == len(read)


@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_what_simplified_texts_use_is_left_alone(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("unit", "stated", "written"),
    [("个", "3個", "個"), ("个", "3个", "个"), ("%", "９８％", "%"), ("件次", "5件（次）", "件次")],
)
def test_a_unit_is_given_as_the_text_writes_it(unit: str, stated: str, written: str) -> None:
    assert as_written(unit, stated) == written
