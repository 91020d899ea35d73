"""How hours are written as JSON: `{"0": [["07:30", "12:00"]]}`, by weekday, Monday is 0."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from engine.domain.calendar_entries import BothWeeks
from engine.domain.office_hours import CalendarKind, Spans, WeeklyHours

WrittenSpans = Sequence[Sequence[str]]


def write_spans(spans: Spans) -> WrittenSpans:
    return [[opens.isoformat(), closes.isoformat()] for opens, closes in spans]


def read_spans(written: WrittenSpans) -> Spans:
    return tuple(
        (time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in written
    )


def write_week(week: WeeklyHours) -> Mapping[str, WrittenSpans]:
    return {str(weekday): write_spans(spans) for weekday, spans in week.items()}


def read_week(written: Mapping[str, Any]) -> WeeklyHours:
    return {int(weekday): read_spans(spans) for weekday, spans in written.items()}


def write_weeks(weeks: BothWeeks) -> Mapping[str, Any]:
    return {kind.value: write_week(week) for kind, week in weeks.items()}


def read_weeks(written: Mapping[str, Any]) -> BothWeeks:
    return {CalendarKind(kind): read_week(week) for kind, week in written.items()}
