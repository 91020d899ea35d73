"""Tells whether a decision's value is the one that the kit expects."""

from decimal import Decimal
from typing import Any

from engine.feel import parse
from engine.feel.values import CONTEXT, LIST, NUMBER, kind

_TOLERANCE = Decimal("1e-8")
_EQUAL = parse("one = other")


def same(expected: Any, found: Any) -> bool:
    """Numbers may differ by a hundred-millionth; everything else is equal as FEEL sees it."""
    kinds = {kind(expected), kind(found)}
    if len(kinds) > 1:
        return False
    compare = _COMPARE.get(kinds.pop(), _equal)
    return compare(expected, found)


def _numbers(expected: Any, found: Any) -> bool:
    one, other = Decimal(expected), Decimal(found)
    if not (one.is_finite() and other.is_finite()):
        return False
    return abs(one - other) <= max(abs(one), abs(other)) * _TOLERANCE


def _lists(expected: Any, found: Any) -> bool:
    return len(expected) == len(found) and all(map(same, expected, found))


def _contexts(expected: Any, found: Any) -> bool:
    return expected.keys() == found.keys() and all(same(expected[it], found[it]) for it in expected)


def _equal(expected: Any, found: Any) -> bool:
    return _EQUAL.evaluate({"one": expected, "other": found}) is True


_COMPARE = {NUMBER: _numbers, LIST: _lists, CONTEXT: _contexts}
