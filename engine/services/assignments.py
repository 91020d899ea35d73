"""Those above a task put its lateness right: give it to somebody else, or say why it is late."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.actor import Actor
from engine.domain.errors import AlreadyDoneError, NotPermittedError
from engine.domain.escalation import Escalation
from engine.domain.history import Happening, HistoryEntry
from engine.domain.instance import ProcessInstance
from engine.domain.permissions import Permission, may
from engine.domain.staff import Staff
from engine.domain.task import Task
from engine.domain.user import User
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import case, expressions, notices, reasons, staff, task_history

NEW_TASK = "N-20"


def may_assign(staff: Staff, task: Task, *, actor: Actor) -> bool:
    """Tell whether the actor oversees the office, or is above somebody who may have the task."""
    if may(actor, Permission.ASSIGN_TASKS):
        return True
    holding = [task.assignee_id] if task.assignee_id else _ids(staff.holders(task.role))
    above = {it.id for held in holding for it in staff.superiors(held)}
    return any(map(actor.acts_for, above))


def candidates(staff: Staff, task: Task) -> list[User]:
    """Return who may be given the task: those of its role, but whoever has it now."""
    return [it for it in staff.holders(task.role) if it.id != task.assignee_id]


def assign(
    work: UnitOfWork,
    *,
    task_id: UUID,
    to: UUID | None,
    reason: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Give a task to somebody of its role, whoever has it now.

    Raises NotPermittedError for people who are not above it and for receivers who may not have it,
    InvalidSubmissionError without a reason.
    """
    case.get(work, work.tasks.get(task_id).instance_id)
    task = work.tasks.get(task_id)  # again, behind the case's lock
    people = staff.on_day(work, staff.local_day(work, at))
    if not may_assign(people, task, actor=actor):
        raise NotPermittedError
    text = reasons.checked(reason)
    receiver = next((it for it in candidates(people, task) if it.id == to), None)
    if receiver is None:
        raise NotPermittedError
    task.assign(receiver.as_actor())
    work.tasks.save(task)
    work.escalations.answer(task.id, by=actor.name, answer=text, at=at)
    assigned = task_history.entry(
        task, Happening.TASK_ASSIGNED, actor=actor, at=at, to=receiver.name, reason=text
    )
    work.history.add([assigned])
    _tell(work, task, receiver, at)


def give_reason(
    work: UnitOfWork,
    *,
    instance_id: UUID,
    subject_id: UUID,
    reason: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Answer, instead of giving the task away, why it (or the case) is so late.

    Raises AlreadyDoneError when nobody is asked any more, NotPermittedError for people who are not
    asked and do not oversee the office, InvalidSubmissionError without a reason.
    """
    case.get(work, instance_id)
    asked = next((it for it in work.escalations.unanswered() if it.subject_id == subject_id), None)
    if asked is None:
        raise AlreadyDoneError
    if not _is_asked(asked, actor):
        raise NotPermittedError
    text = reasons.checked(reason)
    work.escalations.answer(subject_id, by=actor.name, answer=text, at=at)
    work.history.add([_answered(work, asked, actor, text, at)])


@dataclass(frozen=True, kw_only=True, slots=True)
class Demand:
    """A late task, or with none a late case, for which somebody must answer."""

    escalation: Escalation
    instance: ProcessInstance
    task: Task | None
    due_at: datetime | None


def about(work: UnitOfWork, escalation: Escalation) -> Demand:
    """Return what an escalation is about."""
    is_case = escalation.subject_id == escalation.instance_id
    task = None if is_case else work.tasks.get(escalation.subject_id)
    late = task or work.clocks.get(escalation.instance_id)
    return Demand(
        escalation=escalation,
        instance=work.instances.get(escalation.instance_id),
        task=task,
        due_at=late.due_at if late else None,
    )


def asked_of(work: UnitOfWork, *, actor: Actor) -> list[Escalation]:
    """Return what the actor is asked to put right, oldest first."""
    return [it for it in work.escalations.unanswered() if _is_asked(it, actor)]


def _is_asked(escalation: Escalation, actor: Actor) -> bool:
    is_named = any(map(actor.acts_for, escalation.asked))
    return is_named or may(actor, Permission.ASSIGN_TASKS)


def _tell(work: UnitOfWork, task: Task, receiver: User, at: datetime) -> None:
    due = task.due_at and expressions.local(work, task.due_at).isoformat()
    instance = work.instances.get(task.instance_id)
    notices.tell(
        work,
        to=[receiver.id],
        code=NEW_TASK,
        fact=f"{task.id}:assigned:{at.isoformat()}",
        at=at,
        facts={"tugas": task.name, "nomor": instance.business_key, "tgl": due},
        instance_id=task.instance_id,
    )


def _answered(
    work: UnitOfWork, asked: Escalation, actor: Actor, reason: str, at: datetime
) -> HistoryEntry:
    if asked.subject_id != asked.instance_id:
        task = work.tasks.get(asked.subject_id)
        return task_history.entry(task, Happening.ANSWERED, actor=actor, at=at, reason=reason)
    return HistoryEntry(
        id=uuid7(),
        instance_id=asked.instance_id,
        at=at,
        happening=Happening.ANSWERED,
        actor_id=actor.user_id,
        actor_name=actor.name,
        facts={"reason": reason},
    )


def _ids(people: tuple[User, ...]) -> list[UUID]:
    return [it.id for it in people]
