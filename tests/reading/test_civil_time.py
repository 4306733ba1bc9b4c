"""Tests of the civil day; times and places are invented."""

from datetime import date

import pytest

from harmledger.model import HarmledgerError, Report
from harmledger.reading.civil_time import civil_day, zones_of


def day(published: str, country: str | None) -> date | None:
    return civil_day(Report(id="r", text="", published=published).published_at(), country)


def test_a_bare_day_is_that_day() -> None:
    assert day("2024-05-08", "SY") == date(2024, 5, 8)


def test_late_in_utc_is_the_next_day_in_damascus() -> None:
    assert day("2024-05-08T22:30:00Z", "SY") == date(2024, 5, 9)


def test_early_in_utc_is_the_day_before_in_bogota() -> None:
    assert day("2024-05-08T03:00:00+00:00", "CO") == date(2024, 5, 7)


def test_zones_that_disagree_leave_the_day_as_stamped() -> None:
    assert len(zones_of("US")) > 10
    assert day("2024-05-08T05:30:00Z", "US") == date(2024, 5, 8)


def test_without_zone_or_country_the_stamp_stands() -> None:
    assert day("2024-05-08T23:59:00", "SY") == date(2024, 5, 8)
    assert day("2024-05-08T23:59:00Z", None) == date(2024, 5, 8)
    assert day("2024-05-08T23:59:00Z", "XX") == date(2024, 5, 8)


@pytest.mark.parametrize("published", ["8 May 2024", "2024-13-01", "2024-05-08T99:00", "yesterday", "2024-05"])
def test_no_date_is_refused_in_one_sentence(published: str) -> None:
    with pytest.raises(HarmledgerError, match="publication date"):
        day(published, None)
