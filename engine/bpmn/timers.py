"""Timer events: the due time is fixed when the event begins to wait, and no clock ends that."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from engine.bpmn import catching, cycles, timing
from engine.bpmn.catching import Memory, Trigger
from engine.bpmn.cycles import Cycle
from engine.bpmn.failures import StepFailedError
from engine.bpmn.formulas import Formula
from engine.bpmn.timing import BadTimeError

DUE = "due"


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the diagram says about a timer: an ISO 8601 literal or FEEL; `repeats` for a cycle."""

    source: str | Formula
    repeats: bool

    def first(self, token: Any) -> Memory:
        """Return what the token must remember; fails the step if it is no time."""
        at = token.workflow.top_workflow.at
        value = self.source if isinstance(self.source, str) else _time(self.source, token)
        try:
            if self.repeats:
                return _memory(cycles.cycle(value, at=at))
            return {DUE: timing.moment(value, at=at).isoformat()}
        except BadTimeError as error:
            raise StepFailedError("bad_timer", self.text, task=token) from error

    @property
    def text(self) -> str:
        return self.source if isinstance(self.source, str) else self.source.text


def _time(source: Formula, token: Any) -> Any:
    value = source.raw(token)
    return value if isinstance(value, (date, timedelta, str)) else source.as_json(value, token)


def _memory(cycle: Cycle) -> Memory:
    return {DUE: cycle.due.isoformat(), **cycle.as_json()}


class TimerDefinition(Trigger):
    """Waits for a time. After each firing of a cycle that interrupts nothing the next one waits.

    A token passes an intermediate catch event once, and an interrupting event ends what it watches
    (BPMN 2.0.2, 13.5.2 and 13.5.3): of a cycle they wait for the first firing alone.
    """

    mark = DUE

    def __init__(self, schedule: Schedule) -> None:
        super().__init__(name="timer")
        self.schedule = schedule

    @property
    def formula(self) -> Formula | None:
        source = self.schedule.source
        return None if isinstance(source, str) else source

    def memory(self, token: Any) -> Memory:
        return self.schedule.first(token)

    def following(self, token: Any) -> Memory | None:
        if not self.schedule.repeats:
            return None
        cycle = cycles.read_cycle(token.internal_data)
        rest = cycles.following(cycle, at=token.workflow.top_workflow.at)
        return None if rest is None else _memory(rest)


def is_timer(token: Any) -> bool:
    return catching.is_event(token, TimerDefinition)


def waits_for_time(token: Any) -> bool:
    return catching.waits_for(token, TimerDefinition)


def due_at(token: Any) -> datetime:
    """Return when a waiting timer falls due (aware, UTC)."""
    return datetime.fromisoformat(token.internal_data[DUE])
