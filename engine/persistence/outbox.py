"""Jobs that wait to be done outside."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from engine.domain.outbox import JobStatus, OutboxJob
from engine.persistence import tables
from engine.persistence.binds import UNTIL, given, in_office, literal, of_instance, own
from engine.persistence.columns import NEVER
from engine.persistence.transaction import Transaction

_outbox = tables.outbox.c
_RECORD = [_outbox[name] for name in OutboxJob.__slots__]

# The clause reads the same in both databases, and both compilers of SQLAlchemy render it.
_INSERT = insert(tables.outbox).on_conflict_do_nothing()
_GET = sa.select(*_RECORD).where(own(tables.outbox))
_DELETE = sa.delete(tables.outbox).where(own(tables.outbox))
_POSTPONE = (
    sa.update(tables.outbox)
    .where(own(tables.outbox))
    .values(given(_outbox.attempts, _outbox.status, _outbox.due_at, _outbox.wake_at))
)
_HOLD = sa.update(tables.outbox).where(of_instance(tables.outbox)).values(wake_at=UNTIL)
_LET_GO = sa.update(tables.outbox).where(of_instance(tables.outbox)).values(wake_at=_outbox.due_at)
_DEAD = (
    sa.select(*_RECORD)
    .where(in_office(tables.outbox), _outbox.status == literal("dead"))
    .order_by(_outbox.due_at, _outbox.id)
)


class Outbox:
    """`alarms` are the times at which what was written here falls due."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.alarms: set[datetime] = set()

    def add(self, jobs: Iterable[OutboxJob]) -> None:
        """Store the jobs that are not there yet."""
        rows = [
            {name: getattr(job, name) for name in OutboxJob.__slots__} | {"wake_at": job.due_at}
            for job in jobs
        ]
        self._transaction.run_all(_INSERT, rows)
        self.alarms |= {row["wake_at"] for row in rows}

    def get(self, job_id: UUID) -> OutboxJob | None:
        """Return a job, None when it is done."""
        row = self._transaction.first(_GET, key_id=job_id)
        return None if row is None else OutboxJob(**row)

    def hold(self, instance_id: UUID) -> None:
        """Let no scheduler take the jobs of a case, whenever they are due."""
        self._transaction.run(_HOLD, instance_id=instance_id, until=NEVER)

    def let_go(self, instance_id: UUID, *, at: datetime) -> None:
        """Let schedulers take the jobs of a case again; some may have been due before `at`."""
        self._transaction.run(_LET_GO, instance_id=instance_id)
        self.alarms.add(at)

    def remove(self, job_id: UUID) -> None:
        self._transaction.run(_DELETE, key_id=job_id)

    def postpone(self, job_id: UUID, *, attempts: int, status: JobStatus, due_at: datetime) -> None:
        """Note a failure, or wake a dead job; whoever held the job gives it back."""
        self._transaction.run(
            _POSTPONE,
            key_id=job_id,
            attempts=attempts,
            status=status,
            due_at=due_at,
            wake_at=due_at,
        )
        self.alarms.add(due_at)

    def dead(self) -> list[OutboxJob]:
        """Return the jobs that were given up, oldest first."""
        return [OutboxJob(**row) for row in self._transaction.rows(_DEAD)]
