"""How long tasks may take: by their targets, squeezed where the promise leaves less time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from engine.domain import deadline, durations
from engine.domain.deadline import TimeFrame
from engine.domain.ladder import LadderPlan
from engine.domain.office_hours import CalendarKind
from engine.domain.pause import Pause, PauseKind
from engine.domain.service_clock import ServiceClock
from engine.domain.snapshot import Target, WaitingTask
from engine.domain.task import Task, Timing
from engine.domain.working_time import OfficeCalendars
from engine.services.time_plan import TimePlan


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadlines:
    """What the deadlines of tasks opened `at` depend on; `clock` is the case's, if it has one."""

    plan: TimePlan
    calendars: OfficeCalendars
    clock: ServiceClock | None
    at: datetime

    def timing_of(self, waiting: WaitingTask) -> Timing | None:
        """Return how long a task may take; None when it has no target."""
        if waiting.target is None:
            return None
        target = self._scaled(waiting.target)
        frame = deadline.of_target(target, since=waiting.since or self.at, calendars=self.calendars)
        ladder = self.plan.ladder((waiting.process_id, waiting.element_id), waiting.callers)
        level, wake_at = place_on(ladder, frame, at=self.at)
        return Timing(
            target=target,
            due_at=frame.due_at,
            since=waiting.since,
            level=level,
            wake_at=wake_at,
        )

    def _scaled(self, target: Target) -> Target:
        if self.clock is None:
            return target
        start, due = self.clock.started_at, self.clock.due_at
        return squeezed(target, plan=self.plan, start=start, due=due, calendars=self.calendars)


def squeezed(
    target: Target, *, plan: TimePlan, start: datetime, due: datetime, calendars: OfficeCalendars
) -> Target:
    """Return a target as a promise from `start` until `due` allows it."""
    if plan.planned is None:
        return target
    working = calendars[CalendarKind.WORKING]
    available = working.working_days(after=working.local_date(start), until=working.local_date(due))
    return durations.scaled(target, available=available, planned=plan.planned)


def frame_of(
    task: Task, target: Target, *, calendars: OfficeCalendars, pauses: Iterable[Pause]
) -> TimeFrame:
    """Return the time that an open task has; only suspensions of its case lengthen it."""
    suspensions = (it for it in pauses if it.kind is PauseKind.SUSPENSION)
    return deadline.of_target(
        target,
        since=task.began_at,
        calendars=calendars,
        pauses=(it for it in suspensions if it.started_at >= task.began_at),
    )


def lay(task: Task, *, plan: TimePlan, calendars: OfficeCalendars, pauses: Iterable[Pause]) -> None:
    """Work out anew when an open task is due, and when the next level of its ladder is reached."""
    if task.target is None:
        return
    frame = frame_of(task, task.target, calendars=calendars, pauses=pauses)
    ladder = plan.ladder((task.process_id, task.element_id), task.callers)
    level = ladder.next_level(task.level)
    task.due_at = frame.due_at
    task.climb(task.level, wake_at=None if level is None else frame.moment(level))


def place_on(ladder: LadderPlan, frame: TimeFrame, *, at: datetime) -> tuple[int, datetime | None]:
    """Return the highest level that is past at `at`, and when the next one is reached."""
    passed = 0
    for level in ladder.levels:
        moment = frame.moment(level)
        if moment > at:
            return passed, moment
        passed = level
    return passed, None
