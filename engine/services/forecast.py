"""When all of a time table would be due, had a case of it begun at some moment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.domain import deadline, explanation
from engine.domain.deadline import TimeFrame
from engine.domain.explanation import Explanation
from engine.domain.ladder import LadderPlan
from engine.domain.snapshot import Target
from engine.domain.working_time import OfficeCalendars
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, expressions, promises, time_table
from engine.services.deadlines import squeezed
from engine.services.deployed import Deployed
from engine.services.promises import Promise
from engine.services.time_plan import TimePlan
from engine.services.time_table import Step, TimeTable

Moments = Mapping[int, datetime]


@dataclass(frozen=True, kw_only=True, slots=True)
class PromisedTime:
    """When a promise would be due, why, and when the levels of its ladder would be reached."""

    promise: Promise
    why: Explanation
    moments: Moments


@dataclass(frozen=True, kw_only=True, slots=True)
class StepTime:
    """When a step that began then would be due, and when its levels would be reached.

    `target` is what the promise leaves of the step's own; the same unless it was squeezed.
    """

    step: Step
    target: Target
    due_at: datetime
    moments: Moments


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecast:
    """Every step is counted as if it, too, began at `start`."""

    start: datetime
    promises: tuple[PromisedTime, ...]
    steps: tuple[StepTime, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """What a forecast looks at: a version's plan, table and promises, and an office's calendars."""

    plan: TimePlan
    table: TimeTable
    promises: tuple[Promise, ...]
    calendars: OfficeCalendars

    def since(self, start: datetime) -> Forecast:
        """Return the forecast from an aware `start` on.

        Raises OverflowError or ValueError when something would be due too far away.
        """
        promised = tuple(self._promised(start))
        return Forecast(
            start=start,
            promises=promised,
            steps=tuple(self._step(it, start, promised) for it in self.table.steps),
        )

    def _promised(self, start: datetime) -> Iterator[PromisedTime]:
        for it in self.promises:
            frame = deadline.of_promise(it.duration, since=start, calendars=self.calendars)
            yield PromisedTime(
                promise=it,
                why=explanation.explain(frame.calendar, start=start, due=frame.due_at),
                moments=_moments(self.table.ladder, frame),
            )

    def _step(self, step: Step, start: datetime, promised: tuple[PromisedTime, ...]) -> StepTime:
        target = self._squeezed(step.target, promised)
        frame = deadline.of_target(target, since=start, calendars=self.calendars)
        return StepTime(
            step=step,
            target=target,
            due_at=frame.due_at,
            moments=_moments(step.ladder, frame),
        )

    def _squeezed(self, target: Target, promised: tuple[PromisedTime, ...]) -> Target:
        """Return a target as the only promise allows it; several leave it as it is."""
        if len(promised) != 1:
            return target
        [why] = [it.why for it in promised]
        return squeezed(
            target, plan=self.plan, start=why.start, due=why.due, calendars=self.calendars
        )


def outlook(work: UnitOfWork, deployed: Deployed, *, at: datetime) -> Outlook:
    """Return the outlook of a version in the office; `at` is today, for what it promises."""
    return Outlook(
        plan=deployed.time_plan,
        table=time_table.read(deployed.time_plan),
        promises=promises.of_version(deployed, at=expressions.local(work, at)),
        calendars=calendars.both(work),
    )


def _moments(ladder: LadderPlan, frame: TimeFrame) -> Moments:
    return {level: frame.moment(level) for level in ladder.levels}
