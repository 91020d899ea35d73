"""Notices on their way out of the pages."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from engine.domain.delivery import Delivery
from engine.persistence import tables
from engine.persistence.binds import given, in_office, literal, own
from engine.persistence.transaction import Transaction

MOST_SHOWN = 200

_delivery = tables.delivery.c
_RECORD = [_delivery[name] for name in Delivery.__slots__]
_DEAD = sa.and_(in_office(tables.delivery), _delivery.status == literal("dead"))
_WAITING = sa.and_(in_office(tables.delivery), _delivery.status == literal("pending"))

# The clause reads the same in both databases, and both compilers of SQLAlchemy render it.
_INSERT = insert(tables.delivery).on_conflict_do_nothing()
_GET = sa.select(*_RECORD).where(own(tables.delivery))
# What is settled stays settled, whoever comes late with other news of it.
_SAVE = (
    sa.update(tables.delivery)
    .where(
        own(tables.delivery),
        sa.or_(_delivery.status == literal("pending"), _delivery.status == literal("dead")),
    )
    .values(
        given(
            _delivery.facts,
            _delivery.address,
            _delivery.due_at,
            _delivery.wake_at,
            _delivery.attempts,
            _delivery.status,
            _delivery.sent_at,
            _delivery.fault,
        )
    )
)
_ALL_DEAD = (
    sa.select(*_RECORD)
    .where(_DEAD)
    .order_by(_delivery.due_at, _delivery.id)
    .limit(literal(MOST_SHOWN))
)
_ALL_WAITING = (
    sa.select(*_RECORD)
    .where(_WAITING)
    .order_by(_delivery.due_at, _delivery.id)
    .limit(literal(MOST_SHOWN))
)


class Deliveries:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, deliveries: Iterable[Delivery]) -> None:
        """Store the deliveries that are not there yet, whatever became of those that are."""
        rows = [_row(it) for it in deliveries]
        self._transaction.run_all(_INSERT, rows)

    def get(self, delivery_id: UUID) -> Delivery | None:
        """Return a delivery, None when there is no such one."""
        row = self._transaction.first(_GET, key_id=delivery_id)
        return None if row is None else Delivery(**row)

    def save(self, delivery: Delivery) -> None:
        """Store what became of a delivery, unless it was settled before.

        Whoever held it gives it back.
        """
        self._transaction.run(_SAVE, key_id=delivery.id, **_row(delivery))

    def dead(self) -> list[Delivery]:
        """Return the deliveries that were given up, oldest first, at most `MOST_SHOWN`."""
        return [Delivery(**row) for row in self._transaction.rows(_ALL_DEAD)]

    def waiting(self) -> list[Delivery]:
        """Return the deliveries that are still to come, soonest first, at most `MOST_SHOWN`."""
        return [Delivery(**row) for row in self._transaction.rows(_ALL_WAITING)]


def _row(delivery: Delivery) -> dict[str, Any]:
    fields = {name: getattr(delivery, name) for name in Delivery.__slots__}
    return fields | {"wake_at": delivery.due_at}
