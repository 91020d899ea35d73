"""Calendar arithmetic: moving dates and times, and what lies between two of them.

Every function raises ValueError or OverflowError where there is no answer.
"""

import calendar
from datetime import UTC, date, datetime, time, timedelta

from engine.feel.values import YearsMonths

_DAY = timedelta(days=1)
_SOME_DAY = date(2000, 1, 1)


def shift_months(day: date, duration: YearsMonths) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + duration.total, 12)
    last = last_day(day.replace(year=year, month=month + 1, day=1))
    return last.replace(day=min(day.day, last.day))


def last_day(day: date) -> date:
    """The last day of that day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def shift_day(day: date, duration: timedelta) -> date:
    """The day on which the duration ends when it starts at midnight."""
    return (datetime.combine(day, time()) + duration).date()


def shift_time(clock: time, duration: timedelta) -> time:
    """The time on the clock that much later, past midnight if need be."""
    start = datetime.combine(_SOME_DAY, clock.replace(tzinfo=None))
    return (start + duration % _DAY).time().replace(tzinfo=clock.tzinfo)


def shift_moment(moment: datetime, duration: timedelta) -> datetime:
    """The moment that much later; in a zone, real time passes, not the clock on the wall."""
    if moment.tzinfo is None:
        return moment + duration
    return (moment.astimezone(UTC) + duration).astimezone(moment.tzinfo)


def time_since(left: time, right: time) -> timedelta:
    """How much later `left` is than `right` on one day."""
    return moment_since(_on_some_day(left), _on_some_day(right))


def moment_since(left: date, right: date) -> timedelta:
    """How much later `left` is than `right`; a date is its midnight in UTC."""
    first, second = _moment(left), _moment(right)
    if (first.tzinfo is None) != (second.tzinfo is None):
        raise ValueError
    return first - second


def months_between(start: date, end: date) -> YearsMonths:
    """The whole months from `start` to `end`, negative when `end` is earlier."""
    if end < start:
        return -months_between(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    return YearsMonths(months - (end.day < start.day))


def _on_some_day(clock: time) -> datetime:
    return datetime.combine(_SOME_DAY, clock)


def _moment(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time(), UTC)
