"""The administrator's forms for weekly hours, seasons, and what collective leave means."""

from uuid import UUID

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from engine.domain.calendar_entries import OfficeSeason
from engine.domain.calendar_form import days_beyond
from engine.domain.office_hours import RAMADAN_HOURS
from engine.domain.permissions import Permission, require
from engine.domain.working_time import RAMADAN
from engine.services import office_calendar
from webapp import calendar_pages, messages
from webapp.auth import signed_in
from webapp.calendar_pages import Answer, Given, Problems, typed
from webapp.context import actor, now, reading, writing

blueprint = Blueprint("calendar_weeks", __name__, url_prefix="/kalender")


@blueprint.before_request
@signed_in
def require_administrator() -> None:
    require(actor(), Permission.EDIT_CALENDAR)


@blueprint.get("/jam")
def edit_hours() -> str:
    with reading() as work:
        weeks = work.calendar.entries().weeks
    return _hours_page(calendar_pages.written_weeks(weeks), {})


@blueprint.post("/jam")
def change_hours() -> Answer:
    return calendar_pages.save(
        lambda work: office_calendar.set_weeks(work, given=typed(), actor=actor(), at=now()),
        page=_hours_page,
        then=_hours_saved,
    )


@blueprint.post("/cuti-bersama")
def switch_leave() -> Response:
    closes = request.form.get("closes") == "1"
    with writing() as work:
        office_calendar.set_leave_closes(work, closes=closes, actor=actor(), at=now())
    flash(messages.LEAVE_CLOSES[closes], "success")
    return calendar_pages.to_year(None)


@blueprint.get("/masa/baru")
def new_season() -> str:
    return _season_page({"name": RAMADAN, **calendar_pages.written_weeks(RAMADAN_HOURS)}, {})


@blueprint.post("/masa")
def add_season() -> Answer:
    return calendar_pages.save(
        lambda work: office_calendar.add_season(work, given=typed(), actor=actor(), at=now()),
        page=_season_page,
        then=_season_saved,
    )


@blueprint.get("/masa/<uuid:season_id>")
def edit_season(season_id: UUID) -> str:
    with reading() as work:
        found = office_calendar.get_season(work, season_id=season_id)
    return _season_page(_written_season(found), {}, is_new=False)


@blueprint.post("/masa/<uuid:season_id>")
def change_season(season_id: UUID) -> Answer:
    return calendar_pages.save(
        lambda work: office_calendar.change_season(
            work, season_id=season_id, given=typed(), actor=actor(), at=now()
        ),
        page=lambda given, problems: _season_page(given, problems, is_new=False),
        then=_season_saved,
    )


@blueprint.post("/masa/<uuid:season_id>/penghapusan")
def remove_season(season_id: UUID) -> Response:
    with writing() as work:
        found = office_calendar.get_season(work, season_id=season_id)
        office_calendar.remove_season(work, season_id=season_id, actor=actor(), at=now())
    flash(messages.SEASON_REMOVED, "success")
    return calendar_pages.to_year(found.first.year)


def _hours_page(given: Given, problems: Problems) -> str:
    return calendar_pages.page("hours", given, problems)


def _season_page(given: Given, problems: Problems, *, is_new: bool = True) -> str:
    return calendar_pages.page("season", given, problems, is_new=is_new)


def _hours_saved(beyond: tuple[int, ...]) -> Response:
    flash(messages.HOURS_SAVED, "success")
    calendar_pages.warn(beyond)
    return calendar_pages.to_year(None)


def _season_saved(season: OfficeSeason) -> Response:
    flash(messages.SEASON_SAVED.format(name=season.name), "success")
    calendar_pages.warn(days_beyond(season.hours))
    return calendar_pages.to_year(season.first.year)


def _written_season(season: OfficeSeason) -> Given:
    dated = {"first": season.first.isoformat(), "last": season.last.isoformat()}
    return {"name": season.name, **dated, **calendar_pages.written_weeks(season.hours)}
