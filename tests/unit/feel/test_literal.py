"""A result is written so that it can be read again."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.feel import FeelEvaluationError, FunctionValue, YearsMonths, literal, parse

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
JSON_LIKE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.decimals(-(10**6), 10**6, places=3)
    | st.text(st.characters(codec="utf-8"), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(NAMES.filter(lambda it: not it.startswith("__")), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON_LIKE)
@settings(deadline=None)
def test_what_json_can_say_comes_to_the_same_value_again(value: Any) -> None:
    assert parse(literal(value)).evaluate({}) == value


@pytest.mark.parametrize(
    "value",
    [
        date(2026, 8, 17),
        time(8, 30, tzinfo=UTC),
        datetime(2026, 8, 17, 8, 30, 1, 500_000, tzinfo=UTC),
        timedelta(days=1, hours=2),
        YearsMonths(-14),
        parse("[1..5)").evaluate({}),
        parse("[(< 5), (>= 5), (!= 5)]").evaluate({}),
        parse('(@"2026-08-17"..@"2026-08-18"]').evaluate({}),
        [{"if": 1, "dua kata": 2, "biasa": 3, "": 4, 'kutip"': 5}],
        "\b\f\n\r\t\\u0041 \" ' \\",
    ],
)
def test_other_values_come_to_the_same_value_again(value: Any) -> None:
    assert parse(literal(value)).evaluate({}) == value


def test_plain_names_stand_without_quotes() -> None:
    assert literal({"nama": "Ani", "dua kata": Decimal("2.50")}) == (
        '{nama: "Ani", "dua kata": 2.5}'
    )


def test_a_function_is_shown_by_its_head() -> None:
    assert literal(parse("function(a, b) a + b").evaluate({})) == "function(a, b)"
    assert literal(FunctionValue(("x",), max)) == "function(x)"


def test_a_number_that_is_none_is_null() -> None:
    assert literal(float("nan")) == "null"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (object(), "not_json"),
        (["a" * 600_000] * 2, "text_too_long"),
        (Decimal("1e7000"), "number_out_of_range"),
    ],
)
def test_what_cannot_be_written_is_an_error(value: Any, code: str) -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        literal(value)

    assert refused.value.code == code


def test_a_value_too_deep_is_an_error() -> None:
    deep: list[Any] = []
    for _ in range(2_000):
        deep = [deep]

    with pytest.raises(FeelEvaluationError) as refused:
        literal(deep)

    assert refused.value.code == "too_deep"
