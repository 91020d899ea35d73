"""Cases: their state, and lists of them."""

from uuid import UUID

import sqlalchemy as sa

from engine.domain.errors import ConflictError
from engine.domain.instance import LinkedCase, ProcessInstance
from engine.domain.worklist import CaseQuery, CaseRow, Page
from engine.persistence import cases, tables
from engine.persistence.binds import given, in_office, literal, numbered, own, without_office
from engine.persistence.statements import Record
from engine.persistence.text import searchable
from engine.persistence.transaction import Transaction

_instance = tables.instance.c
_VERSION = sa.bindparam("version_read", type_=sa.Integer)

MOST_LINKED = 50
_LINKED = [_instance[name] for name in LinkedCase.__slots__]

_INSERT = sa.insert(tables.instance)
_GET = sa.select(
    *[column for column in without_office(tables.instance) if column.name != "search_text"]
).where(own(tables.instance))
_GET_LOCKED = _GET.with_for_update()
_BY_NUMBER = sa.select(*_LINKED).where(
    in_office(tables.instance),
    _instance.business_key == given(_instance.business_key)["business_key"],
)
_ABOUT = (
    sa.select(*_LINKED)
    .where(in_office(tables.instance), _instance.about == given(_instance.about)["about"])
    .order_by(_instance.started_at, _instance.id)
    .limit(literal(MOST_LINKED))
)
_SAVE = (
    sa.update(tables.instance)
    .where(own(tables.instance), _instance.row_version == _VERSION)
    .values(
        row_version=_VERSION + sa.literal_column("1"),
        **given(
            _instance.state,
            _instance.status,
            _instance.business_key,
            _instance.subject,
            _instance.search_text,
            _instance.end_id,
            _instance.ended_at,
            _instance.about,
            _instance.suspended_at,
        ),
    )
)


class Instances:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, instance: ProcessInstance) -> None:
        """Store a new case; ConflictError when its business key is taken."""
        self._transaction.run(
            _INSERT,
            id=instance.id,
            definition_id=instance.definition_id,
            definition_key=instance.definition_key,
            name=instance.name,
            started_at=instance.started_at,
            started_by=instance.started_by,
            row_version=instance.row_version,
            **_changing(instance),
        )

    def get(self, instance_id: UUID) -> ProcessInstance:
        """Return a case, or raise NotFoundError.

        A writing unit of work keeps it to itself until its end (PostgreSQL locks the row; on SQLite
        there is one writer anyway).
        """
        statement = _GET_LOCKED if self._transaction.writing else _GET
        return ProcessInstance(**self._transaction.one(statement, key_id=instance_id))

    def save(self, instance: ProcessInstance) -> None:
        """Store what changed and raise `row_version`; ConflictError when it is not the one read."""
        changed = self._transaction.run(
            _SAVE,
            key_id=instance.id,
            version_read=instance.row_version,
            **_changing(instance),
        )
        if not changed:
            raise ConflictError
        instance.row_version += 1

    def search(self, query: CaseQuery) -> Page[CaseRow]:
        """Return a page of cases with their open steps, newest first."""
        return cases.search(self._transaction, query=query)

    def numbered(self, business_key: str) -> LinkedCase | None:
        """Return the case with that number, or None."""
        row = self._transaction.first(_BY_NUMBER, business_key=business_key)
        return None if row is None else LinkedCase(**row)

    def about(self, business_key: str) -> list[LinkedCase]:
        """Return the cases that are about the case with that number, oldest first."""
        rows = self._transaction.rows(_ABOUT, about=business_key)
        return [LinkedCase(**row) for row in rows]

    def takes_part(self, instance_id: UUID, roles: frozenset[str]) -> bool:
        """Return whether one of the roles has or had a task in the case."""
        statement = cases.participation(len(roles))
        return bool(
            self._transaction.rows(statement, instance_id=instance_id, **numbered("role", roles))
        )


def _changing(instance: ProcessInstance) -> Record:
    return {
        "state": instance.state,
        "status": instance.status,
        "business_key": instance.business_key,
        "subject": instance.subject,
        "search_text": searchable(instance.business_key, instance.subject),
        "end_id": instance.end_id,
        "ended_at": instance.ended_at,
        "about": instance.about,
        "suspended_at": instance.suspended_at,
    }
