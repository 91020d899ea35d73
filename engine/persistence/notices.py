"""People's inboxes."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from engine.domain.errors import NotFoundError
from engine.domain.notice import Notice
from engine.domain.worklist import Cursor
from engine.persistence import tables
from engine.persistence.binds import AT, ID, in_office, literal, without_office
from engine.persistence.columns import Identifier, Moment
from engine.persistence.transaction import Transaction

MOST_COUNTED = 100

_notice = tables.notice.c
_THEIRS = sa.and_(
    in_office(tables.notice), _notice.user_id == sa.bindparam("reader", type_=Identifier)
)
# A notice that was put off lies in wait: nobody sees or counts it before its time.
_DUE = sa.and_(_THEIRS, _notice.at <= AT)
_UNREAD = sa.and_(_DUE, _notice.read_at.is_(None))

# The clause reads the same in both databases, and both compilers of SQLAlchemy render it.
_INSERT = insert(tables.notice).on_conflict_do_nothing()
_COUNT = sa.select(sa.func.count().label("count")).select_from(
    sa.select(_notice.id).where(_UNREAD).limit(literal(MOST_COUNTED)).subquery()
)
_MARK = sa.update(tables.notice).where(_UNREAD).values(read_at=AT)
_MARK_ONE = (
    sa.update(tables.notice)
    .where(_DUE, _notice.id == ID)
    .values(read_at=sa.func.coalesce(_notice.read_at, AT))
)
_AFTER = sa.tuple_(_notice.at, _notice.id) < sa.tuple_(
    sa.bindparam("after_at", type_=Moment), sa.bindparam("after_id", type_=Identifier)
)


class Notices:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, notices: Iterable[Notice]) -> None:
        """Store the notices that are not there yet."""
        self._transaction.run_all(
            _INSERT,
            [{name: getattr(it, name) for name in Notice.__slots__} for it in notices],
        )

    def inbox(
        self, user_id: UUID, *, at: datetime, limit: int, after: Cursor | None = None
    ) -> list[Notice]:
        """Return a person's last notices, newest first; those of later than `at` are kept back."""
        place = {} if after is None else {"after_at": after.at, "after_id": after.id}
        statement = _inbox(limit, after is not None)
        rows = self._transaction.rows(statement, reader=user_id, at=at, **place)
        return [Notice(**row) for row in rows]

    def unread(self, user_id: UUID, *, at: datetime) -> int:
        """Return how many notices the person has not read, at most `MOST_COUNTED`."""
        return int(self._transaction.one(_COUNT, reader=user_id, at=at)["count"])

    def mark_one(self, notice_id: UUID, *, reader: UUID, at: datetime) -> None:
        """Note that the person has read a notice; NotFoundError when it is not theirs."""
        if not self._transaction.run(_MARK_ONE, key_id=notice_id, reader=reader, at=at):
            raise NotFoundError

    def mark_read(self, user_id: UUID, *, at: datetime) -> None:
        """Note that the person has read all notices there are."""
        self._transaction.run(_MARK, reader=user_id, at=at)


@cache
def _inbox(limit: int, goes_on: bool) -> sa.Select[Any]:  # noqa: FBT001 -- two statements, one shape
    return (
        sa.select(*without_office(tables.notice))
        .where(_DUE, *([_AFTER] if goes_on else []))
        .order_by(_notice.at.desc(), _notice.id.desc())
        .limit(literal(limit))
    )
