"""Keep a case's clock: it starts, stands still while others must act, goes on, and stops."""

from collections.abc import Mapping
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.bpmn import timing
from engine.domain import deadline, durations
from engine.domain.deadline import TimeFrame
from engine.domain.history import Happening, HistoryEntry
from engine.domain.pause import Pause, PauseKind
from engine.domain.service_clock import ServiceClock
from engine.domain.snapshot import Snapshot
from engine.domain.task import PRESENT
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, expressions
from engine.services.case import Case

# The suspension of a case is written down with the case; its clock only knows that it is one.
SUSPENDED = ""


def begin(work: UnitOfWork, case: Case, snapshot: Snapshot, *, at: datetime) -> ServiceClock | None:
    """Return the case's clock, begun or with another promise if that is what the step led to."""
    plan = case.deployed.time_plan
    if not plan.promise:
        return None
    clock = work.clocks.get(case.instance.id)
    if clock is None:
        return _start(work, case, snapshot, at) if plan.starts(snapshot.passed) else None
    promise = _promise(work, case, snapshot.variables, at)
    if clock.stopped_at is None and promise and promise != clock.promise:
        clock.promise = promise
        lay(work, case, clock)
        work.clocks.save(clock)
    return clock


def settle(
    work: UnitOfWork,
    case: Case,
    clock: ServiceClock | None,
    snapshot: Snapshot,
    *,
    at: datetime,
    closing: UUID | None = None,
) -> None:
    """Let the clock stop, stand still or go on, as the case waits now.

    `closing` is a task that is about to be closed.
    """
    if clock is None or clock.stopped_at is not None:
        return
    if snapshot.completed:
        _stop(work, case, clock, at)
    elif case.deployed.time_plan.stops(snapshot.passed):
        _stop(work, case, clock, at)
        _note(work, case, Happening.CLOCK_STOPPED, at, due_at=clock.due_at.isoformat())
    elif case.deployed.time_plan.pauses or clock.paused_at is not None:
        keep(work, case, clock, at=at, closing=closing)


def keep(
    work: UnitOfWork,
    case: Case,
    clock: ServiceClock,
    *,
    at: datetime,
    closing: UUID | None = None,
) -> None:
    """Let the clock stand still if there is a reason to, else go on."""
    reason = _reason(work, case, closing)
    if reason == (clock.pause_reason if clock.paused_at else None):
        return
    if clock.paused_at is not None:
        _go_on(work, case, clock, at)
    if reason is not None:
        _pause(work, case, clock, reason, at)
    work.clocks.save(clock)


def lay(work: UnitOfWork, case: Case, clock: ServiceClock) -> None:
    """Work out anew when the promise is due, and when the next level of the ladder is reached."""
    frame = frame_of(work, clock)
    clock.due_at = frame.due_at
    level = case.deployed.time_plan.clock_ladder.next_level(clock.level)
    clock.wake_at = frame.moment(level) if level is not None and clock.is_running else None


def frame_of(work: UnitOfWork, clock: ServiceClock) -> TimeFrame:
    """Return the time that a case has, longer by what held it up."""
    return deadline.of_promise(
        durations.from_iso(clock.promise),
        since=clock.started_at,
        calendars=calendars.both(work),
        pauses=[it for it in work.clocks.pauses(clock.id) if it.started_at >= clock.started_at],
    )


def _start(work: UnitOfWork, case: Case, snapshot: Snapshot, at: datetime) -> ServiceClock | None:
    promise = _promise(work, case, snapshot.variables, at)
    if promise is None:
        return None
    begun = at if case.deployed.time_plan.has_starts else case.instance.started_at
    clock = ServiceClock(id=case.instance.id, promise=promise, started_at=begun, due_at=begun)
    lay(work, case, clock)
    work.clocks.add(clock)
    _note(work, case, Happening.CLOCK_STARTED, at, due_at=clock.due_at.isoformat())
    return clock


def _promise(
    work: UnitOfWork, case: Case, variables: Mapping[str, Any], at: datetime
) -> str | None:
    """Return the promise as ISO 8601; None as long as the case does not know it."""
    text = case.deployed.time_plan.promise
    try:
        if not timing.is_literal(text):
            text = expressions.evaluator(expressions.local(work, at))(text, variables)
        return durations.from_iso(text).iso
    except (ValueError, TypeError):
        return None


def _stop(work: UnitOfWork, case: Case, clock: ServiceClock, at: datetime) -> None:
    if clock.paused_at is not None:
        _go_on(work, case, clock, at)
    clock.stop(at=at)
    work.clocks.save(clock)


def _pause(work: UnitOfWork, case: Case, clock: ServiceClock, reason: str, at: datetime) -> None:
    clock.pause(reason, at=at)
    if reason == SUSPENDED:
        return
    work.clocks.begin_pause(
        Pause(
            id=uuid7(),
            instance_id=clock.id,
            kind=PauseKind.WAITING,
            reason=reason,
            started_at=at,
        )
    )
    _note(work, case, Happening.CLOCK_PAUSED, at, reason=reason)


def _go_on(work: UnitOfWork, case: Case, clock: ServiceClock, at: datetime) -> None:
    work.clocks.end_pause(clock.id, PauseKind.WAITING, at=at)
    clock.go_on()
    lay(work, case, clock)
    _note(work, case, Happening.CLOCK_WENT_ON, at, due_at=clock.due_at.isoformat())


def _reason(work: UnitOfWork, case: Case, closing: UUID | None) -> str | None:
    """Return why nothing of the case can be worked on; None when something can."""
    plan, instance_id = case.deployed.time_plan, case.instance.id
    if case.instance.is_suspended:
        return SUSPENDED
    reasons = [
        plan.pause_at((it.process_id, it.element_id), it.callers)
        for it in work.tasks.of_instance(instance_id)
        if it.status in PRESENT and it.id != closing
    ]
    if reasons:
        return None if None in reasons else reasons[0]
    messages = ((it.process_id, it.element_id) for it in work.waits.of_instance(instance_id))
    times = ((it.process_id, it.element_id) for it in work.timers.of_instance(instance_id))
    return next(filter(None, map(plan.pause_at, chain(messages, times))), None)


def _note(work: UnitOfWork, case: Case, happening: Happening, at: datetime, **facts: Any) -> None:
    work.history.add(
        [
            HistoryEntry(
                id=uuid7(),
                instance_id=case.instance.id,
                at=at,
                happening=happening,
                facts=facts,
            )
        ]
    )
