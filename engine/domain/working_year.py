"""One year of a calendar counted out beforehand, so that no deadline walks from day to day."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate

from engine.domain.office_hours import Spans

MICROSECOND = timedelta(microseconds=1)
SECOND = timedelta(seconds=1) // MICROSECOND
DAY = timedelta(days=1) // MICROSECOND
_BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingYear:
    """The open spans of a year, in order. Moments and amounts are whole microseconds.

    A moment counts local time from the day with ordinal 0. `worked` is the working time before each
    span, and last the year's whole; `days` are the ordinals of the days with open hours.
    """

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    worked: tuple[int, ...]
    days: tuple[int, ...]

    @property
    def total(self) -> int:
        return self.worked[-1]

    def worked_until(self, moment: int) -> int:
        """Return the working time from the year's beginning to `moment`."""
        begun = bisect_right(self.opens, moment)
        missing = max(0, self.closes[begun - 1] - moment) if begun else 0
        return self.worked[begun] - missing

    def first_after(self, worked: int) -> int:
        """Return the first moment by which `worked` (more than none) has passed."""
        index = bisect_left(self.worked, worked) - 1
        return self.opens[index] + worked - self.worked[index]

    def last_after(self, worked: int) -> int:
        """Return the last moment by which only `worked` (less than all) has passed."""
        index = bisect_right(self.worked, worked) - 1
        return self.opens[index] + worked - self.worked[index]


def counted(year: int, *, hours_of: Callable[[date], Spans]) -> WorkingYear:
    """Return the table of a year. Raises ValueError beyond the years that dates have."""
    spans = [
        (day * DAY + since_midnight(opens), day * DAY + since_midnight(closes))
        for day in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
        for opens, closes in hours_of(date.fromordinal(day))
    ]
    return WorkingYear(
        opens=tuple(opens for opens, _ in spans),
        closes=tuple(closes for _, closes in spans),
        worked=tuple(accumulate((closes - opens for opens, closes in spans), initial=0)),
        days=tuple(dict.fromkeys(opens // DAY for opens, _ in spans)),
    )


def moment_of(local: datetime) -> int:
    """Return the moment of a local time, whatever its zone."""
    return local.toordinal() * DAY + since_midnight(local)


def since_midnight(clock: time | datetime) -> int:
    """Return the microseconds that a clock shows, as if no day were longer than another."""
    seconds = (clock.hour * 60 + clock.minute) * 60 + clock.second
    return seconds * SECOND + clock.microsecond


def local_of(moment: int) -> datetime:
    """Return the local time of a moment, labelled UTC until its zone is put in place."""
    return _BEGINNING + timedelta(microseconds=moment - DAY)
