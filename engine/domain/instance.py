"""A running case, and how it follows what the engine reports."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from engine.domain.errors import AlreadyDoneError, SuspendedError
from engine.domain.message import ANY_KEY, MessageWait
from engine.domain.snapshot import Snapshot, WaitingMessage, WaitingTask, WaitingTimer
from engine.domain.task import Task, Timing
from engine.domain.timer_job import TimerJob


class InstanceStatus(StrEnum):
    RUNNING = "running"
    COMPLETED = "completed"


# How long a task that is opened may take; None when nothing is said.
TimingOf = Callable[[WaitingTask], Timing | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What the worklist, the timers and the waits must take over from a snapshot."""

    opened_tasks: tuple[Task, ...] = ()
    closed_tasks: tuple[UUID, ...] = ()
    opened_timers: tuple[TimerJob, ...] = ()
    closed_timers: tuple[UUID, ...] = ()
    opened_waits: tuple[MessageWait, ...] = ()
    closed_waits: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkedCase:
    """A case as another case's page names it."""

    id: UUID
    name: str
    status: InstanceStatus
    business_key: str | None


@dataclass(eq=False, kw_only=True, slots=True)
class ProcessInstance:
    """`business_key` is the number people quote, given when the first task is handed in.

    `subject` is the applicant's name, for search and lists; `about` the number of the case that
    this one is about; `row_version` the one read. A case that a supervisor suspended, since
    `suspended_at`, stays where it is until it goes on.
    """

    id: UUID
    definition_id: UUID
    definition_key: str
    name: str
    started_at: datetime
    state: bytes = b""
    status: InstanceStatus = InstanceStatus.RUNNING
    business_key: str | None = None
    subject: str | None = None
    end_id: str | None = None
    ended_at: datetime | None = None
    row_version: int = 0
    started_by: UUID | None = None
    about: str | None = None
    suspended_at: datetime | None = None

    @property
    def is_suspended(self) -> bool:
        return self.suspended_at is not None

    def require_going_on(self) -> None:
        """Nothing moves a suspended case."""
        if self.is_suspended:
            raise SuspendedError

    def suspend(self, *, at: datetime) -> None:
        self.require_going_on()
        if self.status is InstanceStatus.COMPLETED:
            raise AlreadyDoneError
        self.suspended_at = at

    def go_on(self) -> datetime:
        """Let the case go on; returns since when it was suspended."""
        if self.suspended_at is None:
            raise AlreadyDoneError
        since, self.suspended_at = self.suspended_at, None
        return since

    def follow(self, snapshot: Snapshot, *, at: datetime, timing_of: TimingOf) -> Changes:
        """Take over state and end, and return how worklist, timers and waits change."""
        self.state = snapshot.state
        if snapshot.completed:
            self.status, self.ended_at = InstanceStatus.COMPLETED, at
            self.end_id = snapshot.end_id
        return Changes(
            opened_tasks=tuple(self._task(it, at, timing_of(it)) for it in snapshot.opened_tasks),
            closed_tasks=snapshot.closed_tasks,
            opened_timers=tuple(self._timer(it) for it in snapshot.opened_timers),
            closed_timers=snapshot.closed_timers,
            opened_waits=tuple(self._wait(it) for it in snapshot.opened_messages),
            closed_waits=snapshot.closed_messages,
        )

    def _task(self, waiting: WaitingTask, at: datetime, timing: Timing | None) -> Task:
        return Task(
            id=waiting.token_id,
            instance_id=self.id,
            process_id=waiting.process_id,
            element_id=waiting.element_id,
            name=waiting.name,
            role=waiting.role,
            form_id=waiting.form_id,
            callers=waiting.callers,
            created_at=at,
            due_at=timing.due_at if timing else None,
            target=timing.target if timing else None,
            since=timing.since if timing else None,
            level=timing.level if timing else 0,
            wake_at=timing.wake_at if timing else None,
        )

    def _timer(self, waiting: WaitingTimer) -> TimerJob:
        return TimerJob(
            id=waiting.token_id,
            instance_id=self.id,
            process_id=waiting.process_id,
            element_id=waiting.element_id,
            due_at=waiting.due_at,
        )

    def _wait(self, waiting: WaitingMessage) -> MessageWait:
        return MessageWait(
            id=waiting.token_id,
            instance_id=self.id,
            process_id=waiting.process_id,
            element_id=waiting.element_id,
            message=waiting.message,
            key=ANY_KEY if waiting.key is None else waiting.key,
        )
