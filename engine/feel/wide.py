"""Dates and times that Python cannot hold: years of up to nine digits, and nanoseconds.

Hosts use Python's dates and times, so FEEL keeps them wherever they suffice: in the years 1 to 9999
and down to microseconds. The Gregorian calendar repeats itself every 400 years, to the day of the
week. So every other day is told by a day of the years 2000 to 2399 and how many such eras it is
away, and the calendar itself is Python's everywhere. Durations have no such wider form.
"""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from functools import total_ordering
from typing import Any

ERA = timedelta(days=146_097)
MAX_YEAR = 999_999_999

_YEARS = 400
_FIRST_YEAR = 2000
_START = datetime(_FIRST_YEAR, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def _of_near(name: str) -> Any:
    return property(lambda value: getattr(value.near, name))


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Wide:
    """A date or time `eras` after the one `near`, and some nanoseconds later than that."""

    near: Any
    eras: int = 0
    nanoseconds: int = 0

    month, day, weekday = _of_near("month"), _of_near("day"), _of_near("weekday")
    hour, minute, second = _of_near("hour"), _of_near("minute"), _of_near("second")
    microsecond, isoweekday = _of_near("microsecond"), _of_near("isoweekday")
    tzinfo, utcoffset = _of_near("tzinfo"), _of_near("utcoffset")
    isocalendar, timetuple = _of_near("isocalendar"), _of_near("timetuple")

    @property
    def year(self) -> int:
        return int(self.near.year) + self.eras * _YEARS

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Wide | date | time) and _instant(self) == _instant(other)

    def __hash__(self) -> int:
        return hash(_instant(self))

    def __lt__(self, other: Any) -> bool:
        (has_zone, instant), (other_has, other_instant) = _instant(self), _instant(other)
        if has_zone != other_has:
            raise TypeError
        return instant < other_instant


class WideDate(Wide):
    __slots__ = ()


class WideTime(Wide):
    __slots__ = ()


class WideDateTime(Wide):
    __slots__ = ()


def folded(value: Any) -> tuple[Any, int, int]:
    """The date or time in the years 2000 to 2399, the eras to it, and its nanoseconds."""
    if isinstance(value, Wide):
        return value.near, value.eras, value.nanoseconds
    if isinstance(value, time):
        return value, 0, 0
    eras, years = divmod(value.year - _FIRST_YEAR, _YEARS)
    return value.replace(year=_FIRST_YEAR + years), eras, 0


def unfolded(near: Any, eras: int = 0, nanoseconds: int = 0) -> Any:
    """The date or time that many eras later; Python's own if that can hold it.

    Raises OverflowError for a year of more than nine digits.
    """
    if isinstance(near, time):
        return WideTime(near, 0, nanoseconds) if nanoseconds else near
    year = near.year + eras * _YEARS
    if abs(year) > MAX_YEAR:
        raise OverflowError
    if MINYEAR <= year <= MAXYEAR and not nanoseconds:
        return near.replace(year=year)
    eras, years = divmod(year - _FIRST_YEAR, _YEARS)
    wide = WideDateTime if isinstance(near, datetime) else WideDate
    return wide(near.replace(year=_FIRST_YEAR + years), eras, nanoseconds)


def day_of(year: int, month: int, day: int) -> Any:
    """The date of that year, which may have nine digits. Raises ValueError if there is none."""
    eras, years = divmod(year - _FIRST_YEAR, _YEARS)
    return unfolded(date(_FIRST_YEAR + years, month, day), eras)


def ordinal(day: Any) -> int:
    """The date's number among all days, as Python counts them."""
    near, eras, _ = folded(day)
    return int(near.toordinal()) + eras * ERA.days


def day_numbered(number: int) -> Any:
    """The date of that ordinal number."""
    eras, days = divmod(number - _START.toordinal(), ERA.days)
    return unfolded(_START.date() + timedelta(days), eras)


def _instant(value: Any) -> tuple[bool, int]:
    """Whether it has a zone, and the nanoseconds since the beginning of the first era."""
    near, eras, nanoseconds = folded(value)
    if not isinstance(near, datetime):
        near = datetime.combine(*((near, time()) if isinstance(near, date) else (_START, near)))
    has_zone = near.tzinfo is not None
    since = near - (_START if has_zone else _START.replace(tzinfo=None))
    microseconds = since // _MICROSECOND + eras * (ERA // _MICROSECOND)
    return has_zone, microseconds * 1000 + nanoseconds
