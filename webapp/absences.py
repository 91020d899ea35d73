"""Who is away, who stands in, and the form that says so."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.domain.absence import AbsenceKind
from engine.domain.actor import Principal
from engine.domain.errors import AbsenceRefusedError
from engine.domain.task import Task
from engine.domain.worklist import WorklistRow
from engine.messages import describe_error
from engine.services import absences, roster, staff
from engine.services.absences import Announcement
from engine.services.roster import Line
from webapp import messages
from webapp.auth import signed_in
from webapp.context import actor, now, reading, writing

KINDS: Mapping[AbsenceKind, str] = {
    AbsenceKind.LEAVE: "Cuti",
    AbsenceKind.SICK: "Sakit",
    AbsenceKind.DUTY: "Dinas luar",
    AbsenceKind.VACANT: "Jabatan kosong",
}
# Whether somebody is ill is nobody's business but theirs, their superiors' and the administrator's.
DISCREET: Mapping[AbsenceKind, str] = {
    **KINDS,
    AbsenceKind.LEAVE: "Tidak masuk",
    AbsenceKind.SICK: "Tidak masuk",
}
LONGEST_NOTE = 300

blueprint = Blueprint("absences", __name__, url_prefix="/cuti")


@blueprint.get("")
@signed_in
def index() -> str:
    with reading() as work:
        found = roster.of_office(work, actor=actor(), at=now())
    return render_template("absences/index.html", roster=found)


@blueprint.get("/baru")
@signed_in
def form() -> str:
    return _form()


@blueprint.post("")
@signed_in
def enter() -> Response | tuple[str, int]:
    try:
        announced = _announced()
    except ValueError:
        return _form(problem=messages.ABSENCE_UNREADABLE), 422
    try:
        with writing() as work:
            absences.enter(work, announced=announced, actor=actor(), at=now())
    except AbsenceRefusedError as refusal:
        return _form(problem=describe_error(refusal)), 422
    flash(messages.ABSENCE_ENTERED, "success")
    return redirect(url_for("absences.index"))


@blueprint.post("/<uuid:absence_id>/akhir")
@signed_in
def end(absence_id: UUID) -> Response:
    with writing() as work:
        absences.end(work, absence_id=absence_id, actor=actor(), at=now())
    flash(messages.ABSENCE_ENDED, "success")
    return redirect(url_for("absences.index"))


@blueprint.post("/<uuid:absence_id>/penghapusan")
@signed_in
def remove(absence_id: UUID) -> Response:
    with writing() as work:
        absences.remove(work, absence_id=absence_id, actor=actor(), at=now())
    flash(messages.ABSENCE_REMOVED, "success")
    return redirect(url_for("absences.index"))


@blueprint.app_template_global()
def principal_of(task: Task | WorklistRow) -> Principal | None:
    """Return for whom the reader does a task; None when they do it for themselves."""
    return actor().principal({task.role}, holder=task.assignee_id)


@blueprint.app_template_global()
def kind_of(line: Line) -> str:
    """Return why somebody is away, as far as the reader may know."""
    return (KINDS if line.may_change else DISCREET)[line.absence.kind]


def _form(problem: str = "") -> str:
    """Return the form with what was typed so far."""
    with reading() as work:
        offered = roster.choices(work, actor=actor())
        today = staff.local_day(work, now())
    return render_template(
        "absences/form.html",
        offered=offered,
        kinds=_kinds(for_others=len(offered.people) > 1),
        typed={"orang": str(actor().user_id), "pertama": today.isoformat(), **request.form},
        problem=problem,
        longest_note=LONGEST_NOTE,
    )


def _kinds(*, for_others: bool) -> Mapping[AbsenceKind, str]:
    """Return what may be chosen: nobody who enters their own absence has left their post."""
    vacancy = AbsenceKind.VACANT
    return {it: name for it, name in KINDS.items() if for_others or it is not vacancy}


def _announced() -> Announcement:
    """Return what the form says; raises ValueError when a date, person or kind is none."""
    last_day, deputy = request.form.get("terakhir"), request.form.get("pengganti")
    return Announcement(
        user_id=UUID(request.form.get("orang") or str(actor().user_id)),
        first_day=date.fromisoformat(request.form.get("pertama", "")),
        last_day=date.fromisoformat(last_day) if last_day else None,
        kind=AbsenceKind(request.form.get("jenis", "")),
        deputy_id=UUID(deputy) if deputy else None,
        note=request.form.get("catatan", "").strip()[:LONGEST_NOTE],
    )
