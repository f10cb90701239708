"""On the report in the data: three slips, two claims without a number, and no causes."""

from pathlib import Path

from data import reading
from data.reading.draft import Review, review

TEXT = (Path(reading.__file__).parents[1] / "reports" / "luoding-2022" / "text.txt").read_text(
    encoding="utf-8"
)


def luoding() -> Review:
    return review(TEXT)


def quoted(group: str) -> list[str]:
    answer = luoding()
    return [
        TEXT[slice(*prompt.spans[0])] for prompt in answer.group(group) if prompt.is_open and prompt.spans
    ]


def test_exactly_the_three_slips_of_the_source_are_pointed_at():
    assert quoted("wording") == ["(2021—2025)年", "悉法说理", "公平文明"]


def test_its_sums_and_rates_agree_and_nothing_is_to_be_checked():
    checks = [prompt for prompt in luoding().prompts if prompt.group in ("contradict", "agrees")]
    assert [(prompt.kind, prompt.verdict) for prompt in checks] == [
        ("parts_agree", "agrees"), ("rate_agrees", "agrees"),
    ]  # fmt: skip


def test_its_coverage_claims_without_a_number_are_listed():
    assert quoted("claims") == ["全覆盖", "基本实现全覆盖"]


def test_of_the_contents_only_the_causes_are_not_listed():
    told = {dict(prompt.values)["@content"]: prompt.verdict for prompt in luoding().group("contents")}
    assert told == {
        "content_measures": "listed", "content_shortcomings": "listed", "content_causes": "not_listed",
        "content_leaders": "listed", "content_plan": "listed", "content_other": "depends",
    }  # fmt: skip


def test_a_document_named_after_a_duty_does_not_tell_how_it_was_performed():
    found = next(p for p in luoding().group("contents") if dict(p.values)["@content"] == "content_leaders")
    assert TEXT[slice(*found.spans[0])].startswith("组成专项督察组")


def test_its_place_and_year_are_told():
    assert (luoding().place, luoding().year) == ("罗定市", 2022)
