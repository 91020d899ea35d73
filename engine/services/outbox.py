"""Do the work that waits in the outbox, and hand its answer to the case."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.bpmn import runtime
from engine.domain.errors import AlreadyDoneError
from engine.domain.history import Happening
from engine.domain.incident import Attempt
from engine.domain.outbox import JobStatus, OutboxJob
from engine.domain.snapshot import Variables
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, case, expressions, failed_steps, progress, sending
from engine.services.case import Case
from engine.services.operations import failure_of, letter_pdf, message
from engine.services.operations.deferred import Deferred
from engine.services.progress import Cause

OPERATIONS: Mapping[str, Deferred] = {
    letter_pdf.TOPIC: letter_pdf.OPERATION,
    message.TOPIC: sending.OPERATION,
}
# What the history tells of an answer; no personal data.
TOLD: Mapping[str, tuple[str, ...]] = {message.TOPIC: ("nomor",)}


def prepare(work: UnitOfWork, *, job_id: UUID, at: datetime) -> tuple[OutboxJob, Any] | None:
    """Return the job with what its operation needs, or None when it is already done."""
    job = work.outbox.get(job_id)
    return None if job is None else (job, OPERATIONS[job.topic].prepare(work, job, at))


def perform(job: OutboxJob, prepared: Any) -> Any:
    """Do the slow or outside part. Call it without a transaction."""
    return OPERATIONS[job.topic].perform(prepared)


def finish(work: UnitOfWork, *, job: OutboxJob, result: Any, at: datetime) -> None:
    """Keep the result and let the case move on; a job that somebody else finished is left alone.

    Nothing is kept for a step that the case waits for no more. A job of a suspended case is done
    again when the case goes on.
    """
    found = case.get(work, job.instance_id)
    if work.outbox.get(job.id) is None:
        return
    if found.instance.is_suspended:
        work.outbox.hold(found.instance.id)
        return
    work.outbox.remove(job.id)
    with suppress(AlreadyDoneError), work.savepoint():
        _answer(work, found, job, OPERATIONS[job.topic].keep(work, job, result, at), at)


def postpone(work: UnitOfWork, *, job_id: UUID, at: datetime) -> None:
    """Put a failed job off, longer each time, until it is given up and a supervisor is asked."""
    job = work.outbox.get(job_id)
    if job is None:
        return
    case.get(work, job.instance_id)  # first of all locks, as everywhere
    status, due_at = job.next_try(at=at)
    work.outbox.postpone(job.id, attempts=job.attempts + 1, status=status, due_at=due_at)
    if status is JobStatus.DEAD:
        _give_up(work, job, at)


def _give_up(work: UnitOfWork, job: OutboxJob, at: datetime) -> None:
    found = case.get(work, job.instance_id)
    try:
        waiting = runtime.operation(
            found.deployed.process, state=found.instance.state, token_id=job.id
        )
    except AlreadyDoneError:
        work.outbox.remove(job.id)
        return
    failure = failure_of(waiting, "operation_failed", job.topic)
    failed_steps.report(
        work, found, failure, attempt=Attempt.DO_OPERATION, token_id=job.id, values={}, at=at
    )


def _answer(
    work: UnitOfWork, found: Case, job: OutboxJob, outputs: Variables, at: datetime
) -> None:
    snapshot = runtime.answer_operation(
        found.deployed.process,
        state=found.instance.state,
        token_id=job.id,
        outputs=outputs,
        at=expressions.local(work, at),
        calendar=calendars.of_office(work),
    )
    failure = progress.carry_on(work, found, snapshot, cause=_cause(job, outputs, at))
    if failure:
        failed_steps.report(
            work,
            found,
            failure,
            attempt=Attempt.ANSWER_OPERATION,
            token_id=job.id,
            values=outputs,
            at=at,
        )
        # The step still waits; without its row the work would be queued and done a second time.
        work.outbox.add([replace(job, status=JobStatus.DEAD)])


def _cause(job: OutboxJob, outputs: Variables, at: datetime) -> Cause:
    told = {name: outputs.get(name) for name in TOLD.get(job.topic, ())}
    return Cause(happening=Happening.OPERATION_DONE, at=at, facts={"topic": job.topic, **told})
