"""Who acts."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """A signed-in person of one office. Every query is scoped to `office_id`."""

    office_id: UUID
    user_id: UUID
    name: str
    roles: frozenset[str]
