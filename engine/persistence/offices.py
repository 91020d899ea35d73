"""Offices."""

import sqlalchemy as sa

from engine.domain.office import Office
from engine.persistence import tables
from engine.persistence.binds import OFFICE
from engine.persistence.statements import Record
from engine.persistence.transaction import Transaction

_INSERT = sa.insert(tables.office)
_ALL = sa.select(tables.office)
_GET = _ALL.where(tables.office.c.id == OFFICE)


def add(transaction: Transaction, office: Office) -> None:
    transaction.run(_INSERT, **{name: getattr(office, name) for name in Office.__slots__})


def every(transaction: Transaction) -> list[Office]:
    """Return all offices, by name."""
    found = [_record(row) for row in transaction.rows(_ALL)]
    return sorted(found, key=lambda it: (it.name.casefold(), it.id))


def of_transaction(transaction: Transaction) -> Office:
    """Return the transaction's office, or raise NotFoundError."""
    return _record(transaction.one(_GET))


def _record(row: Record) -> Office:
    return Office(**{**row, "districts": tuple(row["districts"])})
