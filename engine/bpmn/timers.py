"""Timer events: the due time is fixed when the event begins to wait; only `fire` lets it go on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.specs.mixins.events.intermediate_event import (
    BoundaryEvent as BoundaryEventMixin,
)
from SpiffWorkflow.bpmn.specs.mixins.events.intermediate_event import (
    IntermediateCatchEvent as CatchEventMixin,
)

from engine.bpmn import timing, tokens
from engine.bpmn.activities import Element
from engine.bpmn.failures import StepFailedError
from engine.bpmn.formulas import Formula
from engine.bpmn.timing import BadTimeError, Cycle


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the diagram says about a timer: an ISO 8601 literal or FEEL; `repeats` for a cycle."""

    source: str | Formula
    repeats: bool

    def first(self, token: Any) -> dict[str, Any]:
        """Return what the token must remember; fails the step if it is no time."""
        at = token.workflow.top_workflow.at
        value = self.source if isinstance(self.source, str) else _time(self.source, token)
        try:
            if self.repeats:
                return _memory(timing.cycle(_text(value), at=at))
            return {"due": timing.moment(value, at=at).isoformat()}
        except BadTimeError as error:
            raise StepFailedError("bad_timer", self.text, task=token) from error

    @property
    def text(self) -> str:
        return self.source if isinstance(self.source, str) else self.source.text


def _time(source: Formula, token: Any) -> Any:
    value = source.raw(token)
    return value if isinstance(value, (date, timedelta, str)) else source.as_json(value, token)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadTimeError(str(value))
    return value


def _memory(cycle: Cycle) -> dict[str, Any]:
    return {"due": cycle.first.isoformat(), "left": cycle.times, "every": cycle.every}


class TimerDefinition(EventDefinition):
    """Fires when we say so, never by SpiffWorkflow's clock."""

    def __init__(self, schedule: Schedule) -> None:
        super().__init__(name="timer")
        self.schedule = schedule

    def reset(self, my_task: Any) -> None:
        """Keep what the token remembers: it is history now."""


class _Timed:
    event_definition: TimerDefinition

    def _update_hook(self, my_task: Any) -> bool | None:
        if "due" not in my_task.internal_data:
            tokens.inherit(my_task)
            my_task.internal_data.update(self.event_definition.schedule.first(my_task))
        return super()._update_hook(my_task)  # type: ignore[misc,no-any-return]


class TimerCatch(_Timed, CatchEventMixin, Element):
    """An intermediate catching timer event."""


class BoundaryTimer(_Timed, BoundaryEventMixin, Element):
    """A timer at the border of an activity. After each firing of a cycle the next one waits."""

    def _run_hook(self, my_task: Any) -> bool:
        if "every" in my_task.internal_data:
            self._wait_again(my_task)
        return bool(super()._run_hook(my_task))

    def _wait_again(self, my_task: Any) -> None:
        rest = timing.following(_cycle(my_task), at=my_task.workflow.top_workflow.at)
        if rest is not None:
            successor = tokens.spawn(tokens.parent(my_task), self, tokens.WAITING)
            successor.internal_data.update(_memory(rest))
            tokens.update(successor)


def _cycle(token: Any) -> Cycle:
    memory = token.internal_data
    return Cycle(times=memory["left"], first=due_at(token), every=memory["every"])


def is_timer(token: Any) -> bool:
    return isinstance(token.task_spec, _Timed)


def waits_for_time(token: Any) -> bool:
    return tokens.state(token) == tokens.WAITING and is_timer(token)


def due_at(token: Any) -> datetime:
    """Return when a waiting timer falls due (aware, UTC)."""
    return datetime.fromisoformat(token.internal_data["due"])


def fire(token: Any) -> None:
    """Let a waiting timer's token go on; the caller runs it before anything else."""
    token.task_spec.event_definition.catch(token)
    tokens.update(token)
