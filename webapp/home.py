"""The first page of each person, which says what to do now."""

from collections.abc import Sequence

from flask import Blueprint, g, redirect, url_for
from werkzeug.wrappers import Response

from engine.domain.actor import Actor
from engine.domain.permissions import OFFICE_ROLES, Permission, may
from webapp.auth import signed_in
from webapp.context import actor

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@signed_in
def start() -> Response:
    return redirect(url_for(first_page(actor())))


@blueprint.app_context_processor
def navigation() -> dict[str, Sequence[tuple[str, str]]]:
    """Offer each person the pages of their roles, as (endpoint, name)."""
    return {"pages": pages(actor()) if g.get("user") else ()}


def pages(who: Actor) -> Sequence[tuple[str, str]]:
    return [
        *([("tasks.worklist", "Tugas")] if works_on_tasks(who) else []),
        *([("cases.search", "Kasus")] if reads_cases(who) else []),
        *([("escalations.index", "Eskalasi")] if may(who, Permission.ASSIGN_TASKS) else []),
        *([("studio.index", "Studio")] if may(who, Permission.EDIT_PROCESSES) else []),
        *([("people.index", "Orang")] if may(who, Permission.SEE_PEOPLE) else []),
        *([("deliveries.index", "Kiriman")] if may(who, Permission.SEE_DELIVERIES) else []),
        *([("notice_texts.index", "Teks")] if may(who, Permission.EDIT_NOTICE_TEXTS) else []),
        ("services.catalogue", "Layanan"),
        ("absences.index", "Cuti & Plh"),
        ("calendars.show", "Kalender"),
    ]


def first_page(who: Actor) -> str:
    return pages(who)[0][0]


def works_on_tasks(who: Actor) -> bool:
    """People with a lane's role have a worklist; supervisors, analysts and auditors have none."""
    return not who.roles <= set(OFFICE_ROLES)


def reads_cases(who: Actor) -> bool:
    """Overseers read all cases, people with a worklist those that their roles take part in."""
    return works_on_tasks(who) or may(who, Permission.SEE_ALL_CASES)
