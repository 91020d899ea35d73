"""Levels of the ladder that were reached."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from engine.domain.escalation import Escalation
from engine.domain.task import PRESENT
from engine.persistence import tables
from engine.persistence.binds import AT, in_office, literal, of_instance, without_office
from engine.persistence.columns import Identifier
from engine.persistence.statements import Record
from engine.persistence.transaction import Transaction

_escalation = tables.escalation.c
_RECORD = without_office(tables.escalation)
_SUBJECT = sa.bindparam("subject_id", type_=Identifier)
_OPEN = sa.and_(_escalation.level == literal(150), _escalation.answered_at.is_(None))
MOST_OPEN = 500

_INSERT = sa.insert(tables.escalation)
_OF_INSTANCE = (
    sa.select(*_RECORD)
    .where(of_instance(tables.escalation))
    .order_by(_escalation.at, _escalation.level)
)
# Whoever was too slow to answer is not asked any more once the work is done.
_STILL_LATE = sa.or_(
    sa.exists().where(
        in_office(tables.task),
        tables.task.c.id == _escalation.subject_id,
        tables.task.c.status.in_([literal(it.value) for it in sorted(PRESENT)]),
    ),
    sa.exists().where(
        in_office(tables.service_clock),
        tables.service_clock.c.id == _escalation.subject_id,
        tables.service_clock.c.stopped_at.is_(None),
    ),
)
_UNANSWERED = (
    sa.select(*_RECORD)
    .where(in_office(tables.escalation), _OPEN, _STILL_LATE)
    .order_by(_escalation.at, _escalation.subject_id)
    .limit(literal(MOST_OPEN))
)
_ANSWER = (
    sa.update(tables.escalation)
    .where(in_office(tables.escalation), _escalation.subject_id == _SUBJECT, _OPEN)
    .values(
        answered_at=AT,
        answered_by=sa.bindparam("answered_by"),
        answer=sa.bindparam("answer"),
    )
)


class Escalations:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, escalation: Escalation) -> None:
        """Store a level; ConflictError when the subject has reached it before."""
        row = {name: getattr(escalation, name) for name in Escalation.__slots__}
        asked = [str(it) for it in escalation.asked]
        self._transaction.run(_INSERT, **{**row, "asked": asked})

    def of_instance(self, instance_id: UUID) -> list[Escalation]:
        """Return the levels that a case and its tasks have reached, oldest first."""
        return [_record(it) for it in self._transaction.rows(_OF_INSTANCE, instance_id=instance_id)]

    def unanswered(self) -> list[Escalation]:
        """Return what somebody of the office must answer, oldest first, at most 500."""
        return [it for it in map(_record, self._transaction.rows(_UNANSWERED)) if it.asked]

    def answer(self, subject_id: UUID, *, by: str, answer: str, at: datetime) -> bool:
        """Note what was done about a subject; returns whether anybody was still waiting for it."""
        changed = self._transaction.run(
            _ANSWER, subject_id=subject_id, answered_by=by, answer=answer, at=at
        )
        return changed > 0


def _record(row: Record) -> Escalation:
    asked = tuple(UUID(it) for it in row["asked"])
    return Escalation(**{**row, "told": tuple(row["told"]), "asked": asked})
