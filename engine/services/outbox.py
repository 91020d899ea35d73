"""Do the work that waits in the outbox, and hand its answer to the case."""

from datetime import datetime
from typing import Any
from uuid import UUID

from engine.bpmn import runtime
from engine.domain.errors import AlreadyDoneError
from engine.domain.history import Happening
from engine.domain.incident import Attempt
from engine.domain.outbox import OutboxJob
from engine.domain.snapshot import Variables
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import case, incidents, progress
from engine.services.case import Case
from engine.services.operations import DEFERRED
from engine.services.progress import Cause


def prepare(work: UnitOfWork, *, job_id: UUID, at: datetime) -> tuple[OutboxJob, Any] | None:
    """Return the job with what its operation needs, or None when it is already done."""
    job = work.outbox.get(job_id)
    return None if job is None else (job, DEFERRED[job.topic].prepare(work, job, at))


def perform(job: OutboxJob, prepared: Any) -> Any:
    """Do the slow or outside part. Call it without a transaction."""
    return DEFERRED[job.topic].perform(prepared)


def finish(work: UnitOfWork, *, job: OutboxJob, result: Any, at: datetime) -> None:
    """Keep the result and let the case move on; a job that somebody else finished is left alone."""
    found = case.get(work, job.instance_id)
    if work.outbox.get(job.id) is None:
        return
    outputs = DEFERRED[job.topic].keep(work, job, result, at)
    work.outbox.remove(job.id)
    _answer(work, found, job, outputs, at)


def postpone(work: UnitOfWork, *, job: OutboxJob, at: datetime) -> None:
    """Put a failed job off, longer each time, until it is given up."""
    status, due_at = job.next_try(at=at)
    work.outbox.postpone(job.id, attempts=job.attempts + 1, status=status, due_at=due_at)


def _answer(
    work: UnitOfWork, found: Case, job: OutboxJob, outputs: Variables, at: datetime
) -> None:
    try:
        snapshot = runtime.answer_operation(
            found.deployed.process,
            state=found.instance.state,
            token_id=job.id,
            outputs=outputs,
            at=at,
        )
    except AlreadyDoneError:
        return
    failure = progress.carry_on(work, found, snapshot, cause=_cause(job, at))
    if failure:
        incidents.report(
            work,
            found,
            failure,
            attempt=Attempt.ANSWER_OPERATION,
            token_id=job.id,
            values=outputs,
            at=at,
        )


def _cause(job: OutboxJob, at: datetime) -> Cause:
    return Cause(happening=Happening.OPERATION_DONE, at=at, facts={"topic": job.topic})
