"""Tell people what they must know, once for each fact: in the inbox of each, and outside."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from engine.domain.notice import Notice
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import deliveries


def tell(
    work: UnitOfWork,
    *,
    to: Iterable[UUID],
    code: str,
    fact: str,
    at: datetime,
    facts: dict[str, Any],
    instance_id: UUID | None = None,
) -> None:
    """Write the notice `code` for each of these people, and send it to those who want it so.

    `fact` names what they are told of within the office, for instance a task's id and a level:
    nobody is told of one fact twice. Nobody sees the notice before `at`.
    """
    told = [
        Notice(
            id=notice_id(user_id, fact),
            user_id=user_id,
            instance_id=instance_id,
            code=code,
            at=at,
            facts=facts,
        )
        for user_id in sorted(set(to))
    ]
    work.notices.add(told)
    deliveries.queue(work, told)


def notice_id(user_id: UUID, fact: str) -> UUID:
    """Return the id of what a person is told of a fact, the same each time."""
    return uuid5(user_id, fact)
