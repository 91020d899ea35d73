"""A moment at which the scheduler must wake a case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class TimerJob:
    """`id` is the waiting token's id. The row is deleted when the timer fired or lost its case."""

    id: UUID
    instance_id: UUID
    process_id: str
    element_id: str
    due_at: datetime
