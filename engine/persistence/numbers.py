"""Registers that count without gaps."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from engine.persistence import tables
from engine.persistence.transaction import Transaction

_register = tables.number_register.c

_TAKE = (
    insert(tables.number_register)
    .on_conflict_do_update(
        index_elements=[_register.office_id, _register.register, _register.period],
        set_={"last_number": _register.last_number + sa.literal_column("1")},
    )
    .returning(_register.last_number)
)


class Numbers:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def queue(self, register: str) -> None:
        """Wait until no other transaction is at the register, and keep it until this one ends."""
        self.take(register, period="")

    def take(self, register: str, period: str) -> int:
        """Return the next number of a register in a period, from 1.

        Others wait for this transaction before they take theirs, and get this number if it is
        rolled back.
        """
        row = self._transaction.one(_TAKE, register=register, period=period, last_number=1)
        return int(row["last_number"])
