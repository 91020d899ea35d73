"""The names of types that `instance of` knows, and the kinds of value they stand for."""

from collections.abc import Mapping

from engine.feel.values import (
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    FUNCTION,
    LIST,
    MONTHS_DURATION,
    NULL,
    NUMBER,
    RANGE,
    STRING,
    TIME,
)

_KINDS = (
    *(BOOLEAN, NUMBER, STRING, DATE, TIME, DATE_TIME, DAYS_DURATION, MONTHS_DURATION),
    *(LIST, CONTEXT, RANGE, FUNCTION),
)
TYPES: Mapping[str, frozenset[str]] = {
    **{name: frozenset({name}) for name in _KINDS},
    "Any": frozenset(_KINDS),
    "Null": frozenset({NULL}),
}
TYPE_NAMES = frozenset(TYPES)
