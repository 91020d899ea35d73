"""What people above a task put right: suspend cases, give tasks away, say why they are late."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.domain.errors import InvalidSubmissionError
from engine.messages import describe_field_problem
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import assignments, suspensions
from engine.services.reasons import FIELD
from webapp import messages
from webapp.auth import signed_in
from webapp.context import actor, now, reading, writing

blueprint = Blueprint("escalations", __name__)


@blueprint.get("/eskalasi")
@signed_in
def index() -> str:
    """List what the person is asked to put right."""
    with reading() as work:
        asked = assignments.asked_of(work, actor=actor())
        rows = [assignments.about(work, it) for it in asked]
    return render_template("escalations/index.html", rows=rows)


@blueprint.post("/kasus/<uuid:instance_id>/penangguhan")
@signed_in
def suspend(instance_id: UUID) -> Response:
    def change(work: UnitOfWork) -> None:
        suspensions.suspend(
            work, instance_id=instance_id, reason=_reason(), actor=actor(), at=now()
        )

    return _changed(change, messages.CASE_SUSPENDED, instance_id)


@blueprint.post("/kasus/<uuid:instance_id>/kelanjutan")
@signed_in
def go_on(instance_id: UUID) -> Response:
    def change(work: UnitOfWork) -> None:
        suspensions.go_on(work, instance_id=instance_id, actor=actor(), at=now())

    return _changed(change, messages.CASE_GOES_ON, instance_id)


@blueprint.post("/kasus/<uuid:instance_id>/tugas/<uuid:task_id>/pengalihan")
@signed_in
def assign(instance_id: UUID, task_id: UUID) -> Response:
    receiver = _receiver()

    def change(work: UnitOfWork) -> None:
        assignments.assign(
            work, task_id=task_id, to=receiver, reason=_reason(), actor=actor(), at=now()
        )

    return _changed(change, messages.TASK_ASSIGNED, instance_id)


@blueprint.post("/kasus/<uuid:instance_id>/eskalasi/<uuid:subject_id>/alasan")
@signed_in
def give_reason(instance_id: UUID, subject_id: UUID) -> Response:
    def change(work: UnitOfWork) -> None:
        assignments.give_reason(
            work,
            instance_id=instance_id,
            subject_id=subject_id,
            reason=_reason(),
            actor=actor(),
            at=now(),
        )

    return _changed(change, messages.REASON_GIVEN, instance_id)


def _receiver() -> UUID | None:
    """Return who was chosen; None for what is nobody's id."""
    try:
        return UUID(request.form.get("kepada", ""))
    except ValueError:
        return None


def _reason() -> str:
    return request.form.get(FIELD, "")


def _changed(change: Callable[[UnitOfWork], None], done: str, instance_id: UUID) -> Response:
    """Make the change and go back to the case; a bad reason is told there."""
    try:
        with writing() as work:
            change(work)
    except InvalidSubmissionError as error:
        for problem in error.problems.get(FIELD, ()):
            flash(messages.BAD_REASON.format(problem=describe_field_problem(problem)), "warning")
    else:
        flash(done, "success")
    return redirect(url_for("cases.show", instance_id=instance_id))
