"""Carry a case on to its next waiting point, and write down everything that changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.actor import Actor
from engine.domain.business_key import normalise_business_key
from engine.domain.history import Happening, HistoryEntry
from engine.domain.incident import Attempt
from engine.domain.message import ANY_KEY, MessageWait
from engine.domain.outbox import OutboxJob
from engine.domain.snapshot import Failure, Snapshot, WaitingMessage
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import arrivals, calendars, clocks, failed_steps, rulings
from engine.services.arrivals import Arrival
from engine.services.case import Case
from engine.services.deadlines import Deadlines
from engine.services.operations import DEFERRED
from engine.services.settling import settle


@dataclass(frozen=True, kw_only=True, slots=True)
class Cause:
    """Why the case moves: who or what did which step, and when.

    `task_id` is the task that was answered; whoever gives the cause closes it.
    """

    happening: Happening
    at: datetime
    actor: Actor | None = None
    process_id: str | None = None
    element_id: str | None = None
    name: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    task_id: UUID | None = None


def carry_on(work: UnitOfWork, case: Case, snapshot: Snapshot, *, cause: Cause) -> Failure | None:
    """Follow `snapshot`, doing immediate operations on the way.

    Returns the failure, with nothing written, when a step fails.
    """
    settled = settle(work, case, snapshot, at=cause.at)
    if isinstance(settled, Failure):
        return settled
    _record(work, case, settled, cause)
    _take_kept(work, case, settled.opened_messages, cause.at)
    return None


def take_kept(work: UnitOfWork, case: Case, *, at: datetime) -> None:
    """Let messages that were kept for the case's events move it on."""
    waits = work.waits.of_instance(case.instance.id)
    _take_kept(work, case, [_as_waiting(case, it) for it in waits], at)


def _as_waiting(case: Case, wait: MessageWait) -> WaitingMessage:
    return WaitingMessage(
        token_id=wait.id,
        process_id=wait.process_id,
        element_id=wait.element_id,
        name=case.deployed.name_of(wait.process_id, wait.element_id),
        message=wait.message,
        key=None if wait.key == ANY_KEY else wait.key,
    )


def _record(work: UnitOfWork, case: Case, snapshot: Snapshot, cause: Cause) -> None:
    instance = case.instance
    work.history.add(_entries(case, snapshot, cause))
    clock = clocks.begin(work, case, snapshot, at=cause.at)
    deadlines = Deadlines(
        plan=case.deployed.time_plan, calendars=calendars.both(work), clock=clock, at=cause.at
    )
    changes = instance.follow(snapshot, at=cause.at, timing_of=deadlines.timing_of)
    _note_subject(case, snapshot)
    _note_about(case, snapshot)
    work.instances.save(instance)
    work.tasks.add(changes.opened_tasks)
    work.tasks.cancel(changes.closed_tasks, at=cause.at)
    for task_id in changes.closed_tasks:
        work.drafts.drop(task_id)
    work.timers.add(changes.opened_timers)
    work.timers.clear(changes.closed_timers)
    work.waits.add(changes.opened_waits)
    work.waits.clear(changes.closed_waits)
    clocks.settle(work, case, clock, snapshot, at=cause.at, closing=cause.task_id)
    work.outbox.add(_jobs(work, case, snapshot, cause.at))
    if snapshot.completed:
        work.applicants.release(instance.id)


def _note_subject(case: Case, snapshot: Snapshot) -> None:
    variable = case.deployed.property("subject")
    name = snapshot.variables.get(variable) if variable else None
    if name:
        case.instance.subject = str(name)


def _note_about(case: Case, snapshot: Snapshot) -> None:
    """Link the case to the one whose number it was told (`alur:about`)."""
    variable = case.deployed.property("about")
    number = snapshot.variables.get(variable) if variable else None
    if number:
        case.instance.about = normalise_business_key(str(number)) or case.instance.about


def _take_kept(
    work: UnitOfWork, case: Case, waiting: Iterable[WaitingMessage], at: datetime
) -> None:
    """Let kept messages move the case on, as far as they lead."""
    opened = list(waiting)
    while opened:
        wait = opened.pop(0)
        arrival = arrivals.of_kept(work, case, wait, at=at)
        if arrival is not None:
            opened += _arrive(work, case, wait, arrival, at)


def _arrive(
    work: UnitOfWork, case: Case, wait: WaitingMessage, arrival: Arrival, at: datetime
) -> tuple[WaitingMessage, ...]:
    """Return the events that wait then; a failure is reported and leaves the case where it was."""
    settled = settle(work, case, arrival.snapshot, at=at)
    if isinstance(settled, Failure):
        failed_steps.report(
            work,
            case,
            settled,
            attempt=Attempt.DELIVER_MESSAGE,
            token_id=wait.token_id,
            values=arrival.taken,
            at=at,
        )
        return ()
    _record(work, case, settled, received(case, wait, at=at))
    return settled.opened_messages


def received(
    case: Case, wait: MessageWait | WaitingMessage, *, at: datetime, actor: Actor | None = None
) -> Cause:
    """Return the cause of what follows when an event of the case gets its message."""
    return Cause(
        happening=Happening.MESSAGE_RECEIVED,
        at=at,
        actor=actor,
        process_id=wait.process_id,
        element_id=wait.element_id,
        name=case.deployed.name_of(wait.process_id, wait.element_id),
    )


def _jobs(work: UnitOfWork, case: Case, snapshot: Snapshot, at: datetime) -> list[OutboxJob]:
    return [
        OutboxJob(
            id=waiting.token_id,
            office_id=work.office_id,
            instance_id=case.instance.id,
            topic=waiting.topic,
            due_at=at,
            payload=waiting.inputs,
        )
        for waiting in snapshot.operations
        if waiting.topic in DEFERRED
    ]


def _entries(case: Case, snapshot: Snapshot, cause: Cause) -> list[HistoryEntry]:
    instance_id = case.instance.id
    entries = [
        HistoryEntry(
            id=uuid7(),
            instance_id=instance_id,
            at=cause.at,
            happening=cause.happening,
            actor_id=cause.actor.user_id if cause.actor else None,
            actor_name=cause.actor.name if cause.actor else None,
            process_id=cause.process_id,
            element_id=cause.element_id,
            name=cause.name,
            passed=snapshot.passed,
            facts=cause.facts,
        ),
        *rulings.entries(case, snapshot.rulings, at=cause.at),
    ]
    if snapshot.completed:
        entries.append(_ending(instance_id, snapshot, cause))
    return entries


def _ending(instance_id: UUID, snapshot: Snapshot, cause: Cause) -> HistoryEntry:
    return HistoryEntry(
        id=uuid7(),
        instance_id=instance_id,
        at=cause.at,
        happening=Happening.ENDED,
        element_id=snapshot.end_id,
    )
