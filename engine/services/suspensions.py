"""Supervisors suspend a case and let it go on: nothing moves it meanwhile, and no clock runs."""

from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.actor import Actor
from engine.domain.history import Happening, HistoryEntry
from engine.domain.pause import Pause, PauseKind
from engine.domain.permissions import Permission, require
from engine.domain.task import Task
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, case, clocks, deadlines, progress, reasons
from engine.services.case import Case


def suspend(
    work: UnitOfWork, *, instance_id: UUID, reason: str, actor: Actor, at: datetime
) -> None:
    """Hold a case where it is. Its timers and jobs keep their times but do nothing.

    Raises SuspendedError or AlreadyDoneError for a case that does not run, InvalidSubmissionError
    without a reason.
    """
    require(actor, Permission.SUSPEND_CASES)
    found = case.get(work, instance_id)
    text = reasons.checked(reason)
    found.instance.suspend(at=at)
    work.instances.save(found.instance)
    work.timers.hold(instance_id)
    work.outbox.hold(instance_id)
    for task in work.tasks.of_instance(instance_id):
        if task.is_open:
            task.climb(task.level, wake_at=None)
            work.tasks.save(task)
    work.clocks.begin_pause(_pause(instance_id, text, actor, at))
    _keep_clock(work, found, at)
    work.history.add([_entry(instance_id, Happening.SUSPENDED, actor, at, reason=text)])


def go_on(work: UnitOfWork, *, instance_id: UUID, actor: Actor, at: datetime) -> None:
    """Let a suspended case go on. Due times move by the working time that it stood still.

    What fell due meanwhile is done at once, and messages that came are brought.
    """
    require(actor, Permission.SUSPEND_CASES)
    found = case.get(work, instance_id)
    found.instance.go_on()
    work.instances.save(found.instance)
    work.clocks.end_pause(instance_id, PauseKind.SUSPENSION, at=at)
    work.timers.let_go(instance_id, at=at)
    work.outbox.let_go(instance_id, at=at)
    _keep_clock(work, found, at)
    for task in work.tasks.of_instance(instance_id):
        if task.is_open and task.due_at is not None:
            _lay(work, found, task)
    work.history.add([_entry(instance_id, Happening.WENT_ON, actor, at)])
    progress.take_kept(work, found, at=at)


def _keep_clock(work: UnitOfWork, found: Case, at: datetime) -> None:
    clock = work.clocks.get(found.instance.id)
    if clock is not None and clock.stopped_at is None:
        clocks.keep(work, found, clock, at=at)


def _lay(work: UnitOfWork, found: Case, task: Task) -> None:
    """Move a task's due time and the next level of its ladder."""
    deadlines.lay(
        task,
        plan=found.deployed.time_plan,
        calendars=calendars.both(work),
        pauses=work.clocks.pauses(found.instance.id),
    )
    work.tasks.save(task)


def _pause(instance_id: UUID, reason: str, actor: Actor, at: datetime) -> Pause:
    return Pause(
        id=uuid7(),
        instance_id=instance_id,
        kind=PauseKind.SUSPENSION,
        reason=reason,
        started_at=at,
        started_by=actor.name,
    )


def _entry(
    instance_id: UUID, happening: Happening, actor: Actor, at: datetime, **facts: str
) -> HistoryEntry:
    return HistoryEntry(
        id=uuid7(),
        instance_id=instance_id,
        at=at,
        happening=happening,
        actor_id=actor.user_id,
        actor_name=actor.name,
        facts=facts,
    )
