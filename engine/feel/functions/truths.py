"""Functions that answer with a truth value: `not`, `all`, `any` and `is` (DMN 1.5, 10.3.4)."""

from typing import Any

from engine.feel.builtin import Topic
from engine.feel.comparison import equal
from engine.feel.functions.aggregates import of_list_or_items
from engine.feel.limits import Run
from engine.feel.temporal import write
from engine.feel.values import DATE, DATE_TIME, TIME, kind

TOPIC = Topic()

_ZONED = frozenset({DATE, TIME, DATE_TIME})


@TOPIC.plain("not", "negand: any")
def not_(value: Any) -> bool | None:
    return (not value) if isinstance(value, bool) else None


@of_list_or_items(TOPIC, "all")
def all_(items: list[Any]) -> bool | None:
    """False if one is false, otherwise null if one is not true."""
    if any(item is False for item in items):
        return False
    return True if all(item is True for item in items) else None


@of_list_or_items(TOPIC, "any")
def any_(items: list[Any]) -> bool | None:
    """True if one is true, otherwise null if one is not false."""
    if any(item is True for item in items):
        return True
    return False if all(item is False for item in items) else None


@TOPIC.running("is", "value1: any", "value2: any")
def is_(run: Run, left: Any, right: Any) -> bool:
    """Whether both are the same value of the same type; times also in their zone."""
    if kind(left) != kind(right):
        return False
    if kind(left) in _ZONED:
        return write(left) == write(right)
    return equal(left, right, run) is True
