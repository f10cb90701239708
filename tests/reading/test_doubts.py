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


def doubts(text: str, year: str = "2024") -> list[tuple[str, ...]]:
    return [figure.doubts for figure in propose(text, year, "county").figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年办理公证320件。", [("own_time",)]),
        ("甲镇2021年开展普法17场，受众众多。", [("own_time",)]),
        ("全年办结复议78件，2023年办结65件。", [(), ("own_time",)]),
        ("2022年、2023年分别收案56件、83件。", [("own_time",), ("own_time",)]),
        ("2021年至2023年，办理公证320件。", [("other_time",)]),
        ("2022年1月至6月，开展普法17场。", [("other_time",)]),
    ],
)
def test_a_time_that_a_sentence_names_alone_leaves_no_doubt(text: str, expected: list) -> None:
    assert doubts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中心于2022年3月启用，全年接待群众260人次。", ["passed_time"]),
        ("2024年接待群众260人次。", []),
        ("全年接待群众260人次，中心于2022年3月启用。", []),
        ("中心于2022年3月启用。全年接待群众260人次。", []),
    ],
)
def test_a_time_that_a_figure_stands_behind_without_being_of_it_is_a_doubt(text: str, expected: list) -> None:
    assert [doubt for one in doubts(text) for doubt in one if doubt == "passed_time"] == expected


@pytest.mark.parametrize(
    ("text", "is_few"),
    [
        ("推出3张便民图。", True),
        ("配发8台自助智能设备。", True),
        ("推行5套改革样板。", True),
        ("新建6个村级调解室。", False),
        ("培训8名镇村干部。", False),
        ("走访4家企业。", False),
        ("配发80台自助智能设备。", False),
        ("便民图新增3张。", False),
    ],
)
def test_a_small_number_before_what_plans_count_too_is_a_doubt(text: str, is_few: bool) -> None:
    assert ["few" in one for one in doubts(text)] == [is_few]


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("发布解读稿件（15篇）。", True),
        ("发布解读稿件（共15篇）。", False),
        ("发布解读稿件15篇（含图解）。", False),
    ],
)
def test_a_number_alone_in_brackets_is_a_doubt(text: str, is_doubted: bool) -> None:
    assert ["bracketed" in one for one in doubts(text)] == [is_doubted]
