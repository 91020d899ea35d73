"""Questions that lists of tasks and cases answer, page by page."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

from engine.domain.instance import InstanceStatus
from engine.domain.task import TaskStatus

PAGE_SIZE = 25

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True, slots=True)
class Cursor:
    """The last row of the page before; rows after it in (`at`, `id`) order follow."""

    at: datetime
    id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class WorklistQuery:
    """Open tasks: those `holders` have taken, or the free ones of `roles`; overdue first.

    Only one of the two is given. `text` is part of a case number or of the applicant's name.
    """

    holders: frozenset[UUID] = frozenset()
    roles: frozenset[str] = frozenset()
    text: str = ""
    after: Cursor | None = None
    limit: int = PAGE_SIZE


@dataclass(frozen=True, kw_only=True, slots=True)
class WorklistRow:
    task_id: UUID
    instance_id: UUID
    name: str
    role: str
    status: TaskStatus
    created_at: datetime
    due_at: datetime | None
    assignee_id: UUID | None
    level: int
    business_key: str | None
    subject: str | None
    definition_key: str
    service: str


class CaseFilter(StrEnum):
    """Which cases: all running, late or suspended ones, those with a failed step, or ended ones.

    A case is late when one of its tasks is, or its service clock.
    """

    RUNNING = "running"
    LATE = "late"
    STUCK = "stuck"
    SUSPENDED = "suspended"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseQuery:
    """Cases of the office, newest first. `step` is the element id of an open task.

    `at` decides what is late. `roles` restricts to cases in which one of them has or had a task.
    """

    at: datetime
    filter: CaseFilter = CaseFilter.RUNNING
    definition_key: str | None = None
    step: str | None = None
    text: str = ""
    roles: frozenset[str] | None = None
    after: Cursor | None = None
    limit: int = PAGE_SIZE


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenStep:
    """An open task of a case, as lists show it."""

    element_id: str
    name: str
    role: str
    due_at: datetime | None
    level: int
    assignee_name: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRow:
    """`promised_at` is when the case's clock is due; None without one, and when it has stopped.

    `clock_level` is the highest level of its ladder that was reached; a clock that stands still
    does so since `clock_paused_at`.
    """

    instance_id: UUID
    business_key: str | None
    subject: str | None
    definition_key: str
    service: str
    status: InstanceStatus
    started_at: datetime
    ended_at: datetime | None
    end_id: str | None
    suspended_at: datetime | None
    promised_at: datetime | None = None
    clock_level: int | None = None
    clock_paused_at: datetime | None = None
    steps: tuple[OpenStep, ...] = field(default_factory=tuple)


@dataclass(frozen=True, kw_only=True, slots=True)
class Page(Generic[Row]):
    """Up to a page of rows; `following` is the cursor of the next page, None on the last one."""

    rows: tuple[Row, ...]
    following: Cursor | None = None
