"""What one run of the BPMN engine reports: what a token passed, and where every token waits."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from engine.domain.ruling import Ruling

Variables = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """An element that a token left during this run, and the sequence flows it left by."""

    process_id: str
    element_id: str
    flow_ids: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingTask:
    """A user task that waits for a person of `role`. `token_id` is also the task's id.

    `callers` are the (process id, element id) of the call activities around it, innermost first.
    A task without a `target` of its own shares that of the activity around it, whose clock began
    `since` then.
    """

    token_id: UUID
    process_id: str
    element_id: str
    name: str
    role: str
    form_id: str | None = None
    target: "Target | None" = None
    since: datetime | None = None
    callers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """How long a task may take: `alur:slaTarget` in `alur:slaUnit` (`hk`, `jam` or `menit`)."""

    amount: float
    unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingTimer:
    """A timer event that fires at `due_at` (aware, UTC). `token_id` is also the timer job's id."""

    token_id: UUID
    process_id: str
    element_id: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingMessage:
    """A message event that waits for `message`; with a `key`, for one that carries the same key.

    `name` is the event's label.
    """

    token_id: UUID
    process_id: str
    element_id: str
    name: str
    message: str
    key: str | None = None


Waiting = TypeVar("Waiting", WaitingTask, WaitingTimer, WaitingMessage)


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingOperation:
    """A service task that waits for the answer of the operation registered for `topic`."""

    token_id: UUID
    process_id: str
    element_id: str
    topic: str
    inputs: Variables


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A step that the process itself made fail; the state is the one before the step."""

    process_id: str
    element_id: str
    code: str
    detail: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """The outcome of one run.

    `state` restores the case. `opened_*` and `closed_*` say what changed against the state before
    (closed are token ids, whether completed, fired or cancelled). `operations` are all service
    tasks that wait now, `rulings` the decisions in the order in which they came out. After a
    failure, `state` is the one given in and nothing else is set.
    """

    state: bytes
    passed: tuple[Passage, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    opened_tasks: tuple[WaitingTask, ...] = ()
    closed_tasks: tuple[UUID, ...] = ()
    opened_timers: tuple[WaitingTimer, ...] = ()
    closed_timers: tuple[UUID, ...] = ()
    opened_messages: tuple[WaitingMessage, ...] = ()
    closed_messages: tuple[UUID, ...] = ()
    operations: tuple[WaitingOperation, ...] = ()
    failure: Failure | None = None
    completed: bool = False
    end_id: str | None = None
    variables: Variables = field(default_factory=dict)

    def then(self, later: "Snapshot") -> "Snapshot":
        """Return both runs as one; what opened in this one and closed in `later` is left out."""
        gone = {*later.closed_tasks, *later.closed_timers, *later.closed_messages}
        return replace(
            later,
            passed=self.passed + later.passed,
            rulings=self.rulings + later.rulings,
            opened_tasks=_still(self.opened_tasks, gone) + later.opened_tasks,
            closed_tasks=self.closed_tasks + later.closed_tasks,
            opened_timers=_still(self.opened_timers, gone) + later.opened_timers,
            closed_timers=self.closed_timers + later.closed_timers,
            opened_messages=_still(self.opened_messages, gone) + later.opened_messages,
            closed_messages=self.closed_messages + later.closed_messages,
        )

    def without(self, token_id: UUID) -> "Snapshot":
        """Return the same, but silent about a task that its caller closes itself."""
        return replace(self, closed_tasks=tuple(it for it in self.closed_tasks if it != token_id))


def _still(opened: tuple[Waiting, ...], gone: set[UUID]) -> tuple[Waiting, ...]:
    return tuple(it for it in opened if it.token_id not in gone)
