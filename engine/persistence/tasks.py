"""User tasks."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from engine.domain.digest import TaskCounts
from engine.domain.errors import AlreadyDoneError, ConflictError
from engine.domain.snapshot import Target
from engine.domain.task import NEXT, OPEN, Task, TaskStatus
from engine.domain.worklist import Page, WorklistQuery, WorklistRow
from engine.persistence import open_tasks, tables, worklist
from engine.persistence.binds import (
    AFTER,
    AT,
    given,
    in_office,
    literal,
    of_instance,
    own,
    without_office,
)
from engine.persistence.columns import NEVER, Deadline
from engine.persistence.statements import Record
from engine.persistence.transaction import Transaction

_task = tables.task.c
_RECORD = without_office(tables.task)
_VERSION = sa.bindparam("version_read", type_=sa.Integer)
_NEXT_VERSION = _task.row_version + sa.literal_column("1")
_CANCELLABLE = sorted(
    now.value for now, following in NEXT.items() if TaskStatus.CANCELLED in following
)

_INSERT = sa.insert(tables.task)
_GET = sa.select(*_RECORD).where(own(tables.task))
_GET_LOCKED = _GET.with_for_update()
_OF_INSTANCE = (
    sa.select(*_RECORD).where(of_instance(tables.task)).order_by(_task.created_at, _task.id)
)
_SAVE = (
    sa.update(tables.task)
    .where(own(tables.task), _task.row_version == _VERSION)
    .values(
        row_version=_NEXT_VERSION,
        **given(
            _task.status,
            _task.assignee_id,
            _task.assignee_name,
            _task.ended_at,
            _task.due_at,
            _task.level,
            _task.wake_at,
        ),
    )
)
_CANCEL = (
    sa.update(tables.task)
    .where(own(tables.task), _task.status.in_([literal(status) for status in _CANCELLABLE]))
    .values(
        row_version=_NEXT_VERSION,
        status=literal(TaskStatus.CANCELLED.value),
        ended_at=AT,
        wake_at=sa.null(),
    )
)


class Tasks:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self, task_id: UUID) -> Task:
        """Return a task, or raise NotFoundError."""
        return _task_of(self._transaction.one(_GET, key_id=task_id))

    def keep(self, task_id: UUID) -> Task:
        """Return a task that nobody else can change until the unit of work ends."""
        return _task_of(self._transaction.one(_GET_LOCKED, key_id=task_id))

    def add(self, tasks: Iterable[Task]) -> None:
        self._transaction.run_all(_INSERT, [_row(task) for task in tasks])

    def save(self, task: Task) -> None:
        """Store status, holder and ladder, and raise `row_version`.

        AlreadyDoneError when somebody else closed the task since it was read, ConflictError when
        somebody else changed it otherwise, NotFoundError when it is not there.
        """
        changed = self._transaction.run(
            _SAVE,
            key_id=task.id,
            version_read=task.row_version,
            status=task.status,
            assignee_id=task.assignee_id,
            assignee_name=task.assignee_name,
            ended_at=task.ended_at,
            due_at=task.due_at,
            level=task.level,
            wake_at=task.wake_at,
        )
        if not changed:
            raise ConflictError if self.get(task.id).is_open else AlreadyDoneError
        task.row_version += 1

    def cancel(self, ids: Iterable[UUID], *, at: datetime) -> None:
        """Withdraw those of the tasks that have not ended."""
        self._transaction.run_all(_CANCEL, [{"key_id": it, "at": at} for it in ids])

    def of_instance(self, instance_id: UUID) -> list[Task]:
        """Return all tasks of a case, oldest first."""
        rows = self._transaction.rows(_OF_INSTANCE, instance_id=instance_id)
        return [_task_of(row) for row in rows]

    def with_due(self, *, after: UUID, limit: int) -> list[Task]:
        """Return the first open tasks with a due time, of those with ids beyond `after`."""
        rows = self._transaction.rows(_with_due(limit), after_id=after, never=NEVER)
        return [_task_of(row) for row in rows]

    def worklist(self, query: WorklistQuery) -> Page[WorklistRow]:
        """Return a page of open tasks, those due first at the top, those without a target last."""
        return worklist.page(self._transaction, query=query)

    def count(self, query: WorklistQuery, *, limit: int) -> int:
        """Return how many tasks the pages of the query hold, at most `limit`."""
        return worklist.count(self._transaction, query=query, limit=limit)

    def counts(self, *, at: datetime, until: datetime, since: datetime) -> dict[str, TaskCounts]:
        """Return by role how many open tasks are late, due until then, and new since then."""
        return open_tasks.by_role(self._transaction, at=at, until=until, since=since)


@cache
def _with_due(limit: int) -> sa.Select[Any]:
    """Each status has an index of its own."""
    branches = [
        sa.select(*_RECORD)
        .where(in_office(tables.task), _task.status == literal(status.value))
        .where(_task.due_at < sa.bindparam("never", type_=Deadline), _task.id > AFTER)
        for status in sorted(OPEN)
    ]
    found = sa.union_all(*branches).subquery("found")
    return sa.select(found).order_by(found.c.id).limit(literal(limit))


def _task_of(row: Record) -> Task:
    callers = tuple((process_id, element_id) for process_id, element_id in row["callers"])
    target = row["target"] and Target(amount=row["target"][0], unit=row["target"][1])
    return Task(**{**row, "callers": callers, "target": target})


def _row(task: Task) -> Record:
    target = task.target and [task.target.amount, task.target.unit]
    return {name: getattr(task, name) for name in Task.__slots__} | {"target": target}
