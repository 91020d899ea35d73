"""Start cases by hand."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from engine.domain.actor import Actor
from engine.domain.definition import DefinitionKind
from engine.domain.errors import NotFoundError, NotPermittedError
from engine.domain.instance import ProcessInstance
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import beginnings, deployed


def start(
    work: UnitOfWork,
    *,
    key: str,
    actor: Actor,
    at: datetime,
    variables: Mapping[str, Any] | None = None,
    start_id: str | None = None,
) -> ProcessInstance:
    """Start a case of the newest version of the service `key`, at one of its start events.

    Raises NotFoundError for anything but a service and for a start event that it has not,
    NotPermittedError for people who do none of its first tasks, and StepFailedError when it fails
    before anybody is asked. Nothing is started then: the edge rolls back.
    """
    definition = work.definitions.latest(key)
    if definition is None or definition.kind is not DefinitionKind.SERVICE:
        raise NotFoundError
    version = deployed.of_definition(work, definition.id)
    if start_id is not None and start_id not in {it.element_id for it in version.starts}:
        raise NotFoundError
    starters = version.starters_of(start_id) if start_id else version.starters
    actor = actor.on_record(starters)
    instance = beginnings.begin(
        work, version, variables=variables or {}, start_id=start_id, actor=actor, at=at
    )
    _require_first_task(work, instance, actor)
    return instance


def _require_first_task(work: UnitOfWork, instance: ProcessInstance, actor: Actor) -> None:
    if not any(task.role in actor.roles for task in work.tasks.of_instance(instance.id)):
        raise NotPermittedError
