"""Recurring work of the office."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from engine.domain.routine import Plan, Routine, RoutineKind
from engine.persistence import tables
from engine.persistence.binds import given, in_office, own
from engine.persistence.transaction import Transaction

_routine = tables.routine.c
_RECORD = [_routine[name] for name in Routine.__slots__]
_OF_KEY = given(_routine.kind, _routine.key)

# The clause reads the same in both databases, and both compilers of SQLAlchemy render it.
_INSERT = insert(tables.routine).on_conflict_do_nothing()
_GET = sa.select(*_RECORD).where(own(tables.routine))
_GET_LOCKED = _GET.with_for_update()
_ALL = sa.select(*_RECORD).where(in_office(tables.routine)).order_by(_routine.due_at, _routine.id)
_PLAN = (
    sa.update(tables.routine)
    .where(own(tables.routine))
    .values(given(_routine.due_at, _routine.wake_at, _routine.memory))
)
_DELETE = sa.delete(tables.routine).where(own(tables.routine))
_THESE = sa.and_(
    in_office(tables.routine), _routine.kind == _OF_KEY["kind"], _routine.key == _OF_KEY["key"]
)
_DELETE_OF = sa.delete(tables.routine).where(_THESE)
_OF = sa.select(*_RECORD).where(_THESE)


class Routines:
    """`alarms` are the times at which what was written here falls due."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.alarms: set[datetime] = set()

    def add(self, routines: Iterable[Routine]) -> None:
        """Store the routines that are not there yet: one for each kind, key and element."""
        rows = [
            {name: getattr(it, name) for name in Routine.__slots__} | {"wake_at": it.due_at}
            for it in routines
        ]
        self._transaction.run_all(_INSERT, rows)
        self.alarms |= {row["wake_at"] for row in rows}

    def get(self, routine_id: UUID) -> Routine | None:
        """Return a routine, None when it was removed.

        A writing unit of work keeps it to itself until its end, as it keeps a case.
        """
        statement = _GET_LOCKED if self._transaction.writing else _GET
        row = self._transaction.first(statement, key_id=routine_id)
        return None if row is None else Routine(**row)

    def all(self) -> list[Routine]:
        """Return the routines of the office, the next one first."""
        return [Routine(**row) for row in self._transaction.rows(_ALL)]

    def of_key(self, kind: RoutineKind, *, key: str) -> list[Routine]:
        """Return those of a kind that have this key."""
        return [Routine(**row) for row in self._transaction.rows(_OF, kind=kind, key=key)]

    def plan(self, routine_id: UUID, plan: Plan) -> None:
        """Note when it is due next; whoever held the routine gives it back."""
        self._transaction.run(
            _PLAN,
            key_id=routine_id,
            due_at=plan.due_at,
            wake_at=plan.due_at,
            memory=plan.memory,
        )
        self.alarms.add(plan.due_at)

    def remove(self, routine_id: UUID) -> None:
        self._transaction.run(_DELETE, key_id=routine_id)

    def clear(self, kind: RoutineKind, *, key: str) -> None:
        """Remove all of a kind that have this key."""
        self._transaction.run(_DELETE_OF, kind=kind, key=key)
