"""When cases begin by themselves: what the start events of a version say about times."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from engine.bpmn import start_timers
from engine.bpmn.cycles import Cycle, read_cycle
from engine.domain.routine import Plan
from engine.domain.working_time import Calendar
from engine.services.deployed import Deployed

CYCLE, TEXT = "cycle", "text"


class Timetable(Protocol):
    """What plans the cases that begin by themselves; tests have one of their own."""

    def elements(self, version: Deployed) -> Iterable[str]:
        """Return the start events at which a time begins cases."""

    def first(
        self, version: Deployed, element_id: str, *, at: datetime, calendar: Calendar
    ) -> Plan | None:
        """Return the first moment later than `at` for one of them, None if all are over."""

    def following(self, memory: Mapping[str, Any], *, at: datetime) -> Plan | None:
        """Return the moment after those that have come by `at`, None if there is none."""


class DiagramTimetable:
    """Reads the timers of start events. The memory holds their text, so that a change is seen."""

    def elements(self, version: Deployed) -> Iterable[str]:
        return [it.element_id for it in version.starts if it.timer is not None]

    def first(
        self, version: Deployed, element_id: str, *, at: datetime, calendar: Calendar
    ) -> Plan | None:
        timers = {it.element_id: it.timer for it in version.starts if it.timer is not None}
        timer = timers[element_id]
        cycle = start_timers.first_start(timer, at=at, calendar=calendar)
        return None if cycle is None else _plan(cycle, timer.text)

    def following(self, memory: Mapping[str, Any], *, at: datetime) -> Plan | None:
        cycle = start_timers.next_start(read_cycle(memory[CYCLE]), at=at)
        return None if cycle is None else _plan(cycle, memory[TEXT])


def _plan(cycle: Cycle, text: str) -> Plan:
    return Plan(due_at=cycle.due, memory={CYCLE: cycle.as_json(), TEXT: text})


TIMETABLE: Timetable = DiagramTimetable()
