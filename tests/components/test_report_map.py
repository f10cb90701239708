from components.map_sheet import Dash, Figure
from components.report_map import map_blocks, says_counts
from data import select

REPORT = "luoding-2022"


def test_of_nineteen_measures_seven_state_numbers():
    assert says_counts(REPORT) == {"numbers": 7, "coverage": 1, "words": 11}


def test_the_map_holds_every_statement_once_in_order():
    lines = [line.statement.id for block in map_blocks(REPORT) for line in block.lines]
    assert lines == select.statements(REPORT)["id"].tolist()
    assert len(lines) == 19 + 3 + 6


def test_every_figure_and_claim_stands_in_the_map_once():
    found = [
        piece.row.indicator
        for block in map_blocks(REPORT)
        for line in block.lines
        for piece in line.pieces
        if isinstance(piece, Figure)
    ]
    assert sorted(found) == sorted(select.observations(REPORT)["indicator"])


def test_dashes_are_as_long_as_the_words_that_they_stand_for():
    block = next(block for block in map_blocks(REPORT) if block.section.id == "4")
    line = next(line for line in block.lines if line.statement.id == "4.1")
    lengths = [piece.length for piece in line.pieces if isinstance(piece, Dash)]
    assert lengths[0] == len("深化行政执法体制改革")
    assert sum(lengths) < line.statement.end - line.statement.body_start
