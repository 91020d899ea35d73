"""Functions on numbers (DMN 1.5, table 77), and numbers read from texts."""

import decimal
import re
from decimal import Decimal
from typing import Any

from engine.feel.builtin import Topic
from engine.feel.limits import STEPS_PER_POWER, Run
from engine.feel.numbers import NUMBERS, decimal_of, finite
from engine.feel.values import NUMBER, kind

TOPIC = Topic()

_SCALES = range(-6_111, 6_177)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,5})?")
_GROUPING = frozenset({" ", ",", "."})


@TOPIC.plain(
    "number",
    "from: string|number",
    "grouping separator: string|null?",
    "decimal separator: string|null?",
)
def number(value: Any, grouping: str | None = None, point: str | None = None) -> Any:
    """The number written in a text; null if the text is none."""
    if kind(value) == NUMBER:
        return value
    _check_separators(grouping, point)
    text = value.replace(grouping, "") if grouping else value
    text = text.replace(point, ".") if point else text
    return _read(text)


def _check_separators(grouping: str | None, point: str | None) -> None:
    unknown = grouping not in _GROUPING | {None} or point not in {".", ",", None}
    if unknown or (grouping is not None and grouping == point):
        raise ValueError


def _read(text: str) -> Decimal | None:
    if _NUMBER.fullmatch(text) is None:
        return None
    return NUMBERS.create_decimal(text)


@TOPIC.plain("decimal", "n: number", "scale: number")
def decimal_(value: Any, scale: Any) -> Decimal:
    return _rounded(value, scale, decimal.ROUND_HALF_EVEN)


@TOPIC.plain("floor", "n: number", "scale: number?")
def floor(value: Any, scale: Any = None) -> Any:
    return _rounded(value, scale, decimal.ROUND_FLOOR)


@TOPIC.plain("ceiling", "n: number", "scale: number?")
def ceiling(value: Any, scale: Any = None) -> Any:
    return _rounded(value, scale, decimal.ROUND_CEILING)


@TOPIC.plain("round up", "n: number", "scale: number?")
def round_up(value: Any, scale: Any = None) -> Any:
    return _rounded(value, scale, decimal.ROUND_UP)


@TOPIC.plain("round down", "n: number", "scale: number?")
def round_down(value: Any, scale: Any = None) -> Any:
    return _rounded(value, scale, decimal.ROUND_DOWN)


@TOPIC.plain("round half up", "n: number", "scale: number?")
def round_half_up(value: Any, scale: Any = None) -> Any:
    return _rounded(value, scale, decimal.ROUND_HALF_UP)


@TOPIC.plain("round half down", "n: number", "scale: number?")
def round_half_down(value: Any, scale: Any = None) -> Any:
    return _rounded(value, scale, decimal.ROUND_HALF_DOWN)


def _rounded(value: Any, scale: Any, rounding: str) -> Decimal:
    places = 0 if scale is None else int(scale)
    if places not in _SCALES:
        raise ValueError
    number = decimal_of(value)
    if int(number.as_tuple().exponent) >= -places:
        return number
    return number.quantize(Decimal(1).scaleb(-places), rounding, NUMBERS)


@TOPIC.plain("abs", "n: number|days and time duration|years and months duration")
def abs_(value: Any) -> Any:
    size = decimal_of(value) if kind(value) == NUMBER else value
    return max(size, -size)


@TOPIC.plain("modulo", "dividend: number", "divisor: number")
def modulo(dividend: Any, divisor: Any) -> Decimal:
    """What is left after division, with the sign of the divisor."""
    limit = decimal_of(divisor)
    rest = NUMBERS.remainder(decimal_of(dividend), limit)
    return NUMBERS.add(rest, limit) if rest and (rest < 0) != (limit < 0) else rest


@TOPIC.plain("sqrt", "number: number")
def sqrt(value: Any) -> Decimal:
    return NUMBERS.sqrt(decimal_of(value))


@TOPIC.running("exp", "number: number")
def exp(run: Run, value: Any) -> Decimal:
    run.spend(STEPS_PER_POWER)
    return NUMBERS.exp(decimal_of(value))


@TOPIC.running("log", "number: number")
def log(run: Run, value: Any) -> Decimal:
    """The natural logarithm."""
    run.spend(STEPS_PER_POWER)
    return finite(NUMBERS.ln(decimal_of(value)))


@TOPIC.plain("odd", "number: number")
def odd(value: Any) -> bool:
    return bool(modulo(value, 2) == 1)


@TOPIC.plain("even", "number: number")
def even(value: Any) -> bool:
    return bool(modulo(value, 2) == 0)
