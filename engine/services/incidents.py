"""Steps that failed: keep the answer, let a supervisor try again."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.bpmn import runtime
from engine.domain.actor import Actor
from engine.domain.errors import AlreadyDoneError
from engine.domain.history import Happening
from engine.domain.incident import Attempt, Incident
from engine.domain.outbox import JobStatus
from engine.domain.permissions import Permission, on_record, require
from engine.domain.snapshot import Failure, Snapshot
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, case, expressions, progress
from engine.services.case import Case
from engine.services.progress import Cause


def retry(work: UnitOfWork, *, incident_id: UUID, actor: Actor, at: datetime) -> Failure | None:
    """Try the failed step again with the answer that was kept; returns the failure if it stays.

    Raises AlreadyDoneError for an incident that is resolved, SuspendedError in a suspended case. A
    step that nothing waits for any more, because the case went another way, is not tried: its
    incident is resolved. An operation that was given up is only queued again.
    """
    require(actor, Permission.RETRY_STEPS)
    found = case.get(work, work.incidents.get(incident_id).instance_id)
    found.instance.require_going_on()
    # Read again behind the case's lock: another supervisor may have been quicker.
    incident = work.incidents.get(incident_id)
    if incident.resolved_at is not None:
        raise AlreadyDoneError
    failure = _try_again(work, found, incident, actor, at)
    if failure is None:
        incident.resolve(at=at)
        work.incidents.save(incident)
    return failure


def _try_again(
    work: UnitOfWork, found: Case, incident: Incident, actor: Actor, at: datetime
) -> Failure | None:
    if incident.attempt is Attempt.DO_OPERATION:
        work.outbox.postpone(incident.token_id, attempts=0, status=JobStatus.PENDING, due_at=at)
        return None
    try:
        snapshot = ATTEMPTS[incident.attempt](work, found, incident, at)
    except AlreadyDoneError:
        return None
    cause = _cause(found, incident, actor, at)
    failure = progress.carry_on(work, found, snapshot.without(incident.token_id), cause=cause)
    if failure is None and incident.attempt in AFTERWARDS:
        AFTERWARDS[incident.attempt](work, incident, at)
    return failure


def _complete_task(work: UnitOfWork, found: Case, incident: Incident, at: datetime) -> Snapshot:
    return runtime.complete_task(
        found.deployed.process, values=incident.values, **_place(work, found, incident, at)
    )


def _fire_timer(work: UnitOfWork, found: Case, incident: Incident, at: datetime) -> Snapshot:
    return runtime.fire_timer(found.deployed.process, **_place(work, found, incident, at))


def _deliver_message(work: UnitOfWork, found: Case, incident: Incident, at: datetime) -> Snapshot:
    return runtime.deliver(
        found.deployed.process, values=incident.values, **_place(work, found, incident, at)
    )


def _answer_operation(work: UnitOfWork, found: Case, incident: Incident, at: datetime) -> Snapshot:
    return runtime.answer_operation(
        found.deployed.process, outputs=incident.values, **_place(work, found, incident, at)
    )


def _place(work: UnitOfWork, found: Case, incident: Incident, at: datetime) -> dict[str, Any]:
    """Return where and when the step is tried, as every function of the runtime takes it."""
    return {
        "state": found.instance.state,
        "token_id": incident.token_id,
        "at": expressions.local(work, at),
        "calendar": calendars.of_office(work),
    }


ATTEMPTS: Mapping[Attempt, Callable[[UnitOfWork, Case, Incident, datetime], Snapshot]] = {
    Attempt.COMPLETE_TASK: _complete_task,
    Attempt.FIRE_TIMER: _fire_timer,
    Attempt.ANSWER_OPERATION: _answer_operation,
    Attempt.DELIVER_MESSAGE: _deliver_message,
}


def _succeed(work: UnitOfWork, incident: Incident, at: datetime) -> None:
    task = work.tasks.get(incident.token_id)
    task.succeed(at=at)
    work.tasks.save(task)


def _forget_job(work: UnitOfWork, incident: Incident, _at: datetime) -> None:
    work.outbox.remove(incident.token_id)


AFTERWARDS: Mapping[Attempt, Callable[[UnitOfWork, Incident, datetime], None]] = {
    Attempt.COMPLETE_TASK: _succeed,
    Attempt.ANSWER_OPERATION: _forget_job,
}


def _cause(found: Case, incident: Incident, actor: Actor, at: datetime) -> Cause:
    return Cause(
        happening=Happening.STEP_RETRIED,
        at=at,
        actor=on_record(actor, Permission.RETRY_STEPS),
        process_id=incident.process_id,
        element_id=incident.element_id,
        name=found.deployed.name_of(incident.process_id, incident.element_id),
        task_id=incident.token_id,
    )
