"""Cases begin by themselves at the moments that a timer start event names."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import orjson
import pytest

from engine.bpmn.cycles import Cycle, read_cycle
from engine.bpmn.start_timers import first_start, next_start
from engine.bpmn.timer_refs import TimerFacts
from engine.bpmn.timing import BadTimeError
from engine.domain.working_time import usual_calendar

WITA = ZoneInfo("Asia/Makassar")
AT = datetime(2026, 11, 30, 9, 30, tzinfo=WITA)
CALENDAR = usual_calendar(AT)


def first(kind: str, text: str, *, at: datetime = AT) -> Cycle | None:
    return first_start(TimerFacts(kind, text), at=at, calendar=CALENDAR)


def in_time(found: Cycle | None) -> Iterator[datetime]:
    """Yield the moments of a row that is always followed in time, and kept as JSON between."""
    while found is not None:
        yield found.due
        kept = read_cycle(orjson.loads(orjson.dumps(found.as_json())))
        found = next_start(kept, at=found.due)


def here(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=WITA)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("timeDate", "2026-12-31", [here(2026, 12, 31)]),
        ("timeDate", "2026-12-31T08:00", [here(2026, 12, 31, 8)]),
        ("timeDate", "2026-12-31T08:00+07:00", [here(2026, 12, 31, 9)]),
        ("timeDate", 'date("2027-01-02")', [here(2027, 1, 2)]),
        ("timeDate", '= today() + duration("P1D")', [here(2026, 12, 1)]),
        ("timeDate", "tambah_hari_kerja(now(), 1)", [here(2026, 12, 1, 9, 30)]),
        ("timeDuration", "P3M", [here(2027, 2, 28, 9, 30)]),
        ("timeDuration", 'duration("P1M")', [here(2026, 12, 30, 9, 30)]),
        ("timeDuration", 'duration("PT90M")', [here(2026, 11, 30, 11)]),
        ("timeCycle", "R2/P3M", [here(2027, 2, 28, 9, 30), here(2027, 5, 30, 9, 30)]),
        ("timeCycle", '"R1/" + "P1D"', [here(2026, 12, 1, 9, 30)]),
        ("timeCycle", "R3/2026-11-29/P1D", [here(2026, 12, 1)]),
        ("timeCycle", "R2/P1D/2026-12-02", [here(2026, 12, 1), here(2026, 12, 2)]),
        ("timeDate", "2026-11-30", []),
        ("timeCycle", "R3/2026-10-01/P1D", []),
        ("timeCycle", "R3/P1D/2026-10-01", []),
    ],
)
def test_cases_begin_at(kind: str, text: str, expected: list[datetime]) -> None:
    assert list(in_time(first(kind, text))) == expected


def test_what_is_counted_is_counted_where_the_office_is() -> None:
    found = first("timeCycle", "R/P1M", at=datetime(2026, 1, 30, 23, tzinfo=UTC))

    assert found is not None
    assert found.due == here(2026, 2, 28, 7)


def test_a_rhythm_is_kept_and_missed_moments_count_as_one() -> None:
    found = first("timeCycle", "R/P3M")
    assert found is not None

    rest = next_start(found, at=AT + timedelta(days=400))

    assert rest is not None
    assert rest.due == here(2028, 2, 29, 9, 30)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("timeDate", "besok"),
        ("timeDate", "tanggal + 1"),
        ("timeDate", "1 +"),
        ("timeDate", "[1..5]"),
        ("timeDate", "2026-02-30"),
        ("timeDuration", "P3X"),
        ("timeDuration", "3"),
        ("timeCycle", "PT1H"),
        ("timeCycle", "R/PT1S"),
    ],
)
def test_what_is_no_time_is_refused(kind: str, text: str) -> None:
    with pytest.raises(BadTimeError):
        first(kind, text)
