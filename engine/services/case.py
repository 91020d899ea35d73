"""A case with the version that it runs on."""

from dataclasses import dataclass
from uuid import UUID

from engine.domain.actor import Actor
from engine.domain.errors import NotPermittedError
from engine.domain.instance import ProcessInstance
from engine.domain.message import MessageWait
from engine.domain.permissions import Permission, may
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import deployed
from engine.services.deployed import Deployed


@dataclass(frozen=True, slots=True)
class Case:
    instance: ProcessInstance
    deployed: Deployed


def get(work: UnitOfWork, instance_id: UUID) -> Case:
    """Load a case to change it; on PostgreSQL its row stays locked until the work ends."""
    instance = work.instances.get(instance_id)
    return Case(instance, deployed.of_definition(work, instance.definition_id))


def get_readable(work: UnitOfWork, instance_id: UUID, *, actor: Actor) -> Case:
    """Load a case that the actor may see: of any kind for overseers, else one they work on."""
    found = get(work, instance_id)
    if not (may_read(work, found.instance, actor=actor) or _is_awaited_by(work, found, actor)):
        raise NotPermittedError
    return found


def noted_by(found: Case, wait: MessageWait) -> str | None:
    """Return the role that may note the event by hand: its own (`alur:role`), else its lane's."""
    element = found.deployed.element(wait.process_id, wait.element_id)
    return None if element is None else element.properties.get("alur:role", element.lane)


def _is_awaited_by(work: UnitOfWork, found: Case, actor: Actor) -> bool:
    waits = work.waits.of_instance(found.instance.id)
    return any(noted_by(found, it) in actor.roles for it in waits)


def may_read(work: UnitOfWork, instance: ProcessInstance, *, actor: Actor) -> bool:
    return (
        may(actor, Permission.SEE_ALL_CASES)
        or actor.acts_for(instance.started_by)
        or work.instances.takes_part(instance.id, actor.roles)
    )
