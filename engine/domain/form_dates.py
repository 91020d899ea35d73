"""Answers that are days, times of day, or both."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from engine.domain.errors import FieldProblem
from engine.domain.form_component import Component
from engine.domain.form_field import Scene
from engine.domain.form_problems import AnswerFault, UnreadableError, problem

# The browser's calendar begins here, and people's plans end long before this.
FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class DateKind:
    """`subtype` is `date`, `time` or `datetime`; values are ISO 8601 texts."""

    subtype: str
    refuses_past: bool

    def take(self, raw: Any) -> str:
        """Return the one spelling that all our dates have."""
        if not isinstance(raw, str) or len(raw) > LONGEST:
            raise UnreadableError(AnswerFault.BAD_DATE)
        try:
            return READERS[self.subtype](raw.strip()).isoformat()
        except ValueError as error:
            raise UnreadableError(AnswerFault.BAD_DATE) from error

    def problems(self, value: Any, scene: Scene) -> Iterator[FieldProblem]:
        """Compare days in the time zone that `at` is given in; other times are taken in it."""
        if self.refuses_past and _day(value, scene.at) < scene.at.date():
            yield problem(AnswerFault.PAST_DATE)


def date_field(component: Component) -> DateKind:
    """Return the rules of a date or time picker. Times of day are never past."""
    subtype = component.text("subtype") or "date"
    if subtype not in READERS:
        raise ValueError(f"subtype {subtype}")
    refuses_past = component.is_on("disallowPassedDates", otherwise=False)
    return DateKind(subtype=subtype, refuses_past=refuses_past and subtype != "time")


def _day(value: str, at: datetime) -> date:
    moment = datetime.fromisoformat(value)
    return (moment.astimezone(at.tzinfo) if moment.tzinfo else moment).date()


def _date(text: str) -> date:
    return _plausible(date.fromisoformat(text))


def _datetime(text: str) -> datetime:
    if "T" not in text:
        raise ValueError("a day without a time")
    moment = datetime.fromisoformat(text)
    _plausible(moment.date())
    return moment


def _plausible(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("a year out of range")
    return day


READERS: Mapping[str, Callable[[str], date | time]] = {
    "date": _date,
    "time": time.fromisoformat,
    "datetime": _datetime,
}
