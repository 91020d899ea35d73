"""Steps that failed: keep the answer, let a supervisor try again."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.bpmn import runtime
from engine.domain.actor import Actor
from engine.domain.history import Happening, HistoryEntry
from engine.domain.incident import Attempt, Incident
from engine.domain.permissions import Permission, require
from engine.domain.snapshot import Failure, Snapshot, Variables
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import case, progress
from engine.services.case import Case
from engine.services.progress import Cause


def report(
    work: UnitOfWork,
    found: Case,
    failure: Failure,
    *,
    attempt: Attempt,
    token_id: UUID,
    values: Variables,
    at: datetime,
) -> None:
    """Write down a failed step; the case stays where it was."""
    work.instances.save(found.instance)
    work.incidents.add(
        Incident(
            id=uuid7(),
            instance_id=found.instance.id,
            attempt=attempt,
            token_id=token_id,
            process_id=failure.process_id,
            element_id=failure.element_id,
            code=failure.code,
            detail=failure.detail,
            raised_at=at,
            values=values,
        )
    )
    work.history.add([_failed(found, failure, at)])


def retry(work: UnitOfWork, *, incident_id: UUID, actor: Actor, at: datetime) -> Failure | None:
    """Try the failed step again with the answer that was kept; returns the failure if it stays."""
    require(actor, Permission.RETRY_STEPS)
    incident = work.incidents.get(incident_id)
    found = case.get(work, incident.instance_id)
    snapshot = ATTEMPTS[incident.attempt](found, incident, at)
    failure = progress.carry_on(
        work, found, snapshot.without(incident.token_id), cause=_cause(found, incident, actor, at)
    )
    if failure is None:
        incident.resolve(at=at)
        work.incidents.save(incident)
        _succeed(work, incident, at)
    return failure


def _complete_task(found: Case, incident: Incident, at: datetime) -> Snapshot:
    return runtime.complete_task(
        found.deployed.process,
        state=found.instance.state,
        token_id=incident.token_id,
        values=incident.values,
        at=at,
    )


def _fire_timer(found: Case, incident: Incident, at: datetime) -> Snapshot:
    return runtime.fire_timer(
        found.deployed.process, state=found.instance.state, token_id=incident.token_id, at=at
    )


def _answer_operation(found: Case, incident: Incident, at: datetime) -> Snapshot:
    return runtime.answer_operation(
        found.deployed.process,
        state=found.instance.state,
        token_id=incident.token_id,
        outputs=incident.values,
        at=at,
    )


ATTEMPTS: Mapping[Attempt, Callable[[Case, Incident, datetime], Snapshot]] = {
    Attempt.COMPLETE_TASK: _complete_task,
    Attempt.FIRE_TIMER: _fire_timer,
    Attempt.ANSWER_OPERATION: _answer_operation,
}


def _succeed(work: UnitOfWork, incident: Incident, at: datetime) -> None:
    if incident.attempt is not Attempt.COMPLETE_TASK:
        return
    task = work.tasks.get(incident.token_id)
    task.succeed(at=at)
    work.tasks.save(task)


def _cause(found: Case, incident: Incident, actor: Actor, at: datetime) -> Cause:
    element = found.deployed.element(incident.process_id, incident.element_id)
    return Cause(
        happening=Happening.STEP_RETRIED,
        at=at,
        actor=actor,
        process_id=incident.process_id,
        element_id=incident.element_id,
        name=element.name if element else incident.element_id,
    )


def _failed(found: Case, failure: Failure, at: datetime) -> HistoryEntry:
    element = found.deployed.element(failure.process_id, failure.element_id)
    return HistoryEntry(
        id=uuid7(),
        instance_id=found.instance.id,
        at=at,
        happening=Happening.STEP_FAILED,
        process_id=failure.process_id,
        element_id=failure.element_id,
        name=element.name if element else failure.element_id,
        facts={"code": failure.code},
    )
