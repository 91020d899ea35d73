"""A question about a deadline that nobody has yet: when would it be due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from engine.domain.calendar_form import Form, Given
from engine.domain.durations import Duration, due_at
from engine.domain.explanation import Explanation, explain
from engine.domain.office_hours import CalendarKind
from engine.domain.snapshot import Target
from engine.domain.working_time import OfficeCalendars


class Measure(StrEnum):
    """In what the time of a question is counted."""

    WORKING_DAYS = "hari_kerja"
    WORKING_HOURS = "jam_kerja"
    COUNTER_MINUTES = "menit_loket"
    MONTHS = "bulan"


MOST: Mapping[Measure, int] = {
    Measure.WORKING_DAYS: 1000,
    Measure.WORKING_HOURS: 1000,
    Measure.COUNTER_MINUTES: 10_000,
    Measure.MONTHS: 60,
}
_PROMISES: Mapping[Measure, Callable[[int], Duration]] = {
    Measure.WORKING_DAYS: lambda number: Duration(working_days=number),
    Measure.COUNTER_MINUTES: lambda number: Duration(minutes=number),
    Measure.MONTHS: lambda number: Duration(months=number),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """`number` of a `measure` from the aware `start` on."""

    start: datetime
    number: int
    measure: Measure


def read_question(given: Given, *, zone: str) -> Question:
    """Return the question of `start` (ISO, local), `number` and `measure`.

    Raises InvalidSubmissionError with the problems of these fields.
    """
    form = Form(given)
    start, measure = form.moment("start"), form.choice("measure", Measure)
    number = form.number("number", most=MOST[measure])
    form.require_sound()
    return Question(start=start.replace(tzinfo=ZoneInfo(zone)), number=number, measure=measure)


def read_start(given: Given, *, zone: str) -> datetime:
    """Return the aware moment of `start` (ISO, local).

    Raises InvalidSubmissionError with the problems of this field.
    """
    form = Form(given)
    start = form.moment("start")
    form.require_sound()
    return start.replace(tzinfo=ZoneInfo(zone))


def answer(question: Question, calendars: OfficeCalendars) -> Explanation:
    """Return when that is due, and why."""
    due = _due(question, calendars)
    is_counter = question.measure is Measure.COUNTER_MINUTES
    kind = CalendarKind.COUNTER if is_counter else CalendarKind.WORKING
    return explain(calendars[kind], start=question.start, due=due)


def _due(question: Question, calendars: OfficeCalendars) -> datetime:
    if question.measure is Measure.WORKING_HOURS:
        target = Target(amount=question.number, unit="jam")
        return calendars[CalendarKind.WORKING].due_at(target, question.start)
    promise = _PROMISES[question.measure](question.number)
    return due_at(promise, start=question.start, calendars=calendars)
