"""A level of the ladder that was reached: whom it was told, and what they answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Escalation:
    """`subject_id` is the task, or the case whose clock it is; `due_at` is when that was due.

    `told` are names, `asked` the ids of those who must reassign the task or give a reason.
    """

    subject_id: UUID
    level: int
    instance_id: UUID
    at: datetime
    due_at: datetime
    told: tuple[str, ...] = ()
    asked: tuple[UUID, ...] = ()
    answered_at: datetime | None = None
    answered_by: str | None = None
    answer: str | None = None
