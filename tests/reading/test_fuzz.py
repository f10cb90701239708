"""Any text is read without an exception and without a hang."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading import propose, read_number
from tests.speed import patience

LETTERS = st.sampled_from(
    list("0123456789０１２，,.．%％‰ 一二两三十百千万亿零〇第年月日至到由从约近超余多件个次起")
)
PHRASES = """其中 均 分别 各 全覆盖 下降 同比 截至 2024年 上半年 分之 成 | 。 （ ） “ ” 《 》 一是 （一）
第三 连续 无一 未发生 零 全省 力争 每季度"""
WORDS = st.sampled_from(PHRASES.split())
WRITTEN = st.lists(
    st.one_of(LETTERS, WORDS, st.sampled_from(["\t", "\n"]), st.text(max_size=3)), max_size=60
).map("".join)
SOON = 2.0


@given(WRITTEN, st.sampled_from([None, "2024", "2021/2025"]), st.sampled_from([None, "county", "other"]))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str, year: str | None, level: str | None) -> None:
    reading = propose(text, year, level)
    for found in (*reading.figures, *reading.claims, *reading.mentions):
        assert text[found.start : found.end] == found.stated


@given(WRITTEN)
@settings(max_examples=300, deadline=None)
def test_any_words_are_a_number_or_none(words: str) -> None:
    number = read_number(words)
    assert number is None or number.value.is_finite()


def test_no_text_takes_long() -> None:
    for text in ("1" * 20_000, "（" * 20_000, "一百" * 10_000, "“《" * 10_000, "a" * 20_000, "12 " * 7_000):
        start = time.process_time()
        propose(text, "2024")
        assert time.process_time() - start < patience(SOON, time.process_time)
