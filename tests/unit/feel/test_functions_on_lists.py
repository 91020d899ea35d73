from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from engine.feel import FeelEvaluationError, parse

Value = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("count([1, null])", 2),
        ("count(5)", 1),
        ("count(null)", None),
        ("min([3, 1, 2])", 1),
        ("min(3, 1, 2)", 1),
        ('min("b", "a")', "a"),
        ("min([])", None),
        ("max([3, 1, 2])", 3),
        ("max(1, 3)", 3),
        ('max(1, "a")', None),
        ("max(1, null)", None),
        ("sum([1, 2.5])", Decimal("3.5")),
        ("sum(1, 2)", 3),
        ("sum([])", None),
        ('sum([1, "a"])', None),
        ("mean([1, 2])", Decimal("1.5")),
        ("mean(1, 3)", 2),
        ("mean([])", None),
        ("median([8, 2, 5, 3, 4])", 4),
        ("median(6, 1, 2, 3)", Decimal("2.5")),
        ("median([])", None),
        ("median([1, null])", None),
        ("mode([6, 3, 9, 6, 6])", [6]),
        ("mode(6, 1, 9, 6, 1)", [1, 6]),
        ("mode([])", []),
        ("mode(null)", None),
        ("mode([null])", None),
        ("decimal(stddev([2, 4, 7, 5]), 8)", Decimal("2.08166600")),
        ("stddev([47])", None),
        ("stddev([])", None),
        ('stddev([1, "a"])', None),
        ("product([2, 3.5])", 7),
        ("product([])", None),
        ("all([true, true])", True),
        ("all(true, false, null)", False),
        ("all([true, null])", None),
        ("all([])", True),
        ("any([false, true, null])", True),
        ("any(false, null)", None),
        ("any([])", False),
        ("list contains([1, 2], 2)", True),
        ("list contains([1, null], null)", True),
        ("list contains([1], 2)", False),
        ("index of([1, 2, 1], 1)", [1, 3]),
        ("append([1], 2, 3)", [1, 2, 3]),
        ("append([1], null)", [1, None]),
        ("concatenate([1], [2], [3])", [1, 2, 3]),
        ("concatenate([1], null)", None),
        ("union([1, 2], [2, 3])", [1, 2, 3]),
        ('distinct values([1, 1.0, "1", null, null, true])', [1, "1", None, True]),
        ("distinct values([[1], [1.0], [2], {a: 1}, {a: 1}])", [[1], [2], {"a": 1}]),
        ("flatten([1, [2, [3, []]]])", [1, 2, 3]),
        ("reverse([1, 2])", [2, 1]),
        ("sublist([1, 2, 3], 2)", [2, 3]),
        ("sublist([1, 2, 3], -2, 1)", [2]),
        ("sublist([1, 2, 3], 0)", None),
        ("sublist([1, 2, 3], 4)", None),
        ("remove([1, 2, 3], 2)", [1, 3]),
        ("remove([1, 2, 3], -1)", [1, 2]),
        ("insert before([1, 3], 2, 2)", [1, 2, 3]),
        ("duplicate values([1, 2, [3], 2, 1, [3], 1])", [1, 2, [3]]),
        ("list replace([1, 2, 3], 2, 4)", [1, 4, 3]),
        ("list replace([1, 2, 3], -1.5, null)", [1, 2, None]),
        ("list replace([1, 2, 3], 4, 4)", None),
        ("list replace([1, 2, 3], 0.5, 4)", None),
        ("list replace(position: 1, newItem: 4, list: [1])", [4]),
        ("list replace([2, 4, 7], function(item, newItem) item < newItem, 5)", [5, 5, 7]),
        ("list replace(list: [1, 2], match: function(a, b) a = 2, newItem: 4)", [1, 4]),
        ("list replace([2], function(item, newItem) item, 5)", None),
        ("list replace([2], function(item) true, 5)", None),
        ("sort([3, 1, 2])", [1, 2, 3]),
        ("sort([3, 1, 2, 1], function(a, b) a > b)", [3, 2, 1, 1]),
        ("sort([{n: 2}, {n: 1}], function(a, b) a.n < b.n).n", [1, 2]),
        ("sort(list: [2, 1])", [1, 2]),
        ("sort([2, 1], 5)", None),
    ],
)
def test_lists_are_counted_joined_and_ordered(value: Value, text: str, expected: object) -> None:
    assert value(text) == expected


def test_only_a_missing_name_makes_undefined() -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        parse("is defined(today())").evaluate({})

    assert refused.value.code == "no_clock"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('get value({a: 1}, "a")', 1),
        ('get value({a: 1}, "b")', None),
        ('get value({a: {b: 1}}, ["a", "b"])', 1),
        ('get value({a: 1}, ["a", "b"])', None),
        ('get value(m: {a: 1}, key: "a")', 1),
        ("get value({a: 1}, [])", None),
        ("get value({a: 1}, [1])", None),
        ('context([{key: "a", value: 1}, {key: "b", value: null}])', {"a": 1, "b": None}),
        ('context({key: "a", value: 1, more: 2})', {"a": 1}),
        ("context(entries: [])", {}),
        ('context([{key: "a", value: 1}, {key: "a", value: 2}])', None),
        ('context([{key: "a"}])', None),
        ("context([{key: null, value: 1}])", None),
        ("context([1])", None),
        ('context put({a: 1}, "b", 2)', {"a": 1, "b": 2}),
        ('context put({a: 1, b: 2}, "a", null)', {"a": None, "b": 2}),
        ('context put({a: {b: 1}, c: 3}, ["a", "b"], 2)', {"a": {"b": 2}, "c": 3}),
        ('context put({a: 1}, ["a", "b"], 2)', None),
        ("context put({a: 1}, [], 2)", None),
        ('context put(context: {}, key: "a", value: 1)', {"a": 1}),
        ('context put(context: {}, key: ["a", "b"], value: 1)', None),
        ('context put(context: {a: {}}, keys: ["a", "b"], value: 1)', {"a": {"b": 1}}),
        ("context merge([{a: 1, b: 1}, {b: 2}])", {"a": 1, "b": 2}),
        ("context merge(contexts: {a: 1})", {"a": 1}),
        ("context merge([{a: 1}, null])", None),
        ("get entries({a: 1})", [{"key": "a", "value": 1}]),
        ("get entries(1)", None),
        ("is defined(ada)", True),
        ("is defined(tidak_ada)", False),
        ("is defined(tidak_ada.nama)", False),
        ("is defined(kosong)", False),
        ("is defined(ada.b)", False),
    ],
)
def test_contexts_are_looked_into(value: Value, text: str, expected: object) -> None:
    assert value(text, ada={"a": 1}, kosong=None) == expected
