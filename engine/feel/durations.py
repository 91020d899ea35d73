"""Durations multiplied and divided by numbers, and by each other."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from engine.feel.numbers import NUMBERS, decimal_of
from engine.feel.values import YearsMonths

_MICROSECOND = timedelta(microseconds=1)


def multiply_days(duration: timedelta, factor: Any) -> timedelta:
    return _days(NUMBERS.multiply(_microseconds(duration), decimal_of(factor)))


def divide_days(duration: timedelta, divisor: Any) -> timedelta:
    return _days(NUMBERS.divide(_microseconds(duration), decimal_of(divisor)))


def multiply_months(duration: YearsMonths, factor: Any) -> YearsMonths:
    return YearsMonths(int(NUMBERS.multiply(Decimal(duration.total), decimal_of(factor))))


def divide_months(duration: YearsMonths, divisor: Any) -> YearsMonths:
    return YearsMonths(int(NUMBERS.divide(Decimal(duration.total), decimal_of(divisor))))


def ratio_of_days(left: timedelta, right: timedelta) -> Decimal:
    return NUMBERS.divide(_microseconds(left), _microseconds(right))


def ratio_of_months(left: YearsMonths, right: YearsMonths) -> Decimal:
    return NUMBERS.divide(Decimal(left.total), Decimal(right.total))


def _microseconds(duration: timedelta) -> Decimal:
    return Decimal(duration // _MICROSECOND)


def _days(microseconds: Decimal) -> timedelta:
    return timedelta(microseconds=int(microseconds))
