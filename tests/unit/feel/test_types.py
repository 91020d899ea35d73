from typing import Any

import pytest

from engine.feel import FeelSyntaxError, Run, Type, Types, coerced, parse, read_type
from engine.feel.types import within

PERSON = read_type("context<nama: string, umur: number>")
MODEL = Types({"Orang": PERSON, "Daftar Orang": read_type("list<Any>")})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 instance of number", True),
        ("5 instance of Any", True),
        ("null instance of Any", False),
        ("null instance of Null", True),
        ("5 instance of Null", False),
        ("[1, 2] instance of list<number>", True),
        ('[1, "a"] instance of list<number>', False),
        ("[1, null] instance of list<number>", True),
        ("[[1]] instance of list<list<number>>", True),
        ("[1..5] instance of range<number>", True),
        ("[1..5] instance of range<string>", False),
        ('{a: 1, b: "x"} instance of context<a: number>', True),
        ("{a: 1} instance of context<a: number, b: number>", False),
        ("{} instance of context<>", True),
        ("(function(a: number) a) instance of function<number> -> Any", True),
        ("(function(a: string) a) instance of function<number> -> Any", False),
        ("(function() 1) instance of function<> -> number", True),
        ("(function(a, b) 1) instance of function<number> -> Any", False),
        ("abs instance of function<number> -> Any", True),
        ("abs instance of function", True),
        ('@"P1D" instance of days and time duration', True),
        ("1 instance of list", False),
    ],
)
def test_a_value_is_an_instance_of_its_types(text: str, expected: object) -> None:
    assert parse(text).evaluate({}) is expected


def test_types_of_the_model_have_names_of_their_own() -> None:
    wati = {"nama": "Wati", "umur": 61}

    assert parse("x instance of Orang", types=MODEL).evaluate({"x": wati}) is True
    assert parse("x instance of Orang", types=MODEL).evaluate({"x": {"nama": "Wati"}}) is False
    assert parse("x instance of Daftar Orang", types=MODEL).evaluate({"x": []}) is True


@pytest.mark.parametrize(
    ("value", "wanted", "expected"),
    [
        (5, "number", 5),
        ("5", "number", None),
        (None, "number", None),
        ([5], "number", 5),
        ([5, 6], "number", None),
        (["a"], "number", None),
        (5, "list<number>", [5]),
        ("a", "list<number>", None),
        ({"nama": "Wati"}, "context<nama: number>", None),
    ],
)
def test_values_are_fitted_to_a_type(value: Any, wanted: str, expected: Any) -> None:
    assert coerced(value, read_type(wanted), Run()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "number",
        "list<list<string>>",
        "range<date>",
        "context<nama: string, umur: number>",
        "function<number, string> -> boolean",
    ],
)
def test_a_type_is_written_as_it_is_read(text: str) -> None:
    assert str(read_type(text)) == text


@pytest.mark.parametrize(
    ("narrow", "wide", "expected"),
    [
        ("number", "Any", True),
        ("Null", "number", True),
        ("list<number>", "list", True),
        ("list", "list<number>", False),
        ("context<a: number, b: number>", "context<a: number>", True),
        ("function<Any> -> number", "function<number> -> Any", True),
        ("function<number> -> Any", "function<number> -> number", False),
        ("function", "function<number> -> number", False),
        ("function", "function", True),
    ],
)
def test_a_type_may_lie_within_another(narrow: str, wide: str, *, expected: bool) -> None:
    assert within(read_type(narrow), read_type(wide)) is expected


@pytest.mark.parametrize("text", ["", "kucing", "list<", "number number", "list<" * 700])
def test_a_broken_type_is_refused(text: str) -> None:
    with pytest.raises(FeelSyntaxError):
        read_type(text)


def test_a_value_that_is_too_deep_for_a_type_is_refused() -> None:
    deep: Any = []
    wanted = Type("list")
    for _ in range(150):
        deep, wanted = [deep], Type("list", item=wanted)

    with pytest.raises(Exception, match="too_deep"):
        coerced(deep, wanted, Run())
