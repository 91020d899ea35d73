"""Why a deadline is when it is: which days did not count, and which counted less."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from engine.domain.office_hours import Season, SpecialDay
from engine.domain.working_time import Calendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """What lies between a start and a due time, by the office's dates.

    `closed` are the special days on which the office would have been open otherwise, `shortened`
    those with other hours than usual, `seasons` the names of seasons on the way. `rest_days` counts
    the days of the weekly rest. `unknown_years` have no national holidays yet: the due time may
    come too early.
    """

    start: datetime
    due: datetime
    worked: timedelta
    working_days: int
    closed: tuple[SpecialDay, ...]
    shortened: tuple[SpecialDay, ...]
    seasons: tuple[str, ...]
    rest_days: int
    unknown_years: tuple[int, ...]


def explain(calendar: Calendar, *, start: datetime, due: datetime) -> Explanation:
    """Return what lies between `start` and `due` (aware, `due` not before `start`).

    Raises OverflowError or ValueError when they are too far apart.
    """
    first, last = calendar.local_date(start), calendar.local_date(due)
    special = _special_days(calendar, first, last)
    worked = calendar.between(start=start, end=due)
    return Explanation(
        start=start,
        due=due,
        worked=worked,
        working_days=calendar.working_days(after=first, until=last),
        closed=tuple(it for it in special if not it.hours),
        shortened=tuple(it for it in special if it.hours),
        seasons=_names(it for it in calendar.seasons if it.first <= last and first <= it.last),
        rest_days=_rest_days(calendar, first, last),
        unknown_years=tuple(
            year
            for year in range(first.year, last.year + 1)
            if not calendar.knows_holidays_of(year)
        ),
    )


def _special_days(calendar: Calendar, first: date, last: date) -> list[SpecialDay]:
    """The days on the way that differ from what they would be otherwise, in order."""
    return [
        it
        for day, it in sorted(calendar.special_by_date.items())
        if first <= day <= last and it.hours != calendar.usual_hours_of(day)
    ]


def _names(seasons: Iterable[Season]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(it.name for it in seasons))


def _rest_days(calendar: Calendar, first: date, last: date) -> int:
    days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    return sum(not calendar.usual_hours_of(it) for it in days)
