"""Absences of the office's people."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from engine.domain.absence import Absence
from engine.persistence import tables
from engine.persistence.binds import given, in_office, own, without_office
from engine.persistence.columns import Day, LastDay
from engine.persistence.transaction import Transaction

_absence = tables.absence.c
_RECORD = without_office(tables.absence)
# An open end is stored as the last day of all, so that one index finds all that have not ended.
_NOT_ENDED = sa.and_(
    in_office(tables.absence), _absence.last_day >= sa.bindparam("since", type_=LastDay)
)

_INSERT = sa.insert(tables.absence)
_SAVE = sa.update(tables.absence).where(own(tables.absence)).values(given(_absence.last_day))
_DELETE = sa.delete(tables.absence).where(own(tables.absence))
_GET = sa.select(*_RECORD).where(own(tables.absence))
_SINCE = sa.select(*_RECORD).where(_NOT_ENDED).order_by(_absence.first_day, _absence.id)
_OF_PERSON = _SINCE.where(_absence.user_id == given(_absence.user_id)["user_id"])
_ON_DAY = _SINCE.where(_absence.first_day <= sa.bindparam("day", type_=Day))


class Absences:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, absence: Absence) -> None:
        """Store an absence; ConflictError when one of the same person begins on that day."""
        self._transaction.run(
            _INSERT, **{name: getattr(absence, name) for name in Absence.__slots__}
        )

    def get(self, absence_id: UUID) -> Absence:
        """Return an absence, or raise NotFoundError."""
        return Absence(**self._transaction.one(_GET, key_id=absence_id))

    def save(self, absence: Absence) -> None:
        """Store when the absence ends."""
        self._transaction.run(_SAVE, key_id=absence.id, last_day=absence.last_day)

    def remove(self, absence_id: UUID) -> None:
        self._transaction.run(_DELETE, key_id=absence_id)

    def since(self, day: date) -> list[Absence]:
        """Return the absences that did not end before the day, by their first days."""
        return [Absence(**row) for row in self._transaction.rows(_SINCE, since=day)]

    def of_person(self, user_id: UUID, *, since: date) -> list[Absence]:
        """Return those of one person."""
        rows = self._transaction.rows(_OF_PERSON, user_id=user_id, since=since)
        return [Absence(**row) for row in rows]

    def on(self, day: date) -> list[Absence]:
        """Return who is away on a day."""
        return [Absence(**row) for row in self._transaction.rows(_ON_DAY, day=day, since=day)]
