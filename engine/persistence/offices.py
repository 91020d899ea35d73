"""Offices."""

import time
from threading import Lock
from uuid import UUID

import sqlalchemy as sa

from engine.domain.office import Office
from engine.persistence import tables
from engine.persistence.binds import OFFICE
from engine.persistence.statements import Record
from engine.persistence.transaction import Transaction

REMEMBERED_SECONDS = 60.0

_INSERT = sa.insert(tables.office)
_ALL = sa.select(tables.office)
_GET = _ALL.where(tables.office.c.id == OFFICE)


def add(transaction: Transaction, office: Office) -> None:
    transaction.run(_INSERT, **{name: getattr(office, name) for name in Office.__slots__})


def get(transaction: Transaction) -> Office:
    """Return the transaction's office, or raise NotFoundError."""
    return _record(transaction.one(_GET))


def every(transaction: Transaction) -> list[Office]:
    """Return all offices, by name."""
    found = [_record(row) for row in transaction.rows(_ALL)]
    return sorted(found, key=lambda it: (it.name.casefold(), it.id))


class Register:
    """The offices that one process read lately: every step of every case asks for its office.

    What another process changes is seen within a minute.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._read: dict[UUID, tuple[float, Office]] = {}

    def office(self, transaction: Transaction, office_id: UUID) -> Office:
        """Return the transaction's office, or raise NotFoundError."""
        with self._lock:
            read_at, office = self._read.get(office_id, (0.0, None))
        if office is None or time.monotonic() - read_at > REMEMBERED_SECONDS:
            return self.read_again(transaction)
        return office

    def read_again(self, transaction: Transaction) -> Office:
        """Return the transaction's office as it is now, or raise NotFoundError."""
        read = time.monotonic(), get(transaction)
        with self._lock:
            newest = max(read, self._read.get(read[1].id, read), key=_revision)
            self._read[newest[1].id] = newest
        return newest[1]


def _revision(read: tuple[float, Office]) -> int:
    """A transaction that began before a change still reads the office from before."""
    return read[1].calendar_revision


def _record(row: Record) -> Office:
    return Office(**{**row, "districts": tuple(row["districts"])})
