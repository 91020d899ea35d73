"""What service tasks can do: one small module for each operation, registered here by topic.

An immediate operation only writes to this office's own records, in the transaction of the step. A
deferred one is a row in the outbox; it is done afterwards and its answer is a step of its own.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from engine.domain.snapshot import Failure, Variables, WaitingOperation
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case
from engine.services.operations import letter_number, letter_pdf, message, notice

# The inputs come first, then what the case knows when it gets there.
Immediate = Callable[[UnitOfWork, Case, Variables, Variables, datetime], Mapping[str, Any]]

IMMEDIATE: Mapping[str, Immediate] = {
    letter_number.TOPIC: letter_number.run,
    notice.TOPIC: notice.run,
}
NEEDED: Mapping[str, tuple[str, ...]] = {
    letter_number.TOPIC: letter_number.NEEDED,
    notice.TOPIC: notice.NEEDED,
    letter_pdf.TOPIC: letter_pdf.NEEDED,
    message.TOPIC: message.NEEDED,
}
UNUSABLE: Mapping[str, Callable[[Variables], str | None]] = {
    notice.TOPIC: notice.unusable,
    message.TOPIC: message.unusable,
}
TOPICS = frozenset(NEEDED)
DEFERRED = TOPICS - set(IMMEDIATE)


def fault_of(waiting: WaitingOperation) -> Failure | None:
    """Return why the operation cannot be done as the diagram asks for it; None when it can."""
    if waiting.topic not in NEEDED:
        return failure_of(waiting, "unknown_operation", waiting.topic)
    missing = [name for name in NEEDED[waiting.topic] if waiting.inputs.get(name) is None]
    if missing:
        return failure_of(waiting, "missing_input", ", ".join(missing))
    find = UNUSABLE.get(waiting.topic)
    unusable = find(waiting.inputs) if find else None
    return failure_of(waiting, "bad_input", unusable) if unusable else None


def failure_of(waiting: WaitingOperation, code: str, detail: str) -> Failure:
    """Return the failure of the step that asked for an operation."""
    return Failure(
        process_id=waiting.process_id, element_id=waiting.element_id, code=code, detail=detail
    )
