"""Bring messages to the one case that waits for them, start the case they begin, or keep them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.bpmn.json_values import submitted
from engine.domain.actor import Actor
from engine.domain.errors import AlreadyDoneError, NotPermittedError
from engine.domain.incident import Attempt
from engine.domain.instance import ProcessInstance
from engine.domain.message import ANY_KEY, KeptBecause, Message, MessageStatus, MessageWait
from engine.domain.permissions import ALLOWED, Permission, on_record, require
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import arrivals, beginnings, case, failed_steps, progress
from engine.services.case import Case

# Procedures may begin one another by messages; it must not go on for ever.
MOST_HOPS = 10


def send(
    work: UnitOfWork,
    *,
    name: str,
    at: datetime,
    key: str = ANY_KEY,
    data: Mapping[str, Any] | None = None,
    sender: ProcessInstance | None = None,
) -> ProcessInstance | None:
    """Send a message; returns the case that it reached or started, None when it is kept.

    It goes to the only event that waits for its name and key, the sender's own left out. When none
    does, it starts the only procedure that begins with it. Raises InvalidSubmissionError for data
    that are no JSON, and StepFailedError when the new case fails before anybody is asked.
    """
    arrivals.queue(work, name)
    message = Message(
        id=uuid7(),
        name=name,
        key=key,
        data=submitted(data or {}),
        at=at,
        sender_id=sender.id if sender else None,
        hops=work.messages.hops_to(sender.id) + 1 if sender else 1,
    )
    work.messages.add(message)
    return _bring(work, message, at)


def resend(
    work: UnitOfWork, *, message_id: UUID, actor: Actor, at: datetime
) -> ProcessInstance | None:
    """Try again to bring a kept message; returns the case as `send` does."""
    message = _kept(work, message_id, actor)
    message.status = MessageStatus.SENDING
    work.messages.save(message)
    return _bring(work, message, at)


def discard(work: UnitOfWork, *, message_id: UUID, actor: Actor, at: datetime) -> None:
    """Decide that nobody will take a kept message. That it was sent stays on record."""
    message = _kept(work, message_id, actor)
    message.discard(by=on_record(actor, Permission.RETRY_STEPS).name, at=at)
    work.messages.save(message)


def record(
    work: UnitOfWork, *, instance_id: UUID, wait_id: UUID, actor: Actor, at: datetime
) -> None:
    """Note by hand that what an event of the case waits for has happened.

    Raises NotPermittedError to people who may not, AlreadyDoneError when the event waits no more,
    SuspendedError in a suspended case.
    """
    found = case.get_readable(work, instance_id, actor=actor)
    found.instance.require_going_on()
    wait = work.waits.get(wait_id)
    if wait is None or wait.instance_id != instance_id:
        raise AlreadyDoneError
    if not may_record(found, wait, actor=actor):
        raise NotPermittedError
    _deliver(work, found, wait, {}, at, actor.on_record(_recorders(found, wait)))


def may_record(found: Case, wait: MessageWait, *, actor: Actor) -> bool:
    """Tell whether the actor may note the event: by its role, else its lane, or as an overseer."""
    return not actor.roles.isdisjoint(_recorders(found, wait))


def _recorders(found: Case, wait: MessageWait) -> frozenset[str]:
    role = case.noted_by(found, wait)
    return ALLOWED[Permission.RETRY_STEPS] | ({role} if role else frozenset())


def _kept(work: UnitOfWork, message_id: UUID, actor: Actor) -> Message:
    require(actor, Permission.RETRY_STEPS)
    arrivals.queue(work, work.messages.get(message_id).name)
    # Read again behind the queue: another supervisor may have been quicker.
    message = work.messages.get(message_id)
    if message.status is not MessageStatus.KEPT:
        raise AlreadyDoneError
    return message


def _bring(work: UnitOfWork, message: Message, at: datetime) -> ProcessInstance | None:
    reached = _reached(work, message, at)
    if isinstance(reached, KeptBecause):
        message.keep(reached)
    else:
        message.reach(reached.id, at=at)
    work.messages.save(message)
    return None if isinstance(reached, KeptBecause) else reached


def _reached(work: UnitOfWork, message: Message, at: datetime) -> ProcessInstance | KeptBecause:
    waits = work.waits.matching(message.name, key=message.key, sender_id=message.sender_id)
    if len(waits) > 1:
        return KeptBecause.SEVERAL
    if not waits:
        return _begin(work, message, at)
    found = case.get(work, waits[0].instance_id)
    if found.instance.is_suspended:
        return KeptBecause.NOBODY
    try:
        _deliver(work, found, waits[0], message.data, at, None)
    except AlreadyDoneError:  # it went on while this one waited for the case's lock
        work.waits.clear([waits[0].id])
        return _reached(work, message, at)
    return found.instance


def _begin(work: UnitOfWork, message: Message, at: datetime) -> ProcessInstance | KeptBecause:
    begun = beginnings.by_message(work, message.name)
    if len(begun) != 1:
        return KeptBecause.SEVERAL if begun else KeptBecause.NOBODY
    if message.hops > MOST_HOPS:
        return KeptBecause.CIRCLE
    ((version, start_id),) = begun
    sender = work.instances.get(message.sender_id) if message.sender_id else None
    return beginnings.begin(
        work,
        version,
        variables=message.data,
        start_id=start_id,
        about=sender.business_key if sender and not version.is_anonymous else None,
        at=at,
    )


def _deliver(
    work: UnitOfWork,
    found: Case,
    wait: MessageWait,
    data: Mapping[str, Any],
    at: datetime,
    actor: Actor | None,
) -> None:
    arrival = arrivals.deliver(work, found, wait, data, at=at)
    cause = progress.received(found, wait, at=at, actor=actor)
    failure = progress.carry_on(work, found, arrival.snapshot, cause=cause)
    if failure:
        failed_steps.report(
            work,
            found,
            failure,
            attempt=Attempt.DELIVER_MESSAGE,
            token_id=wait.id,
            values=arrival.taken,
            at=at,
        )
