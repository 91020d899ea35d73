"""Why a deadline is when it is."""

from datetime import timedelta

import pytest

from engine.domain.explanation import explain
from engine.domain.office_hours import OFFICE_HOURS, CalendarKind
from engine.domain.working_time import Calendar
from tests.unit.domain.calendars import (
    CALENDARS,
    CHRISTMAS,
    CHRISTMAS_LEAVE,
    HALF_DAY,
    NEW_YEAR,
    WIB,
    local,
    special,
)

WORKING = CALENDARS[CalendarKind.WORKING]


def test_closed_and_shortened_days_on_the_way_are_named() -> None:
    found = explain(WORKING, start=local("2026-12-23 10:00"), due=local("2027-01-05 10:00"))

    assert found.closed == (CHRISTMAS_LEAVE, CHRISTMAS, NEW_YEAR)
    assert found.shortened == (HALF_DAY,)
    assert (found.working_days, found.rest_days) == (6, 4)
    assert found.worked == timedelta(hours=5 * 7.5 + 3)


def test_a_holiday_on_a_sunday_costs_nothing() -> None:
    sunday = special("2026-11-29", name="Pesta rakyat")
    calendar = Calendar(zone=WIB, hours=OFFICE_HOURS, special_days=(sunday,))

    found = explain(calendar, start=local("2026-11-27 10:00"), due=local("2026-11-30 10:00"))

    assert (found.closed, found.rest_days) == ((), 2)


def test_days_beside_the_way_are_left_out() -> None:
    found = explain(WORKING, start=local("2026-12-28 10:00"), due=local("2026-12-30 10:00"))

    assert (found.closed, found.shortened, found.seasons, found.rest_days) == ((), (), (), 0)


@pytest.mark.parametrize(
    ("start", "due", "seasons"),
    [
        ("2027-02-01 10:00", "2027-02-05 10:00", ()),
        ("2027-02-05 10:00", "2027-02-08 10:00", ("Ramadan",)),
        ("2027-03-09 10:00", "2027-03-12 10:00", ("Ramadan",)),
        ("2027-03-10 10:00", "2027-03-12 10:00", ()),
    ],
)
def test_a_season_on_the_way_is_named(start: str, due: str, seasons: tuple[str, ...]) -> None:
    found = explain(WORKING, start=local(start), due=local(due))

    assert found.seasons == seasons


def test_years_whose_holidays_nobody_knows_are_named() -> None:
    found = explain(WORKING, start=local("2026-12-23 10:00"), due=local("2029-01-05 10:00"))

    assert found.unknown_years == (2028, 2029)
