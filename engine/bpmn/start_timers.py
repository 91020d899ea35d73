"""When cases begin by themselves: the moments that a timer start event of a process names.

A process is not begun here. Whoever keeps the moments remembers the cycle (`Cycle.as_json`), begins
a case at that start event when `due` has come, and asks for the next moment.
"""

from datetime import date, datetime, timedelta
from typing import Any

from engine.bpmn import cycles, timing
from engine.bpmn.cycles import Cycle
from engine.bpmn.formulas import formula
from engine.bpmn.timer_refs import TimerFacts
from engine.bpmn.timing import BadTimeError
from engine.domain.working_time import Calendar
from engine.feel import FeelError, to_json


def first_start(timer: TimerFacts, *, at: datetime, calendar: Calendar) -> Cycle | None:
    """Return the moments at which cases begin, counted from `at` on; None if all are over.

    A duration and a repetition without a date are counted from `at`; FEEL is worked out at `at`,
    without variables. BPMN 2.0.2, 13.5.1, begins a new case at each occurrence of the event.

    Raises BadTimeError for what is no time, also for FEEL that reads a case's variables.
    """
    local = at.astimezone(calendar.zone)
    value = timer.text if timing.is_literal(timer.text) else _worked_out(timer, local, calendar)
    if timer.repeats:
        return cycles.upcoming(cycles.cycle(value, at=local), at=at)
    return cycles.upcoming(cycles.once(timing.moment(value, at=local)), at=at)


def _worked_out(timer: TimerFacts, at: datetime, calendar: Calendar) -> Any:
    try:
        value = formula(timer.text).parsed.evaluate({}, now=at, host=calendar)
        return value if isinstance(value, (date, timedelta)) else to_json(value)
    except FeelError as error:
        raise BadTimeError(timer.text) from error


def next_start(cycle: Cycle, *, at: datetime) -> Cycle | None:
    """Return the moments after a case began at `at`; None if that was the last one.

    The rhythm stays; a case begins once for all moments that were missed by `at`.
    """
    return cycles.following(cycle, at=at)
