"""Let due timers move their cases on."""

from datetime import datetime
from uuid import UUID

from engine.bpmn import runtime
from engine.domain.errors import AlreadyDoneError
from engine.domain.history import Happening
from engine.domain.incident import Attempt
from engine.domain.snapshot import Failure
from engine.domain.timer_job import TimerJob
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, case, expressions, failed_steps, progress
from engine.services.case import Case
from engine.services.progress import Cause


def fire(work: UnitOfWork, *, timer_id: UUID, at: datetime) -> None:
    """Fire one timer; one that is gone, not yet due again, or of a suspended case, is left alone.

    Exactly-once comes from this transaction: the second of two schedulers finds the row gone.
    """
    timer = work.timers.get(timer_id)
    if timer is None or timer.due_at > at:
        return
    found = _taken(work, timer)
    if found is not None:
        _move(work, found, timer, at)


def give_up(work: UnitOfWork, *, timer_id: UUID, detail: str, at: datetime) -> None:
    """Ask a supervisor about a timer whose firing broke off through a fault of the program.

    `detail` tells its kind and place. The timer does not come back: a retry lets the case go on.
    """
    timer = work.timers.get(timer_id)
    found = timer and _taken(work, timer)
    if timer and found:
        failure = Failure(
            process_id=timer.process_id,
            element_id=timer.element_id,
            code="system_fault",
            detail=detail,
        )
        _report(work, found, failure, timer, at)


def _taken(work: UnitOfWork, timer: TimerJob) -> Case | None:
    """Return the timer's case, and take the timer away; None when it is gone already."""
    found = case.get(work, timer.instance_id)
    if found.instance.is_suspended:
        work.timers.hold(found.instance.id)
        return None
    if work.timers.get(timer.id) is None:  # fired while this one waited for the case's lock
        return None
    work.timers.clear([timer.id])
    return found


def _move(work: UnitOfWork, found: Case, timer: TimerJob, at: datetime) -> None:
    try:
        snapshot = runtime.fire_timer(
            found.deployed.process,
            state=found.instance.state,
            token_id=timer.id,
            at=expressions.local(work, at),
            calendar=calendars.of_office(work),
        )
    except AlreadyDoneError:
        return
    failure = progress.carry_on(work, found, snapshot, cause=_cause(found, timer, at))
    if failure:
        _report(work, found, failure, timer, at)


def _report(work: UnitOfWork, found: Case, failure: Failure, timer: TimerJob, at: datetime) -> None:
    failed_steps.report(
        work,
        found,
        failure,
        attempt=Attempt.FIRE_TIMER,
        token_id=timer.id,
        values={},
        at=at,
    )


def _cause(found: Case, timer: TimerJob, at: datetime) -> Cause:
    return Cause(
        happening=Happening.TIMER_FIRED,
        at=at,
        process_id=timer.process_id,
        element_id=timer.element_id,
        name=found.deployed.name_of(timer.process_id, timer.element_id),
        facts={"due_at": timer.due_at.isoformat()},
    )
