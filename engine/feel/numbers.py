"""Numbers: decimals of 34 digits as in IEEE 754 decimal128, and exact integers below that."""

import decimal
from decimal import Decimal
from typing import Any

from engine.feel.values import NUMBER, kind

NUMBERS = decimal.Context(
    prec=34,
    rounding=decimal.ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)
_EXACT = 10**34
_MAX_BITS = 20_480  # more would overflow the exponent anyway, and is slow to convert


def exact(value: int) -> int | Decimal:
    """The integer itself, or its 34 leading digits when it has more."""
    return value if -_EXACT < value < _EXACT else decimal_of(value)


def decimal_of(value: Any) -> Decimal:
    """The number as a decimal. Raises decimal.Overflow or InvalidOperation if it has no value."""
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:
        raise decimal.Overflow
    # The shortest text of a float is the number that its author wrote.
    return finite(NUMBERS.plus(Decimal(repr(value) if isinstance(value, float) else value)))


def finite(number: Decimal) -> Decimal:
    """The number itself. Raises decimal.InvalidOperation for an infinite or an undefined one."""
    if not number.is_finite():
        raise decimal.InvalidOperation
    return number


def whole(value: Any) -> int | None:
    """The value as an integer if it is a number without a fraction."""
    if type(value) is int:
        return value
    if kind(value) != NUMBER:
        return None
    try:
        number = decimal_of(value)
    except (decimal.InvalidOperation, decimal.Overflow):
        return None
    return int(number) if number == number.to_integral_value() else None


def number_text(value: Any) -> str:
    """The number in digits, without an exponent and without trailing zeros."""
    number = decimal_of(value)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
