"""Carry a case on to its next waiting point, and write down everything that changed."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.actor import Actor
from engine.domain.history import Happening, HistoryEntry
from engine.domain.outbox import OutboxJob
from engine.domain.snapshot import Failure, Snapshot
from engine.domain.working_time import OFFICE_HOURS, Calendar
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case
from engine.services.operations import DEFERRED
from engine.services.settling import settle


@dataclass(frozen=True, kw_only=True, slots=True)
class Cause:
    """Why the case moves: who or what did which step, and when."""

    happening: Happening
    at: datetime
    actor: Actor | None = None
    process_id: str | None = None
    element_id: str | None = None
    name: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def carry_on(work: UnitOfWork, case: Case, snapshot: Snapshot, *, cause: Cause) -> Failure | None:
    """Follow `snapshot`, doing immediate operations on the way.

    Returns the failure, with nothing written, when a step fails.
    """
    settled = settle(work, case, snapshot, at=cause.at)
    if isinstance(settled, Failure):
        return settled
    _record(work, case, settled, cause)
    return None


def _record(work: UnitOfWork, case: Case, snapshot: Snapshot, cause: Cause) -> None:
    instance = case.instance
    changes = instance.follow(snapshot, at=cause.at, due_at=_calendar(work).due_at)
    _note_subject(case, snapshot)
    work.instances.save(instance)
    work.tasks.add(changes.opened_tasks)
    work.tasks.cancel(changes.closed_tasks, at=cause.at)
    for task_id in changes.closed_tasks:
        work.drafts.drop(task_id)
    work.timers.add(changes.opened_timers)
    work.timers.clear(changes.closed_timers)
    work.outbox.add(_jobs(work, case, snapshot, cause.at))
    work.history.add(_entries(instance.id, snapshot, cause))
    if snapshot.completed:
        work.applicants.release(instance.id)


def _note_subject(case: Case, snapshot: Snapshot) -> None:
    variable = case.deployed.property("subject")
    name = snapshot.variables.get(variable) if variable else None
    if name:
        case.instance.subject = str(name)


def _calendar(work: UnitOfWork) -> Calendar:
    return Calendar(zone=work.office().zone, hours=OFFICE_HOURS)


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


def _entries(instance_id: UUID, snapshot: Snapshot, cause: Cause) -> list[HistoryEntry]:
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
        )
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
