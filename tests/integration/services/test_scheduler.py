"""What is due is done; what fails waits, and the rest goes on."""

import logging
from dataclasses import replace
from datetime import timedelta
from threading import Event
from uuid import UUID

import pytest

from engine.dispatch import Dispatch
from engine.domain.outbox import GIVE_UP_AFTER, JobStatus, OutboxJob
from engine.due_work import DueWork
from engine.scheduler import Scheduler, utc_now
from engine.services import incidents, outbox
from engine.services.operations import letter_pdf
from tests.integration.records import new_id
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.packages import LETTER, then


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "alur.scheduler")


def queued_letter(desk: Desk) -> UUID:
    """A case that waits for its letter."""
    desk.deploy(then(("kerja", LETTER)))
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})
    return case_id


def only_job(desk: Desk) -> OutboxJob:
    with desk.database.directory() as directory:
        ((_, job_id),) = directory.due_jobs(at=desk.at, limit=9, lease=timedelta(0))
    with desk.database.reading(OFFICE.id) as work:
        job = work.outbox.get(job_id)
    assert job is not None
    return job


def broken_job(desk: Desk, case_id: UUID) -> OutboxJob:
    """Store a job that cannot be prepared: it says nothing about its letter."""
    job = OutboxJob(
        id=new_id(),
        office_id=OFFICE.id,
        instance_id=case_id,
        topic=letter_pdf.TOPIC,
        due_at=desk.at - timedelta(hours=1),
    )
    with desk.database.work(OFFICE.id) as work:
        work.outbox.add([job])
    return job


def stored(desk: Desk, job: OutboxJob) -> OutboxJob | None:
    with desk.database.reading(OFFICE.id) as work:
        return work.outbox.get(job.id)


def test_a_letter_is_made_and_the_case_goes_on(desk: Desk) -> None:
    case_id = queued_letter(desk)

    assert desk.sweep() == 1

    assert desk.instance(case_id).end_id == "selesai"
    assert desk.happened(case_id)[-2:] == ["operation_done", "ended"]


def test_a_failing_job_is_put_off_and_does_not_stop_the_others(desk: Desk) -> None:
    case_id = queued_letter(desk)
    job = broken_job(desk, case_id)

    assert desk.sweep() == 2

    assert desk.instance(case_id).end_id == "selesai"
    waiting = stored(desk, job)
    assert waiting is not None
    assert (waiting.attempts, waiting.due_at) == (1, desk.at + timedelta(seconds=2))


def test_an_operation_that_fails_again_and_again_becomes_an_incident(desk: Desk) -> None:
    case_id, job = spoiled(desk)

    (incident,) = desk.view(case_id).incidents

    assert (incident.code, incident.element_id) == ("operation_failed", "kerja")
    dead = stored(desk, job)
    assert dead is not None
    assert (dead.status, dead.attempts) == (JobStatus.DEAD, GIVE_UP_AFTER)


def test_a_supervisor_has_a_given_up_operation_done_again(desk: Desk) -> None:
    case_id, job = spoiled(desk)
    replace_job(desk, replace(job, status=JobStatus.DEAD))
    (incident,) = desk.view(case_id).incidents

    with desk.database.work(OFFICE.id) as work:
        incidents.retry(work, incident_id=incident.id, actor=person("Budi"), at=desk.at)
    desk.sweep()

    assert desk.instance(case_id).end_id == "selesai"
    assert len(desk.view(case_id).documents) == 1


def spoiled(desk: Desk) -> tuple[UUID, OutboxJob]:
    """A case whose letter was tried, without what it needs, until it was given up."""
    case_id = queued_letter(desk)
    job = only_job(desk)
    replace_job(desk, replace(job, payload={}))
    for _ in range(GIVE_UP_AFTER + 2):
        desk.at += timedelta(hours=1)
        desk.sweep()
    return case_id, job


def replace_job(desk: Desk, job: OutboxJob) -> None:
    with desk.database.work(OFFICE.id) as work:
        work.outbox.remove(job.id)
        work.outbox.add([job])


def test_a_job_that_no_step_waits_for_is_dropped_in_the_end(desk: Desk) -> None:
    job = broken_job(desk, desk.start())

    for _ in range(GIVE_UP_AFTER):
        desk.at += timedelta(hours=1)
        desk.sweep()

    assert stored(desk, job) is None


def test_a_job_that_somebody_else_did_is_left_alone(desk: Desk) -> None:
    case_id = queued_letter(desk)
    job = only_job(desk)
    desk.sweep()
    due_work = DueWork(
        desk.database,
        clock=lambda: desk.at,
        stopping=Event(),
        dispatch=Dispatch(desk.database, channels={}),
    )

    due_work.do(OFFICE.id, job.id)
    with desk.database.work(OFFICE.id) as work:
        letter = letter_pdf.Rendered(b"x", "y")
        outbox.finish(work, job=job, result=letter, at=desk.at)
        outbox.postpone(work, job_id=job.id, at=desk.at)

    assert len(desk.view(case_id).documents) == 1
    assert desk.happened(case_id).count("operation_done") == 1


def test_nothing_is_kept_for_a_step_that_was_withdrawn(desk: Desk) -> None:
    case_id = desk.start()
    job = OutboxJob(
        id=new_id(),
        office_id=OFFICE.id,
        instance_id=case_id,
        topic=letter_pdf.TOPIC,
        due_at=desk.at,
        payload={"jenis_naskah": "surat_tugas", "nomor_naskah": "1"},
    )
    with desk.database.work(OFFICE.id) as work:
        work.outbox.add([job])

    desk.sweep()

    assert desk.view(case_id).documents == ()
    assert stored(desk, job) is None


def test_without_a_clock_of_its_own_a_scheduler_goes_by_the_machines(desk: Desk) -> None:
    desk.at = utc_now() + timedelta(hours=1)
    case_id = queued_letter(desk)

    assert Scheduler(desk.database).sweep() == 0

    assert desk.is_running(case_id)
