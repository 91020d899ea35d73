"""A step that the process made fail and that waits for a supervisor."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from engine.domain.errors import IllegalTransitionError


class Attempt(StrEnum):
    """What was tried when the step failed, and will be tried again."""

    COMPLETE_TASK = "complete_task"
    FIRE_TIMER = "fire_timer"
    ANSWER_OPERATION = "answer_operation"
    DO_OPERATION = "do_operation"
    DELIVER_MESSAGE = "deliver_message"


@dataclass(eq=False, kw_only=True, slots=True)
class Incident:
    """`values` keeps the person's answer (or the operation's), so that nothing is typed twice."""

    id: UUID
    instance_id: UUID
    attempt: Attempt
    token_id: UUID
    process_id: str
    element_id: str
    code: str
    detail: str
    raised_at: datetime
    values: Mapping[str, Any] = field(default_factory=dict)
    resolved_at: datetime | None = None

    def resolve(self, *, at: datetime) -> None:
        if self.resolved_at is not None:
            raise IllegalTransitionError("resolved", "resolved")
        self.resolved_at = at
        # The answer is in the case now, and personal data is kept in one place.
        self.values = {}
