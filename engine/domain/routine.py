"""Work that an office does again and again by itself, each time as planned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class RoutineKind(StrEnum):
    DIGEST = "digest"
    HOLIDAY_WARNING = "holiday_warning"
    START = "start"
    LAYING = "laying"


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """When a routine is due, and what it remembers until then: any JSON."""

    due_at: datetime
    memory: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Routine:
    """`key` and `element_id` name the procedure and the start event of a START, else are empty."""

    id: UUID
    kind: RoutineKind
    due_at: datetime
    key: str = ""
    element_id: str = ""
    memory: Mapping[str, Any] = field(default_factory=dict)
