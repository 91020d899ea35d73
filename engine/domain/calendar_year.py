"""A year of an office's calendar to look at: twelve months, and the days unlike the others."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engine.domain.calendar_entries import CalendarEntries, OfficeSeason
from engine.domain.office_hours import CalendarKind, Season, SpecialDay
from engine.domain.working_days import WorkingDays

_MONTHS = range(1, 13)
_WEEKS = calendar.Calendar(calendar.MONDAY)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownDay:
    """A date with the special day that counts on it; `is_rest` when it is closed all the same."""

    day: date
    special: SpecialDay | None
    season: Season | None
    is_rest: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedDay:
    """A special day. It does not count when another outweighs it, or the office opens on leave."""

    entry: SpecialDay
    counts: bool


# Seven days from Monday; None belongs to the month before or after.
Week = tuple[ShownDay | None, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarYear:
    """A year as the `entries` have it.

    `months` are weeks by month, `working_days` how many days the office opens in the year.
    """

    year: int
    entries: CalendarEntries
    months: Mapping[int, tuple[Week, ...]]
    days: tuple[ListedDay, ...]
    seasons: tuple[OfficeSeason, ...]
    working_days: int
    has_decree: bool


def year_of(entries: CalendarEntries, *, year: int) -> CalendarYear:
    """Return a year as the office has entered it."""
    working = entries.calendars()[CalendarKind.WORKING]
    return CalendarYear(
        year=year,
        entries=entries,
        months={month: tuple(_weeks(working, year, month)) for month in _MONTHS},
        days=tuple(_listed(entries, working, year)),
        seasons=tuple(it for it in entries.seasons if it.first.year <= year <= it.last.year),
        working_days=len(working.counted_year(year).days),
        has_decree=working.knows_holidays_of(year),
    )


def _weeks(working: WorkingDays, year: int, month: int) -> Iterator[Week]:
    for week in _WEEKS.monthdatescalendar(year, month):
        yield tuple(_shown(working, day) if day.month == month else None for day in week)


def _shown(working: WorkingDays, day: date) -> ShownDay:
    return ShownDay(
        day=day,
        special=working.special_by_date.get(day),
        season=working.season_of(day),
        is_rest=not working.usual_hours_of(day),
    )


def _listed(entries: CalendarEntries, working: WorkingDays, year: int) -> Iterator[ListedDay]:
    for it in entries.special_days:
        if it.day.year == year:
            yield ListedDay(entry=it, counts=working.special_by_date.get(it.day) is it)
