"""What happened in a case, one entry for each thing that a person, a timer or the system did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from engine.domain.snapshot import Passage


class Happening(StrEnum):
    STARTED = "started"
    TASK_CLAIMED = "task_claimed"
    TASK_RELEASED = "task_released"
    TASK_COMPLETED = "task_completed"
    TIMER_FIRED = "timer_fired"
    OPERATION_DONE = "operation_done"
    MESSAGE_RECEIVED = "message_received"
    TASK_ASSIGNED = "task_assigned"
    ESCALATED = "escalated"
    ANSWERED = "escalation_answered"
    SUSPENDED = "suspended"
    WENT_ON = "went_on"
    CLOCK_STARTED = "clock_started"
    CLOCK_PAUSED = "clock_paused"
    CLOCK_WENT_ON = "clock_went_on"
    CLOCK_STOPPED = "clock_stopped"
    DECIDED = "decided"
    STEP_FAILED = "step_failed"
    STEP_RETRIED = "step_retried"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryEntry:
    """`passed` is the way the tokens went because of it; `facts` never hold personal data."""

    id: UUID
    instance_id: UUID
    at: datetime
    happening: Happening
    actor_id: UUID | None = None
    actor_name: str | None = None
    process_id: str | None = None
    element_id: str | None = None
    name: str | None = None
    passed: tuple[Passage, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
