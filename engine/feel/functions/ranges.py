"""Ranges read from a text such as `[1..5)`, whose bounds are literals (DMN 1.5, table 73)."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from engine.feel import temporal
from engine.feel.builtin import Topic
from engine.feel.comparison import ORDERED, ORDERS, ordered
from engine.feel.numbers import NUMBERS
from engine.feel.values import NULL, Range, kind

TOPIC = Topic()

_TEXT = r'"(?:[^"\\]++|\\.)*+"'
_BOUND = (
    rf"(-?(?:[0-9]++(?:\.[0-9]+)?|\.[0-9]+)|null|@?{_TEXT}"
    rf"|(?:date and time|date|time|duration)\(\s*+{_TEXT}\s*+\))?"
)
_RANGE = re.compile(rf"\s*+([\[(\]])\s*+{_BOUND}\s*+\.\.\s*+{_BOUND}\s*+([\])\[])\s*+", re.DOTALL)

# By what stands before the text.
_READERS: Mapping[str, Callable[[str], Any]] = {
    "": str,
    "@": temporal.read_any,
    "date(": temporal.read_date,
    "time(": temporal.read_time,
    "date and time(": temporal.read_date_time,
    "duration(": temporal.read_duration,
}


@TOPIC.plain("range", "from: string")
def range_from(text: str) -> Range | None:
    """The range; a side without a bound is open. Null if the bounds do not make a range."""
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    opening, first, last, closing = found.groups()
    start, end = _value(first), _value(last)
    kinds = {kind(start), kind(end)} - {NULL}
    if len(kinds) != 1 or not kinds <= ORDERED or ordered(ORDERS[">"], start, end):
        return None
    start_included, end_included = opening == "[" and bool(first), closing == "]" and bool(last)
    return Range(start, end, start_included, end_included, open=not (first and last))


def _value(bound: str | None) -> Any:
    if bound is None or bound == "null":
        return None
    name, quote, rest = bound.partition('"')
    if not quote:
        return NUMBERS.create_decimal(bound)
    text = rest[: rest.rindex('"')]
    return _READERS[name.rstrip()](json.loads(f'"{text}"', strict=False))
