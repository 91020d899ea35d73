"""What is said of an expression without running it is true of whatever it then gives."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from engine.feel import (
    Expression,
    FeelError,
    Range,
    Run,
    Scope,
    YearsMonths,
    conforms,
    parse,
    read_type,
)
from engine.feel.code import code_for
from engine.feel.inference import view
from engine.feel.syntax import Arithmetic, Call, Comparison, children

# Each variable with its type, and what it may be.
VARIABLES: Mapping[str, tuple[str, SearchStrategy[Any]]] = {
    "n": ("number", st.sampled_from([0, 1, -3, Decimal("2.5")])),
    "s": ("string", st.sampled_from(["", "a", "2026-08-17", "7"])),
    "b": ("boolean", st.booleans()),
    "d": ("date", st.dates(date(2026, 1, 1), date(2026, 12, 31))),
    "m": ("date and time", st.just(datetime(2026, 8, 17, 8, tzinfo=UTC))),
    "t": ("time", st.just(time(8, 30))),
    "p": ("days and time duration", st.just(timedelta(hours=30))),
    "y": ("years and months duration", st.builds(YearsMonths, st.integers(-5, 20))),
    "l": ("list<number>", st.lists(st.integers(0, 3), max_size=3)),
    "ls": ("list<string>", st.lists(st.sampled_from("ab"), max_size=3)),
    "c": ("context<a: number, k: string>", st.just({"a": 1, "k": "x"})),
    "lc": (
        "list<context<a: number, k: string>>",
        st.lists(st.builds(lambda a: {"a": a, "k": "q"}, st.integers(0, 2)), max_size=2),
    ),
    "r": ("range<number>", st.builds(Range, st.just(1), st.just(5), st.booleans(), st.booleans())),
    "z": ("Any", st.sampled_from([1, "a", True, [1], {"a": 1}, date(2026, 1, 1)])),
}
TYPES = {name: read_type(text) for name, (text, _) in VARIABLES.items()}
CONTEXTS = st.fixed_dictionaries({name: values for name, (_, values) in VARIABLES.items()})

_LEAVES = (
    *VARIABLES,
    "1",
    '"a"',
    "true",
    "null",
    '@"2026-01-01"',
    '@"P1D"',
    "[]",
    "[1..3]",
    "(<3)",
)
_UNARY = (
    *(
        "{}[1]",
        "{}[n]",
        "{}[b]",
        "{}.a",
        "{}.year",
        "-{}",
        "{} instance of number",
        "[{}]",
        "{{a: {}}}",
    ),
    *("abs({})", "count({})", "sum({})", "min({})", "mean({})", "sublist({}, 1)", "reverse({})"),
    *("sort({})", "distinct values({})", "flatten({})", "mode({})", "string({})", "number({})"),
    *("date({})", "time({})", "duration({})", "date and time({})", "day of week({})", "not({})"),
    *("upper case({})", "split({}, s)", "get entries({})", "floor({})", "range({})", "all({})"),
)
_BINARY = (
    *("{} + {}", "{} - {}", "{} * {}", "{} / {}", "{} < {}", "{} = {}", "{} != {}", "{} and {}"),
    *("{} in {}", "{} in ({}, 2)", "{}[item > {}]", "for i in {} return {}", "[{}, {}]"),
    *("some i in {} satisfies {}", "if b then {} else {}", "{} between {} and 3", "is({}, {})"),
    *("append({}, {})", "concatenate({}, {})", "list contains({}, {})", "index of({}, {})"),
    *("union({}, {})", "remove({}, {})", "modulo({}, {})", "decimal({}, {})"),
)


def _larger(parts: SearchStrategy[str]) -> SearchStrategy[str]:
    inner = parts.map("({})".format)
    return st.one_of(
        st.builds(str.format, st.sampled_from(_UNARY), inner),
        st.builds(str.format, st.sampled_from(_BINARY), inner, inner),
    )


TEXTS = st.recursive(st.sampled_from(_LEAVES), _larger, max_leaves=4)
# Findings that say of a whole node that it gives null, for values that are not null themselves.
_USELESS = {
    Comparison: {"different_types", "no_order"},
    Arithmetic: {"no_arithmetic"},
    Call: {"wrong_argument"},
}


def evaluated(expression: Expression, context: Mapping[str, Any]) -> Any:
    """The value; null, of which everything is true, where there is an error."""
    try:
        return expression.evaluate(context)
    except FeelError:
        return None


@settings(max_examples=300, deadline=None)
@given(TEXTS, CONTEXTS)
def test_values_are_of_the_type_that_was_inferred(text: str, context: dict[str, Any]) -> None:
    expression = parse(text)

    value = evaluated(expression, context)

    assert conforms(value, view(expression, TYPES).result, Run())


@settings(max_examples=300, deadline=None)
@given(TEXTS, CONTEXTS)
def test_what_is_said_to_be_of_no_use_gives_null(text: str, context: dict[str, Any]) -> None:
    expression = parse(text)
    root = expression.root

    told = {it.code for it in view(expression, TYPES).findings if it.at == root.at}

    if told & _USELESS.get(type(root), set()) and evaluated(expression, context) is not None:
        operands = [code_for(child)(Scope(context, Run())) for child in children(root)]
        assert any(operand is None for operand in operands)


def test_the_size_of_a_list_with_one_number_is_a_number() -> None:
    expression = parse("abs(l) + 1")

    found = view(expression, TYPES)

    assert expression.evaluate({"l": [-3]}) == 4
    assert not found.findings
    assert str(found.result) == "number"
