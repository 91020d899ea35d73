"""Repetitions keep the rhythm of one moment, whatever the length of the months between."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import orjson
import pytest

from engine.bpmn.cycles import Cycle, TooShortError, cycle, following, read_cycle
from engine.bpmn.timing import BadTimeError

AT = datetime(2026, 1, 31, 8, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def firings(text: str, *, at: datetime = AT, most: int = 6) -> list[datetime]:
    """Return the moments of a cycle whose firings all come in time."""
    return list(islice(_firings(text, at), most))


def _firings(text: str, at: datetime) -> Any:
    found: Cycle | None = cycle(text, at=at)
    while found is not None:
        yield found.due
        found = following(found, at=found.due)


def dates(text: str, *, at: datetime = AT) -> list[str]:
    return [it.astimezone(at.tzinfo).date().isoformat() for it in firings(text, at=at)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("R3/PT1H", [AT + HOUR, AT + 2 * HOUR, AT + 3 * HOUR]),
        ("R1/P1D", [AT + DAY]),
        ("R2/2026-02-01T00:00:00Z/P1D", [datetime(2026, 2, it, tzinfo=UTC) for it in (1, 2)]),
        (
            "R3/PT1H/2026-01-31T12:00:00Z",
            [datetime(2026, 1, 31, it, tzinfo=UTC) for it in (10, 11, 12)],
        ),
        (
            "R/PT1H/2026-01-31T10:30:00Z",
            [datetime(2026, 1, 31, it, 30, tzinfo=UTC) for it in (8, 9, 10)],
        ),
        ("R9/PT1H/2026-01-31T09:00:00Z", [AT + HOUR]),
        ("R9/PT1H/2026-01-30T09:00:00Z", [AT - 23 * HOUR]),
    ],
)
def test_a_cycle_fires_at(text: str, expected: list[datetime]) -> None:
    assert firings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("R4/P1M", ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        ("R3/2028-02-29/P1Y", ["2028-02-29", "2029-02-28", "2030-02-28"]),
        ("R3/P3M", ["2026-04-30", "2026-07-31", "2026-10-31"]),
        ("R2/P1M1D", ["2026-03-01", "2026-04-02"]),
        ("R3/P1M/2026-05-31", ["2026-03-31", "2026-04-30", "2026-05-31"]),
        ("R/P1M/2026-03-31", ["2026-02-28", "2026-03-31"]),
        ("R2/2026-12-31/P1D", ["2026-12-31", "2027-01-01"]),
    ],
)
def test_months_are_counted_from_the_first_day(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_months_end_where_the_office_is(zone: str) -> None:
    at = datetime(2026, 1, 31, 0, 30, tzinfo=ZoneInfo(zone))

    assert dates("R2/P1M", at=at) == ["2026-02-28", "2026-03-31"]
    assert dates("R2/2026-01-31T23:00:00+00:00/P1M", at=at) == ["2026-02-01", "2026-03-01"]
    assert firings("R1/P1M", at=at)[0].tzinfo is UTC


def test_a_remembered_cycle_keeps_the_zone_of_its_months() -> None:
    at = datetime(2026, 1, 31, 0, 30, tzinfo=ZoneInfo("Asia/Jayapura"))
    found = cycle("R/P1M", at=at)

    read = read_cycle({**orjson.loads(orjson.dumps(found.as_json())), "due": "x"})
    second = following(read, at=read.due)

    assert read == found
    assert second is not None
    assert second.due.astimezone(at.tzinfo).date() == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "late", "expected"),
    [
        ("R/P1D", timedelta(days=5), AT + 6 * DAY),
        ("R/PT1H", timedelta(minutes=80), AT + 2 * HOUR),
        ("R/P1M", timedelta(days=40), datetime(2026, 3, 31, 8, tzinfo=UTC)),
        ("R/P1Y", timedelta(days=3 * 366), datetime(2030, 1, 31, 8, tzinfo=UTC)),
        ("R/PT1M", timedelta(days=4000), AT + timedelta(days=4000, minutes=1)),
    ],
)
def test_missed_firings_are_left_out(text: str, late: timedelta, expected: datetime) -> None:
    rest = following(cycle(text, at=AT), at=AT + late)

    assert rest is not None
    assert rest.due == expected


def test_missed_firings_count() -> None:
    found = cycle("R5/P1D", at=AT)

    rest = following(found, at=AT + timedelta(days=2, hours=1))

    assert rest == Cycle(anchor=AT, every="P1D", number=3, last=5)
    assert following(found, at=AT + timedelta(days=9)) is None


def test_a_cycle_that_fires_early_goes_on_to_the_next_firing() -> None:
    rest = following(cycle("R/P1D", at=AT), at=AT)

    assert rest is not None
    assert rest.due == AT + 2 * DAY


@pytest.mark.parametrize(
    "text",
    [
        "", "R", "R3", "PT1H", "R0/PT1H", "R/P", "R3/PT", "R/P1.5M", "R/-P1D", "R/PT1H/P1D",
        "R3/besok/PT1H", "R3/PT1H/besok", "R/P99999Y", "R3/PT1H/2026-02-30", None, 3, [],
    ],
)  # fmt: skip
def test_what_is_no_cycle(text: object) -> None:
    with pytest.raises(BadTimeError):
        cycle(text, at=AT)


@pytest.mark.parametrize("every", ["PT0S", "PT59S", "PT0.001S", "P0M"])
def test_a_cycle_takes_at_least_a_minute(every: str) -> None:
    with pytest.raises(TooShortError):
        cycle(f"R3/{every}", at=AT)


def test_a_cycle_ends_with_the_calendar() -> None:
    found = Cycle(anchor=AT, every="P5000Y", number=1, last=None)

    assert following(found, at=AT) is None
