"""Tell people what they must know: one line in the inbox of each, once for each fact."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from engine.domain.notice import Notice
from engine.persistence.unit_of_work import UnitOfWork


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
    """Write the notice `code` for each of these people.

    `fact` names what they are told of within the office, for instance a task's id and a level:
    nobody is told of one fact twice. Nobody sees the notice before `at`.
    """
    work.notices.add(
        Notice(
            id=uuid5(user_id, fact),
            user_id=user_id,
            instance_id=instance_id,
            code=code,
            at=at,
            facts=facts,
        )
        for user_id in sorted(set(to))
    )
