"""The lines of a place's figures: what stands below what, and what kind of document a title names."""

import pytest

from data.select.document_kinds import document_kind
from data.select.place_names import near_places
from data.select.place_page import place_page
from data.select.place_rows import subjects_of
from data.select.placed_figures import Wanted, placed_figures
from data.select.rows import Category

WHOLE, PART = "enforcement_certificates_processed_count", "enforcement_certificates_replaced_count"
CERTIFICATES = Category("enforcement_certificates", "行政执法证", "Enforcement certificates", 3, 0)


def stated(*indicators):
    found = placed_figures(Wanted(indicators=indicators, reports=("luoding-2022",)))
    return {placed.figure.indicator: placed for placed in found}


def of(placed, report="luoding-2022", **figure):
    """Return a placed figure with something changed."""
    changed = placed.figure._replace(report=report, **figure)
    return placed._replace(figure=changed, source=placed.source._replace(id=report))


def told(*figures):
    """Return the lines of the one subject: indicator and year, parts, how many others state the same."""
    (subject,) = subjects_of([CERTIFICATES], list(figures))
    return [
        (
            line.placed.figure.indicator,
            line.placed.figure.year,
            [part.figure.indicator for _, part in line.parts],
            line.others,
        )
        for line in subject.lines
    ]


def test_a_part_stands_below_its_whole_of_the_same_document_only():
    found = stated(WHOLE, PART)
    whole, part = found[WHOLE], found[PART]
    assert told(whole, part) == [(WHOLE, 2022, [PART], 0)]
    elsewhere = of(part, report="other-2022")
    assert told(whole, elsewhere) == [(WHOLE, 2022, [], 0), (PART, 2022, [], 0)]
    months = of(part, period="2022-01/2022-06")
    assert told(whole, months) == [(WHOLE, 2022, [], 0), (PART, 2022, [], 0)]


def test_what_stands_below_a_part_stands_below_the_whole_of_that():
    found = stated(WHOLE, PART)
    headline = of(found[WHOLE], id="first", headline=True)
    same_sentence = {"sentence_start": headline.figure.sentence_start, "headline": False, "unit": "person"}
    whole = of(found[PART], id="whole", indicator="mediators_count", part_of="", **same_sentence)
    part = of(found[PART], id="part", indicator="full_time_count", part_of="mediators_count", **same_sentence)
    assert told(headline, whole, part) == [(WHOLE, 2022, ["full_time_count", "mediators_count"], 0)]


def test_the_newest_year_stands_first():
    whole = stated(WHOLE)[WHOLE]
    older, newer = (of(whole, f"other-{year}", year=year, period=str(year)) for year in (2021, 2023))
    assert [line[1] for line in told(older, whole, newer)] == [2023, 2022, 2021]


def test_one_quantity_from_two_sources_is_two_lines_that_know_of_each_other():
    whole = stated(WHOLE)[WHOLE]
    assert told(whole, of(whole, "other-2022", value=1600.0)) == [(WHOLE, 2022, [], 1), (WHOLE, 2022, [], 1)]
    assert [line[3] for line in told(whole, of(whole, "other-2022", scope_zh="市直"))] == [0, 0]
    assert [line[3] for line in told(whole, of(whole, "other-2022", period="2022-01/2022-06"))] == [0, 0]


@pytest.mark.parametrize(
    ("title", "source_kind", "kind"),
    [
        ("罗定市2023年法治政府建设年度报告", "government", "annual_report"),
        ("罗定市2023年法治政府建设年度报告", "repost", "annual_report"),
        ("罗定市2023年法治政府建设年度报告", "media", "other"),
        ("某市2012年度依法行政工作报告", "government", "annual_report"),
        ("罗定市2024年度政府信息公开工作年度报告", "government", "disclosure_report"),
        ("桐庐县交通运输局2021年信息公开年报", "government", "disclosure_report"),
        ("2017年度广东省行政诉讼情况报告", "government", "other"),
        ("行政复议的发展现状", "academic", "other"),
    ],
)
def test_a_document_is_what_its_title_says_and_an_article_is_no_report(title, source_kind, kind):
    assert document_kind(title, source_kind) == kind


def test_a_place_knows_what_lies_around_it():
    page = place_page("445381")
    assert [place.name_zh for place in page.above] == ["广东省", "云浮市"]
    assert [place.id for place in page.beside] == ["445302", "445303", "445321", "445322", "445381"]
    city = place_page("445300")
    assert [place.id for place in city.below] == [place.id for place in page.beside]
    assert "445381" not in {office.place.id for office in city.offices}
    with pytest.raises(KeyError):
        place_page("445399")


def test_a_wrong_code_leads_to_its_prefecture_and_a_wrong_name_to_its_like():
    assert set(near_places("445399")["id"]) <= {place.id for place in place_page("445300").below}
    assert near_places("罗定县")["name_zh"].tolist()[0] == "罗定市"
    assert near_places("zzzz").empty and near_places("").empty
