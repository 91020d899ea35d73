from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import Any

import pytest

from engine.feel import YearsMonths, conforms, parse, parse_unary_tests, read_type
from engine.feel.inference import Finding, view
from engine.feel.inference.operators import SUMS
from engine.feel.limits import Run
from engine.feel.types import Type
from engine.feel.values import kind

TYPES: Mapping[str, Type] = {
    name: read_type(text)
    for name, text in {
        "umur": "number",
        "status": "string",
        "hari": "date",
        "saat": "date and time",
        "ya": "boolean",
        "angka": "list<number>",
        "orang": "list<context<nama: string, umur: number>>",
        "satu": "context<nama: string>",
        "kali": "function<number> -> number",
        "musim": "range<date>",
    }.items()
}
VALUES: tuple[Any, ...] = (
    *(5, "a", date(2026, 8, 17), time(8, 30), datetime(2026, 8, 17, tzinfo=UTC)),
    *(timedelta(days=2), YearsMonths(14), True, [1], {"a": 1}),
)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1", "number"),
        ("null", "Null"),
        ("umur + 1", "number"),
        ("-umur", "number"),
        ("x + y", "Any"),
        ('x + "a"', "string"),
        ("hari - hari", "days and time duration"),
        ("umur > 5", "boolean"),
        ("umur between 1 and 5", "boolean"),
        ("hari in musim", "boolean"),
        ("umur in angka", "boolean"),
        ("ya and ya", "boolean"),
        ("ya or x", "boolean"),
        ("umur instance of number", "boolean"),
        ("is defined(x)", "boolean"),
        ("if ya then 1 else null", "number"),
        ('if ya then 1 else "a"', "Any"),
        ("if ya then [1] else [true]", "list"),
        ("[1, 2]", "list<number>"),
        ('[1, "a"]', "list<Any>"),
        ("{a: 1, b: a}.b", "number"),
        ("satu.nama", "string"),
        ("orang.umur", "list<number>"),
        ("hari.year", "number"),
        ("saat.timezone", "string"),
        ("musim.start included", "boolean"),
        ("umur.lain", "Any"),
        ("orang[1]", "context<nama: string, umur: number>"),
        ("orang[umur > 17].nama", "list<string>"),
        ("y[x]", "Any"),
        ("angka[item > 1]", "list<number>"),
        ("umur[1]", "number"),
        ("[1..5]", "range<number>"),
        ("(< 5)", "range<number>"),
        ("for o in orang return o.umur", "list<number>"),
        ("for i in 1..3 return i", "list<number>"),
        ("for d in musim return d", "list<date>"),
        ("for x in y return partial", "list<list>"),
        ("for x in umur return x", "list<number>"),
        ("some o in orang satisfies o.umur > 5", "boolean"),
        ("count(angka)", "number"),
        ("abs(umur)", "number"),
        ("reverse(angka)", "list<number>"),
        ("reverse(x)", "list<Any>"),
        ('split("a", ",")', "list<string>"),
        ("min(angka)", "Any"),
        ("now()", "date and time"),
        ("function(a: number) a + 1", "function<number> -> number"),
        ("(function(a) 1)(2)", "number"),
        ("x(1)", "Any"),
    ],
)
def test_the_type_of_an_expression_is_known(text: str, result: str) -> None:
    seen = view(parse(text, names=frozenset({"x"})), TYPES)

    assert (str(seen.result), seen.findings) == (result, ())


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ('umur = "60"', "different_types", 5),
        ("umur > status", "different_types", 5),
        ('umur between 1 and "5"', "different_types", 5),
        ('umur in ("a")', "different_types", 5),
        ('umur in ["a".."c"]', "different_types", 5),
        ('umur in [["a".."c"]]', "different_types", 5),
        ('umur in (< "c")', "different_types", 9),
        ('umur in (1, < "c")', "different_types", 12),
        ("hari in umur", "different_types", 5),
        ("ya < ya", "no_order", 3),
        ("umur + status", "no_arithmetic", 5),
        ('hari - "P1D"', "no_arithmetic", 5),
        ("umur and ya", "not_boolean", 0),
        ("if umur then 1 else 2", "not_boolean", 3),
        ("some o in orang satisfies o.nama", "not_boolean", 28),
        ("string length(umur)", "wrong_argument", 0),
        ("string join(angka, umur)", "wrong_argument", 0),
        ("umur(1)", "not_a_function", 4),
        ("satu.naama", "unknown_entry", 5),
        ("orang[1].naama", "unknown_entry", 9),
        ("orang.naama", "unknown_entry", 6),
        ("orang[umurr > 5]", "unknown_entry", 6),
        ('count(orang[umur > "a"])', "different_types", 17),
    ],
)
def test_what_always_gives_null_is_found(text: str, code: str, at: int) -> None:
    (found,) = view(parse(text, names=frozenset(TYPES)), TYPES).findings

    assert (found.code, found.at) == (code, at)


def test_a_finding_says_which_types_met() -> None:
    assert view(parse('umur = "60"'), TYPES).findings == (
        Finding("different_types", 5, {"left": "number", "right": "string"}),
    )


@pytest.mark.parametrize(
    "text",
    [
        *("x = null", "umur = null", "null < umur", "x and y", "[5] + 1 = x", "kali(5) > 3"),
        *(
            "umur in [1, 2]",
            "angka in [[1], [2]]",
            "angka = [1]",
            "umur in null",
            "upper case([x])",
        ),
        *("orang[umur > batas and status = x]", "orang[some s in y satisfies s > 5]"),
        *(
            "orang[item.umur > 5]",
            "string(umur)",
            "max(1, x)",
            "max([1])",
            "concatenate(angka, [1])",
            "abs(x) > 2",
        ),
    ],
)
def test_what_may_give_a_value_is_left_alone(text: str) -> None:
    expression = parse(text, names=frozenset({"kali"}))

    types = {**TYPES, **dict.fromkeys(("batas", "y", "x"), read_type("Any"))}

    assert [it for it in view(expression, types).findings if it.code != "no_arithmetic"] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('umur >= 60 and status = "lajang"', {"umur": "number", "status": "string"}),
        ("5 < x", {"x": "number"}),
        ("x between 1 and y", {"x": "number", "y": "Any"}),
        ('x in ("a", "b")', {"x": "string"}),
        ("x in [1..5]", {"x": "number"}),
        ("if x then 1 else 2", {"x": "boolean"}),
        ("upper case(x)", {"x": "string"}),
        ("count(x)", {"x": "Any"}),
        ("x + y", {"x": "Any", "y": "Any"}),
        ("x * 2 > y", {"x": "Any", "y": "Any"}),
        ("x ** 2 > y", {"x": "number", "y": "number"}),
    ],
)
def test_names_have_the_types_that_their_use_asks_for(text: str, names: Mapping[str, str]) -> None:
    assert {name: str(it) for name, it in view(parse(text)).names.items()} == names


def test_a_cell_is_judged_by_the_type_of_its_input() -> None:
    cell = parse_unary_tests('"a", > 5, starts with(?, "b")')

    codes = [it.code for it in view(cell, {"?": read_type("number")}).findings]

    assert codes == ["different_types", "wrong_argument"]


@pytest.mark.parametrize(
    ("text", "tested"),
    [
        ('"a", "b"', "string"),
        ("> 5", "number"),
        ("[1..5], 7", "number"),
        ("not(true)", "boolean"),
        ("? > 5", "number"),
        ("x", None),
    ],
)
def test_a_cell_tells_the_type_of_its_input(text: str, tested: str | None) -> None:
    names = view(parse_unary_tests(text)).names

    assert names.get("?") == (read_type(tested) if tested else None)


@pytest.mark.parametrize(("left", "right"), [*product(VALUES, VALUES)])
def test_sums_are_known_to_be_what_they_are(left: Any, right: Any) -> None:
    for operator, results in SUMS.items():
        value = parse(f"x {operator} y").evaluate({"x": left, "y": right})
        expected = results.get((kind(left), kind(right)))

        assert value is None or kind(value) == expected
        assert value is not None or expected is None


@pytest.mark.parametrize(
    "text",
    [
        *("orang[umur > 5].nama", "for o in orang return o.umur * 2", "{a: umur, b: [a]}.b"),
        *("if ya then hari else null", "sort(angka)", 'hari + duration("P1D")', "angka[-1]"),
    ],
)
def test_values_are_of_the_type_that_was_foreseen(text: str) -> None:
    context = {
        "orang": [{"nama": "Wati", "umur": 61}, {"nama": "Sari", "umur": 4}],
        "umur": 5,
        "ya": True,
        "hari": date(2026, 8, 17),
        "angka": [3, 1],
    }
    expression = parse(text)

    assert conforms(expression.evaluate(context), view(expression, TYPES).result, Run())
