"""The reader is scored as the corpus's own scorer does it; the published scores are those of this reader."""

import csv
import json
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from data.reading import __main__ as command
from data.reading import propose, score_command, scores
from data.reading.proposal_rows import _object
from data.reading.reading import Figure
from data.reading.score import ENOUGH, Band, Score, Tally, _Counted, is_of, score
from data.reading.score_labels import BadLabelsError, Label, Labelled, labelled, sentence_labels
from data.reading.score_match import match
from data.reading.words import rows

CORPUS = scores.TEXTS / scores.GROUPS["reports"]
RUN = "run: python -m data.reading score --publish"
SAME = {
    "figures_precision": ("figures", "precision"),
    "figures_recall": ("figures", "recall"),
    "value_exactness": ("value", "recall"),
    "unit_accuracy": ("unit", "recall"),
    "period_other_accuracy": ("period_other", "recall"),
    "work_area_accuracy": ("work_area", "recall"),
    "catalogue_match": ("catalogue", "recall"),
    "catalogue_none": ("catalogue_none", "recall"),
    "coverage_precision": ("coverage", "precision"),
    "coverage_recall": ("coverage", "recall"),
}


def worse(number, proposal):
    """One proposal as a worse reader would make it; None where it would make none."""
    is_figure = isinstance(proposal, Figure)
    changes = (
        {"value": proposal.value + 1, "stated": ""} if is_figure else {"extent": "nearly_full"},
        {"unit": "头"} if is_figure else {},
        {"qualifier": "about"} if is_figure else {},
        {"period": "1999"},
        {"work_area": "other", "catalogue": "L01"},
        {"start": max(0, proposal.start - 40), "end": proposal.start} if number % 14 == 5 else {},
    )
    return None if number % 11 == 7 else replace(proposal, **changes[number % 6]) if number % 3 else proposal


def test_a_worse_reader_gets_the_same_scores_here_as_from_the_scorer_of_the_corpus(tmp_path):
    counted, lines = _Counted(), []
    for one in labelled(CORPUS):
        reading = propose(one.text, one.year, one.level)
        read = [worse(number, own) for number, own in enumerate((*reading.figures, *reading.claims))]
        told = [own for own in read if own is not None]
        made = match(one.labels, told, one.units)
        counted._found(made)
        for answer in made.answers:
            counted._answer(answer, one)
        lines += [json.dumps(_object(one.name, own), ensure_ascii=False) for own in told]
    path = tmp_path / "proposed.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    scorer = [sys.executable, str(CORPUS / "score.py"), str(CORPUS), str(path), "--json"]
    wanted = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
    found = counted.score().measures
    own = {name: round(getattr(found[measure], share), 4) for name, (measure, share) in SAME.items()}
    assert own == {name: wanted[name] for name in SAME}
    assert found["figures"].share == pytest.approx(wanted["figures_f1"], abs=1e-4)
    assert 0.3 < wanted["figures_f1"] < 0.9


@pytest.mark.parametrize("group", scores.GROUPS)
def test_the_published_scores_are_what_scoring_anew_gives(group):
    made = score(labelled(scores.TEXTS / scores.GROUPS[group]))
    assert scores.published().groups[group] == made, RUN


def test_the_published_scores_are_of_this_reader_and_these_labels():
    told = scores.published()
    assert (told.reader, told.labels) == (scores.reader_version(), scores.labels_version()), RUN
    assert not told.is_older
    assert told.groups.keys() == {*scores.GROUPS, *scores.LEFT_OUT.values()}


def test_scores_of_another_reader_are_older():
    assert replace(scores.published(), reader="0" * 12).is_older


def test_what_decides_is_part_of_the_version_and_what_does_not_is_none():
    names = {path.relative_to(scores.FOLDER.parent).as_posix() for path in scores.reader_files()}
    within = {"reading/judge.py", "reading/head/when.py", "reading/cells/heads.py", "tables/places.csv"}
    assert within | {"reading/tables/confidence.csv"} <= names
    beside = ("draft", "files", "score", "propose_command")
    assert not [name for name in names if any(part in name for part in beside) and "file_letters" not in name]


def test_publishing_again_keeps_the_day(tmp_path, monkeypatch):
    before = scores.published()
    file = tmp_path / "scores.json"
    file.write_text(json.dumps(scores.as_json(replace(before, date=before.date.replace(year=2001)))), "utf-8")
    monkeypatch.setattr(scores, "FILE", file)
    scores.published.cache_clear()
    try:
        score_command.publish(before.groups)
        assert json.loads(file.read_text("utf-8"))["date"].startswith("2001")
        changed = replace(before.groups["heads"], texts=1)
        score_command.publish(before.groups | {"heads": changed})
        assert not json.loads(file.read_text("utf-8"))["date"].startswith("2001")
    finally:
        monkeypatch.undo()
        scores.published.cache_clear()


def test_scores_come_back_from_their_file_as_they_were():
    told = scores.published()
    assert scores.of_json(json.loads(json.dumps(scores.as_json(told)))) == told


def test_a_group_of_few_has_no_share():
    assert Tally(ENOUGH - 1, ENOUGH - 1).share is None
    assert Tally(ENOUGH, ENOUGH).share == 1
    assert Tally(60, 45, proposed=40).share == 0.9


def sentence(text, figures, year="2025"):
    return Labelled("one", text, year, "county", tuple(sentence_labels(figures, year, "kind")))


def test_one_that_is_missed_and_one_too_many_count_against_finding():
    text = "全年办结案件86件，检查企业41家。"
    assert score([sentence(text, "86 件|41 家")]).measures["figures"] == Tally(2, 2, 2)
    assert score([sentence(text, "86 件|41 家|9 次")]).measures["figures"] == Tally(3, 2, 2)
    assert score([sentence(text, "86 件")]).measures["figures"] == Tally(1, 1, 2)
    assert score([sentence(text, "87 件|41 家")]).measures["figures"] == Tally(2, 1, 2)


def test_what_nobody_labelled_is_not_measured():
    measures = score([sentence("全年办结案件86件。", "86 件")]).measures
    assert measures.keys() == {"figures", "value", "unit"}


def test_a_blank_is_counted_beside_what_is_named():
    texts = [
        Labelled("a", "望舒县2025年法治政府建设年度报告\n办结41件。", "2025", "", (), "某省望舒县"),
        Labelled("b", "一年来办结41件。", "2025", "", (), "某省望舒县"),
        Labelled("c", "望舒县2024年法治政府建设年度报告\n办结41件。", "2025", "", (), "某省望舒县清溪镇"),
    ]
    measures = score(texts).measures
    assert measures["year"] == Tally(2, 1, blank=1)
    assert measures["place"] == Tally(2, 1, blank=1)


@pytest.mark.parametrize(
    ("publisher", "place", "right"),
    [
        ("某省望舒县", "望舒县", True),
        ("某省望舒县司法局", "望舒县", True),
        ("某省望舒县清溪镇", "望舒县", False),
        ("某省望舒县清溪镇", "望舒县清溪镇", True),
        ("某省青岚市望舒县", "青岚市", False),
        ("某省望舒县", "青岚市", False),
        ("某省望舒县", "", False),
    ],
)
def test_a_place_is_right_where_its_report_is_the_publishers_own(publisher, place, right):
    assert is_of(publisher, place) is right


def test_a_trap_is_left_out_or_stepped_into():
    text = "全年办结案件86件。"
    trap = Label("trap", False, (0, len(text)))
    measured = score([Labelled("a", text, "2025", "county", (trap,))]).measures
    assert measured["not_counted"] == Tally(1, 0)
    assert measured["figures"] == Tally(0, 0, 1)


def test_a_place_that_is_not_scored_is_neither_right_nor_wrong():
    text = "全年办结案件86件。"
    opened = Label("open", False, (0, len(text)), (6, 9))
    assert not score([Labelled("a", text, "2025", "county", (opened,))]).measures


def test_confidence_is_held_against_value_unit_hedge_and_period():
    text = "办理行政复议案件86件，上年为74件。"
    assert score([sentence(text, "86 件|74 件 exact 2024")]).bands == (Band(0.9925, 2, 2),)
    assert score([sentence(text, "86 件|74 件 exact 2023")]).bands == (Band(0.9925, 2, 1),)


def test_the_command_prints_a_folder_of_reports_and_one_of_sentences(capsys):
    assert command.main(["score", str(CORPUS)]) == 0
    told = capsys.readouterr().out
    assert scores.reader_version() in told and "79 texts" in told
    assert "left blank" in told and "share is F1" in told
    assert command.main(["score", str(scores.TEXTS / "heads.csv")]) == 0
    heads = len((scores.TEXTS / "heads.csv").read_text(encoding="utf-8").splitlines()) - 1
    assert heads > 150 and f"{heads} texts" in capsys.readouterr().out


def test_labels_that_cannot_be_read_are_named_by_line(tmp_path, capsys):
    assert command.main(["score", str(tmp_path)]) == 2
    assert "neither index.csv" in capsys.readouterr().err
    (tmp_path / "own.csv").write_text("year,level,text,figures\n2025,county,办结86件。,八 件\n", "utf-8")
    with pytest.raises(BadLabelsError, match=r"own\.csv line 2"):
        labelled(tmp_path)
    (tmp_path / "index.csv").write_text("id,year,level\na,2025,county\n", "utf-8")
    (tmp_path / "labels.csv").write_text("id,start\na,0\n", "utf-8")
    assert command.main(["score", str(tmp_path)]) == 2
    assert "labels.csv line 2" in capsys.readouterr().err


def test_a_folder_or_the_page_is_asked_for_and_not_both():
    for wrong in ([], [str(CORPUS), "--publish"]):
        with pytest.raises(SystemExit):
            command.main(["score", *wrong])


def stated(reading, wanted):
    """What a reading holds, in the words of an example's column."""
    measure, _, _ = wanted.partition(" ")
    if measure in ("year", "place"):
        return f"{measure} {getattr(reading, measure) or '-'}"
    return [*reading.figures, *reading.claims]


@pytest.mark.parametrize("row", rows("score_examples"), ids=lambda row: row["id"])
def test_an_example_is_read_as_the_page_says(row):
    """An example that is read rightly by now is no example of a misreading: take another for it."""
    reading = propose(row["zh"], row["year"] or None, "county" if row["year"] else None)
    given = stated(reading, row["reads"])
    if isinstance(given, str):
        assert given == row["reads"]
    else:
        assert is_read(row["reads"], row["year"], given)
        assert is_read(row["right"], row["year"], given) is bool(row["is_well"])
    assert (row["reads"] == row["right"]) is bool(row["is_well"])


def is_read(figures, year, proposals):
    """Say whether proposals are these figures in their order, and no other."""
    labels = tuple(sentence_labels(figures, year, "example"))
    made = match(labels, proposals, {})
    free = all(all(answer.fields.values()) for answer in made.answers)
    return free and all(answer.is_right for answer in made.answers) and not made.false


def test_examples_are_no_texts_of_the_tests_and_show_both_sides():
    held = "".join(one.text for place in scores.GROUPS.values() for one in labelled(scores.TEXTS / place))
    told = rows("score_examples")
    assert not [row["zh"] for row in told if row["zh"] in held]
    assert {row["is_well"] for row in told} == {"1", ""}
    for row in told:
        assert all(words in row["zh"] for words in row["marked"].split("|"))


def test_scores_hold_counts_that_can_be():
    for own in scores.published().groups.values():
        for tally in (*own.measures.values(), *own.kinds.values()):
            assert 0 <= tally.right <= tally.of
            assert tally.proposed is None or tally.right <= tally.proposed
        assert all(0 <= band.right <= band.of and 0 < band.said <= 1 for band in own.bands)


def test_a_wrong_value_never_takes_the_place_of_the_right_one():
    text = "查处50件、51件。"
    reading = propose(text, "2025", "county")
    labels = tuple(sentence_labels("51 件|50 件", "2025", "kind"))
    made = match(labels, reading.figures, {})
    assert [answer.proposal.value for answer in made.answers] == [Decimal(51), Decimal(50)]


def test_a_folder_says_nothing_about_this_machine():
    assert str(Path.home()) not in scores.FILE.read_text("utf-8")
    with (CORPUS / "index.csv").open(encoding="utf-8", newline="") as lines:
        assert scores.published().groups["reports"].texts == len(list(csv.DictReader(lines)))
    assert isinstance(scores.published().groups["reports"], Score)
