"""Events that wait for messages."""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from engine.domain.message import ANY_KEY, MessageWait
from engine.persistence import tables
from engine.persistence.binds import given, in_office, literal, of_instance, own
from engine.persistence.transaction import Transaction

NOBODY = UUID(int=0)

_wait = tables.message_wait.c
_RECORD = [_wait[name] for name in MessageWait.__slots__]
_PLACE = given(_wait.message, _wait.key)

_INSERT = sa.insert(tables.message_wait)
_DELETE = sa.delete(tables.message_wait).where(own(tables.message_wait))
_GET = sa.select(*_RECORD).where(own(tables.message_wait))
_OF_INSTANCE = sa.select(*_RECORD).where(of_instance(tables.message_wait)).order_by(_wait.id)
_MATCHING = (
    sa.select(*_RECORD)
    .where(
        in_office(tables.message_wait),
        _wait.message == _PLACE["message"],
        _wait.instance_id != given(_wait.instance_id)["instance_id"],
        sa.or_(_wait.key == _PLACE["key"], _wait.key == literal(ANY_KEY)),
    )
    .order_by(_wait.id)
    .limit(literal(2))
)


class Waits:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, waits: Iterable[MessageWait]) -> None:
        rows = [{name: getattr(it, name) for name in MessageWait.__slots__} for it in waits]
        self._transaction.run_all(_INSERT, rows)

    def clear(self, ids: Iterable[UUID]) -> None:
        """Delete the waits, as far as they are there."""
        self._transaction.run_all(_DELETE, [{"key_id": it} for it in ids])

    def get(self, wait_id: UUID) -> MessageWait | None:
        """Return a wait, None when its event waits no more."""
        row = self._transaction.first(_GET, key_id=wait_id)
        return None if row is None else MessageWait(**row)

    def matching(self, message: str, *, key: str, sender_id: UUID | None) -> list[MessageWait]:
        """Return the waits that a message fits, two at most, but none of the sender's own."""
        sender_id = NOBODY if sender_id is None else sender_id
        rows = self._transaction.rows(_MATCHING, message=message, key=key, instance_id=sender_id)
        return [MessageWait(**row) for row in rows]

    def of_instance(self, instance_id: UUID) -> list[MessageWait]:
        """Return what a case waits for, in the order in which it began to."""
        rows = self._transaction.rows(_OF_INSTANCE, instance_id=instance_id)
        return [MessageWait(**row) for row in rows]
