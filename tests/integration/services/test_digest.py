"""The digest of every working morning."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from engine.domain.routine import Plan
from engine.domain.task import TaskStatus
from engine.messages.notices import describe_notice
from engine.services import routines
from tests.integration.records import a_stored_case, a_task, a_user
from tests.integration.services.desk import OFFICE, Desk

MORNING = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)  # Tuesday, 07.30
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
COUNTER, FIELD = "front_office", "trc"


@pytest.fixture
def early(calendar_only: Desk) -> Desk:
    """The office half an hour before the digest."""
    calendar_only.at = MORNING - HOUR / 2
    with calendar_only.database.work(OFFICE.id) as work:
        routines.ensure(work, at=calendar_only.at)
    return calendar_only


def hire(desk: Desk, *roles: str, below: UUID | None = None, is_active: bool = True) -> UUID:
    user = a_user(OFFICE.id, roles=frozenset(roles), superior_id=below, is_active=is_active)
    with desk.database.work(OFFICE.id) as work:
        work.users.add(user)
    return user.id


def open_tasks(desk: Desk, *tasks: Mapping[str, Any]) -> None:
    with desk.database.work(OFFICE.id) as work:
        case = a_stored_case(work)
        usual = {"created_at": MORNING - 9 * DAY}
        work.tasks.add([a_task(case, **{**usual, **it}) for it in tasks])


def told(desk: Desk, user_id: UUID) -> list[tuple[object, ...]]:
    """What a person was told: how many tasks are late, due today, and new."""
    with desk.database.reading(OFFICE.id) as work:
        found = work.notices.inbox(user_id, at=desk.at, limit=9)
    assert {it.code for it in found} <= {"N-23"}
    return [
        tuple(it.facts[name] for name in ("n_terlambat", "n_hari_ini", "n_baru")) for it in found
    ]


def in_the_morning(desk: Desk) -> None:
    desk.at = MORNING
    desk.sweep()


def test_a_superior_learns_how_much_waits_below(early: Desk) -> None:
    head = hire(early)
    hire(early, COUNTER, below=head)
    midnight = MORNING.replace(hour=17, minute=0)
    open_tasks(
        early,
        {"due_at": MORNING - HOUR},
        {"due_at": MORNING - 2 * DAY, "status": TaskStatus.CLAIMED},
        {"due_at": MORNING},
        {"due_at": midnight - HOUR},
        {"due_at": midnight},
        {"created_at": MORNING - DAY},
        {"created_at": MORNING - DAY - HOUR},
        {"due_at": MORNING - HOUR, "status": TaskStatus.COMPLETED},
        {"due_at": MORNING - HOUR, "role": FIELD},
    )

    in_the_morning(early)

    assert told(early, head) == [(2, 2, 1)]


def test_new_is_what_came_since_the_last_working_morning(early: Desk) -> None:
    head = hire(early)
    hire(early, COUNTER, below=head)
    monday = MORNING - DAY
    open_tasks(early, {"created_at": monday - 3 * DAY}, {"created_at": monday - 4 * DAY})
    early.at = monday
    with early.database.work(OFFICE.id) as work:
        (routine,) = [it for it in work.routines.all() if it.kind == "digest"]
        work.routines.plan(routine.id, Plan(due_at=monday))

    early.sweep()

    assert told(early, head) == [(0, 0, 1)]


def test_those_far_above_learn_of_everybody_below(early: Desk) -> None:
    top = hire(early)
    head = hire(early, FIELD, below=top)
    clerk = hire(early, COUNTER, below=head)
    open_tasks(early, {"due_at": MORNING - HOUR}, {"due_at": MORNING - HOUR, "role": FIELD})

    in_the_morning(early)

    assert told(early, top) == [(2, 0, 0)]
    assert told(early, head) == [(2, 0, 0)]
    assert told(early, clerk) == []


@pytest.mark.parametrize("role", ["supervisor", "pimpinan"])
def test_overseers_learn_of_all_tasks(early: Desk, role: str) -> None:
    overseer, auditor = hire(early, role), hire(early, "auditor")
    open_tasks(early, {"due_at": MORNING - HOUR}, {"due_at": MORNING + HOUR, "role": FIELD})

    in_the_morning(early)

    assert told(early, overseer) == [(1, 1, 0)]
    assert told(early, auditor) == []


def test_those_who_left_are_not_told_and_do_not_count(early: Desk) -> None:
    gone = hire(early, "supervisor", is_active=False)
    head = hire(early)
    hire(early, COUNTER, below=head, is_active=False)
    open_tasks(early, {"due_at": MORNING - HOUR})

    in_the_morning(early)

    assert told(early, gone) == told(early, head) == []


def test_nobody_is_told_that_nothing_waits(early: Desk) -> None:
    overseer = hire(early, "supervisor")
    open_tasks(early, {"due_at": MORNING + 2 * DAY}, {"due_at": None})

    in_the_morning(early)

    assert told(early, overseer) == []


def test_one_that_was_missed_on_friday_is_not_told_on_a_day_off(early: Desk) -> None:
    overseer = hire(early, "supervisor")
    open_tasks(early, {"due_at": MORNING - HOUR})
    early.at = MORNING + 4 * DAY  # Saturday

    early.sweep()
    assert told(early, overseer) == []

    early.at = MORNING + 6 * DAY
    early.sweep()
    assert told(early, overseer) == [(1, 0, 0)]


def test_superiors_in_a_circle_are_told_all_the_same(early: Desk) -> None:
    head = hire(early, COUNTER)
    other = hire(early, below=head)
    with early.database.work(OFFICE.id) as work:
        people = {it.id: it for it in work.users.all()}
    assert people[other].superior_id == head
    open_tasks(early, {"due_at": MORNING - HOUR})

    in_the_morning(early)

    assert told(early, head) == [(1, 0, 0)]


def test_the_sentence_names_zeroes() -> None:
    facts = {"n_terlambat": 2, "n_hari_ini": 0, "n_baru": 0}

    assert describe_notice("N-23", facts) == (
        "Tugas yang Anda awasi hari ini: 2 terlambat, 0 jatuh tempo, 0 baru."
    )
