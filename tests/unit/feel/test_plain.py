import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from engine.feel import FeelEvaluationError, Range, YearsMonths, parse, to_json


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        ("a", "a"),
        (3, 3),
        (Decimal("3.0"), 3),
        (Decimal("3.5"), 3.5),
        (0.5, 0.5),
        (10**30, 1e30),
        (date(2026, 8, 17), "2026-08-17"),
        (time(8, 30), "08:30:00"),
        (datetime(2026, 8, 17, 8, 30, tzinfo=UTC), "2026-08-17T08:30:00+00:00"),
        (timedelta(days=1, hours=2), "P1DT2H"),
        (timedelta(), "PT0S"),
        (timedelta(seconds=-1.5), "-PT1.5S"),
        (YearsMonths(14), "P1Y2M"),
        (YearsMonths(-14), "-P1Y2M"),
        (YearsMonths(0), "P0M"),
        ([1, (2,)], [1, [2]]),
        ({"a": {"b": Decimal(1)}}, {"a": {"b": 1}}),
    ],
)
def test_values_become_json(value: Any, expected: Any) -> None:
    found = to_json(value)

    assert found == expected
    assert type(found) is type(expected)
    assert json.loads(json.dumps(found)) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (object(), "not_json"),
        (Range(1, 2, start_included=True, end_included=True), "not_json"),
        (parse("function(a) a").evaluate({}), "not_json"),
        (float("nan"), "number_out_of_range"),
        (Decimal("1E+6000"), "number_out_of_range"),
    ],
)
def test_what_json_cannot_say_is_refused(value: Any, code: str) -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        to_json(value)

    assert refused.value.code == code


def test_a_value_nested_too_deeply_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)

    with pytest.raises(FeelEvaluationError) as refused:
        to_json(endless)

    assert refused.value.code == "too_deep"


def test_a_value_that_unfolds_without_end_is_refused() -> None:
    folded: list[Any] = []
    for _ in range(60):
        folded = [folded, folded]

    with pytest.raises(FeelEvaluationError) as refused:
        to_json(folded)

    assert refused.value.code == "too_many_steps"


@pytest.mark.parametrize(
    "value",
    [
        "a" * 999_998,
        "\n" * 499_999,
        ["a" * 499_996, "b" * 499_996],
        {"a" * 499_990: "b" * 499_990},
    ],
)
def test_a_value_may_be_a_million_characters_long_as_json(value: Any) -> None:
    found = to_json(value)

    assert found == value


@pytest.mark.parametrize(
    "value",
    [
        "a" * 999_999,
        "\n" * 500_000,
        ["a" * 600_000] * 2,
        {"a": "b" * 600_000, "c": ["d" * 600_000]},
        {"a" * 600_000: {"b" * 600_000: 1}},
        [10**9] * 100_000,
    ],
)
def test_a_value_longer_than_that_is_refused(value: Any) -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        to_json(value)

    assert (refused.value.code, refused.value.facts) == ("text_too_long", {"limit": 1_000_000})
