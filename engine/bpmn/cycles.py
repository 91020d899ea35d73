"""Repetitions of timers: ISO 8601 `R3/PT1H`, counted from one moment so that no firing drifts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from engine.bpmn.timing import BadTimeError, add_months, measure, moment

_FROM = re.compile(r"R(\d{0,6})/(?:([^P/][^/]*)/)?(P[^/]+)")
_UNTIL = re.compile(r"R(\d{0,6})/(P[^/]+)/([^P/][^/]*)")
# The scheduler looks every few seconds, and what repeats faster reminds nobody.
SHORTEST = timedelta(minutes=1)
# No month has more days, or fewer; counting by them finds a firing that is surely too early.
_LONG_MONTH, _SHORT_MONTH = timedelta(days=31), timedelta(days=28)


class TooShortError(BadTimeError):
    """The repetition comes more often than once a minute."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """Firings at `anchor` plus a number of times the ISO duration `every`, up to `last`.

    `number` is that of the next firing, `last` is None for a cycle without end. Every firing is
    counted from the anchor: a month after 31 January is the end of February, two are 31 March.
    Months are those of the anchor's zone.
    """

    anchor: datetime
    every: str
    number: int
    last: int | None

    @property
    def due(self) -> datetime:
        """The moment of the next firing (aware, UTC). Raises OverflowError after the year 9999."""
        months, rest = measure(self.every)
        counted = add_months(self.anchor, self.number * months)
        return (counted + self.number * rest).astimezone(UTC)

    def as_json(self) -> dict[str, Any]:
        """Return what `read_cycle` reads."""
        return {
            "anchor": self.anchor.isoformat(),
            "every": self.every,
            "number": self.number,
            "last": self.last,
        }


def read_cycle(found: Mapping[str, Any]) -> Cycle:
    """Return the cycle that `as_json` wrote; other keys do not matter."""
    anchor = datetime.fromisoformat(found["anchor"])
    return Cycle(anchor=anchor, every=found["every"], number=found["number"], last=found["last"])


def cycle(text: Any, *, at: datetime) -> Cycle:
    """Return what an ISO 8601 repetition means for one who begins to wait at `at`.

    `R3/PT1H` fires after one, two and three hours, `R3/<start>/PT1H` at the start and twice more,
    `R3/PT1H/<end>` twice before the end and at the end. Without a number there is no end, or with
    an end no beginning. Of a cycle with an end, what is over by `at` is left out, but for the end
    itself. BPMN 2.0.2, table 10.101, leaves all of this to ISO 8601.

    Raises BadTimeError for what is no repetition, TooShortError for one of less than a minute.
    """
    try:
        found = _read(text.strip() if isinstance(text, str) else "", at)
        _ = found.due
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, TooShortError) else BadTimeError(str(text)) from error
    return found


def _read(text: str, at: datetime) -> Cycle:
    if found := _FROM.fullmatch(text):
        return _from(_times(found[1]), found[2], every=_every(found[3]), at=at)
    if found := _UNTIL.fullmatch(text):
        return _until(_times(found[1]), found[3], every=_every(found[2]), at=at)
    raise BadTimeError(text)


def _times(text: str) -> int | None:
    times = int(text) if text else None
    if times == 0:
        raise BadTimeError(text)
    return times


def _every(duration: str) -> str:
    months, rest = measure(duration)
    if not months and rest < SHORTEST:
        raise TooShortError(duration)
    return duration


def _from(times: int | None, start: str | None, *, every: str, at: datetime) -> Cycle:
    if start is None:
        return Cycle(anchor=at, every=every, number=1, last=times)
    last = None if times is None else times - 1
    return Cycle(anchor=_local(start, at), every=every, number=0, last=last)


def _until(times: int | None, end: str, *, every: str, at: datetime) -> Cycle:
    whole = Cycle(anchor=_local(end, at), every=every, number=0, last=0)
    number = _first_after(whole, at)
    if times is not None:
        number = max(number, 1 - times)
    return replace(whole, number=min(number, 0))


def _local(text: str, at: datetime) -> datetime:
    return moment(text, at=at).astimezone(at.tzinfo)


def once(due: datetime) -> Cycle:
    """Return what fires at one moment alone."""
    return Cycle(anchor=due, every="P1D", number=0, last=0)


def following(cycle: Cycle, *, at: datetime) -> Cycle | None:
    """Return the rest of a cycle after its next firing, or None.

    Firings that were missed by `at` are used up, too.
    """
    return upcoming(replace(cycle, number=cycle.number + 1), at=at)


def upcoming(cycle: Cycle, *, at: datetime) -> Cycle | None:
    """Return what is left of a cycle after `at`, or None."""
    try:
        rest = replace(cycle, number=max(cycle.number, _first_after(cycle, at)))
        _ = rest.due
    except OverflowError:
        return None
    return rest if cycle.last is None or rest.number <= cycle.last else None


def _first_after(cycle: Cycle, at: datetime) -> int:
    months, rest = measure(cycle.every)
    month = _LONG_MONTH if at >= cycle.anchor else _SHORT_MONTH
    number = (at - cycle.anchor) // (months * month + rest)
    while replace(cycle, number=number).due <= at:
        number += 1
    return number
