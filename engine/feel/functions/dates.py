"""Functions on dates, times and durations (DMN 1.5, tables 72, 77 and 78)."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any

from engine.feel import moments, temporal
from engine.feel.builtin import Topic
from engine.feel.limits import Run
from engine.feel.numbers import decimal_of, whole
from engine.feel.values import DATE, DATE_TIME, STRING, TIME, YearsMonths, kind
from engine.feel.wide import day_of, unfolded

TOPIC = Topic()

_DAY = "date: date|date and time"
_CALENDAR = ("year: number", "month: number", "day: number")
_CLOCK = ("hour: number", "minute: number", "second: number")
_NANOSECONDS = 10**9
_OFFSET_SIGNS = ("Z", "z", "+", "-", "@")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@TOPIC.running("now")
def now(run: Run) -> datetime:
    return run.clock()


@TOPIC.running("today")
def today(run: Run) -> date:
    """The date of now, in the zone that now was given in."""
    return run.clock().date()


@TOPIC.plain("date", "from: string|date|date and time")
def date_from(value: Any) -> Any:
    return _TO_DATE[kind(value)](value)


@TOPIC.plain("date", *_CALENDAR)
def date_of(year: Any, month: Any, day: Any) -> Any:
    return day_of(_integer(year), _integer(month), _integer(day))


@TOPIC.plain("time", "from: string|time|date|date and time")
def time_from(value: Any) -> Any:
    return _TO_TIME[kind(value)](value)


@TOPIC.plain("time", *_CLOCK, "offset: days and time duration|null?")
def time_of(hour: Any, minute: Any, second: Any, offset: timedelta | None = None) -> Any:
    zone = None if offset is None else timezone(offset)
    whole_second, rest = divmod(decimal_of(second), 1)
    microseconds, nanoseconds = divmod(int(rest * _NANOSECONDS), 1000)
    hours, minutes = _integer(hour), _integer(minute)
    clock = time(hours, minutes, int(whole_second), microseconds, tzinfo=zone)
    return unfolded(clock, 0, nanoseconds)


@TOPIC.plain("date and time", "from: string|date|date and time")
def date_and_time_from(value: Any) -> Any:
    return _TO_DATE_TIME[kind(value)](value)


@TOPIC.plain("date and time", "date: date and time", "timezone: string")
@TOPIC.plain("date and time", _DAY, "time: time|string")
def date_and_time(day: Any, clock: Any) -> Any:
    """The moment of that date at that time, or the same moment on the clocks of a zone."""
    if isinstance(clock, str):
        return moments.in_zone(day, _zone(clock))
    return moments.combined(day, clock)


@TOPIC.plain("date and time", *_CALENDAR, *_CLOCK, "timezone: string")
@TOPIC.plain("date and time", *_CALENDAR, *_CLOCK, "hour offset: number|string|null?")
def date_and_time_of(*parts: Any) -> Any:
    """The moment of those numbers, at an offset of hours or in a zone if one is given."""
    year, month, day, hour, minute, second, *zone = parts
    clock = time_of(hour, minute, second)
    return moments.combined(date_of(year, month, day), moments.zoned(clock, _zone(*zone)))


@TOPIC.plain("duration", "from: string|days and time duration|years and months duration")
def duration(value: Any) -> temporal.Duration:
    return temporal.read_duration(value) if isinstance(value, str) else value


@TOPIC.plain("years and months duration", "from: date|date and time", "to: date|date and time")
def years_and_months_duration(start: Any, end: Any) -> YearsMonths:
    return moments.months_between(date_from(start), date_from(end))


@TOPIC.plain("day of week", _DAY)
def day_of_week(day: Any) -> str:
    return _DAYS[day.weekday()]


@TOPIC.plain("month of year", _DAY)
def month_of_year(day: Any) -> str:
    return _MONTHS[day.month - 1]


@TOPIC.plain("day of year", _DAY)
def day_of_year(day: Any) -> int:
    return int(day.timetuple().tm_yday)


@TOPIC.plain("week of year", _DAY)
def week_of_year(day: Any) -> int:
    """The week's number by ISO 8601."""
    return int(day.isocalendar().week)


@TOPIC.plain("last day of month", _DAY)
def last_day_of_month(day: Any) -> Any:
    """The last date of that date's month; not in the standard, but commonly known."""
    return moments.last_day(date_from(day))


def _integer(value: Any) -> int:
    number = whole(value)
    if number is None:
        raise ValueError
    return number


def _zone(given: Any = None) -> tzinfo | None:
    """The zone of that name or offset, or of so many hours."""
    if isinstance(given, str):
        return temporal.read_zone(given if given[:1] in _OFFSET_SIGNS else f"@{given}")
    return None if given is None else timezone(timedelta(hours=float(given)))


def _midnight(day: Any) -> Any:
    return moments.combined(day, time())


def _as_it_is(value: Any) -> Any:
    return value


_TO_DATE: Mapping[str, Callable[[Any], Any]] = {
    STRING: temporal.read_date,
    DATE: _as_it_is,
    DATE_TIME: moments.date_of,
}
_TO_TIME: Mapping[str, Callable[[Any], Any]] = {
    STRING: temporal.read_time,
    TIME: _as_it_is,
    DATE: lambda _: time(tzinfo=UTC),
    DATE_TIME: moments.time_of,
}
_TO_DATE_TIME: Mapping[str, Callable[[Any], Any]] = {
    STRING: temporal.read_date_time,
    DATE: _midnight,
    DATE_TIME: _as_it_is,
}
