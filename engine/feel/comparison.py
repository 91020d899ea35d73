"""Equality, order and membership, with null for what cannot be compared (DMN 1.5, 10.3.2.13)."""

import operator
from collections.abc import Callable, Mapping
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from engine.feel.errors import FeelEvaluationError
from engine.feel.limits import MAX_NESTING, Run
from engine.feel.moments import instant, on_some_day
from engine.feel.numbers import decimal_of
from engine.feel.values import (
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    LIST,
    MONTHS_DURATION,
    NULL,
    NUMBER,
    RANGE,
    STRING,
    TIME,
    Range,
    kind,
)
from engine.feel.wide import WideDateTime, WideTime, folded, unfolded

Truth = bool | None
Order = Callable[[Any, Any], bool]

ORDERS: Mapping[str, Order] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
ORDERED = frozenset({NUMBER, STRING, DATE, TIME, DATE_TIME, DAYS_DURATION, MONTHS_DURATION})
_SIMPLE = ORDERED | {BOOLEAN, RANGE}


def equal(left: Any, right: Any, run: Run, *, depth: int = 0) -> Truth:
    """Whether the values are equal; null when they are of different types and neither is null."""
    kinds = {kind(left), kind(right)}
    if NULL in kinds:
        return len(kinds) == 1
    if len(kinds) > 1:
        return None
    return _equal_of_kind(kinds.pop(), left, right, run, depth)


def _equal_of_kind(shared: str, left: Any, right: Any, run: Run, depth: int) -> Truth:
    if shared in _SIMPLE:
        return bool(comparable(left) == comparable(right))
    if depth > MAX_NESTING:
        raise FeelEvaluationError("too_deep", limit=MAX_NESTING)
    compare = _DEEP.get(shared)
    return compare(left, right, run, depth + 1) if compare else None


def _equal_lists(left: Any, right: Any, run: Run, depth: int) -> Truth:
    if len(left) != len(right):
        return False
    for one, other in zip(left, right, strict=True):
        run.spend()
        same = equal(one, other, run, depth=depth)
        if same is not True:
            return same
    return True


def _equal_contexts(left: Any, right: Any, run: Run, depth: int) -> Truth:
    if left.keys() != right.keys():
        return False
    return _equal_lists([*left.values()], [right[key] for key in left], run, depth)


_DEEP: Mapping[str, Callable[[Any, Any, Run, int], Truth]] = {
    LIST: _equal_lists,
    CONTEXT: _equal_contexts,
}


def unequal(left: Any, right: Any, run: Run) -> Truth:
    """The opposite of `equal`, null where that is null."""
    same = equal(left, right, run)
    return None if same is None else not same


def ordered(order: Order, left: Any, right: Any) -> Truth:
    """The order of two values of one ordered type, otherwise null."""
    if kind(left) != kind(right) or kind(left) not in ORDERED:
        return None
    try:
        return order(comparable(left), comparable(right))
    except (TypeError, ArithmeticError):
        return None  # a moment with a zone against one without; a number without a value


def contained(value: Any, found: Range) -> Truth:
    """Whether the value lies in the range; null if it cannot be compared with a bound."""
    if found.open and None not in (found.start, found.end):
        same = ordered(operator.eq, value, found.start)
        return same if found.start_included or same is None else not same
    above = operator.ge if found.start_included else operator.gt
    below = operator.le if found.end_included else operator.lt
    bounds = ((above, found.start), (below, found.end))
    return conjunction(
        *(ordered(order, value, bound) for order, bound in bounds if not _absent(found, bound))
    )


def _absent(found: Range, bound: Any) -> bool:
    return found.open and bound is None


def between(value: Any, low: Any, high: Any) -> Truth:
    """Whether `low <= value <= high`; null if that cannot be compared."""
    return conjunction(
        ordered(operator.ge, value, low),
        ordered(operator.le, value, high),
    )


def matched(value: Any, tested: Any, run: Run, *, depth: int = 0) -> Truth:
    """Whether a value passes a unary test given as a value: equal to it, or within it."""
    run.spend()
    if depth > MAX_NESTING:
        raise FeelEvaluationError("too_deep", limit=MAX_NESTING)
    if isinstance(tested, Range) and not isinstance(value, Range):
        return contained(value, tested)
    if kind(tested) == LIST:
        return _matched_any(value, tested, run, depth)
    return equal(value, tested, run)


def _matched_any(value: Any, tested: Any, run: Run, depth: int) -> Truth:
    if kind(value) == LIST and equal(value, tested, run):
        return True
    return any(matched(value, item, run, depth=depth + 1) is True for item in tested)


def conjunction(*truths: Any) -> Truth:
    """Three-valued `and`: false wins over null, null over true."""
    if any(truth is False for truth in truths):
        return False
    return True if all(truth is True for truth in truths) else None


def comparable(value: Any) -> Any:
    """The value as Python compares it like FEEL: floats as decimals, times to the second."""
    settle = _COMPARABLE.get(type(value))
    return settle(value) if settle else value


def _decimal_or_nan(value: float) -> Decimal:
    return decimal_of(value) if value - value == 0 else Decimal("NaN")


def _second(value: Any) -> Any:
    """The standard compares the seconds of times, not their fractions."""
    near, eras, _ = folded(value)
    return unfolded(near.replace(microsecond=0), eras)


_COMPARABLE: Mapping[type, Callable[[Any], Any]] = {
    float: _decimal_or_nan,
    datetime: lambda value: instant(value.replace(microsecond=0)),
    time: lambda value: on_some_day(value).replace(microsecond=0),
    WideDateTime: _second,
    WideTime: lambda value: comparable(value.near),
}
