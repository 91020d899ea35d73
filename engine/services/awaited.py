"""What a case waits for besides people: times, and messages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from engine.domain.actor import Actor
from engine.domain.message import MessageWait
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import messages
from engine.services.case import Case


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """An event that has not happened: due at a time, or noted by hand under `wait_id`.

    `wait_id` is None for times, and for messages that the reader may not note.
    """

    process_id: str
    element_id: str
    name: str
    due_at: datetime | None = None
    wait_id: UUID | None = None


def of_case(work: UnitOfWork, found: Case, *, actor: Actor) -> tuple[Awaited, ...]:
    """Return the times, the next one first, and the messages."""
    instance_id = found.instance.id
    waits = (_message(found, it, actor) for it in work.waits.of_instance(instance_id))
    return (*_times(work, found), *waits)


def _times(work: UnitOfWork, found: Case) -> Iterator[Awaited]:
    for timer in work.timers.of_instance(found.instance.id):
        element = found.deployed.element(timer.process_id, timer.element_id)
        if element is not None:
            yield Awaited(
                process_id=timer.process_id,
                element_id=timer.element_id,
                name=element.name,
                due_at=timer.due_at,
            )


def _message(found: Case, wait: MessageWait, actor: Actor) -> Awaited:
    name = found.deployed.name_of(wait.process_id, wait.element_id)
    may_note = messages.may_record(found, wait, actor=actor)
    return Awaited(
        process_id=wait.process_id,
        element_id=wait.element_id,
        name=f"{name} \N{EN DASH} {wait.key}" if wait.key else name,
        wait_id=wait.id if may_note else None,
    )
