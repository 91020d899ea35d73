"""A timer that cannot fire: a fault becomes an incident, trouble of the database passes."""

import logging
import re
from collections.abc import Callable
from uuid import UUID

import psycopg
import pytest

from engine.domain.errors import ConflictError
from engine.domain.incident import Attempt
from engine.domain.timer_job import TimerJob
from engine.due_work import LEASE
from engine.services import case, incidents, timers
from engine.services.case import Case
from tests.integration.records import new_id
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.test_timers import DEADLINE, REMINDER, fired, incomplete
from tests.processes.case import NOW


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "alur.scheduler")


def test_a_timer_that_meets_a_fault_of_ours_becomes_an_incident_and_others_fire(
    desk: Desk,
) -> None:
    case_id = incomplete(desk)
    broken_case, stray = bad_timer(desk)
    desk.at += DEADLINE

    desk.sweep()
    desk.at += LEASE
    assert desk.sweep() == 0

    assert fired(desk, case_id) == ["t_ingat", "t_batas"]
    with desk.database.reading(OFFICE.id) as work:
        (incident,) = work.incidents.of_instance(broken_case)
        assert work.timers.get(stray) is None
    assert (incident.code, incident.attempt) == ("system_fault", Attempt.FIRE_TIMER)
    assert re.fullmatch(r"\w+ at due_work.py:\d+ > .+", incident.detail)


def test_a_supervisor_lets_the_timer_fire_once_the_fault_is_gone(desk: Desk) -> None:
    case_id = incomplete(desk)
    (timer_id, state) = (waiting_timers(desk, case_id)[0].id, desk.instance(case_id).state)
    keep_state(desk, case_id, b"?")
    desk.at += REMINDER
    desk.sweep()
    keep_state(desk, case_id, state)
    (incident,) = desk.view(case_id).incidents

    with desk.database.work(OFFICE.id) as work:
        failure = incidents.retry(work, incident_id=incident.id, actor=person("Budi"), at=desk.at)

    assert (failure, incident.token_id) == (None, timer_id)
    assert desk.view(case_id).incidents[0].resolved_at == desk.at
    assert desk.waits_for(case_id) == {"lengkapi_berkas"}
    desk.at += DEADLINE - REMINDER
    desk.sweep()
    assert fired(desk, case_id) == ["t_batas"]


@pytest.mark.parametrize("trouble", [ConflictError(), psycopg.OperationalError("Sarimin")])
def test_a_timer_that_meets_trouble_of_the_database_is_tried_again(
    desk: Desk,
    trouble: Exception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    case_id = incomplete(desk)
    desk.at += REMINDER
    caplog.set_level(logging.ERROR, "alur.scheduler")
    with monkeypatch.context() as patched:
        patched.setattr(case, "get", thrown(trouble))
        assert desk.sweep() == 1

    assert desk.sweep() == 0
    with desk.database.directory() as directory:
        assert directory.next_due() == desk.at + LEASE
    desk.at += LEASE
    assert desk.sweep() == 1

    assert fired(desk, case_id) == ["t_ingat"]
    assert desk.view(case_id).incidents == ()
    assert type(trouble).__name__ in caplog.text
    assert "Sarimin" not in caplog.text


def thrown(error: Exception) -> Callable[..., Case]:
    def get(*_: object) -> Case:
        raise error

    return get


def test_a_fault_of_a_timer_that_is_gone_tells_nobody(desk: Desk) -> None:
    case_id = incomplete(desk)
    (job, _) = waiting_timers(desk, case_id)
    with desk.database.work(OFFICE.id) as work:
        work.timers.clear([job.id])

        timers.give_up(work, timer_id=job.id, detail="", at=desk.at)

    assert desk.view(case_id).incidents == ()


def waiting_timers(desk: Desk, case_id: UUID) -> list[TimerJob]:
    with desk.database.reading(OFFICE.id) as work:
        return work.timers.of_instance(case_id)


def bad_timer(desk: Desk) -> tuple[UUID, UUID]:
    """Store a timer of a case whose state cannot be read."""
    case_id = desk.start()
    job = TimerJob(
        id=new_id(), instance_id=case_id, process_id="x", element_id="x", due_at=NOW - DEADLINE
    )
    with desk.database.work(OFFICE.id) as work:
        work.timers.add([job])
    keep_state(desk, case_id, b"?")
    return case_id, job.id


def keep_state(desk: Desk, case_id: UUID, state: bytes) -> None:
    with desk.database.work(OFFICE.id) as work:
        instance = work.instances.get(case_id)
        instance.state = state
        work.instances.save(instance)
