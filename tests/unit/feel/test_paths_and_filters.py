from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from engine.feel import FeelEvaluationError, lenient, parse

Value = Callable[..., Any]

ROWS = [{"nama": "Siti", "umur": 70}, {"nama": "Joko", "umur": 30}, {"nama": "Tini"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("orang.nama", "Siti"),
        ("orang.alamat.desa", None),
        ("orang.pekerjaan", None),
        ("kosong.nama", None),
        ("rows.nama", ["Siti", "Joko", "Tini"]),
        ("rows.umur", [70, 30, None]),
        ("5 .nama", None),
        ('@"2026-08-17".year', 2026),
        ('@"2026-08-17".weekday', 1),
        ('@"2026-08-17T08:30:15".second', 15),
        ('@"2026-08-17T08:30:15".month', 8),
        ('@"08:30:15".minute', 30),
        ('@"08:30:15".hour', 8),
        ('@"08:30:15+07:00".time offset', timedelta(hours=7)),
        ('@"08:30:15".time offset', None),
        ('@"2026-08-17T08:30:15@Asia/Jakarta".timezone', "Asia/Jakarta"),
        ('@"08:30:15Z".timezone', None),
        ('@"2026-08-17".hour', None),
        ('@"P3DT4H5M6S".days', 3),
        ('@"P3DT4H5M6S".hours', 4),
        ('@"-P3DT4H5M6S".minutes', -5),
        ('@"P3DT4H5M6S".seconds', 6),
        ('@"P3Y4M".years', 3),
        ('@"-P3Y4M".months', -4),
        ("[1..5).end", 5),
        ("[1..5).start", 1),
        ("[1..5).start included", True),
        ("[1..5).end included", False),
        ('@"2026-08-17".day', 17),
    ],
)
def test_a_path_reads_entries_and_properties(value: Value, text: str, expected: object) -> None:
    orang = {"nama": "Siti", "alamat": {}}

    assert value(text, orang=orang, kosong=None, rows=ROWS) == expected


def test_a_missing_name_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        parse("umurr > 60").evaluate({"umur": 61})

    assert refused.value.code == "unknown_name"
    assert refused.value.facts == {"name": "umurr", "suggestion": "umur"}


def test_a_missing_name_like_no_other_has_no_suggestion() -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        parse("for x in [1] return zzz").evaluate({"umur": 61})

    assert refused.value.facts == {"name": "zzz", "suggestion": None}


def test_a_lenient_context_reads_missing_names_as_null() -> None:
    assert parse("belum_ada = null").evaluate(lenient({})) is True
    assert parse("umur").evaluate(lenient({"umur": 61})) == 61


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xs[1]", 10),
        ("xs[-1]", 30),
        ("xs[0]", None),
        ("xs[4]", None),
        ("xs[1.5]", None),
        ("xs[i]", 20),
        ("xs[item > 10]", [20, 30]),
        ("xs[item > 99]", []),
        ("xs[null]", []),
        ("rows[umur > 60].nama", ["Siti"]),
        ("rows[umur = null].nama", ["Tini"]),
        ("rows[item.umur < batas].nama", ["Joko"]),
        ("rows[umur < batas].nama", ["Joko"]),
        ('rows[nama = "Joko"][1].umur', 30),
        ("5[1]", 5),
        ("null[1]", None),
        ("[][1]", None),
        ("[][item > 1]", []),
        ("[][tidak_ada]", []),
        ("[][ya]", []),
        ("[[1], [2, 3]][count(item) = 2]", [[2, 3]]),
    ],
)
def test_a_filter_takes_one_item_or_keeps_some(value: Value, text: str, expected: object) -> None:
    assert value(text, xs=[10, 20, 30], i=2, rows=ROWS, batas=40, ya=True) == expected


def test_a_property_that_no_item_has_is_an_error() -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        parse("rows[umurr > 60 or true]").evaluate({"rows": ROWS})

    assert refused.value.facts["suggestion"] == "umur"


def test_other_errors_in_a_filter_of_nothing_are_told() -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        parse("[][today()]").evaluate({})

    assert refused.value.code == "no_clock"


def test_a_property_hides_a_variable_of_the_same_name(value: Value) -> None:
    assert value("rows[umur = null].nama", rows=ROWS, umur=99) == ["Tini"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for x in [1, 2] return x * 2", [2, 4]),
        ("for x in 1..3 return x", [1, 2, 3]),
        ("for x in 3..1 return x", [3, 2, 1]),
        ("for x in [1..3) return x", [1, 2]),
        ("for x in (1..3] return x", [2, 3]),
        ('for d in @"2026-08-31"..@"2026-09-01" return d', [date(2026, 8, 31), date(2026, 9, 1)]),
        ("for x in [1, 2], y in [x, 10] return x + y", [2, 11, 4, 12]),
        ("for x in 5 return x", [5]),
        ("for x in null return x", None),
        ('for x in 1.."a" return x', None),
        ("for x in 1.5..3 return x", None),
        ("for row in rows return row.nama", ["Siti", "Joko", "Tini"]),
        ("some x in xs satisfies x > 25", True),
        ("some x in xs satisfies x > 99", False),
        ("some x in xs satisfies null", None),
        ("some x in null satisfies true", None),
        ("every x in xs satisfies x > 5", True),
        ("every x in xs satisfies x > 15", False),
        ("every x in [1], y in [2] satisfies x < y", True),
        ("every x in [] satisfies false", True),
    ],
)
def test_loops_and_quantifiers_go_through_their_sources(
    value: Value, text: str, expected: object
) -> None:
    assert value(text, xs=[10, 20, 30], rows=ROWS) == expected


def test_inner_names_hide_outer_ones(value: Value) -> None:
    assert value("for x in [1] return {x: 2, y: x}.y", x=0) == [2]
