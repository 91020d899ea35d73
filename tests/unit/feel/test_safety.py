from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.feel import FeelError, lenient, parse, parse_unary_tests, to_json

CONTEXT: dict[str, Any] = {"a": 1, "b": "teks", "c": [1, {"a": 2}], "d": {"e": None}, "f": max}


@pytest.mark.parametrize(
    "text",
    [
        "().__class__.__base__.__subclasses__()",
        '__import__("os").system("x")',
        'eval("1")',
        'exec("1")',
        'open("/etc/passwd")',
        "lambda: 1",
        "(lambda x: x)(1)",
        'f"{a}"',
        '"{0.__class__}".format(a)',
        '"%s" % a',
        "b.__class__",
        'b["__class__"].x',
        "c.append",
        "f.__self__",
        "f(1, 2)",
        "b.upper()",
        "[x for x in c]",
        "(x := 1)",
        "globals()",
        "a; b",
        "import os",
        "a if b else c",
        "a.real",
        "b.format",
        "f.__name__",
        "d.keys",
    ],
)
def test_a_way_out_of_the_language_is_refused_or_null(text: str) -> None:
    try:
        found = parse(text).evaluate(CONTEXT)
    except FeelError:
        return

    assert found in (None, [None, None], [])


def test_a_python_object_of_a_context_offers_nothing() -> None:
    assert parse("f.x").evaluate(CONTEXT) is None
    assert parse("string(f)").evaluate(CONTEXT) is None
    assert parse("f + 1").evaluate(CONTEXT) is None


PIECES = st.sampled_from(
    [
        *("a", "b", "c", "d", "e", "item", "?", "1", "-2.5", "0", "1e30", '"x"', '"(a+)+"', "null"),
        *("+", "-", "*", "/", "**", "=", "!=", "<", ">=", "(", ")", "[", "]", "{", "}", ",", ":"),
        *(".", "..", "and", "or", "not(", "if", "then", "else", "for", "x", "in", "return", "some"),
        *("satisfies", "between", "instance of", "function(", "true", '@"P1Y"', '@"2026-08-17"'),
        *("count(", "sum(", "matches(", "date and time(", "sort(", "string(", "flatten(", "\n"),
        *("duration(", "decimal(", "sublist(", "time offset", "1..3", "is defined(", "replace("),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map(" ".join))


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_no_text_fails_with_anything_but_a_feel_error(text: str) -> None:
    for read in (parse, parse_unary_tests):
        with suppress(FeelError):
            to_json(read(text).evaluate(lenient({**CONTEXT, "?": 1})))
