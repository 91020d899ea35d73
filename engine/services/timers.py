"""Let due timers move their cases on."""

from datetime import datetime
from uuid import UUID

from engine.bpmn import runtime
from engine.domain.errors import AlreadyDoneError
from engine.domain.history import Happening
from engine.domain.incident import Attempt
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
    found = case.get(work, timer.instance_id)
    if found.instance.is_suspended:
        work.timers.hold(found.instance.id)
        return
    if work.timers.get(timer_id) is None:  # fired while this one waited for the case's lock
        return
    work.timers.clear([timer_id])
    _move(work, found, timer, at)


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
