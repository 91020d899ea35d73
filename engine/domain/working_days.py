"""Working days: on which dates an office opens, and for which hours."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from engine.domain.office_hours import (
    DayKind,
    Season,
    Spans,
    SpecialDay,
    WeeklyHours,
    are_in_order,
    by_date,
)
from engine.domain.working_year import WorkingYear, counted

_LEAVE, _HOLIDAY = DayKind.COLLECTIVE_LEAVE, DayKind.NATIONAL_HOLIDAY
FURTHEST = 100  # years; nobody promises anything beyond, and a calendar may have no hours at all


@dataclass(frozen=True, kw_only=True)
class WorkingDays:
    """Weekly hours, the seasons with other hours, and the special days.

    Methods raise OverflowError or ValueError when they are led too far away. Each year is counted
    once and the result kept: keep these values as well.
    """

    hours: WeeklyHours
    seasons: tuple[Season, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()
    leave_closes: bool = True  # whether collective leave (cuti bersama) closes this office

    def __post_init__(self) -> None:
        """Raise ValueError when spans of a day overlap or end before they began."""
        weeks = (self.hours, *(it.hours for it in self.seasons))
        days = [spans for week in weeks for spans in week.values()]
        if not all(map(are_in_order, (*days, *(it.hours for it in self.special_days)))):
            raise ValueError("spans")

    def hours_of(self, day: date) -> Spans:
        """Return the local spans in which the office is open on `day`."""
        special = self.special_by_date.get(day)
        return self.usual_hours_of(day) if special is None else special.hours

    def usual_hours_of(self, day: date) -> Spans:
        """Return the spans of `day` as if no special day fell on it."""
        season = self.season_of(day)
        return (self.hours if season is None else season.hours).get(day.weekday(), ())

    def season_of(self, day: date) -> Season | None:
        return next((it for it in self.seasons if it.first <= day <= it.last), None)

    @cached_property
    def special_by_date(self) -> Mapping[date, SpecialDay]:
        """The special day that counts on each date, of those that this office keeps."""
        kept = (it for it in self.special_days if self.leave_closes or it.kind is not _LEAVE)
        return by_date(kept)

    def is_working_day(self, day: date) -> bool:
        """Tell whether the office opens on `day`, for however long."""
        return bool(self.hours_of(day))

    def working_day(self, number: int, *, after: date) -> date:
        """Return the working day that is day `number` when the next one after `after` is day 1."""
        if number < 1:
            raise ValueError(number)
        left = number + self._days_until(after)
        for table in self.years_from(after.year):
            if left <= len(table.days):
                return date.fromordinal(table.days[left - 1])
            left -= len(table.days)
        raise OverflowError(number)

    def working_days(self, *, after: date, until: date) -> int:
        """Return how many working days follow `after`, `until` included; negative when before."""
        if until < after:
            return -self.working_days(after=until, until=after)
        whole = sum(len(it.days) for it in self.whole_years(first=after.year, last=until.year))
        return whole + self._days_until(until) - self._days_until(after)

    def _days_until(self, day: date) -> int:
        """The working days of its year up to `day`, included."""
        return bisect_right(self.counted_year(day.year).days, day.toordinal())

    def knows_holidays_of(self, year: int) -> bool:
        """Tell whether there is a national holiday in the year: its decree has been entered."""
        return any(it.day.year == year and it.kind is _HOLIDAY for it in self.special_days)

    def counted_year(self, year: int) -> WorkingYear:
        """Return the table of a year. Raises ValueError beyond the years that dates have."""
        if year not in self._counted:
            self._counted[year] = counted(year, hours_of=self.hours_of)
        return self._counted[year]

    @cached_property
    def _counted(self) -> dict[int, WorkingYear]:
        return {}

    def years_from(self, first: int, *, step: int = 1) -> Iterator[WorkingYear]:
        """Yield the tables of the `first` year and those beyond it, as far as anybody may ask."""
        return map(self.counted_year, range(first, first + step * FURTHEST, step))

    def whole_years(self, *, first: int, last: int) -> Iterator[WorkingYear]:
        """Yield the tables of the years from `first` to before `last`."""
        if last - first > FURTHEST:
            raise OverflowError(last)
        return map(self.counted_year, range(first, last))
