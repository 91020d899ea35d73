"""Deliveries that have not arrived: the administrator sends them again, or gives them up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from engine.domain.actor import Actor
from engine.domain.delivery import Delivery
from engine.domain.errors import NotFoundError
from engine.domain.permissions import Permission, require
from engine.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True, slots=True)
class Undelivered:
    """`dead` ones were given up, `waiting` ones are still to come; `names` are those of people."""

    dead: tuple[Delivery, ...]
    waiting: tuple[Delivery, ...]
    names: Mapping[UUID, str]


def read(work: UnitOfWork, *, actor: Actor) -> Undelivered:
    """Return what has not arrived, at most some hundred of each kind."""
    require(actor, Permission.SEE_DELIVERIES)
    return Undelivered(
        dead=tuple(work.deliveries.dead()),
        waiting=tuple(work.deliveries.waiting()),
        names={person.id: person.name for person in work.users.all()},
    )


def resend(work: UnitOfWork, *, delivery_id: UUID, actor: Actor, at: datetime) -> None:
    """Have a delivery that failed sent at once, with all its tries again."""
    work.deliveries.save(_found(work, delivery_id, actor).woken(at=at))


def give_up(work: UnitOfWork, *, delivery_id: UUID, actor: Actor) -> None:
    """Decide that nobody gets it. What was to be told is kept no longer."""
    work.deliveries.save(_found(work, delivery_id, actor).dropped())


def _found(work: UnitOfWork, delivery_id: UUID, actor: Actor) -> Delivery:
    require(actor, Permission.SEE_DELIVERIES)
    delivery = work.deliveries.get(delivery_id)
    if delivery is None:
        raise NotFoundError
    return delivery
