"""Working time: 37.5 hours a week, Fridays with their long break."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engine.domain.office_hours import OFFICE_HOURS, CalendarKind
from engine.domain.snapshot import Target
from engine.domain.working_time import Calendar, office_calendars, usual_calendar, usual_hours
from tests.unit.domain.calendars import CALENDARS, CHRISTMAS, WIB, WIT, WITA, local

OFFICE = Calendar(zone=WIB, hours=OFFICE_HOURS)
WORKING, COUNTER = CALENDARS[CalendarKind.WORKING], CALENDARS[CalendarKind.COUNTER]
NEVER_OPEN = Calendar(zone=WIB, hours={})
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.mark.parametrize(
    ("amount", "unit", "start", "due"),
    [
        (1, "jam", "2026-11-23 08:00", "2026-11-23 09:00"),
        (1, "jam", "2026-11-23 11:30", "2026-11-23 13:30"),
        (1, "jam", "2026-11-23 15:30", "2026-11-24 08:00"),
        (30, "menit", "2026-11-23 06:00", "2026-11-23 08:00"),
        (1, "hk", "2026-11-23 07:30", "2026-11-23 16:00"),
        (1, "hk", "2026-11-23 10:00", "2026-11-24 10:00"),
        (1, "hk", "2026-11-20 10:00", "2026-11-23 10:00"),
        (1, "jam", "2026-11-20 11:00", "2026-11-20 13:30"),
        (2, "hk", "2026-11-21 12:00", "2026-11-24 16:00"),
        (7.5, "jam", "2026-11-23 07:30", "2026-11-23 16:00"),
        (0, "jam", "2026-11-23 10:00", "2026-11-23 10:00"),
        (0, "jam", "2026-11-23 16:00", "2026-11-24 07:30"),
        (1, "jam", "2026-12-31 15:00", "2026-12-31 16:00"),
        (262, "hk", "2026-11-23 10:00", "2027-11-24 10:00"),
    ],
)
def test_time_runs_in_office_hours_only(amount: float, unit: str, start: str, due: str) -> None:
    found = OFFICE.due_at(Target(amount=amount, unit=unit), local(start))

    assert found == local(due)
    assert found.tzinfo is UTC


def test_a_holiday_is_skipped() -> None:
    closed = Calendar(zone=WIB, hours=OFFICE_HOURS, special_days=(CHRISTMAS,))

    due = closed.due_at(Target(amount=1, unit="hk"), local("2026-12-24 16:00"))

    assert due == local("2026-12-28 16:00")


@pytest.mark.parametrize("zone", [WIB, WITA, WIT])
def test_the_same_hours_come_earlier_in_the_east(zone: ZoneInfo) -> None:
    office = Calendar(zone=zone, hours=OFFICE_HOURS)

    due = office.due_at(Target(amount=1, unit="jam"), local("2026-11-23 05:00"))

    assert due == local("2026-11-23 08:30", zone)


def test_the_usual_calendar_is_that_of_the_moments_zone() -> None:
    assert usual_calendar(local("2026-11-23 06:00")) == OFFICE
    assert usual_calendar(local("2026-11-24 06:00")) is usual_hours(WIB)


def test_a_moment_without_a_zone_has_the_usual_hours_of_utc() -> None:
    assert usual_calendar(datetime(2026, 11, 23)).zone is UTC  # noqa: DTZ001 -- the very case


@pytest.mark.parametrize(
    ("worked", "end", "start"),
    [
        (HOUR, "2026-11-23 09:00", "2026-11-23 08:00"),
        (HOUR, "2026-11-23 13:30", "2026-11-23 11:30"),
        (HOUR, "2026-11-23 08:30", "2026-11-23 07:30"),
        (HOUR, "2026-11-23 08:00", "2026-11-20 16:00"),
        (7.5 * HOUR, "2026-11-22 12:00", "2026-11-20 07:30"),
        (0 * HOUR, "2026-11-23 10:00", "2026-11-23 10:00"),
        (0 * HOUR, "2026-11-23 07:30", "2026-11-20 16:30"),
        (HOUR, "2027-01-04 08:30", "2027-01-04 07:30"),
        (8 * HOUR, "2027-01-04 10:00", "2026-12-30 13:30"),
    ],
)
def test_time_is_taken_off_in_office_hours_only(worked: timedelta, end: str, start: str) -> None:
    found = WORKING.subtract(worked, end=local(end))

    assert found == local(start)
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-23 08:00", "2026-11-23 09:00", 1),
        ("2026-11-23 11:30", "2026-11-23 13:30", 1),
        ("2026-11-20 16:00", "2026-11-23 08:00", 1),
        ("2026-11-21 08:00", "2026-11-22 08:00", 0),
        ("2026-11-23 09:00", "2026-11-23 08:00", -1),
        ("2026-12-23 16:00", "2026-12-28 07:30", 0),
        ("2026-12-30 16:00", "2027-01-04 08:30", 4),
        ("2027-02-08 00:00", "2027-02-13 00:00", 32.5),
        ("2027-01-04 00:00", "2029-01-01 00:00", 520 * 7.5 - 22),
    ],
)
def test_only_office_hours_are_measured(start: str, end: str, hours: float) -> None:
    found = WORKING.between(start=local(start), end=local(end))

    assert found == hours * HOUR


def test_the_counter_keeps_its_own_hours() -> None:
    late = local("2026-11-23 14:30")

    assert COUNTER.add(HOUR, start=late) == local("2026-11-24 08:30")
    assert WORKING.add(HOUR, start=late) == local("2026-11-23 15:30")


def test_ramadan_shortens_both_calendars() -> None:
    noon = local("2027-02-09 11:45")

    assert WORKING.add(HOUR, start=noon) == local("2027-02-09 13:15")
    assert COUNTER.add(HOUR, start=noon) == local("2027-02-09 13:15")


def test_the_usual_hours_keep_the_regulations_week() -> None:
    usual = office_calendars(WIB)[CalendarKind.WORKING]

    found = usual.between(start=local("2026-11-23 00:00"), end=local("2026-11-30 00:00"))

    assert found == 37.5 * HOUR


def test_negative_amounts_are_refused() -> None:
    with pytest.raises(ValueError, match="-1 day"):
        OFFICE.add(-MINUTE, start=local("2026-11-23 08:00"))
    with pytest.raises(ValueError, match="-1 day"):
        OFFICE.subtract(-MINUTE, end=local("2026-11-23 08:00"))


@pytest.mark.parametrize("worked", [HOUR, 0 * HOUR])
def test_an_office_that_never_opens_has_no_deadlines(worked: timedelta) -> None:
    with pytest.raises(OverflowError):
        NEVER_OPEN.add(worked, start=local("2026-11-23 08:00"))
    with pytest.raises(OverflowError):
        NEVER_OPEN.subtract(worked, end=local("2026-11-23 08:00"))


def test_nothing_lies_beyond_the_years_of_dates() -> None:
    with pytest.raises((ValueError, OverflowError)):
        OFFICE.add(HOUR, start=datetime(9999, 12, 31, 12, tzinfo=UTC))
    with pytest.raises((ValueError, OverflowError)):
        OFFICE.subtract(HOUR, end=datetime(1, 1, 1, tzinfo=UTC))
    with pytest.raises(OverflowError):
        OFFICE.between(start=local("0101-01-01"), end=local("2026-01-01"))
