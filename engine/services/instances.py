"""Start cases."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from uuid_utils.compat import uuid7

from engine.bpmn import runtime
from engine.domain.actor import Actor
from engine.domain.definition import DefinitionKind, ProcessDefinition
from engine.domain.errors import NotFoundError, NotPermittedError, StepFailedError
from engine.domain.history import Happening
from engine.domain.instance import ProcessInstance
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import deployed, expressions, progress
from engine.services.case import Case
from engine.services.progress import Cause


def start(
    work: UnitOfWork,
    *,
    key: str,
    actor: Actor,
    at: datetime,
    variables: Mapping[str, Any] | None = None,
) -> ProcessInstance:
    """Start a case of the newest version of the service `key`.

    Raises NotFoundError for anything but a service, NotPermittedError for people who do none of
    its first tasks, and StepFailedError when it fails before anybody is asked. Nothing is started
    then: the edge rolls back.
    """
    definition = work.definitions.latest(key)
    if definition is None or definition.kind is not DefinitionKind.SERVICE:
        raise NotFoundError
    version = deployed.of_definition(work, definition.id)
    instance = _new(definition, actor, at)
    work.instances.add(instance)
    today = expressions.local(work, at)
    snapshot = runtime.start(version.process, variables=variables or {}, at=today)
    cause = Cause(happening=Happening.STARTED, at=at, actor=actor, name=instance.name)
    failure = progress.carry_on(work, Case(instance, version), snapshot, cause=cause)
    if failure:
        raise StepFailedError(failure.element_id, failure.code)
    _require_first_task(work, instance, actor)
    return instance


def _new(definition: ProcessDefinition, actor: Actor, at: datetime) -> ProcessInstance:
    return ProcessInstance(
        id=uuid7(),
        definition_id=definition.id,
        definition_key=definition.key,
        name=definition.name,
        started_at=at,
        started_by=actor.user_id,
    )


def _require_first_task(work: UnitOfWork, instance: ProcessInstance, actor: Actor) -> None:
    if not any(task.role in actor.roles for task in work.tasks.of_instance(instance.id)):
        raise NotPermittedError
