"""Start cases."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from uuid_utils.compat import uuid7

from engine.bpmn import runtime
from engine.domain.actor import Actor
from engine.domain.errors import NotFoundError, NotPermittedError, StepFailedError
from engine.domain.history import Happening
from engine.domain.instance import ProcessInstance
from engine.domain.snapshot import Snapshot
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import deployed, progress
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
    """Start a case of the newest version of `key`.

    Only people who do its first task may start it. Raises StepFailedError when the procedure
    fails before anybody is asked: nothing is started then.
    """
    definition = work.definitions.latest(key)
    if definition is None:
        raise NotFoundError
    version = deployed.of_definition(work, definition.id)
    instance = ProcessInstance(
        id=uuid7(),
        definition_id=definition.id,
        definition_key=key,
        name=definition.name,
        started_at=at,
        started_by=actor.user_id,
    )
    snapshot = runtime.start(version.process, variables=variables or {}, at=at)
    _require_first_task(snapshot, actor)
    _keep(work, Case(instance, version), snapshot, actor, at)
    return instance


def _require_first_task(snapshot: Snapshot, actor: Actor) -> None:
    if snapshot.failure:
        raise StepFailedError(snapshot.failure.element_id, snapshot.failure.code)
    if not any(task.role in actor.roles for task in snapshot.opened_tasks):
        raise NotPermittedError


def _keep(work: UnitOfWork, case: Case, snapshot: Snapshot, actor: Actor, at: datetime) -> None:
    work.instances.add(case.instance)
    cause = Cause(happening=Happening.STARTED, at=at, actor=actor, name=case.instance.name)
    failure = progress.carry_on(work, case, snapshot, cause=cause)
    if failure:
        raise StepFailedError(failure.element_id, failure.code)
