"""What service tasks can do: one small module for each operation, registered here by topic.

An immediate operation only writes to this office's own records, in the transaction of the step. A
deferred one is a row in the outbox; it is done afterwards and its answer is a step of its own.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from engine.domain.snapshot import Variables
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case
from engine.services.operations import letter_number, letter_pdf, notice
from engine.services.operations.deferred import Deferred

Immediate = Callable[[UnitOfWork, Case, Variables, datetime], Mapping[str, Any]]

IMMEDIATE: Mapping[str, Immediate] = {
    letter_number.TOPIC: letter_number.run,
    notice.TOPIC: notice.run,
}
DEFERRED: Mapping[str, Deferred] = {letter_pdf.TOPIC: letter_pdf.OPERATION}
TOPICS = frozenset(IMMEDIATE) | frozenset(DEFERRED)
