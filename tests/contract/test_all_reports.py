"""Every report that the project ships is sound, and its pages answer."""

from itertools import cycle

import pytest

from components.text import LANGUAGES
from data import select
from data.folders.locations import locations
from data.store.checking import check_folders
from tests.contract.site import client

ONE_IN = 10
pytestmark = [pytest.mark.usefixtures("all_reports"), pytest.mark.slow]


def test_every_shipped_report_is_sound():
    assert not check_folders(locations().roots)


def test_reports_open_with_their_title_and_their_first_figure():
    """One in ten, in one language each by turns: cited reports differ in little but what they state."""
    wrong = []
    some = select.reports().iloc[::ONE_IN]
    assert len(some) > 20
    for report, language in zip(some.itertuples(), cycle(LANGUAGES), strict=False):
        title = report.title_en if language == "en" else report.title
        figure = select.observations(report.id).iloc[0]["indicator"]
        for address in (
            f"/{language}/overview/{report.id}",
            f"/{language}/indicator/{figure}?report={report.id}",
        ):
            told = client().get(address)
            words = told.get_data(as_text=True)
            if told.status_code != 200 or (address.count("overview") and title not in words):
                wrong.append((address, told.status_code))
    assert not wrong
