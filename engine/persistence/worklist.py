"""Pages of open tasks.

No index holds the tasks of several roles or holders in one order, so the first rows of each are
read from the index in order and merged: a page costs the same however many tasks are open.
"""

from functools import cache
from typing import Any

import sqlalchemy as sa

from engine.domain.worklist import Cursor, Page, WorklistQuery, WorklistRow
from engine.persistence import tables
from engine.persistence.binds import OFFICE, in_office, literal, numbered
from engine.persistence.columns import NEVER, Deadline, Identifier
from engine.persistence.statements import Record
from engine.persistence.text import MATCHES, patterns
from engine.persistence.transaction import Transaction

_task = tables.task.c
_instance = tables.instance.c
_ITS_CASE = sa.and_(_instance.office_id == OFFICE, _instance.id == _task.instance_id)

_CONDITIONS: dict[str, sa.ColumnElement[bool]] = {
    "pattern": MATCHES,
    "after_id": sa.tuple_(_task.due_at, _task.id)
    > sa.tuple_(
        sa.bindparam("after_at", type_=Deadline), sa.bindparam("after_id", type_=Identifier)
    ),
}


def page(transaction: Transaction, *, query: WorklistQuery) -> Page[WorklistRow]:
    """Return a page of open tasks, those due first at the top, those without a target last."""
    if _asks_nobody(query):
        return Page(rows=())
    values = _values(query)
    statement = _page(len(query.holders), len(query.roles), _asked(values), query.limit)
    rows = transaction.rows(statement, **values)
    shown = tuple(WorklistRow(**row) for row in rows[: query.limit])
    return Page(rows=shown, following=_cursor(shown[-1]) if len(rows) > query.limit else None)


def count(transaction: Transaction, *, query: WorklistQuery, limit: int) -> int:
    """Return how many tasks the pages of the query hold, at most `limit`."""
    if _asks_nobody(query):
        return 0
    values = _values(query)
    asked = _asked(values) - {"after_id"}
    statement = _count(len(query.holders), len(query.roles), asked, limit)
    found = transaction.one(statement, **values)
    return min(int(found["count"]), limit)


def _asks_nobody(query: WorklistQuery) -> bool:
    return not query.holders and not query.roles


def _values(query: WorklistQuery) -> Record:
    return {
        **numbered("holder", query.holders),
        **numbered("role", query.roles),
        **(patterns(query.text) if query.text.strip() else {}),
        **({"after_at": query.after.at, "after_id": query.after.id} if query.after else {}),
    }


def _asked(values: Record) -> frozenset[str]:
    return frozenset(_CONDITIONS.keys() & values.keys())


def _cursor(row: WorklistRow) -> Cursor:
    return Cursor(at=row.due_at or NEVER, id=row.task_id)


@cache
def _page(holders: int, roles: int, asked: frozenset[str], limit: int) -> sa.Select[Any]:
    columns = (
        _task.id,
        _task.instance_id,
        _task.name,
        _task.role,
        _task.status,
        _task.created_at,
        _task.due_at,
        _task.assignee_id,
        _task.level,
    )
    branches = [
        branch.order_by(_task.due_at, _task.id).limit(literal(limit + 1))
        for branch in _branches(columns, holders, roles, asked)
    ]
    return _with_cases(_together(branches), limit)


@cache
def _count(holders: int, roles: int, asked: frozenset[str], limit: int) -> sa.Select[Any]:
    branches = [it.limit(literal(limit)) for it in _branches((_task.id,), holders, roles, asked)]
    return sa.select(sa.func.count().label("count")).select_from(_together(branches))


def _branches(
    columns: tuple[sa.Column[Any], ...], holders: int, roles: int, asked: frozenset[str]
) -> list[sa.Select[Any]]:
    """Return one statement for each of the holders and one for each of the roles."""
    tasks = sa.select(*columns).where(in_office(tables.task))
    if "pattern" in asked:
        tasks = tasks.join_from(tables.task, tables.instance, _ITS_CASE)
    tasks = tasks.where(*[_CONDITIONS[name] for name in sorted(asked)])
    claimed = tasks.where(_task.status == literal("claimed"))
    ready = tasks.where(_task.status == literal("ready"))
    return [
        *[claimed.where(_task.assignee_id == _holder(i)) for i in range(holders)],
        *[ready.where(_task.role == sa.bindparam(f"role_{i}")) for i in range(roles)],
    ]


def _holder(number: int) -> sa.BindParameter[Any]:
    return sa.bindparam(f"holder_{number}", type_=Identifier)


def _together(branches: list[sa.Select[Any]]) -> sa.Subquery:
    # SQLite takes ORDER BY and LIMIT in a part of a UNION only inside a subquery.
    return sa.union_all(*[sa.select(it.subquery()) for it in branches]).subquery("found")


def _with_cases(found: sa.Subquery, limit: int) -> sa.Select[Any]:
    return (
        sa.select(
            found.c.id.label("task_id"),
            *[column for column in found.c if column.name != "id"],
            _instance.business_key,
            _instance.subject,
            _instance.definition_key,
            _instance.name.label("service"),
        )
        .join_from(
            found,
            tables.instance,
            sa.and_(_instance.office_id == OFFICE, _instance.id == found.c.instance_id),
        )
        .order_by(found.c.due_at, found.c.id)
        .limit(literal(limit + 1))
    )
