"""Answers that people have begun."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from engine.persistence import tables
from engine.persistence.binds import in_office
from engine.persistence.columns import Identifier
from engine.persistence.transaction import Transaction

_draft = tables.draft.c
_OF_TASK = sa.and_(
    in_office(tables.draft), _draft.task_id == sa.bindparam("task_id", type_=Identifier)
)

_insert = insert(tables.draft)
_PUT = _insert.on_conflict_do_update(
    index_elements=[_draft.office_id, _draft.task_id, _draft.user_id],
    set_={"values": _insert.excluded["values"], "at": _insert.excluded["at"]},
)
_GET = sa.select(_draft["values"]).where(
    _OF_TASK, _draft.user_id == sa.bindparam("user_id", type_=Identifier)
)
_DELETE = sa.delete(tables.draft).where(_OF_TASK)


class Drafts:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, task_id: UUID, *, user_id: UUID, values: Mapping[str, Any], at: datetime) -> None:
        """Keep a person's unfinished answer in place of the one before."""
        self._transaction.run(_PUT, task_id=task_id, user_id=user_id, values=values, at=at)

    def get(self, task_id: UUID, *, user_id: UUID) -> Mapping[str, Any] | None:
        """Return a person's unfinished answer, None when there is none."""
        row = self._transaction.first(_GET, task_id=task_id, user_id=user_id)
        return None if row is None else row["values"]

    def drop(self, task_id: UUID) -> None:
        """Forget what everybody began to answer."""
        self._transaction.run(_DELETE, task_id=task_id)
