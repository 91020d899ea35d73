"""A line in somebody's inbox."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """`code` names the text (for instance `N-03`), `facts` fill it in when it is shown."""

    id: UUID
    user_id: UUID
    instance_id: UUID | None
    code: str
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)
    read_at: datetime | None = None
