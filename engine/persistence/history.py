"""What happened in cases."""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from engine.domain.history import HistoryEntry
from engine.domain.snapshot import Passage
from engine.persistence import tables
from engine.persistence.binds import of_instance, without_office
from engine.persistence.statements import Record
from engine.persistence.transaction import Transaction

_history = tables.history.c

_INSERT = sa.insert(tables.history)
_OF_INSTANCE = (
    sa.select(*without_office(tables.history))
    .where(of_instance(tables.history))
    .order_by(_history.at, _history.id)
)


class History:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, entries: Iterable[HistoryEntry]) -> None:
        self._transaction.run_all(_INSERT, [_row(entry) for entry in entries])

    def of_instance(self, instance_id: UUID) -> list[HistoryEntry]:
        """Return what happened in a case, oldest first."""
        rows = self._transaction.rows(_OF_INSTANCE, instance_id=instance_id)
        return [_entry(row) for row in rows]


def _row(entry: HistoryEntry) -> Record:
    row = {name: getattr(entry, name) for name in HistoryEntry.__slots__}
    passed = [[it.process_id, it.element_id, *it.flow_ids] for it in entry.passed]
    return {**row, "passed": passed}


def _entry(row: Record) -> HistoryEntry:
    passed = tuple(
        Passage(process_id=process_id, element_id=element_id, flow_ids=tuple(flow_ids))
        for process_id, element_id, *flow_ids in row["passed"]
    )
    return HistoryEntry(**{**row, "passed": passed})
