"""A user task on somebody's worklist."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from engine.domain.actor import Actor
from engine.domain.errors import (
    AlreadyDoneError,
    HeldByOtherError,
    IllegalTransitionError,
    NotPermittedError,
)
from engine.domain.snapshot import Target


class TaskStatus(StrEnum):
    """`held`: answered, but the step after it failed; the answer is kept in an incident."""

    READY = "ready"
    CLAIMED = "claimed"
    HELD = "held"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


NEXT: Mapping[TaskStatus, frozenset[TaskStatus]] = {
    TaskStatus.READY: frozenset({TaskStatus.CLAIMED, TaskStatus.CANCELLED}),
    TaskStatus.CLAIMED: frozenset(
        {TaskStatus.READY, TaskStatus.COMPLETED, TaskStatus.CANCELLED, TaskStatus.HELD}
    ),
    TaskStatus.HELD: frozenset({TaskStatus.COMPLETED, TaskStatus.CANCELLED}),
    TaskStatus.COMPLETED: frozenset(),
    TaskStatus.CANCELLED: frozenset(),
}

OPEN = frozenset({TaskStatus.READY, TaskStatus.CLAIMED})
PRESENT = OPEN | {TaskStatus.HELD}


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """How long a task may take, from when on, and when the next level of its ladder is reached.

    `since` is None when its clock begins with the task; `level` was reached before it was opened.
    """

    target: Target
    due_at: datetime
    since: datetime | None = None
    level: int = 0
    wake_at: datetime | None = None


@dataclass(eq=False, kw_only=True, slots=True)
class Task:
    """`id` is the waiting token's id; `due_at` is None when the task has no target.

    `callers` are the call activities (process id, element id) that the task's procedure was
    called by, from the innermost to the case's own; empty for the case's own tasks.

    The time for `target` began `since`, or when the task was opened. `level` is the highest level
    of the ladder that was reached; the next one is reached at `wake_at`.
    """

    id: UUID
    instance_id: UUID
    process_id: str
    element_id: str
    name: str
    role: str
    form_id: str | None
    created_at: datetime
    due_at: datetime | None = None
    status: TaskStatus = TaskStatus.READY
    assignee_id: UUID | None = None
    assignee_name: str | None = None
    ended_at: datetime | None = None
    callers: tuple[tuple[str, str], ...] = ()
    target: Target | None = None
    since: datetime | None = None
    level: int = 0
    wake_at: datetime | None = None
    row_version: int = 1

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def began_at(self) -> datetime:
        """When the time for its target began."""
        return self.since or self.created_at

    def is_late(self, *, at: datetime) -> bool:
        return self.is_open and self.due_at is not None and self.due_at < at

    def require_reader(self, actor: Actor) -> None:
        """Only people of the task's role may see what it asks for."""
        if self.role not in actor.roles:
            raise NotPermittedError

    def require_workable_by(self, actor: Actor) -> None:
        """The task is open, and free or held by the actor or whom they stand in for."""
        self.require_reader(actor)
        self._require_open()
        if self.status is TaskStatus.CLAIMED:
            self._require_holder(actor)

    def claim(self, actor: Actor) -> None:
        """Take the task; a deputy takes it for whom they stand in, who keeps it afterwards."""
        self.require_workable_by(actor)
        if self.status is TaskStatus.CLAIMED:
            return
        self._become(TaskStatus.CLAIMED)
        principal = actor.principal({self.role})
        self.assignee_id = principal.user_id if principal else actor.user_id
        self.assignee_name = actor.name

    def release(self, actor: Actor) -> None:
        self._require_open()
        self._require_holder(actor)
        self._become(TaskStatus.READY)
        self.assignee_id = self.assignee_name = None

    def complete(self, actor: Actor, *, at: datetime) -> None:
        """Close the task; a free task of the actor's role is taken in the same step."""
        self.claim(actor)
        self._end(TaskStatus.COMPLETED, at)

    def open_to_role(self) -> None:
        """Let everybody of the role take the task, whoever has it now."""
        if self.status is TaskStatus.CLAIMED:
            self._become(TaskStatus.READY)
            self.assignee_id = self.assignee_name = None

    def assign(self, person: Actor) -> None:
        """Give the task to somebody of its role, whoever has it now."""
        self._require_open()
        self.require_reader(person)
        if self.status is TaskStatus.READY:
            self._become(TaskStatus.CLAIMED)
        self.assignee_id, self.assignee_name = person.user_id, person.name

    def climb(self, level: int, *, wake_at: datetime | None) -> None:
        """Note that a level of the ladder was reached, and when the next one will be."""
        self.level, self.wake_at = level, wake_at

    def hold(self) -> None:
        """Keep an answered task off the worklist until its failed step is tried again."""
        self._become(TaskStatus.HELD)
        self.wake_at = None

    def succeed(self, *, at: datetime) -> None:
        """Close a held task after its step was tried again and went through."""
        self._end(TaskStatus.COMPLETED, at)

    def on_record(self, actor: Actor) -> Actor:
        """Return the actor under the name that the history keeps for what they do with the task."""
        return actor.on_record({self.role}, holder=self.assignee_id)

    def draft_owner(self, actor: Actor) -> UUID:
        """Return whose draft the actor writes: a deputy goes on with that of the absent holder."""
        if self.assignee_id is not None and actor.acts_for(self.assignee_id):
            return self.assignee_id
        return actor.user_id

    def _require_open(self) -> None:
        if not self.is_open:
            raise AlreadyDoneError

    def _require_holder(self, actor: Actor) -> None:
        if not actor.acts_for(self.assignee_id):
            raise HeldByOtherError(self.assignee_name or "")

    def _end(self, status: TaskStatus, at: datetime) -> None:
        self._become(status)
        self.ended_at, self.wake_at = at, None

    def _become(self, status: TaskStatus) -> None:
        if status not in NEXT[self.status]:
            raise IllegalTransitionError(self.status, status)
        self.status = status
