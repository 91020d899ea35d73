"""Whatever is written, and whatever it is asked about: a value or a FEEL error, and soon."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from decimal import Decimal
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from engine.feel import (
    BUILTINS,
    FeelError,
    FeelSyntaxError,
    lenient,
    literal,
    parse,
    parse_unary_tests,
    to_json,
)
from tests.unit.feel.conftest import NOW

# Far more than any of these takes; what is not bounded takes minutes.
MOST_CPU_SECONDS = 5.0
EXAMPLES = settings(max_examples=400, deadline=None)


class Hostile:
    """A Python object that answers nothing politely."""

    def _refuse(self, *_: Any) -> NoReturn:
        raise AssertionError("touched")

    __str__ = __repr__ = __eq__ = __lt__ = __bool__ = __len__ = __iter__ = _refuse
    __getitem__ = __contains__ = __add__ = __call__ = __float__ = __int__ = _refuse
    __hash__ = None  # type: ignore[assignment]


def _nested(levels: int) -> Any:
    value: Any = 1
    for level in range(levels):
        value = [value, value] if level % 2 else {"a": value}
    return value


USUAL: dict[str, Any] = {"a": 1, "b": "teks", "c": [1, {"a": 2}, None], "d": {"e": None, "a": [3]}}
STRANGE: dict[str, Any] = {
    "f": max,
    "foreign": Hostile(),
    "mixed": [Hostile(), b"x", {1, 2}, 1j],
    "nan": float("nan"),
    "inf": float("inf"),
    "": 1,
    "dua kata": [[]],
    "keys": {"__class__": 1, "if": 2},
}
LARGE: dict[str, Any] = {
    "big": 10**5_000,
    "huge": Decimal("1e7000"),
    "deep": _nested(300),
    "long": "ab" * 200_000,
    "many": list(range(20_000)),
}
CONTEXT = {**USUAL, **STRANGE, **LARGE}
NAMES = frozenset({*CONTEXT, "e", "?", "item", "partial", "x", "y"})


@contextmanager
def bounded() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < MOST_CPU_SECONDS


def tried(read: Callable[..., Any], text: str) -> Any:
    """Return what the text comes to in the worst of contexts, or the code of its error."""
    try:
        value = read(text, names=NAMES).evaluate(lenient({**CONTEXT, "?": 1}), now=NOW)
        return literal(value), to_json(value)
    except FeelError as error:
        return error.code


def _calls(inner: SearchStrategy[str]) -> SearchStrategy[str]:
    """Write every built-in function, with right and with wrong arguments."""
    names = st.sampled_from([*sorted(BUILTINS.by_name), "x", "a", "is defined", "range"])
    arguments = st.lists(inner, max_size=4).map(", ".join)
    return st.tuples(names, arguments).map("{0[0]}({0[1]})".format)


def _compounds(inner: SearchStrategy[str]) -> SearchStrategy[str]:
    templates = st.sampled_from(
        [
            *("({}) {o} ({})", "{} {o} {}", "-{}", "({})[{}]", "{}.a", "[{}, {}]", "[{}..{})"),
            *("{{a: {}, b: {}}}", "if {} then {} else {}", "for x in {} return {}", "not({})"),
            *("for x in {}..{} return {}", "for x in {}, y in x return {}", "{} in ({}, {})"),
            *("some x in {} satisfies {}", "every x in {} satisfies {}", "{} in {}", "{} in < {}"),
            *("{} between {} and {}", "{} instance of list<number>", "function(x, y) {}", "> {}"),
            *("(function(x) {})({})", "sort({}, function(x, y) {})", "{}, {}", "({}).x.y", "({}"),
            *('replace(string({}), "(a|b)*", string({}))', 'matches(string({}), "(a+)+$")'),
        ]
    )
    operators = st.sampled_from(["+", "-", "*", "/", "**", "=", "!=", "<", ">=", "and", "or", ".."])
    return st.tuples(templates, operators, inner, inner, inner).map(
        lambda it: it[0].format(*it[2:], o=it[1])
    )


ATOMS = st.sampled_from(
    [
        *("null", "true", "false", "0", "-1", "2.5", "1e30", "1e6144", "9999999999999999999", "?"),
        *(
            '""',
            '"a"',
            '"é😀"',
            '"2026-08-17"',
            '@"2026-08-17"',
            '@"P1D"',
            '@"-P1Y"',
            '@"10:00:00"',
        ),
        *('@"2026-08-17T10:00:00@Asia/Jakarta"', '@"9999-12-31"', "now()", "today()", "[]", "{}"),
        *([*sorted(CONTEXT), "item", "partial", "x", "y", "missing"]),
    ]
)
EXPRESSIONS = st.recursive(
    ATOMS, lambda inner: st.one_of(_compounds(inner), _calls(inner)), max_leaves=12
)


@pytest.mark.parametrize("read", [parse, parse_unary_tests])
@given(text=st.one_of(st.text(max_size=80), EXPRESSIONS))
@EXAMPLES
def test_every_text_comes_to_a_value_or_to_a_feel_error_in_time(
    read: Callable[..., Any], text: str
) -> None:
    with bounded():
        tried(read, text)


@given(text=st.one_of(st.text(max_size=80), EXPRESSIONS))
@EXAMPLES
def test_a_text_is_always_read_in_the_same_way(text: str) -> None:
    def reading(written: str) -> Any:
        try:
            return repr(parse(written, names=NAMES).root)
        except FeelSyntaxError as error:
            return error.code, error.facts

    # The space keeps the second text from being remembered as the first.
    assert reading(text) == reading(f"{text} ")


@given(text=EXPRESSIONS)
@EXAMPLES
def test_the_same_question_gets_the_same_answer_and_changes_nothing(text: str) -> None:
    before = deepcopy(USUAL)

    assert tried(parse, text) == tried(parse, text)
    assert before == USUAL


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("1e7000")])
@pytest.mark.parametrize(
    "text", ["c[n]", "for x in 0..n return x", "sublist(c, n)", "remove(c, n)", "decimal(1, n)"]
)
def test_a_number_that_has_no_value_counts_nothing(text: str, number: object) -> None:
    with suppress(FeelError):
        assert parse(text).evaluate({**USUAL, "n": number}) in (None, [])


def test_a_space_of_another_script_is_no_letter() -> None:
    assert parse("A\u1680+ 1").evaluate({"A": 1}) == 2
