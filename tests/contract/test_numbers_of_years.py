"""Every number in the years of an indicator has its origin, also those of other reports."""

import pytest

from tests.contract.others import difference_follows, figure_of_another_is_stated, is_a_round_number
from tests.contract.seen import with_digits
from tests.contract.site import client
from tests.contract.test_numbers_on_pages import trouble

ADDRESS = "/{}/indicator/mediation_cases_count?report=luoding-2022"

pytestmark = pytest.mark.usefixtures("all_reports")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_number_of_the_years_has_its_origin(language):
    address = ADDRESS.format(language)
    html = client().get(address).text
    assert 'id="years"' in html
    found = [f"{one.words!r}: {wrong}" for one in with_digits(html) if (wrong := trouble(one, address))]
    assert not found, "\n".join(found)


def test_a_number_that_does_not_follow_is_noticed():
    pair = "hefei-2020/administrative_lawsuits_lost_share hefei-2021/administrative_lawsuits_lost_share"
    assert difference_follows(pair, "6.7个百分点") and not difference_follows(pair, "6.8个百分点")
    name = "luoding-2021/peoples_mediation_cases_count"
    assert figure_of_another_is_stated(name, "2,387宗")
    assert not figure_of_another_is_stated(name, "2,487宗")
    assert is_a_round_number("3,000") and not is_a_round_number("2,487")
