"""Requests that were carried out, so that a second one like it has no effect."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from engine.persistence import tables
from engine.persistence.transaction import Transaction

# What RETURNING returns is certain; drivers differ in the row count of a refused INSERT.
_CLAIM = insert(tables.idempotency).on_conflict_do_nothing().returning(tables.idempotency.c.key)


class Idempotency:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def claim(self, key: str, subject: UUID, *, at: datetime) -> bool:
        """Return False when the key was used before.

        While another transaction holds the key, this waits for its end.
        """
        return bool(self._transaction.rows(_CLAIM, key=key, subject=subject, at=at))
