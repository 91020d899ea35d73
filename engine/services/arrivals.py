"""Give a case what was sent before it waited for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.bpmn import runtime
from engine.domain.message import KeptBecause, Message, MessageWait
from engine.domain.snapshot import Snapshot, WaitingMessage
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, expressions
from engine.services.case import Case


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """What follows when an event gets a message, and the data that the event took over."""

    snapshot: Snapshot
    taken: Mapping[str, Any]


def queue(work: UnitOfWork, name: str) -> None:
    """Let one transaction at a time bring messages of a name: else two could miss each other."""
    work.numbers.queue(f"pesan:{name}")


def deliver(
    work: UnitOfWork,
    case: Case,
    wait: WaitingMessage | MessageWait,
    data: Mapping[str, Any],
    *,
    at: datetime,
) -> Arrival:
    """Return what follows; raises AlreadyDoneError when the event waits no more."""
    taken = _taken(case, wait, data)
    snapshot = runtime.deliver(
        case.deployed.process,
        state=case.instance.state,
        token_id=_token_id(wait),
        values=taken,
        at=expressions.local(work, at),
        calendar=calendars.of_office(work),
    )
    return Arrival(snapshot=snapshot, taken=taken)


def of_kept(work: UnitOfWork, case: Case, wait: WaitingMessage, *, at: datetime) -> Arrival | None:
    """Take the first kept message that is for this event alone; None when there is none.

    It counts as delivered from then on, so that no second event gets it.
    """
    queue(work, wait.message)
    message = _kept_for(work, case, wait)
    if message is None:
        return None
    arrival = deliver(work, case, wait, message.data, at=at)
    message.reach(case.instance.id, at=at)
    work.messages.save(message)
    return arrival


def _kept_for(work: UnitOfWork, case: Case, wait: WaitingMessage) -> Message | None:
    for message in work.messages.kept_as(wait.message):
        is_ours = message.sender_id != case.instance.id and wait.key in {None, message.key}
        if is_ours and message.reason is KeptBecause.NOBODY and _is_alone(work, message):
            return message
    return None


def _is_alone(work: UnitOfWork, message: Message) -> bool:
    """Tell whether one event waits for it; none does when an earlier message led away from it."""
    waits = work.waits.matching(message.name, key=message.key, sender_id=message.sender_id)
    return len(waits) == 1


def _taken(
    case: Case, wait: WaitingMessage | MessageWait, data: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what the event may take, so that nothing else is kept of the message anywhere."""
    element = case.deployed.element(wait.process_id, wait.element_id)
    listed = element.properties.get("alur:variables", "") if element else ""
    names = {name.strip() for name in listed.split(",")}
    return {name: value for name, value in data.items() if name in names}


def _token_id(wait: WaitingMessage | MessageWait) -> UUID:
    return wait.token_id if isinstance(wait, WaitingMessage) else wait.id
