"""Ranges read from a text such as `[1..5)`, whose bounds are literals (DMN 1.5, table 73)."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from engine.feel import temporal
from engine.feel.builtin import Topic
from engine.feel.comparison import ORDERS, ordered
from engine.feel.numbers import NUMBERS
from engine.feel.values import Range, kind

TOPIC = Topic()

_TEXT = r'("(?:[^"\\]++|\\.)*+")'
_BOUND = (
    rf"\s*+(?:(?:(-?(?:[0-9]++(?:\.[0-9]+)?|\.[0-9]+))|{_TEXT}|@{_TEXT}"
    rf"|(date and time|date|time|duration)\(\s*+{_TEXT}\s*+\))\s*+)?"
)
_RANGE = re.compile(rf"\s*+([\[(\]]){_BOUND}\.\.{_BOUND}([\])\[])\s*+", re.DOTALL)
_PARTS = 5

_READERS: Mapping[str, Callable[[str], Any]] = {
    "date": temporal.read_date,
    "time": temporal.read_time,
    "date and time": temporal.read_date_time,
    "duration": temporal.read_duration,
}


@TOPIC.plain("range", "from: string")
def range_from(text: str) -> Range | None:
    """The range; a side without a bound is open. Null if the bounds do not make a range."""
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    opening, *parts, closing = found.groups()
    start, end = _value(*parts[:_PARTS]), _value(*parts[_PARTS:])
    return _between(start, end, included=(opening == "[", closing == "]"))


def _value(
    number: str | None, text: str | None, literal: str | None, call: str | None, given: str | None
) -> Any:
    if number:
        return NUMBERS.create_decimal(number)
    if call and given:
        return _READERS[call](_unquoted(given))
    if literal:
        return temporal.read_any(_unquoted(literal))
    return _unquoted(text) if text else None


def _unquoted(text: str) -> str:
    return str(json.loads(text, strict=False))


def _between(start: Any, end: Any, *, included: tuple[bool, bool]) -> Range | None:
    first, last = included
    if start is None or end is None:
        found = Range(start, end, first and start is not None, last and end is not None, open=True)
        return None if start is end else found
    if kind(start) != kind(end) or ordered(ORDERS[">"], start, end):
        return None
    return Range(start, end, first, last)
