"""What is asked across offices: who signs in, and what is due."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

import sqlalchemy as sa

from engine.domain.document import Document
from engine.domain.office import Office
from engine.domain.user import User
from engine.persistence import offices, tables
from engine.persistence.binds import AT, ID, UNTIL, literal
from engine.persistence.transaction import Transaction
from engine.persistence.users import ACCOUNTS, people

_BY_LOGIN = ACCOUNTS.where(tables.account.c.login == sa.bindparam("login"))
_BY_ID = ACCOUNTS.where(tables.account.c.id == ID)
_BY_CODE = sa.select(tables.document).where(
    tables.document.c.verification_code == sa.bindparam("code")
)
_PENDING = tables.outbox.c.status == literal("pending")
_NEXT_TIMER = sa.select(sa.func.min(tables.timer.c.wake_at).label("wake_at"))
_NEXT_JOB = sa.select(sa.func.min(tables.outbox.c.wake_at).label("wake_at")).where(_PENDING)
_NEXT_TASK = sa.select(sa.func.min(tables.task.c.wake_at).label("wake_at")).where(
    tables.task.c.wake_at.is_not(None)
)
_NEXT_CLOCK = sa.select(sa.func.min(tables.service_clock.c.wake_at).label("wake_at")).where(
    tables.service_clock.c.wake_at.is_not(None)
)
_TO_SEND = tables.delivery.c.status == literal("pending")
_NEXT_DELIVERY = sa.select(sa.func.min(tables.delivery.c.wake_at).label("wake_at")).where(_TO_SEND)
_NEXT_ROUTINE = sa.select(sa.func.min(tables.routine.c.wake_at).label("wake_at"))
_NEXTS = (_NEXT_TIMER, _NEXT_JOB, _NEXT_TASK, _NEXT_CLOCK, _NEXT_ROUTINE)
_OPEN: Mapping[sa.Table, sa.ColumnElement[bool]] = {
    tables.outbox: _PENDING,
    tables.delivery: _TO_SEND,
}

Claimed = list[tuple[UUID, UUID]]


class Directory:
    """Reads on their own; the first change begins a transaction that ends with the directory."""

    def __init__(self, transaction: Transaction, *, begin: Callable[[], None]) -> None:
        self._transaction = transaction
        self._begin = begin

    def user_by_login(self, login: str) -> User | None:
        found = people(self._transaction.rows(_BY_LOGIN, login=login))
        return found[0] if found else None

    def user(self, user_id: UUID) -> User | None:
        found = people(self._transaction.rows(_BY_ID, key_id=user_id))
        return found[0] if found else None

    def offices(self) -> list[Office]:
        """Return all offices, by name."""
        return offices.every(self._transaction)

    def add_office(self, office: Office) -> None:
        self._begin()
        offices.add(self._transaction, office)

    def document_by_verification(self, code: str) -> tuple[UUID, Document] | None:
        """Return the letter that carries a verification code, after its office's id."""
        row = self._transaction.first(_BY_CODE, code=code)
        return None if row is None else (row.pop("office_id"), Document(**row))

    def due_timers(self, *, at: datetime, limit: int, lease: timedelta) -> Claimed:
        """Return office and id of timers that are due, longest waiting first.

        Nobody else gets them until `lease` has passed; a timer that fired is gone by then.
        """
        return self._claim(_claim(tables.timer, limit), at, lease)

    def due_jobs(self, *, at: datetime, limit: int, lease: timedelta) -> Claimed:
        """Return office and id of outbox jobs that are due, leased like timers."""
        return self._claim(_claim(tables.outbox, limit), at, lease)

    def due_tasks(self, *, at: datetime, limit: int, lease: timedelta) -> Claimed:
        """Return office and id of tasks at whose ladder a level is reached, leased like timers."""
        return self._claim(_claim(tables.task, limit), at, lease)

    def due_clocks(self, *, at: datetime, limit: int, lease: timedelta) -> Claimed:
        """Return office and case of clocks at whose ladder a level is reached, leased likewise."""
        return self._claim(_claim(tables.service_clock, limit), at, lease)

    def due_deliveries(self, *, at: datetime, limit: int, lease: timedelta) -> Claimed:
        """Return office and id of deliveries that are due, leased like timers."""
        return self._claim(_claim(tables.delivery, limit), at, lease)

    def due_routines(self, *, at: datetime, limit: int, lease: timedelta) -> Claimed:
        """Return office and id of routines that are due, leased like timers."""
        return self._claim(_claim(tables.routine, limit), at, lease)

    def next_due(self) -> datetime | None:
        """Return when something is due next or its lease ends, but no delivery.

        None when nothing waits.
        """
        found = [self._transaction.one(it)["wake_at"] for it in _NEXTS]
        return min((moment for moment in found if moment is not None), default=None)

    def next_delivery(self) -> datetime | None:
        """Return when a delivery is due next or its lease ends; None when none waits."""
        found: datetime | None = self._transaction.one(_NEXT_DELIVERY)["wake_at"]
        return found

    def _claim(self, statement: sa.Update, at: datetime, lease: timedelta) -> Claimed:
        self._begin()
        rows = self._transaction.rows(statement, at=at, until=at + lease)
        rows.sort(key=lambda row: (row["due_at"], row["id"]))
        return [(row["office_id"], row["id"]) for row in rows]


@cache
def _claim(table: sa.Table, limit: int) -> sa.Update:
    due = (
        sa.select(table.c.office_id, table.c.id)
        .where(table.c.wake_at <= AT)
        .order_by(table.c.wake_at)
        .limit(literal(limit))
        .with_for_update(skip_locked=True)
    )
    if table in _OPEN:
        due = due.where(_OPEN[table])
    # PostgreSQL may run a subquery again, and lock more rows; what WITH names runs once.
    chosen = due.cte("chosen")
    return (
        sa.update(table)
        .where(
            sa.tuple_(table.c.office_id, table.c.id).in_(sa.select(chosen.c.office_id, chosen.c.id))
        )
        .values(wake_at=UNTIL)
        .returning(table.c.office_id, table.c.id, table.c.due_at)
    )
