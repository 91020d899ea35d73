"""All that an office has entered of its calendar, and the calendars that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from engine.domain.office_hours import (
    USUAL_HOURS,
    CalendarKind,
    DayKind,
    Season,
    SpecialDay,
    WeeklyHours,
)
from engine.domain.working_time import Calendar, OfficeCalendars

BothWeeks = Mapping[CalendarKind, WeeklyHours]
DayKey = tuple[date, DayKind]


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeSeason:
    """The days from `first` to `last`, both included, in which other weeks hold."""

    id: UUID
    name: str
    first: date
    last: date
    hours: BothWeeks

    def overlaps(self, other: "OfficeSeason") -> bool:
        return self.first <= other.last and other.first <= self.last

    def of_kind(self, kind: CalendarKind) -> Season:
        return Season(name=self.name, first=self.first, last=self.last, hours=self.hours[kind])


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarEntries:
    """What holds since the change `revision`. `zone` is an IANA time zone.

    Days are in order of date and kind, seasons in order of their beginning and do not overlap.
    """

    zone: str
    revision: int = 0
    leave_closes: bool = True
    special_days: tuple[SpecialDay, ...] = ()
    seasons: tuple[OfficeSeason, ...] = ()
    weeks: BothWeeks = field(default_factory=lambda: USUAL_HOURS)

    def calendars(self) -> OfficeCalendars:
        """Return both calendars, in which no year is counted yet."""
        return {kind: self._calendar(kind) for kind in CalendarKind}

    def _calendar(self, kind: CalendarKind) -> Calendar:
        return Calendar(
            zone=ZoneInfo(self.zone),
            hours=self.weeks[kind],
            seasons=tuple(it.of_kind(kind) for it in self.seasons),
            special_days=self.special_days,
            leave_closes=self.leave_closes,
        )


def key_of(day: SpecialDay) -> DayKey:
    """Return what tells a special day from the office's others."""
    return day.day, day.kind
