from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from engine.feel import YearsMonths, to_json
from engine.feel.wide import WideDate

Value = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('date("-2017-02-28")', "-2017-02-28"),
        ("date(-999999999, 12, 31)", "-999999999-12-31"),
        ('date("0000-02-29")', "0000-02-29"),
        ('@"9999-12-31" + @"P1D"', "10000-01-01"),
        ('@"10000-01-31" - @"P1M"', "9999-12-31"),
        ('@"10000-02-29" + @"P1Y"', "10001-02-28"),
        ('@"10000-01-01" - @"P1D"', "9999-12-31"),
        ('@"0001-01-01" - @"P1D"', "0000-12-31"),
        ('@"-2021-01-01T10:10:10+11:00" - @"P1D"', "-2022-12-31T10:10:10+11:00"),
        ('@"-2021-01-01T10:10:10@Asia/Jakarta" + @"P1M"', "-2021-02-01T10:10:10@Asia/Jakarta"),
        ('@"9999-12-31T24:00:00"', "10000-01-01T00:00:00"),
        ('date(@"12345-06-07T10:00:00Z")', "12345-06-07"),
        ('time(@"12345-06-07T10:00:00Z")', "10:00:00Z"),
        ('date and time(@"12345-06-07", @"10:00:00")', "12345-06-07T10:00:00"),
        ('date and time(@"12345-06-07")', "12345-06-07T00:00:00"),
        ('last day of month(@"12344-02-01")', "12344-02-29"),
        ('@"10:00:00.123456789"', "10:00:00.123456789"),
        ('@"10:00:00.123456789+07:00" + @"PT1H"', "11:00:00.123456789+07:00"),
        ("time(10, 0, 1.0000005)", "10:00:01.0000005"),
        ('@"2026-08-17T10:00:00.123456789" + @"P1D"', "2026-08-18T10:00:00.123456789"),
        ('time(@"2026-08-17T10:00:00.000000001")', "10:00:00.000000001"),
        ('for d in @"9999-12-31"..@"10000-01-01" return d', "[9999-12-31, 10000-01-01]"),
    ],
)
def test_dates_and_times_beyond_pythons_are_computed(
    value: Value, text: str, expected: str
) -> None:
    assert value(f"string({text})") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@"-2017-02-28".year', -2017),
        ('@"-2017-02-28".month', 2),
        ('@"-2017-02-28".weekday', 1),
        ('@"12345-06-07T10:20:30+07:00".hour', 10),
        ('@"12345-06-07T10:20:30+07:00".time offset', timedelta(hours=7)),
        ('@"12345-06-07T10:20:30@Asia/Jakarta".timezone', "Asia/Jakarta"),
        ('day of week(@"10000-01-01")', "Saturday"),
        ('day of year(@"12344-12-31")', 366),
        ('week of year(@"10000-01-01")', 52),
        ('month of year(@"-0001-08-01")', "August"),
        ('@"12345-01-01" - @"12344-01-01"', timedelta(days=366)),
        ('@"10000-01-01" - @"9999-12-31"', timedelta(days=1)),
        ('years and months duration(@"-0001-01-01", @"0001-01-01")', YearsMonths(24)),
        ('@"12345-01-01" > @"2026-08-17"', True),
        ('@"2026-08-17" >= @"12345-01-01"', False),
        ('@"12345-01-01" = @"12345-01-01"', True),
        ('@"12345-01-01" = @"12745-01-01"', False),
        ('@"12345-01-01T10:00:00.5+07:00" = @"12345-01-01T03:00:00Z"', True),
        ('@"12345-01-01T10:00:00Z" = @"12345-01-01T10:00:00"', False),
        ('@"12345-01-01T10:00:00Z" < @"12345-01-01T10:00:00"', None),
        ('[@"10:00:00.0000001"..@"11:00:00"] = [@"10:00:00.0000001"..@"11:00:00"]', True),
        ('[@"10:00:00.0000001"..@"11:00:00"] = [@"10:00:00"..@"11:00:00"]', False),
        ('@"10000-01-01" in [@"9999-01-01"..@"10001-01-01"]', True),
        ('count(distinct values([@"12345-01-01", @"12345-01-01", @"12346-01-01"]))', 2),
    ],
)
def test_dates_and_times_beyond_pythons_are_compared_and_taken_apart(
    value: Value, text: str, expected: object
) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@"10000-01-01" - @"P1D"', date(9999, 12, 31)),
        (
            '@"10000-01-01T00:00:00Z" - @"PT1S"',
            datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
        ),
        ('@"10:00:00.123456000"', time(10, 0, 0, 123456)),
    ],
)
def test_what_python_can_hold_is_python_s(value: Value, text: str, expected: object) -> None:
    found = value(text)

    assert (found, type(found)) == (expected, type(expected))


def test_a_wide_date_is_text_in_json(value: Value) -> None:
    assert to_json(value('@"10000-01-01"')) == "10000-01-01"
    assert to_json(value('@"10000-01-01T08:30:00Z"')) == "10000-01-01T08:30:00Z"


def test_a_wide_date_equals_nothing_but_dates() -> None:
    assert WideDate(date(2000, 1, 1), 20) != "10000-01-01"
