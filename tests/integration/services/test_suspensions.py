"""Nothing moves a suspended case; what happened meanwhile is made up for when it goes on."""

from datetime import timedelta
from uuid import UUID

import pytest

from engine.domain.errors import (
    AlreadyDoneError,
    InvalidSubmissionError,
    NotPermittedError,
    SuspendedError,
)
from engine.services import escalations, incidents, messages, outbox, tasks
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.packages import operation, then, waiting_for
from tests.integration.services.test_clocks import complete_file, go_on, suspend
from tests.integration.services.test_escalations import DUE, FAR, climbed, sweep_at
from tests.integration.services.test_timers import DAY, DEADLINE, fired, incomplete

HOUR = timedelta(hours=1)


def test_a_task_of_it_cannot_be_handed_in_and_its_draft_stays(desk: Desk) -> None:
    case_id = desk.start()
    task_id = desk.task(case_id, "terima_surat").id
    with desk.database.work(OFFICE.id) as work:
        tasks.save_draft(
            work, task_id=task_id, actor=person("Sari"), values={"nama": "Siti"}, at=desk.at
        )
    suspend(desk, case_id)

    with pytest.raises(SuspendedError):
        desk.hand_in(case_id, "terima_surat")

    with desk.database.reading(OFFICE.id) as work:
        assert work.drafts.get(task_id, user_id=person("Sari").user_id) == {"nama": "Siti"}


def test_its_timers_wait_and_fire_when_it_goes_on(desk: Desk) -> None:
    case_id = incomplete(desk)
    suspend(desk, case_id)
    desk.at += DEADLINE + DAY

    while_suspended = desk.sweep()
    before = fired(desk, case_id)
    go_on(desk, case_id)
    desk.sweep()

    assert (while_suspended, before) == (0, [])
    assert fired(desk, case_id) == ["t_ingat", "t_batas"]


def test_a_timer_that_a_scheduler_holds_already_does_not_fire(desk: Desk) -> None:
    case_id = incomplete(desk)
    desk.at += DEADLINE
    with desk.database.directory() as directory:
        held = directory.due_timers(at=desk.at, limit=9, lease=HOUR)
    suspend(desk, case_id)

    for _, timer_id in held:
        desk.fire(timer_id)

    assert fired(desk, case_id) == []
    go_on(desk, case_id)
    desk.sweep()
    assert fired(desk, case_id) == ["t_ingat", "t_batas"]


def test_its_ladder_is_not_climbed(desk: Desk) -> None:
    case_id = desk.start()
    suspend(desk, case_id)

    sweep_at(desk, DUE)

    assert climbed(desk, case_id) == []


def test_its_ladder_wakes_nobody(desk: Desk) -> None:
    case_id = complete_file(desk)
    suspend(desk, case_id)

    with desk.database.work(OFFICE.id) as work:
        escalations.climb_task(work, task_id=desk.task(case_id, "cek_dtks").id, at=FAR)
        escalations.climb_case(work, instance_id=case_id, at=FAR)

    assert desk.task(case_id, "cek_dtks").wake_at is None
    assert climbed(desk, case_id) == []


def test_an_answer_from_outside_waits_until_it_goes_on(desk: Desk) -> None:
    desk.deploy(then(("kerja", operation("pesan", pesan='"kabar"'))))
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Siti"})
    with desk.database.directory() as directory:
        ((_, job_id),) = directory.due_jobs(at=desk.at, limit=9, lease=HOUR)
    with desk.database.reading(OFFICE.id) as work:
        prepared = outbox.prepare(work, job_id=job_id, at=desk.at)
    suspend(desk, case_id)

    assert prepared is not None
    with desk.database.work(OFFICE.id) as work:
        outbox.finish(work, job=prepared[0], result=None, at=desk.at)
    while_suspended = desk.is_running(case_id)
    go_on(desk, case_id)
    desk.sweep()

    assert while_suspended
    assert not desk.is_running(case_id)


def test_its_tasks_have_as_much_time_left_as_before(desk: Desk) -> None:
    case_id = desk.start()
    suspend(desk, case_id)
    desk.at = DUE
    go_on(desk, case_id)

    sweep_at(desk, DUE + timedelta(hours=5))

    assert climbed(desk, case_id) == []
    assert desk.task(case_id, "terima_surat").due_at == DUE + DAY


def test_a_job_of_it_is_done_when_it_goes_on(desk: Desk) -> None:
    desk.deploy(then(("kerja", operation("pesan", pesan='"kabar"'))))
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Siti"})
    suspend(desk, case_id)

    idle = desk.sweep()
    still_running = desk.is_running(case_id)
    go_on(desk, case_id)
    desk.sweep()

    assert (idle, still_running) == (0, True)
    assert not desk.is_running(case_id)


def test_a_message_for_it_is_kept_and_brought_when_it_goes_on(desk: Desk) -> None:
    desk.deploy(waiting_for("uang_cair", key="tahun"), key="tunggu")
    case_id = desk.start("tunggu")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": "2027"})
    suspend(desk, case_id)

    with desk.database.work(OFFICE.id) as work:
        reached = messages.send(work, name="uang_cair", key="2027", at=desk.at)
    waiting = desk.happened(case_id)
    go_on(desk, case_id)

    assert reached is None
    assert "message_received" not in waiting
    assert "message_received" in desk.happened(case_id)


def test_what_it_waits_for_cannot_be_noted_by_hand(desk: Desk) -> None:
    desk.deploy(waiting_for("uang_cair", key="tahun"), key="tunggu")
    case_id = desk.start("tunggu")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": "2027"})
    suspend(desk, case_id)

    with desk.database.work(OFFICE.id) as work:
        (wait,) = work.waits.of_instance(case_id)
        with pytest.raises(SuspendedError):
            messages.record(
                work, instance_id=case_id, wait_id=wait.id, actor=person("Budi"), at=desk.at
            )


def test_a_failed_step_of_it_is_not_tried_again(desk: Desk) -> None:
    desk.deploy(then(("kerja", operation("pemberitahuan", kode='"N-11"', untuk="null"))))
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Siti"})
    suspend(desk, case_id)
    (incident,) = desk.view(case_id).incidents

    with desk.database.work(OFFICE.id) as work, pytest.raises(SuspendedError):
        incidents.retry(work, incident_id=incident.id, actor=person("Budi"), at=desk.at)


def ended(desk: Desk) -> UUID:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat", ada_kk=False)
    desk.at += DEADLINE
    desk.sweep()
    return case_id


def test_only_a_running_case_is_suspended_and_only_once(desk: Desk) -> None:
    case_id = desk.start()
    suspend(desk, case_id)

    with pytest.raises(SuspendedError):
        suspend(desk, case_id)
    with pytest.raises(AlreadyDoneError):
        suspend(desk, ended(desk))


def test_only_a_suspended_case_goes_on(desk: Desk) -> None:
    case_id = desk.start()

    with pytest.raises(AlreadyDoneError):
        go_on(desk, case_id)


def test_supervisors_alone_suspend_and_say_why(desk: Desk) -> None:
    case_id = desk.start()

    with pytest.raises(NotPermittedError):
        suspend(desk, case_id, by="Sari")
    with pytest.raises(InvalidSubmissionError):
        suspend(desk, case_id, reason="   ")
    suspend(desk, case_id)

    (entry,) = (it for it in desk.view(case_id).history if it.happening == "suspended")
    assert (entry.actor_name, entry.facts) == ("Budi", {"reason": "Menunggu putusan"})
