"""The first page of each person, which says what to do now."""

from collections.abc import Sequence

from flask import Blueprint, g, redirect, url_for
from werkzeug.wrappers import Response

from engine.domain.permissions import OFFICE_ROLES, Permission, may
from engine.domain.user import User
from webapp.auth import signed_in

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@signed_in
def start() -> Response:
    return redirect(url_for(first_page(g.user)))


@blueprint.app_context_processor
def navigation() -> dict[str, Sequence[tuple[str, str]]]:
    """Offer each person the pages of their roles, as (endpoint, name)."""
    return {"pages": pages(g.user) if g.get("user") else ()}


def pages(user: User) -> Sequence[tuple[str, str]]:
    who = user.as_actor()
    return [
        *([("tasks.worklist", "Tugas")] if works_on_tasks(user) else []),
        *([("cases.search", "Kasus")] if reads_cases(user) else []),
        *([("studio.index", "Studio")] if may(who, Permission.EDIT_PROCESSES) else []),
        *([("people.index", "Orang")] if may(who, Permission.SEE_PEOPLE) else []),
        *([("deliveries.index", "Kiriman")] if may(who, Permission.SEE_DELIVERIES) else []),
        *([("notice_texts.index", "Teks")] if may(who, Permission.EDIT_NOTICE_TEXTS) else []),
        ("services.catalogue", "Layanan"),
    ]


def first_page(user: User) -> str:
    return pages(user)[0][0]


def works_on_tasks(user: User) -> bool:
    """People with a lane's role have a worklist; supervisors, analysts and auditors have none."""
    return not user.roles <= set(OFFICE_ROLES)


def reads_cases(user: User) -> bool:
    """Overseers read all cases, people with a worklist those that their roles take part in."""
    return works_on_tasks(user) or may(user.as_actor(), Permission.SEE_ALL_CASES)
