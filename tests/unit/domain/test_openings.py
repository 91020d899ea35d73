"""When an office is open, when it opens next, and when it closes."""

import pytest

from engine.domain.office_hours import OFFICE_HOURS, CalendarKind
from engine.domain.working_time import Calendar
from tests.unit.domain.calendars import CALENDARS, CHRISTMAS, WIT, local

WORKING = CALENDARS[CalendarKind.WORKING]


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-11-23 07:29:59", False),
        ("2026-11-23 07:30", True),
        ("2026-11-23 12:00", False),
        ("2026-11-23 15:59:59", True),
        ("2026-11-23 16:00", False),
        ("2026-11-22 10:00", False),
        ("2026-12-25 10:00", False),
        ("2026-12-31 10:00", True),
        ("2026-12-31 13:30", False),
    ],
)
def test_the_office_is_open_from_opening_to_before_closing(at: str, *, is_open: bool) -> None:
    assert WORKING.is_open(local(at)) is is_open


@pytest.mark.parametrize(
    ("at", "opens", "closes"),
    [
        ("2026-11-23 06:00", "2026-11-23 07:30", "2026-11-23 12:00"),
        ("2026-11-23 10:00", "2026-11-23 10:00", "2026-11-23 12:00"),
        ("2026-11-23 12:00", "2026-11-23 13:00", "2026-11-23 16:00"),
        ("2026-12-31 11:00", "2027-01-04 07:30", "2027-01-04 12:00"),
    ],
)
def test_the_next_opening_and_closing_are_known(at: str, opens: str, closes: str) -> None:
    assert WORKING.next_opening(local(at)) == local(opens)
    assert WORKING.next_closing(local(at)) == local(closes)


@pytest.mark.parametrize(
    ("at", "closed"),
    [
        ("2026-11-23 10:00", "2026-11-23 10:00"),
        ("2026-11-23 12:30", "2026-11-23 12:00"),
        ("2027-01-02 10:00", "2026-12-31 11:00"),
    ],
)
def test_the_last_closing_is_known(at: str, closed: str) -> None:
    assert WORKING.last_closing(local(at)) == local(closed)


def test_the_closing_of_a_day_is_its_last() -> None:
    friday, shortened = local("2026-11-20 00:00").date(), local("2026-12-31 00:00").date()

    assert WORKING.closing_on(friday) == local("2026-11-20 16:30")
    assert WORKING.closing_on(shortened) == local("2026-12-31 11:00")
    with pytest.raises(ValueError, match="2026-12-25"):
        WORKING.closing_on(CHRISTMAS.day)


def test_a_day_belongs_to_the_office() -> None:
    east = Calendar(zone=WIT, hours=OFFICE_HOURS)

    assert east.local_date(local("2026-11-23 23:00")).isoformat() == "2026-11-24"
