"""When an office is open: weekly hours, seasons with other hours, and days unlike the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import chain, pairwise

Span = tuple[time, time]
Spans = tuple[Span, ...]
# By weekday, Monday is 0; a weekday that is not there is a day of rest.
WeeklyHours = Mapping[int, Spans]


class CalendarKind(StrEnum):
    """In which hours the office works (targets), and in which its counter serves people."""

    WORKING = "jam_kerja"
    COUNTER = "jam_loket"


class DayKind(StrEnum):
    """Who made a day unlike the others: the joint decree of three ministers, or the office."""

    NATIONAL_HOLIDAY = "libur_nasional"
    COLLECTIVE_LEAVE = "cuti_bersama"
    OWN = "kantor"


@dataclass(frozen=True, kw_only=True, slots=True)
class SpecialDay:
    """A date whose `hours` (local, in order) count instead of the usual ones; none: closed.

    `source` is the decree or letter that says so.
    """

    day: date
    kind: DayKind
    name: str
    hours: Spans = ()
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Season:
    """The days from `first` to `last`, both included, in which other weekly `hours` hold."""

    name: str
    first: date
    last: date
    hours: WeeklyHours


def _week(monday_to_thursday: Spans, friday: Spans) -> WeeklyHours:
    return {**dict.fromkeys(range(4), monday_to_thursday), 4: friday}


# Perpres 21/2023: 37.5 hours a week from 07:30, break 60 minutes, on Fridays 90.
OFFICE_HOURS = _week(
    ((time(7, 30), time(12)), (time(13), time(16))),
    ((time(7, 30), time(11, 30)), (time(13), time(16, 30))),
)
# Shorter than the office's, as counters publish them.
_COUNTER_HOURS = _week(
    ((time(8), time(15)),),
    ((time(8), time(11)), (time(13, 30), time(15))),
)
# Perpres 21/2023: 32.5 hours a week from 08:00, break 30 minutes, on Fridays 60.
_RAMADAN_OFFICE_HOURS = _week(
    ((time(8), time(12)), (time(12, 30), time(15))),
    ((time(8), time(11, 30)), (time(12, 30), time(15, 30))),
)
# The counter's usual hours without those in which the office is closed.
_RAMADAN_COUNTER_HOURS = _week(
    ((time(8), time(12)), (time(12, 30), time(15))),
    ((time(8), time(11)), (time(13, 30), time(15))),
)
USUAL_HOURS: Mapping[CalendarKind, WeeklyHours] = {
    CalendarKind.WORKING: OFFICE_HOURS,
    CalendarKind.COUNTER: _COUNTER_HOURS,
}
RAMADAN_HOURS: Mapping[CalendarKind, WeeklyHours] = {
    CalendarKind.WORKING: _RAMADAN_OFFICE_HOURS,
    CalendarKind.COUNTER: _RAMADAN_COUNTER_HOURS,
}

# What an office says of its own day outweighs the decree, and a holiday outweighs a leave.
_WEIGHT = {DayKind.COLLECTIVE_LEAVE: 0, DayKind.NATIONAL_HOLIDAY: 1, DayKind.OWN: 2}


def by_date(days: Iterable[SpecialDay]) -> dict[date, SpecialDay]:
    """Return the one special day that counts on each date.

    The office's own counts before a national holiday, that before collective leave; of two that
    weigh the same the later in `days` counts.
    """
    return {it.day: it for it in sorted(days, key=lambda it: _WEIGHT[it.kind])}


def are_in_order(spans: Spans) -> bool:
    """Tell whether each span of a day ends after it began, and no later than the next begins."""
    times = list(chain.from_iterable(spans))
    lasting = all(opens < closes for opens, closes in spans)
    return lasting and all(one <= other for one, other in pairwise(times))
