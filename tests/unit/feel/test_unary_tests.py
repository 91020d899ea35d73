from typing import Any

import pytest

from engine.feel import FeelSyntaxError, parse_unary_tests


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("-", 5, True),
        ("5", 5, True),
        ("-5", -5, True),
        ("< 5", 4, True),
        ("[1..5], > 10", 11, True),
        ("(1..5)", 1, False),
        ('"a", "b"', "b", True),
        ("not(5)", 5, False),
        ("not([1..3], 7)", 5, True),
        ("not((1..3))", 1, True),
        ("not(true) and true", False, True),
        ("? > 3 and ? < 9", 5, True),
        ('starts with(?, "a")', "b", False),
        ("batas", 3, True),
        ("< batas", 4, False),
        ("< 5", None, None),
        ("true", True, True),
    ],
)
def test_a_cell_tests_its_input(text: str, value: Any, expected: object) -> None:
    assert parse_unary_tests(text).evaluate({"?": value, "batas": 3}) is expected


@pytest.mark.parametrize("text", ["", "1,", "not(1", "1 2", "- 1 -"])
def test_a_broken_cell_is_refused(text: str) -> None:
    with pytest.raises(FeelSyntaxError):
        parse_unary_tests(text)
