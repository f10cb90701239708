"""What is doubtful about a number is said, and rates listed behind a word of change are changes."""

import pytest

from data.reading import propose
from data.reading.tokens import scan


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("惠及1,2345人", ["damaged"]),
        ("印制1 0 6份", ["damaged"]),
        ("印制1,234份、5 731 件", ["", ""]),
        ("巡查12’345户次", [""]),
    ],
)
def test_a_damaged_number_is_whole_and_in_doubt(text: str, doubts: list[str]) -> None:
    assert [token.doubt for token in scan(text)] == doubts


@pytest.mark.parametrize("text", ["惠及群众1,2345人。", "燃气用量28万标方。", "播放量达3.4万。"])
def test_a_doubtful_figure_is_less_sure_than_a_plain_one(text: str) -> None:
    plain = propose("惠及群众12345人。", "2024", "county").figures[0]
    assert propose(text, "2024", "county").figures[0].confidence < plain.confidence


def test_rates_listed_behind_a_word_of_change_are_changes() -> None:
    figures = propose("收案、结案同比分别上升12.3%、13.1%，结案率97%。", "2024", "county").figures
    assert ["change" in figure.kinds for figure in figures] == [True, True, False]
