"""Bring messages to the one case that waits for them, start the case they begin, or keep them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.bpmn import runtime
from engine.bpmn.json_values import submitted
from engine.domain.actor import Actor
from engine.domain.errors import AlreadyDoneError
from engine.domain.incident import Attempt
from engine.domain.instance import ProcessInstance
from engine.domain.message import ANY_KEY, KeptBecause, Message, MessageStatus, MessageWait
from engine.domain.permissions import Permission, require
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import beginnings, case, expressions, incidents, progress
from engine.services.case import Case


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

    It goes to the only case that waits for its name and key, other than the sender. When none
    does, it starts the only procedure that begins with it. Raises InvalidSubmissionError for data
    that are no JSON, and StepFailedError when the new case fails before anybody is asked.
    """
    message = Message(
        id=uuid7(),
        name=name,
        key=key,
        data=submitted(data or {}),
        at=at,
        sender_id=sender.id if sender else None,
    )
    work.messages.add(message)
    return _bring(work, message, at)


def resend(
    work: UnitOfWork, *, message_id: UUID, actor: Actor, at: datetime
) -> ProcessInstance | None:
    """Try again to bring a kept message; returns the case as `send` does."""
    return _bring(work, _kept(work, message_id, actor), at)


def discard(work: UnitOfWork, *, message_id: UUID, actor: Actor, at: datetime) -> None:
    """Decide that nobody will take a kept message. It stays on record."""
    message = _kept(work, message_id, actor)
    message.discard(by=actor.name, at=at)
    work.messages.save(message)


def record(
    work: UnitOfWork, *, instance_id: UUID, wait_id: UUID, actor: Actor, at: datetime
) -> None:
    """Note by hand that what an event of the case waits for has happened.

    For people of the event's role or lane, and for overseers who may retry steps. Raises
    AlreadyDoneError when the event waits no more.
    """
    found = case.get_readable(work, instance_id, actor=actor)
    wait = work.waits.get(wait_id)
    if wait is None or wait.instance_id != instance_id:
        raise AlreadyDoneError
    if not may_record(found, wait, actor=actor):
        require(actor, Permission.RETRY_STEPS)
    _deliver(work, found, wait, {}, at, actor)


def may_record(found: Case, wait: MessageWait, *, actor: Actor) -> bool:
    """Tell whether the event is the actor's: of the role that it names, else of its lane."""
    element = found.deployed.element(wait.process_id, wait.element_id)
    if element is None:
        return False
    return element.properties.get("alur:role", element.lane) in actor.roles


def _kept(work: UnitOfWork, message_id: UUID, actor: Actor) -> Message:
    require(actor, Permission.RETRY_STEPS)
    message = work.messages.get(message_id)
    if message.status is not MessageStatus.KEPT:
        raise AlreadyDoneError
    return message


def _bring(work: UnitOfWork, message: Message, at: datetime) -> ProcessInstance | None:
    waits = work.waits.matching(message.name, key=message.key)
    others = [it for it in waits if it.instance_id != message.sender_id]
    if len(others) == 1:
        reached = _reach(work, message, others[0], at)
    elif others:
        reached = KeptBecause.SEVERAL
    else:
        reached = _begin(work, message, at)
    if isinstance(reached, KeptBecause):
        message.keep(reached)
        work.messages.save(message)
        return None
    message.reach(reached.id, at=at)
    work.messages.save(message)
    return reached


def _reach(
    work: UnitOfWork, message: Message, wait: MessageWait, at: datetime
) -> ProcessInstance | KeptBecause:
    found = case.get(work, wait.instance_id)
    try:
        _deliver(work, found, wait, message.data, at, None)
    except AlreadyDoneError:  # it went on while this one waited for the case's lock
        return KeptBecause.NOBODY
    return found.instance


def _begin(work: UnitOfWork, message: Message, at: datetime) -> ProcessInstance | KeptBecause:
    begun = beginnings.by_message(work, message.name)
    if len(begun) != 1:
        return KeptBecause.SEVERAL if begun else KeptBecause.NOBODY
    ((version, start_id),) = begun
    about = work.instances.get(message.sender_id).business_key if message.sender_id else None
    return beginnings.begin(
        work, version, variables=message.data, start_id=start_id, about=about, at=at
    )


def _deliver(
    work: UnitOfWork,
    found: Case,
    wait: MessageWait,
    values: Mapping[str, Any],
    at: datetime,
    actor: Actor | None,
) -> None:
    snapshot = runtime.deliver(
        found.deployed.process,
        state=found.instance.state,
        token_id=wait.id,
        values=values,
        at=expressions.local(work, at),
    )
    cause = progress.received(found, wait, at=at, actor=actor)
    failure = progress.carry_on(work, found, snapshot, cause=cause)
    if failure:
        incidents.report(
            work,
            found,
            failure,
            attempt=Attempt.DELIVER_MESSAGE,
            token_id=wait.id,
            values=values,
            at=at,
        )
