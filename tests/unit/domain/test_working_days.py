"""Working days: which dates count, and who decides about a date."""

from datetime import date, time

import pytest

from engine.domain.office_hours import (
    OFFICE_HOURS,
    CalendarKind,
    DayKind,
    Season,
    Spans,
    are_in_order,
)
from engine.domain.working_days import WorkingDays
from engine.holidays import decreed_days
from tests.unit.domain.calendars import (
    CALENDARS,
    CHRISTMAS,
    CHRISTMAS_LEAVE,
    HALF_DAY,
    MORNING,
    special,
)

WORKING = CALENDARS[CalendarKind.WORKING]
DECREED = WorkingDays(hours=OFFICE_HOURS, special_days=decreed_days())
OVERLAPPING: Spans = ((time(8), time(12)), (time(11), time(15)))
BACKWARDS: Spans = ((time(15), time(8)),)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("2026-12-23", True),
        ("2026-12-24", False),
        ("2026-12-25", False),
        ("2026-12-26", False),
        ("2026-12-31", True),
    ],
)
def test_holidays_leave_and_weekends_are_no_working_days(text: str, *, works: bool) -> None:
    assert WORKING.is_working_day(day(text)) is works


def test_an_office_may_open_on_collective_leave() -> None:
    open_office = WorkingDays(
        hours=OFFICE_HOURS, special_days=(CHRISTMAS_LEAVE, CHRISTMAS), leave_closes=False
    )

    assert open_office.is_working_day(CHRISTMAS_LEAVE.day)
    assert not open_office.is_working_day(CHRISTMAS.day)


@pytest.mark.parametrize("turned", [False, True])
def test_the_offices_own_day_outweighs_the_decree(*, turned: bool) -> None:
    duty = special("2026-12-25", name="Piket", hours=MORNING)
    days = (duty, CHRISTMAS)

    found = WorkingDays(hours=OFFICE_HOURS, special_days=days[::-1] if turned else days)

    assert found.hours_of(CHRISTMAS.day) == MORNING
    assert found.special_by_date[CHRISTMAS.day] is duty


def test_an_office_may_open_on_a_saturday() -> None:
    saturday = special("2026-11-28", name="Layanan Sabtu", hours=MORNING)

    found = WorkingDays(hours=OFFICE_HOURS, special_days=(saturday,))

    assert found.working_day(1, after=day("2026-11-27")) == saturday.day


def test_a_holiday_counts_within_a_season() -> None:
    season = Season(name="Ramadan", first=day("2026-12-01"), last=day("2026-12-31"), hours={})

    found = WorkingDays(hours=OFFICE_HOURS, seasons=(season,), special_days=(HALF_DAY,))

    assert found.hours_of(HALF_DAY.day) == MORNING
    assert found.usual_hours_of(HALF_DAY.day) == ()
    assert found.season_of(day("2027-01-01")) is None


@pytest.mark.parametrize(
    ("number", "after", "expected"),
    [
        (1, "2026-11-23", "2026-11-24"),
        (1, "2026-11-21", "2026-11-23"),
        (5, "2026-11-23", "2026-11-30"),
        (1, "2026-12-23", "2026-12-28"),
        (5, "2026-12-28", "2027-01-05"),
        (262, "2027-12-31", "2029-01-02"),
    ],
)
def test_day_one_is_the_next_working_day(number: int, after: str, expected: str) -> None:
    assert WORKING.working_day(number, after=day(after)) == day(expected)


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-23", "2026-11-24", 1),
        ("2026-11-20", "2026-11-23", 1),
        ("2026-12-28", "2027-01-05", 5),
        ("2027-01-05", "2026-12-28", -5),
    ],
)
def test_working_days_between_dates_are_counted(after: str, until: str, count: int) -> None:
    assert WORKING.working_days(after=day(after), until=day(until)) == count


@pytest.mark.parametrize(("until", "count"), [("2027-04-15", 35), ("2027-05-15", 55)])
def test_months_with_idulfitri_hold_few_working_days(until: str, count: int) -> None:
    assert DECREED.working_days(after=day("2027-02-15"), until=day(until)) == count


def test_a_year_without_a_decree_is_known_as_such() -> None:
    assert DECREED.knows_holidays_of(2027)
    assert not DECREED.knows_holidays_of(2028)


def test_collective_leave_alone_is_no_decree() -> None:
    found = WorkingDays(hours=OFFICE_HOURS, special_days=(CHRISTMAS_LEAVE,))

    assert not found.knows_holidays_of(2026)


def test_there_is_no_day_zero() -> None:
    with pytest.raises(ValueError, match="0"):
        WORKING.working_day(0, after=day("2026-11-23"))


def test_an_office_that_never_opens_has_no_working_days() -> None:
    with pytest.raises(OverflowError):
        WorkingDays(hours={}).working_day(1, after=day("2026-11-23"))


def test_centuries_are_not_counted() -> None:
    with pytest.raises(OverflowError):
        WORKING.working_days(after=day("0001-01-01"), until=day("9999-12-31"))


@pytest.mark.parametrize("spans", [OVERLAPPING, BACKWARDS, ((time(8), time(8)),)])
def test_hours_out_of_order_are_refused(spans: Spans) -> None:
    assert not are_in_order(spans)
    with pytest.raises(ValueError, match="spans"):
        WorkingDays(hours={0: spans})
    with pytest.raises(ValueError, match="spans"):
        WorkingDays(hours={}, special_days=(special("2026-11-23", DayKind.OWN, hours=spans),))


def test_spans_may_follow_without_a_break() -> None:
    assert are_in_order(((time(8), time(12)), (time(12), time(15))))
    assert are_in_order(())
