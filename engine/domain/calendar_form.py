"""Reads what somebody typed about days, seasons and weekly hours, or says what is wrong with it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from engine.domain.calendar_entries import BothWeeks, OfficeSeason
from engine.domain.errors import FieldProblem, InvalidSubmissionError
from engine.domain.hours_text import read_spans
from engine.domain.office_hours import (
    CalendarKind,
    DayKind,
    Spans,
    SpecialDay,
    WeeklyHours,
    are_in_order,
)

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_SPANS = 10
LONGEST_NAME, LONGEST_SOURCE = 100, 200
WEEKDAYS = range(7)

Given = Mapping[str, str]
Choice = TypeVar("Choice", bound=StrEnum)
Dated = TypeVar("Dated", bound=date)
_FIRST_DAY = date(FIRST_YEAR, 1, 1)


def read_day(given: Given) -> SpecialDay:
    """Return the special day of `day` (ISO), `kind`, `name`, `source` and `hours`.

    Raises InvalidSubmissionError with the problems of these fields.
    """
    form = Form(given)
    day, kind, spans = form.day("day"), form.choice("kind", DayKind), form.spans("hours")
    name = form.text("name", most=LONGEST_NAME, needed=True)
    source = form.text("source", most=LONGEST_SOURCE)
    if spans and kind is not DayKind.OWN:
        form.refuse("hours", FieldProblem(code="hours_of_own_days_only"))
    form.require_sound()
    return SpecialDay(day=day, kind=kind, name=name, source=source, hours=spans)


def read_weeks(given: Given) -> BothWeeks:
    """Return the weeks of both calendars; `field_of` names the fields.

    Raises InvalidSubmissionError with the problems of these fields.
    """
    form = Form(given)
    weeks = form.weeks()
    form.require_sound()
    return weeks


def read_season(given: Given, *, season_id: UUID, others: Iterable[OfficeSeason]) -> OfficeSeason:
    """Return the season of `name`, `first`, `last` (ISO) and its weeks.

    Raises InvalidSubmissionError with the problems of these fields; a season must not overlap the
    `others`.
    """
    form = Form(given)
    first, last = form.day("first"), form.day("last")
    name, weeks = form.text("name", most=LONGEST_NAME, needed=True), form.weeks()
    form.require_sound()
    if last < first:
        form.refuse("last", FieldProblem(code="ends_before"))
    found = OfficeSeason(id=season_id, name=name, first=first, last=last, hours=weeks)
    for it in filter(found.overlaps, others):
        form.refuse("first", FieldProblem(code="season_overlaps", facts={"name": it.name}))
    form.require_sound()
    return found


def field_of(kind: CalendarKind, weekday: int) -> str:
    """Return the field that has the hours of a weekday, Monday is 0."""
    return f"{kind}-{weekday}"


def days_beyond(weeks: BothWeeks) -> tuple[int, ...]:
    """Return the weekdays on which the counter is open before or after the office itself.

    A counter may stay open while the office has its break.
    """
    working, counter = weeks[CalendarKind.WORKING], weeks[CalendarKind.COUNTER]
    return tuple(it for it in WEEKDAYS if _is_beyond(counter.get(it, ()), working.get(it, ())))


def _is_beyond(inner: Spans, outer: Spans) -> bool:
    if not inner or not outer:
        return bool(inner)
    return inner[0][0] < outer[0][0] or inner[-1][1] > outer[-1][1]


class Form:
    """What was typed into fields. Reading one gives its value, or notes what is wrong with it."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._problems: dict[str, list[FieldProblem]] = {}

    def refuse(self, field: str, problem: FieldProblem) -> None:
        self._problems.setdefault(field, []).append(problem)

    def require_sound(self) -> None:
        if self._problems:
            raise InvalidSubmissionError(self._problems)

    def text(self, field: str, *, most: int, needed: bool = False) -> str:
        text = " ".join(self._given.get(field, "").split())
        if needed and not text:
            self.refuse(field, FieldProblem(code="required"))
        if len(text) > most:
            self.refuse(field, FieldProblem(code="too_long", facts={"max": most}))
        return text

    def day(self, field: str) -> date:
        """Return the date; the first possible one when it is none."""
        return self._dated(field, date.fromisoformat, _FIRST_DAY)

    def moment(self, field: str) -> datetime:
        """Return the date and time without a zone; the first possible ones when it is none."""
        return self._dated(field, datetime.fromisoformat, datetime.combine(_FIRST_DAY, time()))

    def _dated(self, field: str, read: Callable[[str], Dated], instead: Dated) -> Dated:
        try:
            found = read(self._given.get(field, ""))
        except ValueError:
            self.refuse(field, FieldProblem(code="bad_date"))
            return instead
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            years = {"first": FIRST_YEAR, "last": LAST_YEAR}
            self.refuse(field, FieldProblem(code="year_beyond", facts=years))
        return found

    def choice(self, field: str, kind: type[Choice]) -> Choice:
        """Return the choice; the first possible one when it is none."""
        given = self._given.get(field, "")
        if given not in set(kind):
            self.refuse(field, FieldProblem(code="unknown_choice"))
            return next(iter(kind))
        return kind(given)

    def number(self, field: str, *, most: int) -> int:
        """Return the whole number from 1 to `most`; 1 when it is none."""
        text = self._given.get(field, "").strip()
        if not (text.isascii() and text.isdecimal()):
            self.refuse(field, FieldProblem(code="not_a_number"))
            return 1
        if not 1 <= int(text[:9]) <= most:
            code = "too_large" if int(text[:9]) else "too_small"
            self.refuse(field, FieldProblem(code=code, facts={"min": 1, "max": most}))
        return int(text[:9])

    def spans(self, field: str) -> Spans:
        """Return the spans in their order; none when they are refused."""
        try:
            spans = read_spans(self._given.get(field, ""))
        except ValueError:
            self.refuse(field, FieldProblem(code="bad_hours"))
            return ()
        problem = _problem_of(spans)
        if problem is not None:
            self.refuse(field, problem)
        return spans

    def weeks(self) -> BothWeeks:
        return {kind: self._week(kind) for kind in CalendarKind}

    def _week(self, kind: CalendarKind) -> WeeklyHours:
        week = {it: self.spans(field_of(kind, it)) for it in WEEKDAYS}
        typed = any(self._given.get(field_of(kind, it), "").strip() for it in WEEKDAYS)
        if not typed:
            # Nothing could ever fall due.
            self.refuse(field_of(kind, WEEKDAYS[0]), FieldProblem(code="empty_week"))
        return {it: spans for it, spans in week.items() if spans}


def _problem_of(spans: Spans) -> FieldProblem | None:
    if len(spans) > MOST_SPANS:
        return FieldProblem(code="too_many_spans", facts={"max": MOST_SPANS})
    if any(opens >= closes for opens, closes in spans):
        return FieldProblem(code="span_backwards")
    return None if are_in_order(spans) else FieldProblem(code="spans_overlap")
