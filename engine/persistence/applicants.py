"""Whom running cases are for."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from engine.persistence import tables
from engine.persistence.binds import in_office, of_instance
from engine.persistence.transaction import Transaction

_applicant = tables.applicant.c
_HOLD = insert(tables.applicant).on_conflict_do_nothing().returning(tables.applicant.c.instance_id)
_HOLDER = sa.select(_applicant.instance_id).where(
    in_office(tables.applicant),
    _applicant.service == sa.bindparam("service", type_=sa.Text),
    _applicant.fingerprint == sa.bindparam("fingerprint", type_=sa.Text),
)
_RELEASE = sa.delete(tables.applicant).where(of_instance(tables.applicant))


class Applicants:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def hold(self, fingerprint: str, *, service: str, instance_id: UUID) -> UUID | None:
        """Note whom a case is for, in place of what was noted before.

        Returns None, or the other running case of the service that is for the same person.
        """
        self.release(instance_id)
        names = {"service": service, "fingerprint": fingerprint}
        if self._transaction.rows(_HOLD, instance_id=instance_id, **names):
            return None
        return UUID(str(self._transaction.one(_HOLDER, **names)["instance_id"]))

    def release(self, instance_id: UUID) -> None:
        """Forget whom a case is for, when it ends."""
        self._transaction.run(_RELEASE, instance_id=instance_id)
