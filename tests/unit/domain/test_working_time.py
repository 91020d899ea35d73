"""Working time: 37.5 hours a week, Fridays with their long break."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from engine.domain.snapshot import Target
from engine.domain.working_time import OFFICE_HOURS, Calendar, usual_calendar

WIB = ZoneInfo("Asia/Jakarta")
OFFICE = Calendar(zone=WIB, hours=OFFICE_HOURS)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


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
    ],
)
def test_time_runs_in_office_hours_only(amount: float, unit: str, start: str, due: str) -> None:
    found = OFFICE.due_at(Target(amount=amount, unit=unit), local(start))

    assert found == local(due)
    assert found.tzinfo is UTC


def test_a_holiday_is_skipped() -> None:
    closed = Calendar(zone=WIB, hours=OFFICE_HOURS, holidays=frozenset({date(2026, 12, 25)}))

    due = closed.due_at(Target(amount=1, unit="hk"), local("2026-12-24 16:00"))

    assert due == local("2026-12-28 16:00")


def test_the_same_hours_come_earlier_in_the_east() -> None:
    east = Calendar(zone=ZoneInfo("Asia/Jayapura"), hours=OFFICE_HOURS)

    due = east.due_at(Target(amount=1, unit="jam"), local("2026-11-23 06:00"))

    assert due == local("2026-11-23 07:00")


def test_the_usual_calendar_is_that_of_the_moments_zone() -> None:
    assert usual_calendar(local("2026-11-23 06:00")) == OFFICE
