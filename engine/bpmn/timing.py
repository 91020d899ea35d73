"""When timers fall due: ISO 8601 dates, durations and repetitions, counted from a given moment."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from typing import Any

_NUMBER = r"(\d{1,9}(?:[.,]\d{1,9})?)"
_DURATION = re.compile(
    rf"P(?=[\dT])(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=\d)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_CYCLE = re.compile(r"R(\d{0,6})/(?:([^/]+)/)?(P[^/]+)")
_LITERAL = re.compile(r"-?P[\dT]|R\d*/|\d{4}-\d\d-\d\d")
ENDLESS = -1
MONTHS_A_YEAR = 12


class BadTimeError(ValueError):
    """The text is no ISO 8601 date, duration or repetition that a timer can follow."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """`times` firings (ENDLESS for ever), the first at `first`, one `every` ISO duration."""

    times: int
    first: datetime
    every: str


def is_literal(text: str) -> bool:
    """Tell ISO 8601 text, as modelers write it, from FEEL."""
    return _LITERAL.match(text.strip()) is not None


def moment(value: Any, *, at: datetime) -> datetime:
    """Return the aware UTC time that a date, a duration from `at`, or the text of either means.

    A date without a zone is one of `at`'s zone. Raises BadTimeError.
    """
    try:
        return _moment(value, at).astimezone(UTC)
    except (ValueError, OverflowError, TypeError) as error:
        raise BadTimeError(str(value)) from error


def _moment(value: Any, at: datetime) -> datetime:
    if isinstance(value, timedelta):
        return _forward(value, at)
    if isinstance(value, str):
        is_duration = value.strip().startswith("P")
        return later(at, value.strip()) if is_duration else _zoned(_read(value.strip()), at)
    return _zoned(value, at)


def _forward(value: timedelta, at: datetime) -> datetime:
    if value < timedelta():
        raise BadTimeError(str(value))
    return at + value


def _read(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _zoned(value: date, at: datetime) -> datetime:
    found = value if isinstance(value, datetime) else datetime.combine(value, time())
    return found if found.tzinfo else found.replace(tzinfo=at.tzinfo)


def later(start: datetime, duration: str) -> datetime:
    """Return `start` plus an ISO 8601 duration; 31 January plus a month is the end of February.

    Years and months must be whole. Raises BadTimeError, or OverflowError after the year 9999.
    """
    months, rest = _measure(duration)
    return _add_months(start, months) + rest


def _measure(duration: str) -> tuple[int, timedelta]:
    found = _DURATION.fullmatch(duration)
    if found is None:
        raise BadTimeError(duration)
    numbers = [float((it or "0").replace(",", ".")) for it in found.groups()]
    years, months, weeks, days, hours, minutes, seconds = numbers
    total = years * MONTHS_A_YEAR + months
    if total != int(total):
        raise BadTimeError(duration)
    rest = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return int(total), rest


def _add_months(start: datetime, months: int) -> datetime:
    year, month = divmod(start.year * MONTHS_A_YEAR + start.month - 1 + months, MONTHS_A_YEAR)
    if year > MAXYEAR:
        raise OverflowError(year)
    day = min(start.day, monthrange(year, month + 1)[1])
    return start.replace(year=year, month=month + 1, day=day)


def cycle(text: Any, *, at: datetime) -> Cycle:
    """Return what `R3/PT1H` or `R3/<date>/PT1H` means from `at` on.

    Months and years are no rhythm: they differ in length. Raises BadTimeError.
    """
    found = _CYCLE.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None or moment(found[3], at=at) <= at or _measure(found[3])[0]:
        raise BadTimeError(str(text))
    times = int(found[1] or ENDLESS)
    if times == 0:
        raise BadTimeError(str(text))
    return Cycle(times=times, first=moment(found[2] or found[3], at=at), every=found[3])


def following(cycle: Cycle, *, at: datetime) -> Cycle | None:
    """Return the rest of a cycle after its first firing, or None.

    The rhythm stays that of the first date. Firings that were missed by `at` are used up.
    """
    try:
        used, due = _next(cycle, at)
    except OverflowError:
        return None
    if cycle.times == ENDLESS:
        return Cycle(times=ENDLESS, first=due, every=cycle.every)
    left = cycle.times - used
    return Cycle(times=left, first=due, every=cycle.every) if left > 0 else None


def _next(cycle: Cycle, at: datetime) -> tuple[int, datetime]:
    _, rest = _measure(cycle.every)
    used = max((at - cycle.first) // rest, 0) + 1
    return used, cycle.first + used * rest
