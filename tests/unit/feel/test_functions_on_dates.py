from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest

from engine.feel import FeelEvaluationError, YearsMonths, parse

Value = Callable[..., Any]
WIB = timezone(timedelta(hours=7))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('date("2026-08-17")', date(2026, 8, 17)),
        ("date(2026, 8, 17)", date(2026, 8, 17)),
        ("date(2026, 2, 30)", None),
        ('date("-0000-01-01")', None),
        ('date("02026-01-01")', None),
        ("date(1000000000, 1, 1)", None),
        ("date(2026, 8.5, 1)", None),
        ('date("17-08-2026")', None),
        ('date(@"2026-08-17T10:00:00")', date(2026, 8, 17)),
        ('date(@"2026-08-17")', date(2026, 8, 17)),
        ('time("08:30:00+07:00")', time(8, 30, tzinfo=WIB)),
        ('time("08:30")', None),
        ('time("08:30:00+15:00")', None),
        ('time("08:30:00?")', None),
        ("time(8, 30, 0)", time(8, 30)),
        ('time(8, 30, 1.5, @"PT7H")', time(8, 30, 1, 500_000, tzinfo=WIB)),
        ("time(8, 30, 0, null)", time(8, 30)),
        ('time(@"08:30:00")', time(8, 30)),
        ('time(@"2026-08-17")', time(tzinfo=UTC)),
        ('time(@"2026-08-17T08:30:00")', time(8, 30)),
        ('date and time("2026-08-17T08:30:00-07:30:30") = null', False),
        ('date and time("2026-08-17T08:30:00@Tidak/Ada")', None),
        ('date and time("2026-08-17T08:30:00@../../etc/passwd")', None),
        ('date and time("2026-08-17T08:30:00Z")', datetime(2026, 8, 17, 8, 30, tzinfo=UTC)),
        (
            'date and time(@"2026-08-17", @"08:30:00Z")',
            datetime(2026, 8, 17, 8, 30, tzinfo=UTC),
        ),
        ('string(date and time("2026-08-17"))', "2026-08-17T00:00:00"),
        ('string(date and time(@"2026-08-17"))', "2026-08-17T00:00:00"),
        ('date and time(@"2026-08-17T08:30:00Z") = @"2026-08-17T08:30:00Z"', True),
        ("string(date and time(2026, 8, 17, 8, 30, 0))", "2026-08-17T08:30:00"),
        ("date and time(2026, 8, 17, 8, 30, 0, 7)", datetime(2026, 8, 17, 8, 30, tzinfo=WIB)),
        (
            "date and time(year: 1, month: 2, day: 3, hour: 4, minute: 5, second: 6, timezone: z)",
            datetime(1, 2, 3, 4, 5, 6, tzinfo=UTC),
        ),
        ("date and time(2026, 8, 17, 25, 0, 0)", None),
        ('date and time(@"2026-08-17T01:30:00Z", "Asia/Jakarta").hour', 8),
        ('date and time(@"2026-08-17T01:30:00", "Asia/Jakarta").time offset', timedelta(hours=7)),
        ('date and time(@"2026-08-17", "Asia/Jakarta")', None),
        ('date and time(@"2026-08-17", "08:30:00")', None),
        ('duration("P3D")', timedelta(days=3)),
        ('duration("PT0.S")', timedelta()),
        ('duration("P")', None),
        ('duration("P1Y2D")', None),
        ('duration(@"P3D")', timedelta(days=3)),
        ('duration("P9999999999D")', None),
        ('duration("P9999999999Y")', None),
        ('years and months duration(@"2024-02-29", @"2026-02-28")', YearsMonths(23)),
        ('years and months duration(@"2026-02-28", @"2024-02-29")', YearsMonths(-23)),
        ('years and months duration(from: @"2026-01-01", to: @"2026-03-01")', YearsMonths(2)),
        ('day of week(@"2026-08-17")', "Monday"),
        ('month of year(@"2026-08-17")', "August"),
        ('day of year(@"2026-02-01")', 32),
        ('week of year(@"2026-01-01")', 1),
        ('last day of month(@"2024-02-10")', date(2024, 2, 29)),
        ('last day of month(@"2026-08-17T10:00:00")', date(2026, 8, 31)),
        ("now().weekday", 1),
        ("now()", datetime(2026, 8, 17, 2, 30, tzinfo=UTC)),
        ("today()", date(2026, 8, 17)),
    ],
)
def test_dates_are_made_and_taken_apart(value: Value, text: str, expected: object) -> None:
    assert value(text, z="Z") == expected


def test_today_is_the_date_in_the_zone_of_now() -> None:
    now = datetime(2026, 8, 17, 23, 30, tzinfo=UTC).astimezone(WIB)

    assert parse("today()").evaluate({}, now=now) == date(2026, 8, 18)


def test_without_a_clock_there_is_no_today() -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        parse("today()").evaluate({})

    assert refused.value.code == "no_clock"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@"2020-10-25T02:30:00@Europe/Paris" = @"2020-10-25T00:30:00Z"', True),
        ('@"2020-10-25T02:30:00@Europe/Paris" < @"2020-10-25T00:30:00Z"', False),
        (
            '@"2020-03-29T12:00:00@Europe/Paris" - @"2020-03-28T12:00:00@Europe/Paris"',
            timedelta(hours=23),
        ),
        ('@"9999-12-31T23:00:00@America/New_York" > @"2020-01-01T00:00:00Z"', True),
    ],
)
def test_moments_are_compared_as_instants_also_when_clocks_change(
    value: Value, text: str, expected: object
) -> None:
    assert value(text) == expected
