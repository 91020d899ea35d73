"""Those above a task give it to somebody else, or say why it is late."""

from datetime import timedelta
from uuid import UUID

import pytest

from engine.domain.errors import AlreadyDoneError, InvalidSubmissionError, NotPermittedError
from engine.services import assignments, tasks
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.test_clocks import complete_file, running
from tests.integration.services.test_escalations import DUE, FAR, sweep_at, told


def assign(
    desk: Desk, case_id: UUID, *, to: str, by: str = "Budi", reason: str = "Sari sakit"
) -> None:
    task_id = desk.task(case_id, "terima_surat").id
    with desk.database.work(OFFICE.id) as work:
        assignments.assign(
            work,
            task_id=task_id,
            to=person(to).user_id,
            reason=reason,
            actor=person(by),
            at=desk.at,
        )


def give_reason(
    desk: Desk,
    case_id: UUID,
    *,
    of: UUID | None = None,
    by: str = "Suharto",
    reason: str = "Cuti",
) -> None:
    """Say why a task is late, or the case itself."""
    with desk.database.work(OFFICE.id) as work:
        assignments.give_reason(
            work,
            instance_id=case_id,
            subject_id=of or case_id,
            reason=reason,
            actor=person(by),
            at=desk.at,
        )


def open_for(desk: Desk, name: str) -> list[UUID]:
    with desk.database.reading(OFFICE.id) as work:
        return [it.subject_id for it in assignments.asked_of(work, actor=person(name))]


@pytest.mark.parametrize("holder", [None, "Sari"])
def test_a_task_goes_to_somebody_else_of_its_role(desk: Desk, holder: str | None) -> None:
    case_id = desk.start()
    if holder:
        with desk.database.work(OFFICE.id) as work:
            task_id = desk.task(case_id, "terima_surat").id
            tasks.claim(work, task_id=task_id, actor=person(holder), at=desk.at)

    assign(desk, case_id, to="Dewi")

    assert desk.task(case_id, "terima_surat").assignee_name == "Dewi"
    assert told(desk) == {"Dewi": ["N-20"]}
    entry = desk.view(case_id).history[-1]
    assert (entry.happening, entry.facts["to"], entry.actor_name) == (
        "task_assigned",
        "Dewi",
        "Budi",
    )


def test_a_superior_may_do_it_without_an_overseers_role(desk: Desk) -> None:
    case_id = desk.start()

    assign(desk, case_id, to="Dewi", by="Rahayu")

    assert desk.task(case_id, "terima_surat").assignee_name == "Dewi"


@pytest.mark.parametrize(
    ("by", "to"), [("Dewi", "Dewi"), ("Joko Purnomo", "Dewi"), ("Budi", "Joko Purnomo")]
)
def test_nobody_else_does_it_and_nobody_gets_what_they_may_not_do(
    desk: Desk, by: str, to: str
) -> None:
    case_id = desk.start()

    with pytest.raises(NotPermittedError):
        assign(desk, case_id, to=to, by=by)


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 501])
def test_it_takes_a_reason(desk: Desk, reason: str) -> None:
    case_id = desk.start()

    with pytest.raises(InvalidSubmissionError):
        assign(desk, case_id, to="Dewi", reason=reason)


def test_a_task_that_is_done_is_given_to_nobody(desk: Desk) -> None:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat")

    with pytest.raises(AlreadyDoneError):
        assign(desk, case_id, to="Dewi")


def test_whoever_is_asked_at_the_last_level_answers_by_giving_it_away(desk: Desk) -> None:
    case_id = desk.start()
    sweep_at(desk, DUE, FAR)
    before = open_for(desk, "Suharto")

    assign(desk, case_id, to="Dewi", by="Suharto")

    assert before == [desk.task(case_id, "terima_surat").id]
    assert open_for(desk, "Suharto") == []


def test_or_by_a_reason(desk: Desk) -> None:
    case_id = desk.start()
    sweep_at(desk, DUE, FAR)

    give_reason(desk, case_id, of=desk.task(case_id, "terima_surat").id)

    assert open_for(desk, "Suharto") == []
    entry = desk.view(case_id).history[-1]
    assert (entry.happening, entry.facts["reason"]) == ("escalation_answered", "Cuti")
    with pytest.raises(AlreadyDoneError):
        give_reason(desk, case_id, of=desk.task(case_id, "terima_surat").id)


def test_nobody_else_is_asked(desk: Desk) -> None:
    case_id = desk.start()
    sweep_at(desk, DUE, FAR)

    assert open_for(desk, "Rahayu") == []
    with pytest.raises(NotPermittedError):
        give_reason(desk, case_id, of=desk.task(case_id, "terima_surat").id, by="Rahayu")


def test_what_is_done_meanwhile_asks_nobody_any_more(desk: Desk) -> None:
    case_id = desk.start()
    sweep_at(desk, DUE, FAR)

    desk.hand_in(case_id, "terima_surat")

    assert open_for(desk, "Suharto") == []


def test_a_case_far_beyond_its_promise_asks_too(desk: Desk) -> None:
    case_id = complete_file(desk)
    desk.at = running(desk, case_id).due_at + timedelta(days=60)
    desk.sweep()

    assert case_id in open_for(desk, "Suharto")
    give_reason(desk, case_id, reason="Anggaran terlambat")

    assert case_id not in open_for(desk, "Suharto")
    assert desk.view(case_id).history[-1].facts == {"reason": "Anggaran terlambat"}
