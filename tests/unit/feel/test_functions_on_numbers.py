from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from engine.feel import YearsMonths

Value = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('number("12.5")', Decimal("12.5")),
        ('number("-3")', -3),
        ('number("1.250.000,75", ".", ",")', Decimal("1250000.75")),
        ('number("1 000", " ")', 1000),
        ('number("1,5", null, ",")', Decimal("1.5")),
        ("number(7)", 7),
        ('number("tujuh")', None),
        ('number("")', None),
        ('number("NaN")', None),
        ('number("1,5", ",", ",")', None),
        ('number("1", "x")', None),
        ('number("1", null, "x")', None),
        ("decimal(1/3, 2)", Decimal("0.33")),
        ("decimal(2.5, 0)", 2),
        ("decimal(1234, -2)", 1200),
        ("decimal(1, 9999)", None),
        ("round down(5.5, -6111)", 0),
        ("round down(5.5, -6112)", None),
        ("round half up(5.5, 6177)", None),
        ("floor(1.5, null)", None),
        ("floor(n: 1.56, scale: 1)", Decimal("1.5")),
        ("floor(-1.5)", -2),
        ("floor(3)", 3),
        ("decimal(1.5, 40)", Decimal("1.5")),
        ("floor(1.56, 1)", Decimal("1.5")),
        ("ceiling(1.2)", 2),
        ("round up(1.1)", 2),
        ("round down(1.9)", 1),
        ("round half up(2.5, 0)", 3),
        ("round half down(2.5, 0)", 2),
        ("abs(-3)", 3),
        ('abs(@"-P1D")', timedelta(days=1)),
        ('abs(@"-P1Y")', YearsMonths(12)),
        ("modulo(10, 4)", 2),
        ("modulo(-10, 4)", 2),
        ("modulo(10, -4)", -2),
        ("modulo(8, 4)", 0),
        ("modulo(1, 0)", None),
        ("sqrt(16)", 4),
        ("sqrt(-1)", None),
        ("exp(0)", 1),
        ("decimal(exp(1), 8)", Decimal("2.71828183")),
        ("exp(null)", None),
        ("decimal(log(10), 8)", Decimal("2.30258509")),
        ("log(number: 1)", 0),
        ("log(0)", None),
        ("log(-1)", None),
        ("odd(3)", True),
        ("even(3)", False),
        ("even(-2)", True),
        ('floor("1.5")', None),
    ],
)
def test_numbers_are_read_and_rounded(value: Value, text: str, expected: object) -> None:
    assert value(text) == expected
