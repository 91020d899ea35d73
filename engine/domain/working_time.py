"""Working time: what passes while an office is open, and nothing else."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from engine.domain.office_hours import (
    OFFICE_HOURS,
    RAMADAN_HOURS,
    USUAL_HOURS,
    CalendarKind,
    Season,
    SpecialDay,
)
from engine.domain.snapshot import Target
from engine.domain.working_days import WorkingDays
from engine.domain.working_year import DAY, MICROSECOND, local_of, moment_of, since_midnight

UNITS: Mapping[str, timedelta] = {
    "hk": timedelta(hours=7.5),
    "jam": timedelta(hours=1),
    "menit": timedelta(minutes=1),
}
RAMADAN = "Ramadan"


@dataclass(frozen=True, kw_only=True)
class Calendar(WorkingDays):
    """Working days in a time `zone`, to add, subtract and measure working time by.

    Moments that go in are aware; those that come out are aware and UTC. The zone keeps its distance
    from UTC all year, as WIB, WITA and WIT do.
    """

    zone: tzinfo

    def due_at(self, target: Target, start: datetime) -> datetime:
        """Return the moment at which `target` of working time after `start` has passed.

        One `hk` (hari kerja) is 7.5 working hours.
        """
        return self.add(UNITS[target.unit] * target.amount, start=start)

    def add(self, worked: timedelta, *, start: datetime) -> datetime:
        """Return the first moment at which `worked` has passed since `start`.

        When that is none, it is `start` itself or the next opening.
        """
        if not _checked(worked):
            return self.next_opening(start)
        year, before = self._place(start)
        left = before + worked // MICROSECOND
        for table in self.years_from(year):
            if left <= table.total:
                return self._utc(table.first_after(left))
            left -= table.total
        raise OverflowError(worked)

    def subtract(self, worked: timedelta, *, end: datetime) -> datetime:
        """Return the last moment from which `worked` passes until `end`.

        When that is none, it is `end` itself or the last closing before it.
        """
        if not _checked(worked):
            return self.last_closing(end)
        year, before = self._place(end)
        left = self.counted_year(year).total - before + worked // MICROSECOND
        for table in self.years_from(year, step=-1):
            if left <= table.total:
                return self._utc(table.last_after(table.total - left))
            left -= table.total
        raise OverflowError(worked)

    def between(self, *, start: datetime, end: datetime) -> timedelta:
        """Return the working time from `start` to `end`, negative when `end` is the earlier."""
        if end < start:
            return -self.between(start=end, end=start)
        (first, before), (last, until) = self._place(start), self._place(end)
        whole = sum(it.total for it in self.whole_years(first=first, last=last))
        return timedelta(microseconds=whole + until - before)

    def is_open(self, at: datetime) -> bool:
        """Tell whether working time passes at `at`; at the moment of closing it no longer does."""
        return self.next_opening(at) == at

    def next_opening(self, at: datetime) -> datetime:
        """Return the first moment from `at` on at which the office is open, maybe `at` itself."""
        moment, (opens, _) = self._span_from(at)
        return self._utc(max(opens, moment))

    def next_closing(self, at: datetime) -> datetime:
        """Return the first moment after `at` at which the office closes, be it for a break."""
        _, (_, closes) = self._span_from(at)
        return self._utc(closes)

    def last_closing(self, at: datetime) -> datetime:
        """Return the last moment up to `at` until which the office was open, maybe `at` itself."""
        local = at.astimezone(self.zone)
        moment = moment_of(local)
        for table in self.years_from(local.year, step=-1):
            if begun := bisect_left(table.opens, moment):
                return self._utc(min(table.closes[begun - 1], moment))
        raise OverflowError(at)

    def closing_on(self, day: date) -> datetime:
        """Return when the office closes for the day. Raises ValueError when it does not open."""
        spans = self.hours_of(day)
        if not spans:
            raise ValueError(day)
        return self._utc(day.toordinal() * DAY + since_midnight(spans[-1][1]))

    def local_date(self, at: datetime) -> date:
        """Return the date in the office at `at`."""
        return at.astimezone(self.zone).date()

    def _place(self, at: datetime) -> tuple[int, int]:
        """The local year of `at`, and the working time of that year until then."""
        local = at.astimezone(self.zone)
        return local.year, self.counted_year(local.year).worked_until(moment_of(local))

    def _span_from(self, at: datetime) -> tuple[int, tuple[int, int]]:
        """The moment of `at`, and the first span that closes after it."""
        local = at.astimezone(self.zone)
        moment = moment_of(local)
        for table in self.years_from(local.year):
            index = bisect_right(table.closes, moment)
            if index < len(table.closes):
                return moment, (table.opens[index], table.closes[index])
        raise OverflowError(at)

    def _utc(self, moment: int) -> datetime:
        return local_of(moment).replace(tzinfo=self.zone).astimezone(UTC)


OfficeCalendars = Mapping[CalendarKind, Calendar]


def office_calendars(
    zone: tzinfo,
    *,
    special_days: Iterable[SpecialDay] = (),
    ramadans: Iterable[tuple[date, date]] = (),
    leave_closes: bool = True,
) -> OfficeCalendars:
    """Return both calendars with the usual hours; `ramadans` are first and last days, by year."""
    days, months = tuple(special_days), tuple(ramadans)
    return {
        kind: Calendar(
            zone=zone,
            hours=hours,
            seasons=tuple(_ramadan(kind, first, last) for first, last in months),
            special_days=days,
            leave_closes=leave_closes,
        )
        for kind, hours in USUAL_HOURS.items()
    }


@lru_cache(maxsize=64)
def usual_hours(zone: tzinfo) -> Calendar:
    """Return the usual office hours in `zone`, without any special days."""
    return Calendar(zone=zone, hours=OFFICE_HOURS)


def usual_calendar(at: datetime) -> Calendar:
    """Return the usual office hours in the zone of the aware `at`, without any special days."""
    return usual_hours(at.tzinfo or UTC)


def _ramadan(kind: CalendarKind, first: date, last: date) -> Season:
    return Season(name=RAMADAN, first=first, last=last, hours=RAMADAN_HOURS[kind])


def _checked(worked: timedelta) -> timedelta:
    if worked < timedelta():
        raise ValueError(worked)
    return worked
