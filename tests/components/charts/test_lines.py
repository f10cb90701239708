"""Lines are broken where Chinese and English allow it, and never inside a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.lines import em, hangs, opens
from components.charts.runs import set_lines

SENTENCE = "全年共调解案件2487宗,调解成功2440宗,调解成功率 98.1%,涉案金额1400多万元。"


@pytest.mark.parametrize("width", [6, 9, 12, 17, 30])
def test_no_line_begins_with_a_stop_or_ends_with_an_opening_mark(width):
    for line in set_lines(f"（“{SENTENCE}”）", width):
        assert not hangs(line[0]) or line.startswith("（")
        assert not opens(line[-1])


@pytest.mark.parametrize("width", [5, 8, 11, 17])
def test_a_number_is_never_cut(width):
    broken = set_lines(SENTENCE, width)
    for number in ("2487宗", "2440宗", "98.1%"):
        assert any(number in line for line in broken)


def test_english_is_broken_between_words():
    words = "at least thirty disputes were settled"
    broken = set_lines(words, 12)
    assert len(broken) > 1
    assert " ".join(broken) == words


@given(st.text(alphabet="全年调解 abcdefg,。（）0123456789%", max_size=80), st.floats(4, 40))
def test_nothing_is_lost_but_blanks(words, width):
    assert "".join("".join(set_lines(words, width)).split()) == "".join(words.split())


def test_a_chinese_character_is_one_em_wide():
    assert em("法治") == 2
    assert em("rule") < 2.4
