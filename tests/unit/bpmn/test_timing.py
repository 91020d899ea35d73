"""ISO 8601 durations are counted as a calendar counts them."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from engine.bpmn.timing import BadTimeError, later, moment

AT = datetime(2026, 1, 31, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("PT1H", datetime(2026, 1, 31, 9, tzinfo=UTC)),
        ("PT1.5H", datetime(2026, 1, 31, 9, 30, tzinfo=UTC)),
        ("P1W", datetime(2026, 2, 7, 8, tzinfo=UTC)),
        ("P0,5D", datetime(2026, 1, 31, 20, tzinfo=UTC)),
        ("P1M", datetime(2026, 2, 28, 8, tzinfo=UTC)),
        ("P1Y", datetime(2027, 1, 31, 8, tzinfo=UTC)),
        ("P1Y1M1DT1H1M1S", datetime(2027, 3, 1, 9, 1, 1, tzinfo=UTC)),
        ("P12M", datetime(2027, 1, 31, 8, tzinfo=UTC)),
        ("PT0S", AT),
    ],
)
def test_durations(duration: str, expected: datetime) -> None:
    assert later(AT, duration) == expected


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "1D", "-P1D", "P1H", "P1.5M", "P1DT", "p1d", "P1D ", "PT1X", "P²D"]
)
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(BadTimeError):
        later(AT, text)


def test_a_moment_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(BadTimeError):
        moment("P99999Y", at=AT)


def test_a_date_without_a_zone_is_one_of_the_zone_of_the_run() -> None:
    jakarta = timezone(timedelta(hours=7))

    assert moment(date(2026, 2, 1), at=AT.astimezone(jakarta)) == datetime(
        2026, 1, 31, 17, tzinfo=UTC
    )


LEAP_DAY = datetime(2028, 2, 29, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "duration", "expected"),
    [
        (LEAP_DAY, "P1Y", datetime(2029, 2, 28, 9, tzinfo=UTC)),
        (LEAP_DAY, "P4Y", datetime(2032, 2, 29, 9, tzinfo=UTC)),
        (datetime(2028, 1, 31, tzinfo=UTC), "P1M", datetime(2028, 2, 29, tzinfo=UTC)),
        (datetime(2026, 12, 31, 23, tzinfo=UTC), "PT2H", datetime(2027, 1, 1, 1, tzinfo=UTC)),
        (datetime(2026, 11, 30, tzinfo=UTC), "P3M", datetime(2027, 2, 28, tzinfo=UTC)),
    ],
)
def test_leap_days_and_the_end_of_the_year(
    start: datetime, duration: str, expected: datetime
) -> None:
    assert later(start, duration) == expected


@pytest.mark.parametrize(
    ("zone", "hour"), [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)]
)
def test_a_date_begins_at_midnight_in_the_zone_of_the_office(zone: str, hour: int) -> None:
    at = AT.astimezone(ZoneInfo(zone))

    assert moment("2027-01-01", at=at) == datetime(2026, 12, 31, hour, tzinfo=UTC)
