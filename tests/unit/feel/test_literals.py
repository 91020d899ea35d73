from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from engine.feel import Range, YearsMonths

Value = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("42", 42),
        (".5", Decimal("0.5")),
        ("1.50", Decimal("1.5")),
        ("2e3", 2000),
        ("true", True),
        ("false", False),
        ("null", None),
        ('"desa"', "desa"),
        ("[]", []),
        ('[1, [2], "a"]', [1, [2], "a"]),
        ("{}", {}),
        ("{a: 1, b: a + 1}", {"a": 1, "b": 2}),
        ('{"nomor KK": 7, nama lengkap: "Siti"}', {"nomor KK": 7, "nama lengkap": "Siti"}),
        ("{a: 1, b: {c: a + 1}}", {"a": 1, "b": {"c": 2}}),
        ("1 // tahun pertama\n+ /* lalu\nkedua */ 2", 3),
    ],
)
def test_a_literal_is_its_value(value: Value, text: str, expected: object) -> None:
    assert value(text) == expected


def test_a_number_of_more_than_34_digits_is_rounded(value: Value) -> None:
    assert value("1" * 34 + "9") == Decimal("1" * 33 + "2E+1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r'"baris\nbaru"', "baris\nbaru"),
        (r'"\t\r\\\""', '\t\r\\"'),
        (r'"\u0041\U01F600"', "A\U0001f600"),
        (r'"\uD83D\uDE00"', "\U0001f600"),
        (r'"\d+"', r"\d+"),
    ],
)
def test_escapes_in_a_text_are_read(value: Value, text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@"2026-08-17"', date(2026, 8, 17)),
        ('@"08:30:00"', time(8, 30)),
        ('@"08:30:00.25Z"', time(8, 30, 0, 250_000, tzinfo=UTC)),
        ('@"2026-08-17T08:30:00Z"', datetime(2026, 8, 17, 8, 30, tzinfo=UTC)),
        ('@"2026-08-17T24:00:00Z"', datetime(2026, 8, 18, tzinfo=UTC)),
        ('@"P1DT2H3M4.5S"', timedelta(days=1, hours=2, minutes=3, seconds=4.5)),
        ('@"-PT10M"', timedelta(minutes=-10)),
        ('@"P1Y2M"', YearsMonths(14)),
        ('@"-P2M"', YearsMonths(-2)),
    ],
)
def test_an_at_literal_is_a_date_a_time_or_a_duration(
    value: Value, text: str, expected: object
) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1..5]", Range(1, 5, start_included=True, end_included=True)),
        ("(1..5]", Range(1, 5, start_included=False, end_included=True)),
        ("]1..5[", Range(1, 5, start_included=False, end_included=False)),
        ("[1..5)", Range(1, 5, start_included=True, end_included=False)),
        ("[1..null]", Range(1, None, start_included=True, end_included=True)),
        ('[1.."a"]', None),
        ("[5..1]", None),
        ("[[1]..[2]]", None),
    ],
)
def test_a_range_has_two_bounds_of_one_ordered_type(
    value: Value, text: str, expected: object
) -> None:
    assert value(text) == expected


def test_open_ranges_may_stand_in_a_list(value: Value) -> None:
    assert value("count([]1..5[, ]7..9[])") == 2


def test_a_condition_chooses_between_two_values(value: Value) -> None:
    text = 'if umur >= 60 then "lansia" else "belum"'

    assert value(text, umur=61) == "lansia"
    assert value(text, umur=59) == "belum"


def test_a_condition_that_is_not_true_takes_the_other_way(value: Value) -> None:
    assert value("if null then 1 else 2") == 2
    assert value('if "ya" then 1 else 2') == 2
