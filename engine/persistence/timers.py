"""Timer jobs."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from engine.domain.timer_job import TimerJob
from engine.persistence import tables
from engine.persistence.binds import UNTIL, of_instance, own
from engine.persistence.columns import NEVER
from engine.persistence.transaction import Transaction

_INSERT = sa.insert(tables.timer)
_RECORD = [tables.timer.c[name] for name in TimerJob.__slots__]
_GET = sa.select(*_RECORD).where(own(tables.timer))
_OF_INSTANCE = (
    sa.select(*_RECORD)
    .where(of_instance(tables.timer))
    .order_by(tables.timer.c.due_at, tables.timer.c.id)
)
_DELETE = sa.delete(tables.timer).where(own(tables.timer))
_HOLD = sa.update(tables.timer).where(of_instance(tables.timer)).values(wake_at=UNTIL)
_LET_GO = (
    sa.update(tables.timer).where(of_instance(tables.timer)).values(wake_at=tables.timer.c.due_at)
)


class Timers:
    """`alarms` are the times at which what was written here falls due."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.alarms: set[datetime] = set()

    def add(self, jobs: Iterable[TimerJob]) -> None:
        rows = [
            {name: getattr(job, name) for name in TimerJob.__slots__} | {"wake_at": job.due_at}
            for job in jobs
        ]
        self._transaction.run_all(_INSERT, rows)
        self.alarms |= {row["wake_at"] for row in rows}

    def clear(self, ids: Iterable[UUID]) -> None:
        """Delete the jobs, as far as they are there."""
        self._transaction.run_all(_DELETE, [{"key_id": it} for it in ids])

    def hold(self, instance_id: UUID) -> None:
        """Let no scheduler take the jobs of a case, whenever they are due."""
        self._transaction.run(_HOLD, instance_id=instance_id, until=NEVER)

    def let_go(self, instance_id: UUID, *, at: datetime) -> None:
        """Let schedulers take the jobs of a case again; some may have been due before `at`."""
        self._transaction.run(_LET_GO, instance_id=instance_id)
        self.alarms.add(at)

    def of_instance(self, instance_id: UUID) -> list[TimerJob]:
        """Return the times that a case waits for, the next one first."""
        rows = self._transaction.rows(_OF_INSTANCE, instance_id=instance_id)
        return [TimerJob(**row) for row in rows]

    def get(self, timer_id: UUID) -> TimerJob | None:
        """Return a job, None when it fired or lost its case."""
        row = self._transaction.first(_GET, key_id=timer_id)
        return None if row is None else TimerJob(**row)
