"""ISO 8601 durations and repetitions are counted as a calendar counts them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from engine.bpmn.timing import ENDLESS, BadTimeError, Cycle, cycle, following, later, moment

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


def test_a_cycle_may_begin_at_a_date() -> None:
    found = cycle("R2/2026-02-01T00:00:00Z/P1D", at=AT)

    assert found == Cycle(times=2, first=datetime(2026, 2, 1, tzinfo=UTC), every="P1D")


def test_an_endless_cycle_stays_endless() -> None:
    rest = following(cycle("R/P1D", at=AT), at=AT + timedelta(days=5))

    assert rest == Cycle(times=ENDLESS, first=AT + timedelta(days=6), every="P1D")


def test_a_cycle_whose_firings_were_all_missed_is_over() -> None:
    assert following(cycle("R3/P1D", at=AT), at=AT + timedelta(days=9)) is None


def test_missed_firings_count() -> None:
    rest = following(cycle("R5/P1D", at=AT), at=AT + timedelta(days=2, hours=1))

    assert rest == Cycle(times=3, first=AT + timedelta(days=3), every="P1D")


@pytest.mark.parametrize("text", ["R/P1M", "R3/P1Y", "R2/2026-01-31T00:00:00Z/P1M1D", "R/P0.5Y"])
def test_a_cycle_of_months_or_years_has_no_even_rhythm(text: str) -> None:
    with pytest.raises(BadTimeError):
        cycle(text, at=AT)


def test_a_cycle_ends_with_the_calendar() -> None:
    assert following(Cycle(times=ENDLESS, first=AT, every="P3000000D"), at=AT) is None


def test_a_very_short_cycle_is_caught_up_with_at_once() -> None:
    rest = following(cycle("R/PT0.001S", at=AT), at=AT + timedelta(days=400))

    assert rest is not None
    assert rest.first > AT + timedelta(days=400)
