"""When work must be done, and when along the way somebody is told that it is not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.domain import durations
from engine.domain.durations import Duration
from engine.domain.office_hours import CalendarKind
from engine.domain.pause import Pause
from engine.domain.snapshot import Target
from engine.domain.working_time import Calendar, OfficeCalendars

# Hours are the office's; minutes are promised at the counter, and pass while it is open.
HOURS_OF: Mapping[str, CalendarKind] = {
    "hk": CalendarKind.WORKING,
    "jam": CalendarKind.WORKING,
    "menit": CalendarKind.COUNTER,
}
WHOLE = 100  # per cent of the time that there is


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeFrame:
    """The time in which a task or a case must be done, counted in the hours of `calendar`.

    It began `since` and ends `until`, later by what `pauses` took of it. One in whole days ends
    with the working hours of a day.
    """

    since: datetime
    until: datetime
    calendar: Calendar
    pauses: tuple[Pause, ...] = ()
    in_days: bool = False

    @property
    def due_at(self) -> datetime:
        due = moved(self.until, pauses=self.pauses, calendar=self.calendar)
        if not self.in_days or due == self.until:
            return due
        return self.calendar.closing_on(self.calendar.local_date(due))

    def moment(self, level: int) -> datetime:
        """Return when `level` per cent of the time have passed."""
        if level == WHOLE:
            return self.due_at
        whole = self.calendar.between(start=self.since, end=self.until)
        unmoved = self.calendar.add(whole * level / WHOLE, start=self.since)
        return moved(unmoved, pauses=self.pauses, calendar=self.calendar)


def of_target(
    target: Target, *, since: datetime, calendars: OfficeCalendars, pauses: Iterable[Pause] = ()
) -> TimeFrame:
    """Return the time that a task with this target has."""
    calendar = calendars[HOURS_OF[target.unit]]
    return TimeFrame(
        since=since,
        until=calendar.due_at(target, since),
        calendar=calendar,
        pauses=tuple(pauses),
    )


def of_promise(
    promise: Duration, *, since: datetime, calendars: OfficeCalendars, pauses: Iterable[Pause] = ()
) -> TimeFrame:
    """Return the time that a case has, by the promise of its standard."""
    kind = CalendarKind.WORKING if promise.has_days else CalendarKind.COUNTER
    return TimeFrame(
        since=since,
        until=durations.due_at(promise, start=since, calendars=calendars),
        calendar=calendars[kind],
        pauses=tuple(pauses),
        in_days=promise.has_days,
    )


def moved(moment: datetime, *, pauses: Iterable[Pause], calendar: Calendar) -> datetime:
    """Return `moment` later by the working time of those ended pauses that began before it."""
    for pause in sorted(pauses, key=lambda it: it.started_at):
        if pause.ended_at is not None and pause.started_at < moment:
            taken = calendar.between(start=pause.started_at, end=pause.ended_at)
            moment = calendar.add(taken, start=moment) if taken else moment
    return moment
