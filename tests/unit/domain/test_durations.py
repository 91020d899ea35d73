"""Promises of standards: the day on which they end, and step targets that fit into them."""

from datetime import UTC

import pytest

from engine.domain.durations import Duration, due_at, from_iso, scaled
from engine.domain.office_hours import CalendarKind
from engine.domain.snapshot import Target
from engine.domain.working_time import office_calendars
from engine.holidays import decreed_days
from tests.unit.domain.calendars import CALENDARS, WIB, WITA, local

DECREED = office_calendars(WIB, special_days=decreed_days())


@pytest.mark.parametrize(
    ("promise", "start", "due"),
    [
        ("P14HK", "2026-11-23 10:00", "2026-12-11 16:30"),
        ("P1HK", "2026-11-21 10:00", "2026-11-23 16:00"),
        ("P1HK", "2026-11-23 06:00", "2026-11-24 16:00"),
        ("P1HK", "2026-12-23 10:00", "2026-12-28 16:00"),
        ("P3HK", "2026-12-28 10:00", "2026-12-31 11:00"),
        ("P7D", "2026-11-23 10:00", "2026-11-30 16:00"),
        ("P7D", "2026-12-18 10:00", "2026-12-28 16:00"),
        ("P1W", "2026-11-23 10:00", "2026-11-30 16:00"),
        ("P2M", "2026-11-23 10:00", "2027-01-25 16:00"),
        ("P1M", "2026-10-31 10:00", "2026-11-30 16:00"),
        ("P3M", "2026-11-30 10:00", "2027-03-01 15:00"),
        ("P1Y", "2028-02-29 10:00", "2029-02-28 16:00"),
        ("P1M", "2026-12-05 10:00", "2027-01-05 16:00"),
        ("PT1H", "2026-11-23 10:00", "2026-11-23 11:00"),
        ("PT1H", "2026-11-23 14:30", "2026-11-24 08:30"),
        ("PT60M", "2026-11-27 10:30", "2026-11-27 14:00"),
        ("P7HKT5H50M", "2026-11-23 10:00", "2026-12-03 13:50"),
        ("P1M2HK", "2026-10-23 10:00", "2026-11-25 16:00"),
        ("PT0M", "2026-11-22 10:00", "2026-11-22 10:00"),
    ],
)
def test_a_promise_ends_as_the_rules_have_it(promise: str, start: str, due: str) -> None:
    found = due_at(from_iso(promise), start=local(start), calendars=CALENDARS)

    assert found == local(due)
    assert found.tzinfo is UTC


def test_three_months_end_after_the_holidays_of_their_last_day() -> None:
    found = due_at(Duration(months=3), start=local("2027-02-15 10:00"), calendars=DECREED)

    # 15 May is a Saturday; Iduladha, its leave and Waisak take until the 20th.
    assert found == local("2027-05-21 16:30")


def test_days_are_those_of_the_office() -> None:
    east = office_calendars(WITA)

    found = due_at(Duration(working_days=1), start=local("2026-11-23 23:30"), calendars=east)

    assert found == local("2026-11-25 16:00", WITA)


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        (Duration(months=2), "P2M"),
        (Duration(days=7), "P7D"),
        (Duration(working_days=14), "P14HK"),
        (Duration(minutes=90), "PT90M"),
        (Duration(months=1, days=2, working_days=3, minutes=4), "P1M2D3HKT4M"),
        (Duration(), "PT0M"),
    ],
)
def test_a_duration_is_written_and_read_again(duration: Duration, text: str) -> None:
    assert duration.iso == text
    assert from_iso(text) == duration


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P1MT", "1M", "P-1M", "p1m", "P1.5M", "PT1S", "P1M ", "P12345D"]
)
def test_other_texts_are_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match=r"^.*$"):
        from_iso(text)


@pytest.mark.parametrize(
    ("amount", "unit", "available", "expected"),
    [
        (10, "hk", 29, 5),
        (10, "hk", 58, 10),
        (10, "hk", 62, 10),
        (4, "jam", 29, 2),
        (50, "menit", 29, 30),
        (10, "menit", 29, 10),
        (1, "hk", 0, 0.5 / 7.5),
        (1, "jam", -3, 0.5),
    ],
)
def test_step_targets_shrink_with_the_promise(
    amount: float, unit: str, available: int, expected: float
) -> None:
    found = scaled(Target(amount=amount, unit=unit), available=available, planned=58)

    assert found.amount == pytest.approx(expected)
    assert found.unit == unit


def test_the_available_days_are_those_between_start_and_due() -> None:
    start = local("2027-02-15 10:00")
    working = DECREED[CalendarKind.WORKING]

    due = due_at(Duration(months=2), start=start, calendars=DECREED)
    available = working.working_days(after=working.local_date(start), until=working.local_date(due))

    assert scaled(Target(amount=4, unit="hk"), available=available, planned=40).amount == 3.5


def test_a_promise_beyond_the_years_of_dates_has_no_end() -> None:
    with pytest.raises((ValueError, OverflowError)):
        due_at(Duration(months=120_000), start=local("2026-11-23 10:00"), calendars=CALENDARS)
