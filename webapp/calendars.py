"""The office's calendar, a year on a page, and what would be due when."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from flask import Blueprint, g, render_template, request

from engine.domain import months
from engine.domain.calendar_form import FIRST_YEAR, LAST_YEAR
from engine.domain.decrees import missing_decree
from engine.domain.errors import InvalidSubmissionError
from engine.domain.hours_text import write_spans
from engine.domain.office_hours import DayKind, SpecialDay
from engine.domain.permissions import Permission, may
from engine.domain.what_if import MOST, Measure
from engine.messages.calendar import CALENDAR_KINDS, DAY_KINDS, MEASURES, describe_week
from engine.messages.dates import WEEKDAYS, write_weekday
from engine.messages.explanations import describe_due, describe_explanation
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, office_calendar, what_if
from webapp.auth import signed_in
from webapp.context import actor, now, office, reading
from webapp.problems import worded

blueprint = Blueprint("calendars", __name__, url_prefix="/kalender")

# How a closed day looks, by its kind, and a day with other hours: class, letter, words.
OTHER_HOURS = ("is-other", "J", "Buka dengan jam lain")
CLOSED: Mapping[DayKind, tuple[str, str, str]] = {
    DayKind.NATIONAL_HOLIDAY: ("is-national", "L", "Libur nasional"),
    DayKind.COLLECTIVE_LEAVE: ("is-leave", "C", "Cuti bersama"),
    DayKind.OWN: ("is-closed", "T", "Kantor tutup"),
}
USUAL_QUESTION = {"number": "14", "measure": Measure.WORKING_DAYS.value}


@blueprint.get("")
@signed_in
def show() -> str:
    today, zone = _today(), ZoneInfo(office().zone)
    asked = _asked()
    usual = {**USUAL_QUESTION, "start": f"{now().astimezone(zone):%Y-%m-%dT%H:%M}"}
    with reading() as work:
        year = office_calendar.read_year(work, year=_year(today))
        answer, problems = _answer(work, asked, zone) if asked else ((), {})
    return render_template(
        "calendar/show.html",
        year=year,
        today=today,
        may_edit=may(actor(), Permission.EDIT_CALENDAR),
        years=(FIRST_YEAR, LAST_YEAR),
        month_names=months.NAMES,
        weekdays=WEEKDAYS,
        day_kinds=DAY_KINDS,
        calendar_kinds=CALENDAR_KINDS,
        looks=(*CLOSED.values(), OTHER_HOURS),
        asked=asked or usual,
        answer=answer,
        problems=problems,
        measures=MEASURES,
        most=max(MOST.values()),
    )


@blueprint.app_template_filter()
def look(day: SpecialDay) -> tuple[str, str, str]:
    """Return a special day's class, letter and words in the year."""
    return OTHER_HOURS if day.hours else CLOSED[day.kind]


@blueprint.app_context_processor
def offered() -> dict[str, object]:
    """Offer how days and hours are written, and what the administrator must still enter."""
    return {
        "decree_to_enter": decree_to_enter,
        "describe_week": describe_week,
        "write_spans": write_spans,
        "write_weekday": write_weekday,
    }


def decree_to_enter() -> int | None:
    """Return the year whose holidays the person should enter; None for all who may not."""
    if not (g.get("user") and may(actor(), Permission.EDIT_CALENDAR)):
        return None
    today = _today()
    with reading() as work:
        return missing_decree(calendars.of_office(work), today=today)


def _today() -> date:
    return now().astimezone(ZoneInfo(office().zone)).date()


def _year(today: date) -> int:
    asked = request.args.get("tahun", type=int, default=today.year)
    return asked if FIRST_YEAR <= asked <= LAST_YEAR else today.year


def _asked() -> dict[str, str] | None:
    """Return the question that was typed, None when nothing was asked."""
    names = {"start": "mulai", "number": "jumlah", "measure": "satuan"}
    if "mulai" not in request.args:
        return None
    return {field: request.args.get(name, "") for field, name in names.items()}


def _answer(
    work: UnitOfWork, asked: Mapping[str, str], zone: ZoneInfo
) -> tuple[tuple[str, ...], dict[str, list[str]]]:
    """Return the sentences of an answer, or what is wrong with the question."""
    try:
        _, found = what_if.ask(work, given=asked)
    except InvalidSubmissionError as error:
        return (), worded(error)
    return (describe_due(found, zone=zone), *describe_explanation(found)), {}
