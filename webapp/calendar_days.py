"""The administrator's forms for days unlike the others."""

from datetime import date

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from engine.domain.calendar_entries import DayKey
from engine.domain.errors import NotFoundError
from engine.domain.hours_text import write_spans
from engine.domain.office_hours import DayKind, SpecialDay
from engine.domain.permissions import Permission, require
from engine.messages import dates
from engine.messages.calendar import DAY_KINDS
from engine.services import office_calendar
from webapp import calendar_pages, messages
from webapp.auth import signed_in
from webapp.calendar_pages import Answer, Given, Problems, typed
from webapp.context import actor, now, reading, writing

blueprint = Blueprint("calendar_days", __name__, url_prefix="/kalender")


@blueprint.before_request
@signed_in
def require_administrator() -> None:
    require(actor(), Permission.EDIT_CALENDAR)


@blueprint.get("/hari/baru")
def new_day() -> str:
    given = {"day": request.args.get("tanggal", ""), "kind": request.args.get("jenis", DayKind.OWN)}
    return _day_page(given, {})


@blueprint.post("/hari")
def add_day() -> Answer:
    return calendar_pages.save(
        lambda work: office_calendar.add_day(work, given=typed(), actor=actor(), at=now()),
        page=_day_page,
        then=_day_saved,
    )


@blueprint.get("/hari/<day>/<kind>")
def edit_day(day: str, kind: str) -> str:
    with reading() as work:
        found = office_calendar.get_day(work, key=_key(day, kind))
    return _day_page(_written_day(found), {}, is_new=False)


@blueprint.post("/hari/<day>/<kind>")
def change_day(day: str, kind: str) -> Answer:
    key = _key(day, kind)
    return calendar_pages.save(
        lambda work: office_calendar.change_day(
            work, key=key, given=typed(), actor=actor(), at=now()
        ),
        page=lambda given, problems: _day_page(given, problems, is_new=False),
        then=_day_saved,
    )


@blueprint.post("/hari/<day>/<kind>/penghapusan")
def remove_day(day: str, kind: str) -> Response:
    key = _key(day, kind)
    with writing() as work:
        office_calendar.remove_day(work, key=key, actor=actor(), at=now())
    flash(messages.DAY_REMOVED, "success")
    return calendar_pages.to_year(key[0].year)


def _day_page(given: Given, problems: Problems, *, is_new: bool = True) -> str:
    return calendar_pages.page("day", given, problems, is_new=is_new, day_kinds=DAY_KINDS)


def _day_saved(day: SpecialDay) -> Response:
    flash(messages.DAY_SAVED.format(name=day.name, day=dates.write_day(day.day)), "success")
    return calendar_pages.to_year(day.day.year)


def _key(day: str, kind: str) -> DayKey:
    try:
        return date.fromisoformat(day), DayKind(kind)
    except ValueError as error:
        raise NotFoundError from error


def _written_day(day: SpecialDay) -> Given:
    return {
        "day": day.day.isoformat(),
        "kind": day.kind,
        "name": day.name,
        "source": day.source,
        "hours": write_spans(day.hours),
    }
