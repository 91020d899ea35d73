"""What the administrator's forms for the calendar share: fields, problems, and where they lead."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.domain.calendar_entries import BothWeeks
from engine.domain.calendar_form import WEEKDAYS, field_of
from engine.domain.errors import InvalidSubmissionError
from engine.domain.hours_text import write_spans
from engine.messages import dates
from engine.messages.calendar import CALENDAR_KINDS
from engine.persistence.unit_of_work import UnitOfWork
from webapp import messages
from webapp.context import writing
from webapp.problems import worded

Given = Mapping[str, str]
Problems = Mapping[str, list[str]]
Page = Callable[[Given, Problems], str]
Answer = Response | tuple[str, int]
Saved = TypeVar("Saved")


def save(
    change: Callable[[UnitOfWork], Saved], *, page: Page, then: Callable[[Saved], Response]
) -> Answer:
    """Make a change, or show its form again with what is wrong."""
    try:
        with writing() as work:
            saved = change(work)
    except InvalidSubmissionError as error:
        return page(typed(), worded(error)), 422
    return then(saved)


def typed() -> Given:
    return request.form.to_dict()


def page(name: str, given: Given, problems: Problems, **more: object) -> str:
    return render_template(
        f"calendar/{name}.html",
        given=given,
        problems=problems,
        weekdays=dates.WEEKDAYS,
        calendar_kinds=CALENDAR_KINDS,
        field_of=field_of,
        **more,
    )


def warn(beyond: tuple[int, ...]) -> None:
    if beyond:
        days = dates.listed([dates.WEEKDAYS[it] for it in beyond])
        flash(messages.COUNTER_BEYOND.format(days=days), "warning")


def to_year(year: int | None) -> Response:
    return redirect(url_for("calendars.show", tahun=year))


def written_weeks(weeks: BothWeeks) -> Given:
    return {
        field_of(kind, weekday): write_spans(week.get(weekday, ()))
        for kind, week in weeks.items()
        for weekday in WEEKDAYS
    }
