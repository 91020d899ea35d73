"""A deployed version of a procedure. It never changes; a new version is a new record."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from engine.domain.bundle import Bundle


class DefinitionKind(StrEnum):
    """A service is started by people; a shared procedure is only called by others."""

    SERVICE = "service"
    SHARED = "shared"


@dataclass(frozen=True, kw_only=True)
class ProcessDefinition:
    """`key` is the package's folder name, `version` counts from 1 within office and key."""

    id: UUID
    key: str
    version: int
    name: str
    kind: DefinitionKind
    bundle: Bundle
    deployed_at: datetime
    deployed_by: str
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DefinitionSummary:
    """One line of a list of versions; `running` counts cases that are still on it."""

    id: UUID
    key: str
    version: int
    name: str
    kind: DefinitionKind
    deployed_at: datetime
    deployed_by: str
    note: str
    running: int = 0
