"""A year to look at, and the decree that is missing for it."""

from dataclasses import replace
from datetime import date

import pytest
from uuid_utils.compat import uuid7

from engine.domain.calendar_entries import CalendarEntries, OfficeSeason
from engine.domain.calendar_year import CalendarYear, ShownDay, year_of
from engine.domain.decrees import missing_decree
from engine.domain.office_hours import OFFICE_HOURS, RAMADAN_HOURS, DayKind
from engine.domain.working_days import WorkingDays
from tests.unit.domain.calendars import CHRISTMAS, CHRISTMAS_LEAVE, HALF_DAY, NEW_YEAR, special

RAMADAN = OfficeSeason(
    id=uuid7(),
    name="Ramadan",
    first=date(2027, 2, 8),
    last=date(2027, 3, 9),
    hours=RAMADAN_HOURS,
)
OPEN_CHRISTMAS = special("2026-12-25", name="Piket Natal", hours=HALF_DAY.hours)
ENTRIES = CalendarEntries(
    zone="Asia/Jakarta",
    special_days=(CHRISTMAS_LEAVE, CHRISTMAS, HALF_DAY, NEW_YEAR),
    seasons=(RAMADAN,),
)
YEAR_2026, YEAR_2027 = year_of(ENTRIES, year=2026), year_of(ENTRIES, year=2027)


def shown(year: CalendarYear, day: str) -> ShownDay:
    wanted = date.fromisoformat(day)
    weeks = year.months[wanted.month]
    return next(it for week in weeks for it in week if it and it.day == wanted)


def test_a_year_has_each_of_its_days_once_in_weeks_from_monday() -> None:
    weeks = [week for month in YEAR_2026.months.values() for week in month]

    days = [it.day for week in weeks for it in week if it]
    assert (days[0], days[-1], len(set(days)), len(days)) == (
        date(2026, 1, 1),
        date(2026, 12, 31),
        365,
        365,
    )
    assert all(len(week) == 7 for week in weeks)
    assert {it.day.weekday() for week in weeks if (it := week[0])} == {0}


def test_days_show_what_counts_on_them() -> None:
    assert shown(YEAR_2026, "2026-12-25").special == CHRISTMAS
    assert shown(YEAR_2026, "2026-12-23").special is None
    assert [shown(YEAR_2026, day).is_rest for day in ("2026-12-25", "2026-12-26")] == [False, True]


def test_a_season_is_shown_on_its_days() -> None:
    seasons = [shown(YEAR_2027, day).season for day in ("2027-02-07", "2027-02-08", "2027-03-09")]

    assert [it and it.name for it in seasons] == [None, "Ramadan", "Ramadan"]
    assert (YEAR_2026.seasons, YEAR_2027.seasons) == ((), (RAMADAN,))


def test_the_special_days_of_the_year_are_listed() -> None:
    assert [it.entry for it in YEAR_2026.days] == [CHRISTMAS_LEAVE, CHRISTMAS, HALF_DAY]
    assert all(it.counts for it in YEAR_2026.days)
    assert YEAR_2026.working_days == 261 - 2


def test_a_day_that_another_outweighs_is_listed_as_one_that_does_not_count() -> None:
    year = year_of(replace(ENTRIES, special_days=(CHRISTMAS, OPEN_CHRISTMAS)), year=2026)

    assert [it.counts for it in year.days] == [False, True]


def test_leave_that_does_not_close_the_office_does_not_count() -> None:
    year = year_of(replace(ENTRIES, leave_closes=False), year=2026)

    assert [it.counts for it in year.days] == [False, True, True]
    assert shown(year, "2026-12-24").special is None


def test_a_year_without_national_holidays_has_no_decree() -> None:
    assert [year_of(ENTRIES, year=it).has_decree for it in (2026, 2027, 2028)] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("years", "today", "missing"),
    [
        ((2026,), "2026-09-30", None),
        ((2026,), "2026-10-01", 2027),
        ((2026, 2027), "2026-10-01", None),
        ((2026,), "2027-01-01", 2027),
        ((), "2026-12-31", 2026),
    ],
)
def test_from_october_on_the_next_years_decree_is_missed(
    years: tuple[int, ...], today: str, missing: int | None
) -> None:
    days = tuple(special(f"{it}-08-17", DayKind.NATIONAL_HOLIDAY) for it in years)
    calendar = WorkingDays(hours=OFFICE_HOURS, special_days=days)

    assert missing_decree(calendar, today=date.fromisoformat(today)) == missing


def test_collective_leave_alone_is_no_decree() -> None:
    days = (special("2026-12-24", DayKind.COLLECTIVE_LEAVE),)
    calendar = WorkingDays(hours=OFFICE_HOURS, special_days=days)

    assert missing_decree(calendar, today=date(2026, 3, 1)) == 2026
