"""What a case waits for besides people: times, and messages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from engine.domain.actor import Actor
from engine.domain.message import MessageWait
from engine.domain.timer_job import TimerJob
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import messages
from engine.services.case import Case

BESIDE_A_TASK = "boundaryEvent"


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """An event that has not happened: due at a time, or noted by hand under `wait_id`.

    `wait_id` is None for times, and for messages that the reader may not note. Some may happen
    while somebody works on the step that they stand at.
    """

    process_id: str
    element_id: str
    name: str
    is_beside_a_task: bool
    due_at: datetime | None = None
    wait_id: UUID | None = None


def of_case(work: UnitOfWork, found: Case, *, actor: Actor) -> tuple[Awaited, ...]:
    """Return the times, the next one first, and the messages."""
    instance_id = found.instance.id
    times = (_time(found, it) for it in work.timers.of_instance(instance_id))
    waits = (_message(found, it, actor) for it in work.waits.of_instance(instance_id))
    return (*times, *waits)


def _time(found: Case, timer: TimerJob) -> Awaited:
    return Awaited(
        process_id=timer.process_id,
        element_id=timer.element_id,
        name=found.deployed.name_of(timer.process_id, timer.element_id),
        is_beside_a_task=_is_beside_a_task(found, timer),
        due_at=timer.due_at,
    )


def _message(found: Case, wait: MessageWait, actor: Actor) -> Awaited:
    name = found.deployed.name_of(wait.process_id, wait.element_id)
    may_note = messages.may_record(found, wait, actor=actor)
    return Awaited(
        process_id=wait.process_id,
        element_id=wait.element_id,
        name=f"{name} \N{EN DASH} {wait.key}" if wait.key else name,
        is_beside_a_task=_is_beside_a_task(found, wait),
        wait_id=wait.id if may_note else None,
    )


def _is_beside_a_task(found: Case, event: TimerJob | MessageWait) -> bool:
    element = found.deployed.element(event.process_id, event.element_id)
    return element is not None and element.kind == BESIDE_A_TASK
