"""What deputies do with the tasks and cases of whom they stand in for."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from engine.domain.absence import AbsenceKind
from engine.domain.actor import Actor
from engine.domain.errors import HeldByOtherError, NotPermittedError
from engine.domain.history import Happening, HistoryEntry
from engine.domain.worklist import WorklistQuery
from engine.services import cases, incidents, instances, messages, staff, tasks
from engine.services.tasks import Submission
from tests.integration.records import an_absence
from tests.integration.services.desk import JPST, OFFICE, Desk, person
from tests.integration.services.packages import LATER, branching, waiting_for
from tests.processes.answers import good_answers
from tests.processes.case import UPLOADS


def away(desk: Desk, name: str, *, deputy: str, kind: AbsenceKind = AbsenceKind.LEAVE) -> None:
    """Let somebody be away from the day of the desk's clock on."""
    with desk.database.work(OFFICE.id) as work:
        first = staff.local_day(work, desk.at)
        work.absences.add(
            an_absence(
                person(name).user_id,
                deputy_id=person(deputy).user_id,
                first_day=first,
                last_day=date(2026, 12, 24),
                kind=kind,
            )
        )


def acting(desk: Desk, name: str) -> Actor:
    with desk.database.reading(OFFICE.id) as work:
        return staff.actor(work, work.users.get(person(name).user_id), at=desk.at)


def claim(desk: Desk, task_id: UUID, *, by: Actor) -> None:
    with desk.database.work(OFFICE.id) as work:
        tasks.claim(work, task_id=task_id, actor=by, at=desk.at)


def hand_in(desk: Desk, task_id: UUID, *, by: Actor) -> None:
    answers = good_answers("terima_surat")
    with desk.database.work(OFFICE.id) as work:
        tasks.complete(
            work,
            task_id=task_id,
            actor=by,
            submission=Submission(key="k", data=answers, files=UPLOADS),
            at=desk.at,
        )


def last(desk: Desk, case_id: UUID, happening: Happening) -> HistoryEntry:
    with desk.database.reading(OFFICE.id) as work:
        return [it for it in work.history.of_instance(case_id) if it.happening is happening][-1]


def test_a_deputy_completes_what_the_absent_person_has_taken(desk: Desk) -> None:
    case_id = desk.start()
    task_id = desk.task(case_id, "terima_surat").id
    claim(desk, task_id, by=person("Sari"))
    away(desk, "Sari", deputy="Joko Purnomo")

    hand_in(desk, task_id, by=acting(desk, "Joko Purnomo"))

    entry = last(desk, case_id, Happening.TASK_COMPLETED)
    assert entry.actor_id == person("Joko Purnomo").user_id
    assert entry.actor_name == "Joko Purnomo (Plh. Petugas)"
    assert {it.added_by for it in desk.view(case_id).documents} == {"Joko Purnomo (Plh. Petugas)"}


def test_nobody_else_does(desk: Desk) -> None:
    task_id = desk.task(desk.start(), "terima_surat").id
    claim(desk, task_id, by=person("Sari"))
    away(desk, "Sari", deputy="Joko Purnomo")

    with pytest.raises(HeldByOtherError):
        hand_in(desk, task_id, by=acting(desk, "Dewi"))
    with pytest.raises(NotPermittedError):
        hand_in(desk, task_id, by=acting(desk, "Wahyu Nugroho"))


def test_the_absent_person_may_still_act(desk: Desk) -> None:
    case_id = desk.start()
    task_id = desk.task(case_id, "terima_surat").id
    claim(desk, task_id, by=person("Sari"))
    away(desk, "Sari", deputy="Joko Purnomo")

    hand_in(desk, task_id, by=acting(desk, "Sari"))

    assert last(desk, case_id, Happening.TASK_COMPLETED).actor_name == "Sari"


def test_what_a_deputy_takes_stays_with_the_absent_person(desk: Desk) -> None:
    case_id = desk.start()
    task_id = desk.task(case_id, "terima_surat").id
    away(desk, "Sari", deputy="Joko Purnomo", kind=AbsenceKind.VACANT)

    claim(desk, task_id, by=acting(desk, "Joko Purnomo"))
    claim(desk, task_id, by=acting(desk, "Joko Purnomo"))

    assert desk.task(case_id, "terima_surat").assignee_id == person("Sari").user_id
    assert desk.happened(case_id).count("task_claimed") == 1
    claimed = last(desk, case_id, Happening.TASK_CLAIMED)
    assert claimed.actor_name == "Joko Purnomo (Plt. Petugas)"


def test_a_deputy_gives_a_task_back(desk: Desk) -> None:
    case_id = desk.start()
    task_id = desk.task(case_id, "terima_surat").id
    claim(desk, task_id, by=person("Sari"))
    away(desk, "Sari", deputy="Joko Purnomo")

    with desk.database.work(OFFICE.id) as work:
        tasks.release(work, task_id=task_id, actor=acting(desk, "Joko Purnomo"), at=desk.at)

    released = last(desk, case_id, Happening.TASK_RELEASED)
    assert released.actor_name == "Joko Purnomo (Plh. Petugas)"


def test_a_deputy_goes_on_with_the_draft_of_the_absent_person(desk: Desk) -> None:
    task_id = desk.task(desk.start(), "terima_surat").id
    claim(desk, task_id, by=person("Sari"))
    away(desk, "Sari", deputy="Joko Purnomo")

    def typed(name: str) -> object:
        with desk.database.reading(OFFICE.id) as work:
            actor = staff.actor(work, work.users.get(person(name).user_id), at=desk.at)
            return tasks.open_sheet(work, task_id=task_id, actor=actor, at=desk.at).draft

    def save(name: str, subject: str) -> None:
        actor = acting(desk, name)
        with desk.database.work(OFFICE.id) as work:
            tasks.save_draft(
                work, task_id=task_id, actor=actor, values={"nama": subject}, at=desk.at
            )

    save("Sari", "Painem")
    taken_over = typed("Joko Purnomo")
    save("Joko Purnomo", "Painem Sumiati")

    assert taken_over == {"nama": "Painem"}
    assert typed("Sari") == {"nama": "Painem Sumiati"}


def test_the_worklist_holds_the_tasks_of_both(desk: Desk) -> None:
    hers, own = (desk.task(desk.start(), "terima_surat").id for _ in range(2))
    claim(desk, hers, by=person("Sari"))
    claim(desk, own, by=person("Dewi"))
    away(desk, "Sari", deputy="Dewi")
    dewi = acting(desk, "Dewi")

    with desk.database.reading(OFFICE.id) as work:
        query = WorklistQuery(holders=dewi.stands_in_for | {dewi.user_id})
        rows = tasks.worklist(work, query=query).rows
        counted = work.tasks.count(query, limit=9)

    assert {(it.task_id, it.assignee_id) for it in rows} == {
        (hers, person("Sari").user_id),
        (own, dewi.user_id),
    }
    assert counted == 2


def test_a_case_is_begun_under_the_title(desk: Desk) -> None:
    away(desk, "Sari", deputy="Joko Purnomo")
    joko = acting(desk, "Joko Purnomo")

    with desk.database.work(OFFICE.id) as work:
        case_id = instances.start(work, key=JPST, actor=joko, at=desk.at).id

    assert last(desk, case_id, Happening.STARTED).actor_name == "Joko Purnomo (Plh. Petugas)"


def test_a_deputy_reads_the_cases_that_the_absent_person_began(desk: Desk) -> None:
    case_id = desk.start()
    away(desk, "Sari", deputy="Rahayu")

    with desk.database.reading(OFFICE.id) as work:
        rahayu = acting(desk, "Rahayu")
        found = cases.view(work, instance_id=case_id, actor=rahayu, at=desk.at)

    assert found.case.instance.id == case_id


def test_a_step_is_tried_again_under_the_title(desk: Desk) -> None:
    desk.deploy(branching(LATER))
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})
    away(desk, "Budi", deputy="Dewi")
    desk.at += timedelta(days=1)

    with desk.database.work(OFFICE.id) as work:
        incident_id = work.incidents.of_instance(case_id)[-1].id
        dewi = staff.actor(work, work.users.get(person("Dewi").user_id), at=desk.at)
        incidents.retry(work, incident_id=incident_id, actor=dewi, at=desk.at)

    assert last(desk, case_id, Happening.STEP_RETRIED).actor_name == "Dewi (Plh. Petugas)"


def test_news_is_noted_and_a_message_given_up_under_the_title(desk: Desk) -> None:
    desk.deploy(waiting_for("uang_cair", key="tahun"), key="tunggu")
    case_id = desk.start("tunggu")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": "2026"})
    away(desk, "Budi", deputy="Rahayu")
    rahayu = acting(desk, "Rahayu")

    with desk.database.work(OFFICE.id) as work:
        (wait,) = work.waits.of_instance(case_id)
        messages.record(work, instance_id=case_id, wait_id=wait.id, actor=rahayu, at=desk.at)
        messages.send(work, name="kabar_lain", at=desk.at)
        (kept,) = work.messages.kept()
        messages.discard(work, message_id=kept.id, actor=rahayu, at=desk.at)
        discarded = work.messages.get(kept.id)

    noted = last(desk, case_id, Happening.MESSAGE_RECEIVED)
    assert noted.actor_name == discarded.settled_by == "Rahayu (Plh. Petugas)"
