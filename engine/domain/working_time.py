"""Office hours: when working time that starts now will have passed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from engine.domain.snapshot import Target

Span = tuple[time, time]

# Perpres 21/2023: 37.5 hours a week from 07:30, break 60 minutes, on Fridays 90.
_MONDAY_TO_THURSDAY: tuple[Span, ...] = (
    (time(7, 30), time(12)),
    (time(13), time(16)),
)
_FRIDAY: tuple[Span, ...] = ((time(7, 30), time(11, 30)), (time(13), time(16, 30)))
OFFICE_HOURS: Mapping[int, tuple[Span, ...]] = {
    **dict.fromkeys(range(4), _MONDAY_TO_THURSDAY),
    4: _FRIDAY,
}

UNITS: Mapping[str, timedelta] = {
    "hk": timedelta(hours=7.5),
    "jam": timedelta(hours=1),
    "menit": timedelta(minutes=1),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """Weekly hours by weekday (Monday is 0) in a time `zone`, and the days off."""

    zone: tzinfo
    hours: Mapping[int, tuple[Span, ...]]
    holidays: frozenset[date] = frozenset()

    def due_at(self, target: Target, start: datetime) -> datetime:
        """Return the aware UTC moment at which `target` of working time after `start` has passed.

        One `hk` (hari kerja) is 7.5 working hours.
        """
        left = UNITS[target.unit] * target.amount
        spans = self._spans_from(start)
        opens, closes = next(spans)
        while opens + left > closes:
            left -= closes - opens
            opens, closes = next(spans)
        return (opens + left).astimezone(UTC)

    def _spans_from(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        local = start.astimezone(self.zone)
        day = local.date()
        while True:
            for opens, closes in self._spans_of(day):
                if closes > local:
                    yield max(opens, local), closes
            day += timedelta(days=1)

    def _spans_of(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        if day in self.holidays:
            return
        for opens, closes in self.hours.get(day.weekday(), ()):
            yield (
                datetime.combine(day, opens, self.zone),
                datetime.combine(day, closes, self.zone),
            )


def usual_calendar(at: datetime) -> Calendar:
    """Return the usual office hours in the zone of the aware `at`, without any days off."""
    return Calendar(zone=at.tzinfo or UTC, hours=OFFICE_HOURS)
