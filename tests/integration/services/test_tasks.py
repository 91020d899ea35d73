"""Taking tasks, drafting and handing in answers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from engine.domain.actor import Actor
from engine.domain.errors import (
    AlreadyDoneError,
    HeldByOtherError,
    InvalidSubmissionError,
    NotFoundError,
    NotPermittedError,
)
from engine.domain.office import Office
from engine.domain.task import TaskStatus
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import case, cases, documents, incidents, tasks
from engine.services.tasks import Sheet, Submission
from tests.integration.records import an_office
from tests.integration.services.desk import OFFICE, Desk, person
from tests.processes.answers import APPLICANT
from tests.processes.case import NOW


def first_task(desk: Desk) -> tuple[UUID, UUID]:
    case_id = desk.start()
    return case_id, desk.task(case_id, "terima_surat").id


def claim(desk: Desk, task_id: UUID, *, by: str) -> None:
    with desk.database.work(OFFICE.id) as work:
        tasks.claim(work, task_id=task_id, actor=person(by), at=NOW)


def release(desk: Desk, task_id: UUID, *, by: str) -> None:
    with desk.database.work(OFFICE.id) as work:
        tasks.release(work, task_id=task_id, actor=person(by), at=NOW)


def draft(desk: Desk, task_id: UUID, *, by: str, **values: Any) -> None:
    with desk.database.work(OFFICE.id) as work:
        tasks.save_draft(work, task_id=task_id, actor=person(by), values=values, at=NOW)


def sheet(desk: Desk, task_id: UUID, *, by: str = "Sari") -> Sheet:
    with desk.database.reading(OFFICE.id) as work:
        return tasks.open_sheet(work, task_id=task_id, actor=person(by), at=desk.at)


def test_a_taken_task_names_its_holder(desk: Desk) -> None:
    case_id, task_id = first_task(desk)

    claim(desk, task_id, by="Sari")

    task = desk.task(case_id, "terima_surat")
    assert (task.status, task.assignee_name) == (TaskStatus.CLAIMED, "Sari")
    assert desk.happened(case_id) == ["started", "task_claimed"]


def test_a_task_that_was_given_back_is_free_for_others(desk: Desk) -> None:
    case_id, task_id = first_task(desk)
    claim(desk, task_id, by="Sari")

    release(desk, task_id, by="Sari")
    claim(desk, task_id, by="Dewi")

    assert desk.task(case_id, "terima_surat").assignee_name == "Dewi"
    assert desk.happened(case_id)[-2:] == ["task_released", "task_claimed"]


def test_only_the_holder_gives_a_task_back_drafts_or_completes_it(desk: Desk) -> None:
    case_id, task_id = first_task(desk)
    claim(desk, task_id, by="Sari")

    with pytest.raises(HeldByOtherError, match="Sari"):
        release(desk, task_id, by="Dewi")
    with pytest.raises(HeldByOtherError, match="Sari"):
        draft(desk, task_id, by="Dewi")
    with pytest.raises(HeldByOtherError, match="Sari"):
        desk.hand_in(case_id, "terima_surat", by="Dewi")


def test_people_of_other_roles_can_do_nothing_with_a_task(desk: Desk) -> None:
    case_id, task_id = first_task(desk)

    for attempt in (claim, draft, sheet):
        with pytest.raises(NotPermittedError):
            attempt(desk, task_id, by="Rahayu")
    with pytest.raises(NotPermittedError):
        desk.hand_in(case_id, "terima_surat", by="Rahayu")
    assert desk.happened(case_id) == ["started"]


def test_the_counter_acts_for_applicants(desk: Desk) -> None:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat", ada_kk=False)

    desk.hand_in(case_id, "lengkapi_berkas", by="Dewi")

    assert desk.waits_for(case_id) == {"terima_surat"}


def test_a_completed_task_is_done_for_everybody(desk: Desk) -> None:
    case_id, task_id = first_task(desk)
    desk.hand_in(case_id, "terima_surat")

    for name in ("Sari", "Dewi"):
        with pytest.raises(AlreadyDoneError):
            desk.complete(task_id, by=name, data=APPLICANT)
    assert desk.happened(case_id).count("task_completed") == 1


def test_the_same_submission_twice_has_one_effect(desk: Desk) -> None:
    case_id = desk.start()

    task_id = desk.hand_in(case_id, "terima_surat", key="k-1")
    desk.complete(task_id, by="Sari", key="k-1", data=APPLICANT)

    assert desk.happened(case_id).count("task_completed") == 1
    assert len(desk.view(case_id).documents) == 1


def test_an_invalid_submission_changes_nothing_and_keeps_the_draft(desk: Desk) -> None:
    case_id, task_id = first_task(desk)
    draft(desk, task_id, by="Sari", nama="Mbah")

    with pytest.raises(InvalidSubmissionError) as refused:
        desk.hand_in(case_id, "terima_surat", key="k-1", nama="", nik="1")

    assert set(refused.value.problems) == {"nama", "nik"}
    assert desk.happened(case_id) == ["started"]
    assert desk.instance(case_id).business_key is None
    assert desk.view(case_id).documents == ()
    assert sheet(desk, task_id).draft == {"nama": "Mbah"}


def test_a_corrected_submission_may_bring_the_same_key(desk: Desk) -> None:
    case_id = desk.start()
    with pytest.raises(InvalidSubmissionError):
        desk.hand_in(case_id, "terima_surat", key="k-1", nama="")

    desk.hand_in(case_id, "terima_surat", key="k-1")

    assert desk.waits_for(case_id) == {"cek_dtks"}


def test_a_number_is_given_with_the_first_answer_and_stays(desk: Desk) -> None:
    case_id = desk.start()
    before = desk.instance(case_id).business_key

    desk.hand_in(case_id, "terima_surat")
    first = desk.instance(case_id).business_key
    desk.hand_in(case_id, "cek_dtks")

    assert before is None
    assert first == "3304-JPST-2611-00001-2"
    assert desk.instance(case_id).business_key == first


def test_drafts_are_everybodys_own(desk: Desk) -> None:
    _, task_id = first_task(desk)

    draft(desk, task_id, by="Sari", nama="Mbah")
    draft(desk, task_id, by="Sari", nama="Mbah Kasiyem")
    draft(desk, task_id, by="Dewi", nama="Sarimin")

    assert sheet(desk, task_id).draft == {"nama": "Mbah Kasiyem"}
    assert sheet(desk, task_id, by="Dewi").draft == {"nama": "Sarimin"}


def test_drafts_vanish_with_their_task(desk: Desk) -> None:
    case_id, task_id = first_task(desk)
    draft(desk, task_id, by="Sari", nama="Mbah")
    draft(desk, task_id, by="Dewi", nama="Sarimin")

    desk.hand_in(case_id, "terima_surat")

    with desk.database.reading(OFFICE.id) as work:
        for name in ("Sari", "Dewi"):
            assert work.drafts.get(task_id, user_id=person(name).user_id) is None
    with pytest.raises(AlreadyDoneError):
        draft(desk, task_id, by="Sari", nama="Mbah")


def test_the_sheet_of_a_finished_task_shows_no_values(desk: Desk) -> None:
    case_id, task_id = first_task(desk)
    desk.hand_in(case_id, "terima_surat")

    found = sheet(desk, task_id)

    assert found.task.status is TaskStatus.COMPLETED
    assert (found.values, found.draft, found.kept) == ({}, {}, {})


ATTEMPTS: dict[str, Callable[[UnitOfWork, Actor, UUID, UUID], object]] = {
    "claim": lambda work, actor, task, _: tasks.claim(work, task_id=task, actor=actor, at=NOW),
    "release": lambda work, actor, task, _: tasks.release(work, task_id=task, actor=actor, at=NOW),
    "draft": lambda work, actor, task, _: tasks.save_draft(
        work, task_id=task, actor=actor, values={}, at=NOW
    ),
    "sheet": lambda work, actor, task, _: tasks.open_sheet(work, task_id=task, actor=actor, at=NOW),
    "complete": lambda work, actor, task, _: tasks.complete(
        work, task_id=task, actor=actor, submission=Submission(key="k", data={}, files={}), at=NOW
    ),
    "case": lambda work, _, __, case_id: case.get(work, case_id),
    "view": lambda work, actor, _, case_id: cases.view(
        work, instance_id=case_id, actor=actor, at=NOW
    ),
    "document": lambda work, actor, task, _: documents.read(work, document_id=task, actor=actor),
    "retry": lambda work, actor, task, _: incidents.retry(
        work, incident_id=task, actor=actor, at=NOW
    ),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nothing_of_a_case_is_found_from_another_office(desk: Desk, attempt: str) -> None:
    case_id, task_id = first_task(desk)
    neighbour = a_neighbour(desk)
    roles = frozenset({"front_office", "supervisor"})
    actor = Actor(office_id=neighbour.id, user_id=neighbour.id, name="Rini", roles=roles)

    with pytest.raises(NotFoundError), desk.database.work(neighbour.id) as work:
        ATTEMPTS[attempt](work, actor, task_id, case_id)


def a_neighbour(desk: Desk) -> Office:
    neighbour = an_office("Dinas Sosial Kabupaten Jember")
    with desk.database.directory() as directory:
        directory.add_office(neighbour)
    return neighbour


def test_taking_what_one_has_taken_is_told_once(desk: Desk) -> None:
    case_id = desk.start()
    task_id = desk.task(case_id, "terima_surat").id

    for _ in range(2):
        with desk.database.work(OFFICE.id) as work:
            tasks.claim(work, task_id=task_id, actor=person("Sari"), at=desk.at)

    assert desk.happened(case_id).count("task_claimed") == 1
