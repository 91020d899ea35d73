"""Arithmetic by the types of both operands, null where none is defined (DMN 1.5, 10.3.2.13)."""

import decimal
import operator
from collections.abc import Callable, Mapping
from typing import Any

from engine.feel import durations, moments
from engine.feel.errors import FeelEvaluationError
from engine.feel.limits import check_length
from engine.feel.numbers import NUMBERS, decimal_of, exact, finite
from engine.feel.values import (
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NUMBER,
    STRING,
    TIME,
    kind,
)

Operation = Callable[[Any, Any], Any]
Operations = Mapping[tuple[str, str], Operation]


def add(left: Any, right: Any) -> Any:
    if type(left) is int and type(right) is int:
        return exact(left + right)
    return _apply(_ADD, left, right)


def subtract(left: Any, right: Any) -> Any:
    if type(left) is int and type(right) is int:
        return exact(left - right)
    return _apply(_SUBTRACT, left, right)


def multiply(left: Any, right: Any) -> Any:
    return _apply(_MULTIPLY, left, right)


def divide(left: Any, right: Any) -> Any:
    return _apply(_DIVIDE, left, right)


def power(left: Any, right: Any) -> Any:
    return _apply(_POWER, left, right)


def negate(value: Any) -> Any:
    """The value with the other sign; null for what has none."""
    return multiply(value, -1)


def settled(operation: Callable[..., Any], *operands: Any) -> Any:
    """The result, null where the operation refuses. Too large a number is an error."""
    try:
        return operation(*operands)
    except decimal.Overflow as overflow:
        raise FeelEvaluationError("number_out_of_range") from overflow
    except (ArithmeticError, ValueError):
        return None


def _apply(operations: Operations, left: Any, right: Any) -> Any:
    operation = operations.get((kind(left), kind(right)))
    return settled(operation, left, right) if operation else None


def _concatenate(left: str, right: str) -> str:
    check_length(len(left) + len(right))
    return left + right


def _on_decimals(operation: Operation) -> Operation:
    return lambda left, right: finite(operation(decimal_of(left), decimal_of(right)))


def _swapped(operation: Operation) -> Operation:
    return lambda left, right: operation(right, left)


def _backwards(operation: Operation) -> Operation:
    return lambda left, right: operation(left, -right)


_SHIFTS: dict[tuple[str, str], Operation] = {
    (DATE, DAYS_DURATION): moments.shift_day,
    (TIME, DAYS_DURATION): moments.shift_time,
    (DATE_TIME, DAYS_DURATION): moments.shift_moment,
    (DATE, MONTHS_DURATION): moments.shift_months,
    (DATE_TIME, MONTHS_DURATION): moments.shift_months,
}
_ADD: Operations = {
    (NUMBER, NUMBER): _on_decimals(NUMBERS.add),
    (STRING, STRING): _concatenate,
    (DAYS_DURATION, DAYS_DURATION): operator.add,
    (MONTHS_DURATION, MONTHS_DURATION): operator.add,
    **_SHIFTS,
    **{(right, left): _swapped(shift) for (left, right), shift in _SHIFTS.items()},
}
_SUBTRACT: Operations = {
    (NUMBER, NUMBER): _on_decimals(NUMBERS.subtract),
    (DAYS_DURATION, DAYS_DURATION): operator.sub,
    (MONTHS_DURATION, MONTHS_DURATION): operator.sub,
    (TIME, TIME): moments.time_since,
    **{pair: _backwards(shift) for pair, shift in _SHIFTS.items()},
    **{
        (left, right): moments.moment_since
        for left in (DATE, DATE_TIME)
        for right in (DATE, DATE_TIME)
    },
}
_MULTIPLY: Operations = {
    (NUMBER, NUMBER): _on_decimals(NUMBERS.multiply),
    (DAYS_DURATION, NUMBER): durations.multiply_days,
    (NUMBER, DAYS_DURATION): _swapped(durations.multiply_days),
    (MONTHS_DURATION, NUMBER): durations.multiply_months,
    (NUMBER, MONTHS_DURATION): _swapped(durations.multiply_months),
}
_DIVIDE: Operations = {
    (NUMBER, NUMBER): _on_decimals(NUMBERS.divide),
    (DAYS_DURATION, NUMBER): durations.divide_days,
    (MONTHS_DURATION, NUMBER): durations.divide_months,
    (DAYS_DURATION, DAYS_DURATION): durations.ratio_of_days,
    (MONTHS_DURATION, MONTHS_DURATION): durations.ratio_of_months,
}
_POWER: Operations = {(NUMBER, NUMBER): _on_decimals(NUMBERS.power)}
