"""Tasks: who may take, give back and close them."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from engine.domain.actor import Actor, Principal
from engine.domain.errors import (
    AlreadyDoneError,
    HeldByOtherError,
    IllegalTransitionError,
    NotPermittedError,
)
from engine.domain.task import Task, TaskStatus

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)
OFFICE = UUID(int=1)


def person(number: int, *roles: str) -> Actor:
    return Actor(
        office_id=OFFICE, user_id=UUID(int=number), name=f"Orang {number}", roles=frozenset(roles)
    )


SARI, DEWI, JOKO = person(11, "front_office"), person(12, "front_office"), person(13, "trc")


def task() -> Task:
    return Task(
        id=UUID(int=21),
        instance_id=UUID(int=31),
        process_id="p",
        element_id="terima_surat",
        name="Terima surat",
        role="front_office",
        form_id="f",
        created_at=NOW,
        due_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
    )


def test_a_person_of_the_role_takes_a_free_task() -> None:
    free = task()

    free.claim(SARI)

    assert (free.status, free.assignee_id, free.assignee_name) == (
        TaskStatus.CLAIMED,
        SARI.user_id,
        "Orang 11",
    )


def test_others_cannot_take_it() -> None:
    with pytest.raises(NotPermittedError):
        task().claim(JOKO)


def test_taking_it_twice_is_no_mistake() -> None:
    mine = task()
    mine.claim(SARI)

    mine.claim(SARI)

    assert mine.assignee_id == SARI.user_id


def test_a_taken_task_names_its_holder_to_colleagues() -> None:
    taken = task()
    taken.claim(SARI)

    with pytest.raises(HeldByOtherError) as refusal:
        taken.claim(DEWI)

    assert refusal.value.holder == "Orang 11"


def test_its_holder_gives_it_back() -> None:
    mine = task()
    mine.claim(SARI)

    mine.release(SARI)

    assert (mine.status, mine.assignee_id) == (TaskStatus.READY, None)


def test_nobody_else_gives_it_back() -> None:
    taken = task()
    taken.claim(SARI)

    with pytest.raises(HeldByOtherError):
        taken.release(DEWI)


def standing_in(principal: Actor, *roles: str) -> Actor:
    """Somebody of the field team who stands in for a colleague."""
    lent = Principal(
        user_id=principal.user_id,
        name=principal.name,
        position="Petugas loket",
        capacity="Plh.",
        roles=principal.roles - set(roles),
        last_day=None,
    )
    return Actor(
        office_id=OFFICE,
        user_id=UUID(int=14),
        name="Wahyu",
        roles=principal.roles | set(roles),
        principals=(lent,),
    )


def test_a_deputy_goes_on_with_what_the_absent_person_has_taken() -> None:
    taken = task()
    taken.claim(SARI)
    wahyu = standing_in(SARI, "trc")

    taken.complete(taken.on_record(wahyu), at=NOW)

    assert (taken.status, taken.assignee_id) == (TaskStatus.COMPLETED, SARI.user_id)
    assert taken.on_record(wahyu).name == "Wahyu (Plh. Petugas loket)"


def test_a_deputy_gives_it_back_and_nobody_elses() -> None:
    hers, other = task(), task()
    hers.claim(SARI)
    other.claim(DEWI)
    wahyu = standing_in(SARI, "trc")

    hers.release(wahyu)

    assert hers.status is TaskStatus.READY
    with pytest.raises(HeldByOtherError):
        other.release(wahyu)


def test_what_a_deputy_takes_is_the_absent_persons() -> None:
    free = task()
    wahyu = standing_in(SARI, "trc")

    free.claim(free.on_record(wahyu))

    assert (free.assignee_id, free.assignee_name) == (SARI.user_id, "Wahyu (Plh. Petugas loket)")
    free.release(SARI)


def test_what_a_deputy_takes_by_a_role_of_their_own_is_theirs() -> None:
    free = task()
    wahyu = standing_in(SARI, "front_office")

    free.claim(free.on_record(wahyu))

    assert (free.assignee_id, free.assignee_name) == (wahyu.user_id, "Wahyu")


def test_a_deputy_goes_on_with_the_holders_draft() -> None:
    taken, free = task(), task()
    taken.claim(SARI)
    wahyu = standing_in(SARI, "trc")

    assert taken.draft_owner(wahyu) == SARI.user_id
    assert taken.draft_owner(DEWI) == DEWI.user_id
    assert free.draft_owner(wahyu) == wahyu.user_id


def test_completing_a_free_task_takes_it_first() -> None:
    free = task()

    free.complete(SARI, at=NOW)

    assert (free.status, free.assignee_id, free.ended_at) == (
        TaskStatus.COMPLETED,
        SARI.user_id,
        NOW,
    )


def test_a_completed_task_cannot_be_completed_again() -> None:
    done = task()
    done.complete(SARI, at=NOW)

    with pytest.raises(AlreadyDoneError):
        done.complete(SARI, at=NOW)


def test_a_held_task_is_off_the_worklist_until_its_step_succeeds() -> None:
    answered = task()
    answered.claim(SARI)

    answered.hold()
    was_open = answered.is_open
    answered.succeed(at=NOW)

    assert not was_open
    assert (answered.status, answered.ended_at) == (TaskStatus.COMPLETED, NOW)


def test_a_free_task_cannot_be_held() -> None:
    with pytest.raises(IllegalTransitionError) as refusal:
        task().hold()

    assert (refusal.value.current, refusal.value.wanted) == ("ready", "held")


@pytest.mark.parametrize(
    ("at", "late"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 9, 1, tzinfo=UTC), True),
    ],
)
def test_a_task_is_late_once_its_due_time_has_passed(at: datetime, late: bool) -> None:  # noqa: FBT001 -- a table column
    assert task().is_late(at=at) is late


def test_a_finished_task_is_never_late() -> None:
    done = task()
    done.complete(SARI, at=NOW)

    assert not done.is_late(at=datetime(2027, 1, 1, tzinfo=UTC))


def test_a_task_without_a_target_is_never_late() -> None:
    timeless = task()
    timeless.due_at = None

    assert not timeless.is_late(at=datetime(2027, 1, 1, tzinfo=UTC))
