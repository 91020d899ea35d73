"""A time in which a case stood still, or its clock did."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class PauseKind(StrEnum):
    """The clock waits for others, as the diagram says; or a supervisor suspended the case."""

    WAITING = "waiting"
    SUSPENSION = "suspension"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """`reason` is Indonesian and shown; `ended_at` is None as long as it lasts."""

    id: UUID
    instance_id: UUID
    kind: PauseKind
    reason: str
    started_at: datetime
    ended_at: datetime | None = None
    started_by: str | None = None
