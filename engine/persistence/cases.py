"""Lists of cases. A statement is built once for every combination of questions."""

from functools import cache
from itertools import groupby, islice
from typing import Any

import sqlalchemy as sa

from engine.domain.task import OPEN
from engine.domain.worklist import CaseFilter, CaseQuery, CaseRow, Cursor, OpenStep, Page
from engine.persistence import tables
from engine.persistence.binds import AT, INSTANCE, OFFICE, in_office, literal, numbered, one_of
from engine.persistence.columns import Identifier, Moment
from engine.persistence.statements import Record
from engine.persistence.text import MATCHES, patterns
from engine.persistence.transaction import Transaction

_instance = tables.instance.c
_task = tables.task.c
_incident = tables.incident.c
_clock = tables.service_clock.c

_OPEN_TASK = _task.status.in_([literal(status.value) for status in sorted(OPEN)])
_ITS_TASK = sa.and_(_task.office_id == OFFICE, _task.instance_id == _instance.id)
_RUNNING = _instance.status == literal("running")

_FILTERS: dict[CaseFilter, sa.ColumnElement[bool]] = {
    CaseFilter.RUNNING: _RUNNING,
    CaseFilter.LATE: sa.and_(
        _RUNNING,
        sa.or_(
            sa.exists().where(_ITS_TASK, _OPEN_TASK, _task.due_at < AT),
            sa.exists().where(
                _clock.office_id == OFFICE,
                _clock.id == _instance.id,
                _clock.due_at < AT,
                _clock.stopped_at.is_(None),
                _clock.paused_at.is_(None),
            ),
        ),
    ),
    CaseFilter.SUSPENDED: sa.and_(_RUNNING, _instance.suspended_at.is_not(None)),
    CaseFilter.STUCK: sa.and_(
        _RUNNING,
        sa.exists().where(
            _incident.office_id == OFFICE,
            _incident.instance_id == _instance.id,
            _incident.resolved_at.is_(None),
        ),
    ),
    CaseFilter.ENDED: _instance.status == literal("completed"),
}

_CONDITIONS: dict[str, sa.ColumnElement[bool]] = {
    "definition_key": _instance.definition_key == sa.bindparam("definition_key"),
    "step": sa.exists().where(_ITS_TASK, _OPEN_TASK, _task.element_id == sa.bindparam("step")),
    "pattern": MATCHES,
    "after_id": sa.tuple_(_instance.started_at, _instance.id)
    < sa.tuple_(sa.bindparam("after_at", type_=Moment), sa.bindparam("after_id", type_=Identifier)),
}


def search(transaction: Transaction, *, query: CaseQuery) -> Page[CaseRow]:
    """Return a page of cases with their open steps, newest first."""
    roles = None if query.roles is None else len(query.roles)
    values = _values(query)
    asked = frozenset(_CONDITIONS.keys() & values.keys())
    statement = _statement(query.filter, asked, roles, query.limit)
    return _page(transaction.rows(statement, **values), query.limit)


@cache
def participation(roles: int) -> sa.Select[Any]:
    """Return the statement that finds a task of a case for one of so many roles."""
    return (
        sa.select(_task.id)
        .where(in_office(tables.task), _task.instance_id == INSTANCE, one_of(_task.role, roles))
        .limit(literal(1))
    )


def _values(query: CaseQuery) -> Record:
    asked = {
        "definition_key": query.definition_key,
        "step": query.step,
        **(patterns(query.text) if query.text.strip() else {}),
        **({"after_at": query.after.at, "after_id": query.after.id} if query.after else {}),
        **numbered("role", query.roles or frozenset()),
    }
    return {"at": query.at} | {name: value for name, value in asked.items() if value is not None}


@cache
def _statement(
    which: CaseFilter, asked: frozenset[str], roles: int | None, limit: int
) -> sa.Select[Any]:
    page = (
        sa.select(tables.instance)
        .where(in_office(tables.instance), _FILTERS[which])
        .where(*[_CONDITIONS[name] for name in sorted(asked)])
        .order_by(_instance.started_at.desc(), _instance.id.desc())
        .limit(literal(limit + 1))
    )
    if roles is not None:
        page = page.where(sa.exists().where(_ITS_TASK, one_of(_task.role, roles)))
    return _with_steps(page.subquery("page"))


def _with_steps(page: sa.Subquery) -> sa.Select[Any]:
    step = sa.and_(_task.office_id == OFFICE, _task.instance_id == page.c.id, _OPEN_TASK)
    clock = sa.and_(_clock.office_id == OFFICE, _clock.id == page.c.id, _clock.stopped_at.is_(None))
    return (
        sa.select(
            page.c.id.label("instance_id"),
            page.c.business_key,
            page.c.subject,
            page.c.definition_key,
            page.c.name.label("service"),
            page.c.status,
            page.c.started_at,
            page.c.ended_at,
            page.c.end_id,
            page.c.suspended_at,
            _clock.due_at.label("promised_at"),
            _clock.level.label("clock_level"),
            _clock.paused_at.label("clock_paused_at"),
            *[_task[name].label(f"step_{name}") for name in OpenStep.__slots__],
        )
        .join_from(page, tables.task, step, isouter=True)
        .join(tables.service_clock, clock, isouter=True)
        .order_by(page.c.started_at.desc(), page.c.id.desc(), _task.created_at, _task.id)
    )


def _page(rows: list[Record], limit: int) -> Page[CaseRow]:
    cases = [_case(list(of_one)) for _, of_one in groupby(rows, key=lambda it: it["instance_id"])]
    shown = tuple(islice(cases, limit))
    more = len(cases) > limit
    last = Cursor(at=shown[-1].started_at, id=shown[-1].instance_id) if more else None
    return Page(rows=shown, following=last)


def _case(rows: list[Record]) -> CaseRow:
    facts = {name: value for name, value in rows[0].items() if not name.startswith("step_")}
    steps = (_step(row) for row in rows if row["step_element_id"] is not None)
    return CaseRow(**facts, steps=tuple(steps))


def _step(row: Record) -> OpenStep:
    return OpenStep(**{name: row[f"step_{name}"] for name in OpenStep.__slots__})
