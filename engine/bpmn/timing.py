"""When timers fall due: ISO 8601 dates and durations, counted from a given moment."""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from typing import Any

_NUMBER = r"(\d{1,9}(?:[.,]\d{1,9})?)"
_DURATION = re.compile(
    rf"P(?=[\dT])(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=\d)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_LITERAL = re.compile(r"-?P[\dT]|R\d*/|\d{4}-\d\d-\d\d")
MONTHS_A_YEAR = 12


class BadTimeError(ValueError):
    """The text is no ISO 8601 date, duration or repetition that a timer can follow."""


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
    months, rest = measure(duration)
    return add_months(start, months) + rest


def measure(duration: str) -> tuple[int, timedelta]:
    """Return an ISO 8601 duration as months and the rest. Raises BadTimeError."""
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


def add_months(start: datetime, months: int) -> datetime:
    """Return the same day of another month, or its last day. Raises OverflowError."""
    year, month = divmod(start.year * MONTHS_A_YEAR + start.month - 1 + months, MONTHS_A_YEAR)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(year)
    day = min(start.day, monthrange(year, month + 1)[1])
    return start.replace(year=year, month=month + 1, day=day)
