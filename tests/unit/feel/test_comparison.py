from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from engine.feel import FeelEvaluationError, parse

Value = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 = 1.0", True),
        ('"a" = "a"', True),
        ('"a" != "b"', True),
        ("true = false", False),
        ("null = null", True),
        ("null != null", False),
        ("1 = null", False),
        ("null != 1", True),
        ('1 = "1"', None),
        ('1 != "1"', None),
        ("[1, 2] = [1, 2.0]", True),
        ("[1, 2] = [1]", False),
        ("[1, 2] = [2, 1]", False),
        ('[1] = ["1"]', None),
        ("{a: 1, b: 2} = {b: 2, a: 1}", True),
        ("{a: 1} = {b: 1}", False),
        ("[1..2] = [1..2]", True),
        ("[1..2] = [1..2)", False),
        ('@"P1Y" = @"P12M"', True),
        ("(function(a) a) = (function(a) a)", None),
        ("1 < 2", True),
        ("2 <= 2", True),
        ("2.5 > 2", True),
        ('"b" >= "a"', True),
        ('@"2026-08-17" < @"2026-08-18"', True),
        ('@"P1M" < @"P1Y"', True),
        ('@"10:30:00.1" = @"10:30:00.2"', True),
        ('@"10:30:00.1" < @"10:30:00.2"', False),
        ('@"10:30:00.1234567" = @"10:30:00"', True),
        ('@"2026-08-17T10:30:00.1" = @"2026-08-17T10:30:00.2"', True),
        ('@"10:30:00+07:00" = @"03:30:00Z"', True),
        ('@"10:30:00@Asia/Jakarta" = @"10:30:00+07:00"', True),
        ('@"10:30:00@Europe/Paris" = @"10:30:00@Asia/Jakarta"', False),
        ('@"10:30:00@Europe/Paris" = @"10:30:00"', False),
        ('@"10:30:00@Europe/Paris" < @"10:30:00"', None),
        ("(< 10) = (< 10)", True),
        ("(< 10) = (null..10)", False),
        ("(>= 10) = [10..null)", False),
        ("(= 10) = [10..10]", False),
        ("(!= 10) = (!= 10)", True),
        ("1 < null", None),
        ('1 < "2"', None),
        ("true < false", None),
        ("[1] < [2]", None),
        ('@"2026-08-17T10:00:00" < @"2026-08-17T10:00:00Z"', None),
        ("3 between 1 and 5", True),
        ("3 between 4 and 5", False),
        ("3 between null and 5", None),
        ("3 between null and 2", False),
    ],
)
def test_values_are_compared_by_type(value: Value, text: str, expected: object) -> None:
    assert value(text) is expected


def test_floats_and_decimals_from_a_context_are_numbers(value: Value) -> None:
    assert value("a = b", a=0.1, b=Decimal("0.1")) is True
    assert value("a < b", a=0.1, b=1) is True
    assert value("a = a", a=float("nan")) is False
    assert value("a < 1", a=float("nan")) is None


def test_a_python_object_compares_with_nothing(value: Value) -> None:
    assert value("a = a", a=object()) is None
    assert value("a < a", a=object()) is None


def test_values_nested_too_deeply_are_refused() -> None:
    deep: list[Any] = []
    for _ in range(200):
        deep = [deep]

    with pytest.raises(FeelEvaluationError) as refused:
        parse("a = b").evaluate({"a": deep, "b": deep})

    assert refused.value.code == "too_deep"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is(1, 1.0)", True),
        ('is(1, "1")', False),
        ("is(null, null)", True),
        ("is([1], [1])", True),
        ('is([1], ["1"])', False),
        ('is(@"2026-08-17", @"2026-08-17")', True),
        ('is(@"2026-08-17", @"10:30:00")', False),
        ('is(@"10:30:00Z", @"10:30:00+00:00")', True),
        ('is(@"10:30:00Z", @"10:30:00")', False),
        ('is(@"10:30:00z", @"10:30:00Z")', True),
        ('is(@"10:30:00.1", @"10:30:00.2")', False),
        ('is(value1: @"10:30:00Z", value2: @"17:30:00+07:00")', False),
    ],
)
def test_the_same_value_is_more_than_an_equal_one(
    value: Value, text: str, expected: object
) -> None:
    assert value(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true and true", True),
        ("true and false", False),
        ("true and null", None),
        ("false and null", False),
        ('null and "a"', None),
        ("true or null", True),
        ("false or null", None),
        ("false or false", False),
        ("false or false or true", True),
        ("true or false and false", True),
        ("not(true)", False),
        ("not(null)", None),
        ('not("a")', None),
    ],
)
def test_logic_has_three_values(value: Value, text: str, expected: object) -> None:
    assert value(text) is expected


def test_what_is_decided_is_not_looked_at_further(value: Value) -> None:
    assert value("umur > 60 or belum_diisi", umur=61) is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x in [1..5]", True),
        ("x in [1..3)", False),
        ("x in (3..5]", False),
        ("x in ]1..5[", True),
        ("x in [null..5]", None),
        ('x in ["a".."z"]', None),
        ("x in (<5, >10)", True),
        ("x in (>5, >10)", False),
        ("x in (1, 2, 3)", True),
        ("x in (= 3)", True),
        ("x in (!= 3)", False),
        ("x in < 5", True),
        ("x in [1, 2, 3]", True),
        ("x in [[5..9], [1..3]]", True),
        ("x in ([1, 2], [3, 4])", True),
        ("x in 3", True),
        ("x in (2) + 1", True),
        ("x in ([1, 3])[2]", True),
        ("[1] in [[1], [2]]", True),
        ("[1] in [1]", True),
        ("[1] in [2]", False),
        ("[1..5] in [[1..5]]", True),
        ('x in "a"', None),
        ("null in (1, null)", True),
        ("x in xs", True),
        ("x in (xs)", True),
        ("x in (1..5)", True),
        ("x in (1..5]", True),
        ("x in [(< 4)]", True),
        ("x in [(> 3)]", False),
        ("x in [(>= 3), (< 1)]", True),
        ("x in [(!= 4)]", True),
        ("x in [(!= 3)]", False),
        ('x in [(< "a")]', False),
        ('x in [(!= "a")]', False),
    ],
)
def test_membership_is_a_row_of_tests(value: Value, text: str, expected: object) -> None:
    assert value(text, x=3, xs=[3, 4]) is expected


def test_membership_ends_before_and_or_or(value: Value) -> None:
    assert value("x in [1..5] and y", x=3, y=True) is True
    assert value("x in [1..5] and y", x=3, y=False) is False
    assert value('a in ["A"] or b in ["B"]', a="X", b="B") is True
    assert value("x in ]1..5[ and y", x=3, y=True) is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 instance of number", True),
        ('"a" instance of number', False),
        ("null instance of number", False),
        ("null instance of Any", False),
        ("[] instance of list", True),
        ("{} instance of context", True),
        ('@"2026-08-17" instance of date', True),
        ('@"2026-08-17T10:00:00" instance of date and time', True),
        ('@"2026-08-17" instance of date and true', True),
        ('@"P1D" instance of days and time duration', True),
        ('@"P1Y" instance of years and months duration', True),
        ("(function(a) a) instance of function", True),
    ],
)
def test_types_can_be_asked_for(value: Value, text: str, expected: object) -> None:
    assert value(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 in (< 5)", True),
        ("(< 5) = (< 5)", True),
        ("{x: (<= 5), y: 5 in x}.y", True),
        ("{x: (> 5), y: 5 in x}.y", False),
        ("{x: (>= 5), y: 5 in x}.y", True),
        ("{x: (= 5), y: 5 in x}.y", True),
        ("{x: (!= 5), y: 5 in x}.y", False),
        ("{x: (!= 5), y: 6 in x}.y", True),
        ('{x: (!= 5), y: "a" in x}.y', None),
        ("(= 5) = [5..5]", False),
        ("(!= 5) = (!= 5)", True),
        ("(< null)", None),
        ("(< 5).end", 5),
    ],
)
def test_a_range_may_have_one_bound(value: Value, text: str, expected: object) -> None:
    assert value(text) == expected
