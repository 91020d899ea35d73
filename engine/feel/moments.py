"""Calendar arithmetic: moving dates and times, and what lies between two of them.

Every function raises ValueError or OverflowError where there is no answer.
"""

import calendar
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.values import YearsMonths
from engine.feel.wide import ERA, WideDateTime, day_of, folded, unfolded

_DAY = timedelta(days=1)
_SOME_DAY = date(2000, 1, 1)


def shift_months(day: Any, duration: YearsMonths) -> Any:
    """The same day so many months later, or the last day of a shorter month."""
    near, eras, nanoseconds = folded(day)
    year, month = divmod(day.year * 12 + day.month - 1 + duration.total, 12)
    last = last_day(day_of(year, month + 1, 1))
    target, eras, _ = folded(last)
    fitting = target.replace(day=min(near.day, target.day))
    if isinstance(near, datetime):
        fitting = datetime.combine(fitting, near.timetz())
    return unfolded(fitting, eras, nanoseconds)


def last_day(day: Any) -> Any:
    """The last day of that day's month."""
    near, eras, nanoseconds = folded(day)
    last = calendar.monthrange(near.year, near.month)[1]
    return unfolded(near.replace(day=last), eras, nanoseconds)


def shift_day(day: Any, duration: timedelta) -> Any:
    """The day on which the duration ends when it starts at midnight."""
    if isinstance(day, date):
        try:
            return (datetime.combine(day, time()) + duration).date()
        except OverflowError:
            pass  # beyond Python's calendar
    return date_of(shift_moment(combined(day, time()), duration))


def shift_time(clock: Any, duration: timedelta) -> Any:
    """The time on the clock that much later, past midnight if need be."""
    near, _, nanoseconds = folded(clock)
    start = datetime.combine(_SOME_DAY, near.replace(tzinfo=None))
    later = (start + duration % _DAY).time().replace(tzinfo=near.tzinfo)
    return unfolded(later, 0, nanoseconds)


def shift_moment(moment: Any, duration: timedelta) -> Any:
    """The moment that much later; in a zone, real time passes, not the clock on the wall."""
    if isinstance(moment, datetime):
        try:
            return _later(moment, duration)
        except OverflowError:
            pass  # beyond Python's calendar
    near, eras, nanoseconds = folded(moment)
    more, rest = divmod(duration, ERA)
    return unfolded(_later(near, rest), eras + more, nanoseconds)


def _later(moment: datetime, duration: timedelta) -> datetime:
    if moment.tzinfo is None:
        return moment + duration
    return (moment.astimezone(UTC) + duration).astimezone(moment.tzinfo)


def time_since(left: Any, right: Any) -> timedelta:
    """How much later `left` is than `right` on one day."""
    return moment_since(combined(_SOME_DAY, left), combined(_SOME_DAY, right))


def moment_since(left: Any, right: Any) -> timedelta:
    """How much later `left` is than `right`, in microseconds; a date is its midnight in UTC."""
    (first, eras, _), (second, other_eras, _) = folded(_moment(left)), folded(_moment(right))
    if (first.tzinfo is None) != (second.tzinfo is None):
        raise ValueError
    apart: timedelta = instant(first) - instant(second)
    return apart + (eras - other_eras) * ERA


def instant(moment: datetime) -> datetime:
    """The moment in UTC, where its zone may change its clock: Python would compare the clocks."""
    if not isinstance(moment.tzinfo, ZoneInfo):
        return moment
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment


def months_between(start: Any, end: Any) -> YearsMonths:
    """The whole months from `start` to `end`, negative when `end` is earlier."""
    if end < start:
        return -months_between(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    return YearsMonths(months - (end.day < start.day))


def combined(day: Any, clock: Any) -> Any:
    """The moment of that date at that time."""
    (near_day, eras, _), (near_clock, _, nanoseconds) = folded(day), folded(clock)
    return unfolded(datetime.combine(near_day, near_clock), eras, nanoseconds)


def date_of(moment: Any) -> Any:
    near, eras, _ = folded(moment)
    return unfolded(near.date(), eras)


def time_of(moment: Any) -> Any:
    near, _, nanoseconds = folded(moment)
    return unfolded(near.timetz(), 0, nanoseconds)


def zoned(clock: Any, zone: tzinfo | None) -> Any:
    """The same time on the clock, in that zone."""
    near, eras, nanoseconds = folded(clock)
    return unfolded(near.replace(tzinfo=zone), eras, nanoseconds)


def in_zone(moment: Any, zone: tzinfo | None) -> Any:
    """The same moment as clocks show it in that zone; one without a zone is already so."""
    near, eras, nanoseconds = folded(moment)
    if not isinstance(near, datetime):
        raise ValueError  # noqa: TRY004 - what is refused becomes null
    if near.tzinfo is None:
        return zoned(moment, zone)
    return unfolded(near.astimezone(zone), eras, nanoseconds)


def on_some_day(clock: time) -> time:
    """The time with the offset that its zone has on one day, so that times can be compared."""
    if clock.tzinfo is None or clock.utcoffset() is not None:
        return clock
    offset = datetime.combine(_SOME_DAY, clock).utcoffset()
    return clock.replace(tzinfo=timezone(offset or timedelta()))


def _moment(day: Any) -> Any:
    return day if isinstance(day, datetime | WideDateTime) else combined(day, time(tzinfo=UTC))
