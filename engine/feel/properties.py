"""The properties that values have after a dot (DMN 1.5, table 65)."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.limits import Run
from engine.feel.values import (
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    LIST,
    MONTHS_DURATION,
    NUMBER,
    RANGE,
    STRING,
    TIME,
    kind,
)

_Property = Callable[[Any], Any]


def property_of(owner: Any, name: str, run: Run) -> Any:
    """The context entry or property of that name, of each item of a list; otherwise null."""
    of_kind = kind(owner)
    if of_kind == CONTEXT:
        return owner.get(name)
    if of_kind == LIST:
        run.spend(len(owner))
        return [property_of(item, name, run) for item in owner]
    read = _PROPERTIES.get(of_kind, {}).get(name)
    return read(owner) if read else None


def _signed(duration: timedelta, unit: int, limit: int) -> int:
    whole = int(abs(duration).total_seconds()) // unit % limit
    return -whole if duration < timedelta() else whole


def _offset(value: Any) -> timedelta | None:
    offset: timedelta | None = value.utcoffset()
    return offset


def _zone(value: Any) -> str | None:
    return value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None


_DATE_PROPERTIES: dict[str, _Property] = {
    "year": lambda value: value.year,
    "month": lambda value: value.month,
    "day": lambda value: value.day,
    "weekday": lambda value: value.isoweekday(),
}
_TIME_PROPERTIES: dict[str, _Property] = {
    "hour": lambda value: value.hour,
    "minute": lambda value: value.minute,
    "second": lambda value: value.second,
    "time offset": _offset,
    "timezone": _zone,
}
_PROPERTIES: Mapping[str, Mapping[str, _Property]] = {
    DATE: _DATE_PROPERTIES,
    TIME: _TIME_PROPERTIES,
    DATE_TIME: _DATE_PROPERTIES | _TIME_PROPERTIES,
    DAYS_DURATION: {
        "days": lambda value: _signed(value, 86_400, 10**10),
        "hours": lambda value: _signed(value, 3_600, 24),
        "minutes": lambda value: _signed(value, 60, 60),
        "seconds": lambda value: _signed(value, 1, 60),
    },
    MONTHS_DURATION: {
        "years": lambda value: value.years,
        "months": lambda value: value.months,
    },
    RANGE: {
        "start": lambda value: value.start,
        "end": lambda value: value.end,
        "start included": lambda value: value.start_included,
        "end included": lambda value: value.end_included,
    },
}
_TIME_TYPES = dict.fromkeys(("hour", "minute", "second"), NUMBER) | {
    "time offset": DAYS_DURATION,
    "timezone": STRING,
}
PROPERTY_PHRASES = frozenset(
    name for properties in _PROPERTIES.values() for name in properties if " " in name
)
PROPERTY_TYPES: Mapping[str, Mapping[str, str]] = {
    DATE: dict.fromkeys(_DATE_PROPERTIES, NUMBER),
    TIME: _TIME_TYPES,
    DATE_TIME: dict.fromkeys(_DATE_PROPERTIES, NUMBER) | _TIME_TYPES,
    DAYS_DURATION: dict.fromkeys(_PROPERTIES[DAYS_DURATION], NUMBER),
    MONTHS_DURATION: dict.fromkeys(_PROPERTIES[MONTHS_DURATION], NUMBER),
    RANGE: dict.fromkeys(("start included", "end included"), BOOLEAN),
}
