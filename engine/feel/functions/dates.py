"""Functions on dates, times and durations (DMN 1.5, tables 72, 77 and 78)."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from engine.feel import moments, temporal
from engine.feel.builtin import Topic
from engine.feel.limits import Run
from engine.feel.numbers import decimal_of, whole
from engine.feel.values import DATE, DATE_TIME, STRING, TIME, YearsMonths, kind

TOPIC = Topic()

_DAY = "date: date|date and time"
_MICROSECONDS = 1_000_000
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
def date_from(value: Any) -> date:
    return _TO_DATE[kind(value)](value)


@TOPIC.plain("date", "year: number", "month: number", "day: number")
def date_of(year: Any, month: Any, day: Any) -> date:
    return date(_integer(year), _integer(month), _integer(day))


@TOPIC.plain("time", "from: string|time|date|date and time")
def time_from(value: Any) -> time:
    return _TO_TIME[kind(value)](value)


@TOPIC.plain(
    "time",
    "hour: number",
    "minute: number",
    "second: number",
    "offset: days and time duration?",
)
def time_of(hour: Any, minute: Any, second: Any, offset: timedelta | None = None) -> time:
    zone = None if offset is None else timezone(offset)
    whole_second, rest = divmod(decimal_of(second), 1)
    clock = time(_integer(hour), _integer(minute), int(whole_second), tzinfo=zone)
    return clock.replace(microsecond=int(rest * _MICROSECONDS))


@TOPIC.plain("date and time", "from: string|date|date and time")
def date_and_time_from(value: Any) -> datetime:
    return _TO_DATE_TIME[kind(value)](value)


@TOPIC.plain("date and time", _DAY, "time: time")
def date_and_time(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock)


@TOPIC.plain("duration", "from: string|days and time duration|years and months duration")
def duration(value: Any) -> temporal.Duration:
    return temporal.read_duration(value) if isinstance(value, str) else value


@TOPIC.plain("years and months duration", "from: date|date and time", "to: date|date and time")
def years_and_months_duration(start: date, end: date) -> YearsMonths:
    return moments.months_between(date_from(start), date_from(end))


@TOPIC.plain("day of week", _DAY)
def day_of_week(day: date) -> str:
    return _DAYS[day.weekday()]


@TOPIC.plain("month of year", _DAY)
def month_of_year(day: date) -> str:
    return _MONTHS[day.month - 1]


@TOPIC.plain("day of year", _DAY)
def day_of_year(day: date) -> int:
    return day.timetuple().tm_yday


@TOPIC.plain("week of year", _DAY)
def week_of_year(day: date) -> int:
    """The week's number by ISO 8601."""
    return day.isocalendar().week


@TOPIC.plain("last day of month", _DAY)
def last_day_of_month(day: date) -> date:
    """The last date of that date's month; not in the standard, but commonly known."""
    return moments.last_day(date_from(day))


def _integer(value: Any) -> int:
    number = whole(value)
    if number is None:
        raise ValueError
    return number


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _as_it_is(value: Any) -> Any:
    return value


_TO_DATE: Mapping[str, Callable[[Any], date]] = {
    STRING: temporal.read_date,
    DATE: _as_it_is,
    DATE_TIME: datetime.date,
}
_TO_TIME: Mapping[str, Callable[[Any], time]] = {
    STRING: temporal.read_time,
    TIME: _as_it_is,
    DATE: lambda _: time(tzinfo=UTC),
    DATE_TIME: datetime.timetz,
}
_TO_DATE_TIME: Mapping[str, Callable[[Any], datetime]] = {
    STRING: temporal.read_date_time,
    DATE: _midnight,
    DATE_TIME: _as_it_is,
}
