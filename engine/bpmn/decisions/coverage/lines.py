"""Lines: the kinds of values that the cells of a column can cut into intervals."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.numbers import NUMBERS
from engine.feel.values import (
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NUMBER,
    STRING,
    TIME,
    YearsMonths,
    kind,
)
from engine.feel.wide import Wide

_SECOND = timedelta(seconds=1)
_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Line:
    """Values of one kind in their order; `fixed` are points that always cut it.

    `within` returns a value strictly between two others, None if there is none. It gets None for an
    end that is open. Moments with a zone cannot be compared with those without.
    """

    kind: str
    within: Callable[[Any, Any], Any]
    fixed: tuple[Any, ...] = ()
    zoned: bool = False


def line_of(value: Any) -> Line | None:
    """The line on which the value is a point; None if values of its kind have no order."""
    zone = getattr(value, "tzinfo", None)
    return _LINES.get((kind(value), zone is not None))


def point_of(value: Any) -> Any:
    """The value as a point: of times, only whole seconds are compared."""
    return value.replace(microsecond=0) if isinstance(value, datetime | time) else value


def is_measurable(value: Any) -> bool:
    """Whether the order of the value is simple: not with seasons, or in years beyond 9999."""
    return not isinstance(value, Wide) and not isinstance(getattr(value, "tzinfo", None), ZoneInfo)


def line_of_kind(name: str) -> Line | None:
    """The line of all values of that kind."""
    return _LINES.get((name, False))


def _number(low: Any, high: Any) -> Any:
    try:
        found = _some_number(low, high)
    except ArithmeticError:
        return None
    return found if _between(low, found, high) else None


def _some_number(low: Any, high: Any) -> Decimal:
    if low is not None and high is not None:
        return NUMBERS.divide(NUMBERS.add(Decimal(low), Decimal(high)), Decimal(2))
    if low is not None:
        return NUMBERS.add(Decimal(low), _step(low))
    return Decimal() if high is None else NUMBERS.subtract(Decimal(high), _step(high))


def _step(end: Any) -> Decimal:
    """One, or more for a number so large that one would be lost in its digits."""
    return NUMBERS.add(abs(Decimal(end)), Decimal(1))


def _string(low: Any, high: Any) -> Any:
    """The first text after `low`; the empty one is the first of all."""
    found = "" if low is None else low + "\0"
    return found if _between(low, found, high) else None


def _nothing(_low: Any, _high: Any) -> Any:
    return None


def _anything(_low: Any, _high: Any) -> Any:
    return SOMETHING


def _stepping(some: Any, step: Any) -> Callable[[Any, Any], Any]:
    """How to find values where each one has a neighbour."""

    def within(low: Any, high: Any) -> Any:
        try:
            found = _neighbour(low, high, some, step)
        except OverflowError:
            return None
        return found if _between(low, found, high) else None

    return within


def _neighbour(low: Any, high: Any, some: Any, step: Any) -> Any:
    if low is not None:
        return low + step
    return some if high is None else high - step


def _clock(zone: tzinfo | None) -> Callable[[Any, Any], Any]:
    def within(low: Any, high: Any) -> Any:
        first = time(tzinfo=zone if high is None else high.tzinfo)
        found = first if low is None else _second_after(low)
        return found if found and _between(low, found, high) else None

    return within


def _second_after(clock: time) -> time | None:
    later = datetime.combine(date.min, clock.replace(tzinfo=None)) + _SECOND
    return later.time().replace(tzinfo=clock.tzinfo) if later.date() == date.min else None


def _between(low: Any, found: Any, high: Any) -> bool:
    return (low is None or low < found) and (high is None or found < high)


# A value of which nothing is known, and a column of such values, of which nothing is asked.
SOMETHING = object()
ANYTHING = Line("anything", _anything)
_LINES: Mapping[tuple[str, bool], Line] = {
    (line.kind, line.zoned): line
    for line in (
        Line(NUMBER, _number),
        Line(STRING, _string),
        Line(BOOLEAN, _nothing, fixed=(False, True)),
        Line(DATE, _stepping(_SOME_DAY.date(), timedelta(days=1))),
        Line(TIME, _clock(None)),
        Line(TIME, _clock(UTC), zoned=True),
        Line(DATE_TIME, _stepping(_SOME_DAY.replace(tzinfo=None), _SECOND)),
        Line(DATE_TIME, _stepping(_SOME_DAY, _SECOND), zoned=True),
        Line(DAYS_DURATION, _stepping(timedelta(), timedelta(microseconds=1))),
        Line(MONTHS_DURATION, _stepping(YearsMonths(0), YearsMonths(1))),
    )
}
