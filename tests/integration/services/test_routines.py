"""What offices do again and again: planned once, done once, in an unbroken rhythm."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg
import pytest

from engine.domain.permissions import ADMINISTRATOR
from engine.domain.routine import Routine, RoutineKind
from engine.due_work import LEASE
from engine.persistence.unit_of_work import UnitOfWork
from engine.scheduler import Scheduler
from engine.services import routines
from tests.integration.records import a_user, new_id
from tests.integration.services.desk import OFFICE, Desk

DAY, WEEK = timedelta(days=1), timedelta(days=7)
DIGEST, WARNING = RoutineKind.DIGEST, RoutineKind.HOLIDAY_WARNING


@pytest.fixture
def office_only(calendar_only: Desk, caplog: pytest.LogCaptureFixture) -> Desk:
    caplog.set_level(logging.CRITICAL, "alur.scheduler")
    return calendar_only


def wib(text: str) -> datetime:
    """A moment of the office's clock."""
    return datetime.fromisoformat(f"{text}+07:00").astimezone(UTC)


def planned(desk: Desk) -> dict[RoutineKind, Routine]:
    with desk.database.reading(OFFICE.id) as work:
        return {it.kind: it for it in work.routines.all()}


def due(desk: Desk, kind: RoutineKind) -> datetime:
    return planned(desk)[kind].due_at


def ensured(desk: Desk, at: datetime) -> None:
    desk.at = at
    with desk.database.work(OFFICE.id) as work:
        routines.ensure(work, at=at)


def administrator(desk: Desk) -> UUID:
    with desk.database.work(OFFICE.id) as work:
        user = a_user(OFFICE.id, roles=frozenset({ADMINISTRATOR}))
        work.users.add(user)
    return user.id


def warnings(desk: Desk, user_id: UUID) -> list[tuple[str, object]]:
    with desk.database.reading(OFFICE.id) as work:
        found = work.notices.inbox(user_id, at=desk.at, limit=99)
    return [(it.code, it.facts["tahun"]) for it in reversed(found)]


def test_a_started_scheduler_plans_what_an_office_lacks(office_only: Desk) -> None:
    scheduler = Scheduler(office_only.database, clock=lambda: wib("2026-11-23T06:00"))

    scheduler.start()
    scheduler.stop()

    assert due(office_only, DIGEST) == wib("2026-11-23T07:30")
    assert due(office_only, WARNING) == wib("2026-11-23T07:30")


def test_what_is_planned_stays_as_it_is(office_only: Desk) -> None:
    ensured(office_only, wib("2026-11-23T06:00"))
    before = planned(office_only)

    ensured(office_only, wib("2026-11-25T06:00"))

    assert planned(office_only) == before


@pytest.mark.parametrize(
    ("at", "morning"),
    [
        ("2026-11-23T07:29", "2026-11-23T07:30"),
        ("2026-11-23T07:30", "2026-11-24T07:30"),
        ("2026-11-27T08:00", "2026-11-30T07:30"),  # Friday, Monday
        ("2026-12-31T08:00", "2027-01-04T07:30"),  # after New Year and a weekend
        ("2028-02-28T08:00", "2028-02-29T07:30"),
        ("2028-02-29T08:00", "2028-03-01T07:30"),
    ],
)
def test_a_digest_is_due_on_the_next_working_morning(
    office_only: Desk, at: str, morning: str
) -> None:
    ensured(office_only, wib(at))

    assert due(office_only, DIGEST) == wib(morning)


@pytest.mark.parametrize(
    ("at", "morning"),
    [
        ("2026-02-28T06:00", "2026-10-01T07:30"),
        ("2028-02-29T06:00", "2028-10-01T07:30"),
        ("2026-10-03T06:00", "2026-10-03T07:30"),
        ("2026-10-03T08:00", "2026-10-04T07:30"),
        ("2026-12-31T08:00", "2027-10-01T07:30"),
    ],
)
def test_holidays_are_looked_for_every_morning_from_october_on(
    office_only: Desk, at: str, morning: str
) -> None:
    ensured(office_only, wib(at))

    assert due(office_only, WARNING) == wib(morning)


def test_administrators_are_asked_once_a_week_for_unknown_holidays(office_only: Desk) -> None:
    admin = administrator(office_only)
    ensured(office_only, wib("2027-09-30T06:00"))

    for _ in range(14):
        office_only.at += DAY
        office_only.sweep()

    # Friday to Sunday, a whole week, and the days until Thursday.
    assert warnings(office_only, admin) == [("N-31", 2028)] * 3


def test_nobody_is_asked_for_holidays_that_are_known(office_only: Desk) -> None:
    admin = administrator(office_only)
    ensured(office_only, wib("2026-10-01T06:00"))
    office_only.at += WEEK

    assert office_only.sweep() == 2

    assert warnings(office_only, admin) == []


def test_what_was_missed_in_december_asks_for_the_year_that_has_begun(office_only: Desk) -> None:
    admin = administrator(office_only)
    ensured(office_only, wib("2027-12-31T06:00"))
    office_only.at = wib("2028-01-02T10:00")

    office_only.sweep()

    assert warnings(office_only, admin) == [("N-31", 2028)]
    assert due(office_only, WARNING) == wib("2028-10-01T07:30")


def test_two_missed_days_are_done_once_and_the_rhythm_stays(office_only: Desk) -> None:
    ensured(office_only, wib("2026-11-23T06:00"))
    office_only.at = wib("2026-11-25T10:11")

    assert office_only.sweep() == 2
    assert office_only.sweep() == 0

    assert due(office_only, DIGEST) == wib("2026-11-26T07:30")


def test_nothing_is_done_again_when_the_clock_is_set_back(office_only: Desk) -> None:
    ensured(office_only, wib("2026-11-23T06:00"))
    office_only.at = wib("2026-11-23T08:00")
    office_only.sweep()

    office_only.at = wib("2026-11-23T07:00")
    assert office_only.sweep() == 0
    office_only.at = wib("2026-11-23T07:45")
    assert office_only.sweep() == 0

    assert due(office_only, DIGEST) == wib("2026-11-24T07:30")


def test_one_that_was_taken_by_two_is_done_by_the_first(office_only: Desk) -> None:
    admin = administrator(office_only)
    ensured(office_only, wib("2027-10-04T06:00"))
    office_only.at += DAY
    routine = planned(office_only)[WARNING]

    for _ in range(2):
        with office_only.database.work(OFFICE.id) as work:
            routines.run(work, routine_id=routine.id, at=office_only.at)
    with office_only.database.work(OFFICE.id) as work:
        routines.give_up(work, routine_id=routine.id, at=office_only.at)

    assert warnings(office_only, admin) == [("N-31", 2028)]
    assert due(office_only, WARNING) == wib("2027-10-05T07:30")


def test_one_that_is_gone_is_left_alone(office_only: Desk) -> None:
    with office_only.database.work(OFFICE.id) as work:
        routines.run(work, routine_id=new_id(), at=office_only.at)
        routines.give_up(work, routine_id=new_id(), at=office_only.at)

    assert planned(office_only) == {}


def failing(error: Exception) -> Callable[[UnitOfWork, Routine, datetime], None]:
    def act(*_: object) -> None:
        raise error

    return act


def test_a_fault_makes_one_wait_for_its_next_time_and_the_others_are_done(
    office_only: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "alur.scheduler")
    acts = {**routines.ACTS, DIGEST: failing(ValueError("Sarimin"))}
    monkeypatch.setattr(routines, "ACTS", acts)
    admin = administrator(office_only)
    ensured(office_only, wib("2027-10-04T06:00"))
    office_only.at += DAY / 2

    assert office_only.sweep() == 2
    office_only.at += LEASE
    assert office_only.sweep() == 0

    assert warnings(office_only, admin) == [("N-31", 2028)]
    assert due(office_only, DIGEST) == wib("2027-10-05T07:30")
    assert "ValueError at" in caplog.text
    assert "Sarimin" not in caplog.text


def test_trouble_of_the_database_only_leaves_it_leased(
    office_only: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensured(office_only, wib("2026-11-23T06:00"))
    office_only.at += DAY / 2
    with monkeypatch.context() as patched:
        trouble = failing(psycopg.OperationalError())
        patched.setattr(routines, "ACTS", dict.fromkeys(RoutineKind, trouble))
        assert office_only.sweep() == 2
    assert due(office_only, DIGEST) == wib("2026-11-23T07:30")

    office_only.at += LEASE
    assert office_only.sweep() == 2

    assert due(office_only, DIGEST) == wib("2026-11-24T07:30")
