"""Failed steps."""

from uuid import UUID

import sqlalchemy as sa

from engine.domain.errors import NotFoundError
from engine.domain.incident import Incident
from engine.persistence import tables
from engine.persistence.binds import given, of_instance, own, without_office
from engine.persistence.transaction import Transaction

_incident = tables.incident.c
_RECORD = without_office(tables.incident)

_INSERT = sa.insert(tables.incident)
_GET = sa.select(*_RECORD).where(own(tables.incident))
_SAVE = (
    sa.update(tables.incident)
    .where(own(tables.incident))
    .values(given(_incident.resolved_at, _incident["values"]))
)
_OF_INSTANCE = (
    sa.select(*_RECORD)
    .where(of_instance(tables.incident))
    .order_by(_incident.raised_at, _incident.id)
)


class Incidents:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, incident: Incident) -> None:
        self._transaction.run(
            _INSERT, **{name: getattr(incident, name) for name in Incident.__slots__}
        )

    def get(self, incident_id: UUID) -> Incident:
        """Return an incident, or raise NotFoundError."""
        return Incident(**self._transaction.one(_GET, key_id=incident_id))

    def save(self, incident: Incident) -> None:
        """Store whether it is resolved and what it keeps; NotFoundError when it is not there."""
        changed = self._transaction.run(
            _SAVE, key_id=incident.id, resolved_at=incident.resolved_at, values=incident.values
        )
        if not changed:
            raise NotFoundError

    def of_instance(self, instance_id: UUID) -> list[Incident]:
        """Return the incidents of a case, oldest first."""
        rows = self._transaction.rows(_OF_INSTANCE, instance_id=instance_id)
        return [Incident(**row) for row in rows]
