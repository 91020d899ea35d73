"""Dates, times and durations read from and written as ISO 8601 text (DMN 1.5, 10.3.2.3)."""

import re
from collections.abc import Callable
from datetime import UTC, time, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engine.feel.moments import combined, shift_day
from engine.feel.values import (
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    TIME,
    YearsMonths,
    kind,
)
from engine.feel.wide import day_of, unfolded

_DATE = re.compile(r"((?!-0000)-?(?:[0-9]{4}|[1-9][0-9]{4,8}))-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,12}))?(.{0,60})")
_OFFSET = re.compile(r"([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")
_ZONE = re.compile(r"@([A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*)")
_MONTHS = re.compile(r"(-?)P(?=[0-9])(?:([0-9]{1,10})Y)?(?:([0-9]{1,10})M)?")
_DAYS = re.compile(
    r"(-?)P(?=[0-9T])(?:([0-9]{1,10})D)?"
    r"(?:T(?=[0-9])(?:([0-9]{1,10})H)?(?:([0-9]{1,10})M)?"
    r"(?:([0-9]{1,10})(?:\.([0-9]{0,12}))?S)?)?"
)

_END_OF_DAY = "24:00:00"
_MAX_OFFSET = timedelta(hours=14)

Duration = timedelta | YearsMonths


def read_date(text: str) -> Any:
    """The date written as `2026-08-17`. Raises ValueError for any other text."""
    return day_of(*map(int, _groups(_DATE, text)))


def read_time(text: str) -> Any:
    """The time written as `08:30:00`, with an optional `Z`, `+07:00` or `@Asia/Jakarta`."""
    hour, minute, second, fraction, zone = _groups(_TIME, text)
    microseconds, nanoseconds = divmod(_nano(fraction), 1000)
    clock = time(int(hour), int(minute), int(second), microseconds, read_zone(zone))
    return unfolded(clock, 0, nanoseconds)


def read_date_time(text: str) -> Any:
    """The moment written as `2026-08-17T08:30:00+07:00`; a date alone is its midnight."""
    day, separator, clock = text.partition("T")
    if clock.startswith(_END_OF_DAY):
        next_day = shift_day(read_date(day), timedelta(days=1))
        return combined(next_day, read_time(clock.replace(_END_OF_DAY, "00:00:00", 1)))
    return combined(read_date(day), read_time(clock) if separator else time())


def read_zone(text: str) -> tzinfo | None:
    """The zone written as an empty text, `Z`, an offset or `@` and a zone's name."""
    if text in ("", "Z", "z"):
        return UTC if text else None
    if text.startswith("@"):
        return _named_zone(text)
    sign, hours, minutes, seconds = _groups(_OFFSET, text)
    offset = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    if offset > _MAX_OFFSET:
        raise ValueError
    return timezone(-offset if sign == "-" else offset)


def read_duration(text: str) -> Duration:
    """The duration written as `P1Y2M` or `P1DT2H3M4.5S`."""
    return _read_months(text) if _MONTHS.fullmatch(text) else _read_days(text)


def read_any(text: str) -> Any:
    """The value of an `@"…"` literal."""
    for read in _READERS:
        try:
            return read(text)
        except (ValueError, OverflowError):
            continue
    raise ValueError


_READERS: tuple[Callable[[str], Any], ...] = (
    read_date,
    read_date_time,
    read_time,
    read_duration,
)


def write(value: Any) -> str:
    """The value as `string()` shows it; named zones keep their name."""
    return _WRITERS[kind(value)](value)


def write_days(value: timedelta) -> str:
    """The days and time duration as ISO 8601 text."""
    sign, rest = ("-", -value) if value < timedelta() else ("", value)
    minutes, seconds = divmod(rest.seconds, 60)
    clock = _part(minutes // 60, "H") + _part(minutes % 60, "M")
    clock += _seconds_text(seconds, rest.microseconds)
    text = _part(rest.days, "D") + (f"T{clock}" if clock else "")
    return f"{sign}P{text or 'T0S'}"


def write_months(value: YearsMonths) -> str:
    """The years and months duration as ISO 8601 text."""
    text = _part(abs(value.years), "Y") + _part(abs(value.months), "M")
    return f"{'-' if value.total < 0 else ''}P{text or '0M'}"


def _groups(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    match = pattern.fullmatch(text)
    if match is None:
        raise ValueError
    return match.groups()


def _nano(fraction: str | None) -> int:
    return int((fraction or "").ljust(9, "0")[:9])


def _named_zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(*_groups(_ZONE, text))
    except (ZoneInfoNotFoundError, OSError) as missing:
        raise ValueError from missing


def _read_months(text: str) -> YearsMonths:
    sign, years, months = _groups(_MONTHS, text)
    total = int(years or 0) * 12 + int(months or 0)
    return YearsMonths(-total if sign else total)


def _read_days(text: str) -> timedelta:
    sign, days, hours, minutes, seconds, fraction = _groups(_DAYS, text)
    parts = {"days": days, "hours": hours, "minutes": minutes, "seconds": seconds}
    total = timedelta(**{unit: int(count or 0) for unit, count in parts.items()})
    total += timedelta(microseconds=_nano(fraction) // 1000)
    return -total if sign else total


def _part(count: int, unit: str) -> str:
    return f"{count}{unit}" if count else ""


def _seconds_text(seconds: int, microseconds: int) -> str:
    fraction = f".{microseconds:06d}".rstrip("0") if microseconds else ""
    return f"{seconds}{fraction}S" if seconds or fraction else ""


def _write_date(value: Any) -> str:
    sign = "-" if value.year < 0 else ""
    return f"{sign}{abs(value.year):04d}-{value.month:02d}-{value.day:02d}"


def _write_time(value: Any) -> str:
    nanoseconds = value.microsecond * 1000 + getattr(value, "nanoseconds", 0)
    fraction = f".{nanoseconds:09d}".rstrip("0.")
    return f"{value.hour:02d}:{value.minute:02d}:{value.second:02d}{fraction}{_write_zone(value)}"


def _write_date_time(value: Any) -> str:
    return f"{_write_date(value)}T{_write_time(value)}"


def _write_zone(value: Any) -> str:
    if isinstance(value.tzinfo, ZoneInfo):
        return f"@{value.tzinfo.key}"
    offset = value.utcoffset()
    if not offset:
        return "" if offset is None else "Z"
    return time(tzinfo=value.tzinfo).isoformat().removeprefix("00:00:00")


_WRITERS: dict[str, Callable[[Any], str]] = {
    DATE: _write_date,
    TIME: _write_time,
    DATE_TIME: _write_date_time,
    DAYS_DURATION: write_days,
    MONTHS_DURATION: write_months,
}
