"""Counts of open tasks by role."""

from datetime import datetime

import sqlalchemy as sa

from engine.domain.digest import TaskCounts
from engine.domain.task import OPEN
from engine.persistence import tables
from engine.persistence.binds import AT, in_office, literal
from engine.persistence.columns import Deadline, Moment
from engine.persistence.transaction import Transaction

_task = tables.task.c
_UNTIL = sa.bindparam("until", type_=Deadline)
_SINCE = sa.bindparam("since", type_=Moment)

# One part for each status: the partial indexes of the table leave out what was closed over years.
_open = sa.union_all(
    *[
        sa.select(_task.role, _task.due_at, _task.created_at).where(
            in_office(tables.task), _task.status == literal(status)
        )
        for status in sorted(it.value for it in OPEN)
    ]
).subquery("open")
_ONE, _NONE = literal(1), literal(0)
_BY_ROLE = sa.select(
    _open.c.role,
    sa.func.sum(sa.case((_open.c.due_at < AT, _ONE), else_=_NONE)).label("late"),
    sa.func.sum(
        sa.case((sa.and_(_open.c.due_at >= AT, _open.c.due_at < _UNTIL), _ONE), else_=_NONE)
    ).label("today"),
    sa.func.sum(sa.case((_open.c.created_at >= _SINCE, _ONE), else_=_NONE)).label("new"),
).group_by(_open.c.role)


def by_role(
    transaction: Transaction, *, at: datetime, until: datetime, since: datetime
) -> dict[str, TaskCounts]:
    """Return the counts of each role; one without an open task is not there.

    Late is what was due before `at`, due today what is due before `until`, new what was opened
    from `since` on.
    """
    rows = transaction.rows(_BY_ROLE, at=at, until=until, since=since)
    return {row.pop("role"): TaskCounts(**row) for row in rows}
