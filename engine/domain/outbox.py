"""Work that touches the outside: written with the state, done afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

GIVE_UP_AFTER = 8


class JobStatus(StrEnum):
    """A dead job failed too often; it is shown and can be woken again."""

    PENDING = "pending"
    DEAD = "dead"


@dataclass(frozen=True, kw_only=True, slots=True)
class OutboxJob:
    """`id` is the waiting token's id. A done job is deleted: the history tells of it."""

    id: UUID
    office_id: UUID
    instance_id: UUID
    topic: str
    due_at: datetime
    payload: Mapping[str, Any] = field(default_factory=dict)
    attempts: int = 0
    status: JobStatus = JobStatus.PENDING

    def next_try(self, *, at: datetime) -> tuple[JobStatus, datetime]:
        """Return the status after one more failure and the time of the next try (2, 4, 8 … s)."""
        failures = self.attempts + 1
        status = JobStatus.DEAD if failures >= GIVE_UP_AFTER else JobStatus.PENDING
        return status, at + timedelta(seconds=2**failures)
