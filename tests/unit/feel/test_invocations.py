from typing import Any

import pytest

from engine.feel import FeelEvaluationError, FunctionValue, parse

DOUBLE = FunctionValue(("angka",), lambda number: number * 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dua kali(21)", 42),
        ("dua kali(angka: 21)", 42),
        ("alat.dua kali(21)", 42),
        ("(function(a, b) a - b)(5, 3)", 2),
        ("(function(a, b) a - b)(b: 5, a: 3)", -2),
        ("(function(a, b) b)(a: 3)", None),
        ("{tambah: function(a) a + 1, hasil: tambah(tambah(1))}.hasil", 3),
        ("[function(a) a + 1][1](1)", 2),
        ('(function(a: number) a)("x")', None),
        ("(function(a: number) a)([5])", 5),
        ("(function(a: list<number>) a)(5)", [5]),
        ('string((function(a: date and time) a)(@"2026-08-17"))', "2026-08-17T00:00:00Z"),
        ("{f: abs, hasil: f(-1)}.hasil", 1),
        ("{f: string length, hasil: f(1)}.hasil", None),
        ("{f: abs, hasil: [f(-1)]}.hasil", [1]),
        ('{f: substring, hasil: f("foobar", 3)}.hasil', "obar"),
        ('{f: substring, hasil: f("foobar", 3, 2)}.hasil', "ob"),
        ('{f: substring, hasil: f(start position: 3, string: "foobar")}.hasil', "obar"),
        ("{f: min, hasil: [f(2, 1), f([4, 3])]}.hasil", [1, 3]),
        ("for f in [abs, floor] return f(-1.5)", [1.5, -2]),
        ("for i in [3, 4] return i + count(partial)", [3, 5]),
        ("for i in 1..3 return if i = 1 then 1 else sum(partial)", [1, 1, 2]),
    ],
)
def test_functions_are_values_that_can_be_called(text: str, expected: Any) -> None:
    context = {"dua kali": DOUBLE, "alat": {"dua kali": DOUBLE}}

    assert parse(text, names=frozenset({"dua kali", "alat"})).evaluate(context) == expected


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("{a: 1, b: a(1)}", "not_a_function", 12),
        ('"teks"(1)', "not_a_function", 7),
        ("f(1, 2)", "wrong_number_of_arguments", 2),
        ("{g: abs, x: g(1, 2)}", "wrong_number_of_arguments", 14),
        ("{g: abs, x: g(m: 1)}", "wrong_number_of_arguments", 14),
        ("f(a: 1)", "wrong_number_of_arguments", 2),
        ("f(angka: 1, angka: 2)", "wrong_number_of_arguments", 2),
        ("1 + umur", "unknown_name", 5),
        ('1 + matches("a", "[")', "invalid_pattern", 5),
    ],
)
def test_what_cannot_be_called_is_told_with_its_place(text: str, code: str, column: int) -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        parse(text, names=frozenset({"f"})).evaluate({"f": DOUBLE})

    assert (refused.value.code, refused.value.line, refused.value.column) == (code, 1, column)


def test_a_function_that_calls_itself_for_ever_is_stopped() -> None:
    endless = "{f: function(g) g(g), x: f(f)}.x"

    with pytest.raises(FeelEvaluationError) as refused:
        parse(endless).evaluate({})

    assert refused.value.code == "too_deep"


def test_a_builtin_keeps_its_name_where_a_variable_has_it_too() -> None:
    names = frozenset({"count"})

    assert parse("{count: count([1, 2])}.count").evaluate({}) == 2
    assert parse("count + count([1])", names=names).evaluate({"count": 5}) == 6
