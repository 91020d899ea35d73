"""The time that a standard promises, and the day on which it ends."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from engine.domain.office_hours import CalendarKind
from engine.domain.snapshot import Target
from engine.domain.working_time import UNITS, OfficeCalendars

LEAST = timedelta(minutes=30)  # of working time; a step is not squeezed into less
_MONTHS, _WEEK, _HOUR = 12, 7, 60
_DAY = timedelta(days=1)
_ISO = re.compile(
    r"P(?=.)(?:(?P<years>\d{1,2})Y)?(?:(?P<months>\d{1,3})M)?(?:(?P<weeks>\d{1,3})W)?"
    r"(?:(?P<days>\d{1,4})D)?(?:(?P<working_days>\d{1,4})HK)?"
    r"(?:T(?=.)(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?)?"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Duration:
    """Calendar months and days, working days, and minutes of counter hours, one after another."""

    months: int = 0
    days: int = 0
    working_days: int = 0
    minutes: int = 0

    @property
    def iso(self) -> str:
        """The ISO 8601 text, with HK for working days: `P2M`, `P7D`, `P14HK`, `PT60M`."""
        days = ((self.months, "M"), (self.days, "D"), (self.working_days, "HK"))
        written = "".join(f"{number}{unit}" for number, unit in days if number)
        return f"P{written}T{self.minutes}M" if self.minutes or not written else f"P{written}"

    @property
    def has_days(self) -> bool:
        return any((self.months, self.days, self.working_days))

    def __add__(self, other: "Duration") -> "Duration":
        return Duration(
            months=self.months + other.months,
            days=self.days + other.days,
            working_days=self.working_days + other.working_days,
            minutes=self.minutes + other.minutes,
        )

    def __mul__(self, number: int) -> "Duration":
        return Duration(
            months=self.months * number,
            days=self.days * number,
            working_days=self.working_days * number,
            minutes=self.minutes * number,
        )


def from_iso(text: str) -> Duration:
    """Return the duration of an ISO 8601 text that may have HK for working days: `P14HK`.

    Raises ValueError when it is none.
    """
    found = _ISO.fullmatch(text)
    if found is None:
        raise ValueError(text)
    part = {unit: int(number or 0) for unit, number in found.groupdict().items()}
    return Duration(
        months=part["years"] * _MONTHS + part["months"],
        days=part["weeks"] * _WEEK + part["days"],
        working_days=part["working_days"],
        minutes=part["hours"] * _HOUR + part["minutes"],
    )


def due_at(duration: Duration, *, start: datetime, calendars: OfficeCalendars) -> datetime:
    """Return the aware UTC moment at which a promise made at `start` ends.

    Months and days are the calendar's: the same day-number, or the last day of the month, and from
    there the next working day. Day 1 of working days is the next one after that. Days end when the
    working hours end; minutes run in counter hours. Raises OverflowError or ValueError when the end
    is too far away.
    """
    end = _end_of_days(duration, start, calendars) if duration.has_days else start
    if duration.minutes:
        minutes = timedelta(minutes=duration.minutes)
        end = calendars[CalendarKind.COUNTER].add(minutes, start=end)
    return end.astimezone(UTC)


def scaled(target: Target, *, available: int, planned: float) -> Target:
    """Return a step's target squeezed into the `available` working days of a promise.

    `planned` working days is what the targets of all steps were made for; nothing is stretched.
    No step gets less than half a working hour, unless it was planned so.
    """
    least = min(target.amount, LEAST / UNITS[target.unit])
    share = min(1.0, max(0, available) / planned)
    return replace(target, amount=max(least, target.amount * share))


def _end_of_days(duration: Duration, start: datetime, calendars: OfficeCalendars) -> datetime:
    working = calendars[CalendarKind.WORKING]
    day = _months_later(working.local_date(start), duration.months) + _DAY * duration.days
    if duration.months or duration.days:
        day = working.working_day(1, after=day - _DAY)
    if duration.working_days:
        day = working.working_day(duration.working_days, after=day)
    return working.closing_on(day)


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
