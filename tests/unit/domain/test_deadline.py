"""When work must be done, and when along the way levels are reached."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import deadline, durations
from engine.domain.ladder import LEVELS
from engine.domain.office_hours import DayKind, SpecialDay
from engine.domain.pause import Pause, PauseKind
from engine.domain.snapshot import Target
from engine.domain.working_time import OfficeCalendars, office_calendars
from tests.unit.domain.calendars import WIB, local

BOTH = office_calendars(WIB)
DAY = timedelta(days=1)


MONDAY = local("2026-11-23T07:30")


def pause(start: datetime, end: datetime | None) -> Pause:
    return Pause(
        id=UUID(int=1),
        instance_id=UUID(int=2),
        kind=PauseKind.WAITING,
        reason="Menunggu",
        started_at=start,
        ended_at=end,
    )


def days(amount: float, *pauses: Pause) -> deadline.TimeFrame:
    target = Target(amount=amount, unit="hk")
    return deadline.of_target(target, since=MONDAY, calendars=BOTH, pauses=pauses)


def promise(
    iso: str, *pauses: Pause, since: datetime = MONDAY, calendars: OfficeCalendars = BOTH
) -> deadline.TimeFrame:
    duration = durations.from_iso(iso)
    return deadline.of_promise(duration, since=since, calendars=calendars, pauses=pauses)


def test_the_levels_of_a_day_lie_in_its_working_hours() -> None:
    assert [days(1).moment(it) for it in LEVELS] == [
        local("2026-11-23T11:15"),
        local("2026-11-23T14:30"),
        local("2026-11-23T16:00"),
        local("2026-11-24T11:15"),
    ]


@pytest.mark.parametrize(
    ("unit", "due"), [("jam", "2026-11-27T11:30"), ("menit", "2026-11-27T13:34")]
)
def test_minutes_pass_while_the_counter_is_open_and_hours_while_the_office_is(
    unit: str, due: str
) -> None:
    """On Fridays the counter closes at 11.00, the office at 11.30."""
    amount = 1 if unit == "jam" else 34
    began = local("2026-11-27T10:30")
    frame = deadline.of_target(Target(amount=amount, unit=unit), since=began, calendars=BOTH)

    assert frame.due_at == local(due)


def test_a_pause_moves_what_lies_behind_it_and_nothing_before() -> None:
    away = pause(local("2026-11-24T07:30"), local("2026-11-26T07:30"))

    frame = days(4, away)

    assert frame.moment(25) == local("2026-11-23T16:00")
    assert frame.moment(50) == local("2026-11-26T16:00")
    assert frame.due_at == local("2026-11-30T16:00")


def test_a_pause_that_lasts_moves_nothing_yet() -> None:
    assert days(2, pause(local("2026-11-23T08:00"), None)).due_at == days(2).due_at


def test_a_pause_after_the_due_time_does_not_undo_the_lateness() -> None:
    late = pause(local("2026-11-25T08:00"), local("2026-11-27T08:00"))

    assert days(1, late).due_at == days(1).due_at


def test_a_pause_at_night_takes_nothing() -> None:
    night = pause(local("2026-11-23T18:00"), local("2026-11-24T06:00"))

    assert days(2, night).due_at == days(2).due_at


def test_a_promise_in_months_ends_when_the_office_closes() -> None:
    assert promise("P2M").due_at == local("2027-01-25T16:00")
    assert promise("P2M").moment(100) == local("2027-01-25T16:00")


def test_a_promise_moved_by_part_of_a_day_still_ends_at_closing() -> None:
    away = pause(local("2026-11-24T07:30"), local("2026-11-25T10:00"))

    assert promise("P7D", away).due_at == local("2026-12-02T16:00")


def test_an_hour_of_service_is_counted_at_the_counter() -> None:
    frame = promise("PT1H", since=local("2026-11-23T14:30"))

    assert frame.due_at == local("2026-11-24T08:30")


def test_a_promise_may_fall_on_the_leap_day() -> None:
    assert promise("P1M", since=local("2028-01-31T09:00")).due_at == local("2028-02-29T16:00")


def test_a_promise_over_the_year_end_leaves_the_holidays_out() -> None:
    new_year = SpecialDay(day=date(2027, 1, 1), kind=DayKind.NATIONAL_HOLIDAY, name="Tahun Baru")
    calendars = office_calendars(WIB, special_days=[new_year])

    frame = promise("P1HK", since=local("2026-12-31T09:00"), calendars=calendars)

    assert frame.due_at == local("2027-01-04T16:00")


@pytest.mark.parametrize(
    ("zone", "hours"), [("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)]
)
def test_each_zone_closes_by_its_own_clock_all_year(zone: str, hours: int) -> None:
    calendars = office_calendars(ZoneInfo(zone))
    for month in (1, 4, 7, 10):
        since = datetime(2027, month, 4, 1, tzinfo=UTC)
        due_at = promise("P1M", since=since, calendars=calendars).due_at
        assert due_at.utcoffset() == timedelta()
        assert due_at + timedelta(hours=hours) in {
            datetime.combine(due_at.date(), datetime.min.time(), UTC) + timedelta(hours=it)
            for it in (16, 16.5)
        }


moments = st.integers(0, 3 * 365 * 24 * 60).map(lambda it: MONDAY + timedelta(minutes=it))


@given(
    since=moments,
    amount=st.floats(min_value=0.1, max_value=60),
    away=st.lists(st.tuples(moments, st.integers(0, 40)), max_size=3),
)
def test_levels_follow_one_another_and_pauses_never_bring_them_forward(
    since: datetime, amount: float, away: list[tuple[datetime, int]]
) -> None:
    target = Target(amount=amount, unit="hk")
    pauses = [pause(start, start + length * DAY) for start, length in away]
    plain = deadline.of_target(target, since=since, calendars=BOTH)
    moved = deadline.of_target(target, since=since, calendars=BOTH, pauses=pauses)

    reached = [moved.moment(it) for it in LEVELS]

    assert reached == sorted(reached)
    assert all(moved.moment(it) >= plain.moment(it) for it in LEVELS)
