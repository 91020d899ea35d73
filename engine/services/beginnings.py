"""How cases begin: by a person, by a message, or by a time."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from uuid_utils.compat import uuid7

from engine.bpmn import runtime
from engine.domain.actor import Actor
from engine.domain.errors import StepFailedError
from engine.domain.history import Happening
from engine.domain.instance import ProcessInstance
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, deployed, expressions, numbering, progress
from engine.services.case import Case
from engine.services.deployed import Deployed
from engine.services.progress import Cause


def by_message(work: UnitOfWork, name: str) -> list[tuple[Deployed, str]]:
    """Return the newest procedures of the office that begin with the message, and where."""
    versions = [deployed.of_definition(work, it.id) for it in work.definitions.newest()]
    return [
        (version, start.element_id)
        for version in versions
        for start in version.starts
        if start.message == name
    ]


def begin(
    work: UnitOfWork,
    version: Deployed,
    *,
    at: datetime,
    variables: Mapping[str, Any],
    start_id: str | None = None,
    actor: Actor | None = None,
    about: str | None = None,
    due_at: datetime | None = None,
) -> ProcessInstance:
    """Begin a case; one that no person begins is numbered at once.

    `due_at` is the moment at which it was to begin, for one that a time begins.

    Raises StepFailedError when it fails before anybody is asked. Nothing is started then: the edge
    rolls back.
    """
    instance = _new(version, actor, at)
    instance.about = about
    found = Case(instance, version)
    work.instances.add(instance)
    if actor is None:
        numbering.give_number(work, found, at=at)
    snapshot = runtime.start(
        version.process,
        variables=variables,
        at=expressions.local(work, at),
        start_id=start_id,
        calendar=calendars.of_office(work),
    )
    cause = Cause(
        happening=Happening.STARTED,
        at=at,
        actor=actor,
        name=instance.name,
        facts={} if due_at is None else {"due_at": due_at.isoformat()},
    )
    failure = progress.carry_on(work, found, snapshot, cause=cause)
    if failure:
        raise StepFailedError(failure.element_id, failure.code)
    return instance


def _new(version: Deployed, actor: Actor | None, at: datetime) -> ProcessInstance:
    definition = version.definition
    return ProcessInstance(
        id=uuid7(),
        definition_id=definition.id,
        definition_key=definition.key,
        name=definition.name,
        started_at=at,
        started_by=actor.user_id if actor else None,
    )
