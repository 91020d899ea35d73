"""The worklist, and the page of one task."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from uuid_utils.compat import uuid7
from werkzeug.wrappers import Response

from engine.domain.errors import FieldProblem, InvalidSubmissionError
from engine.domain.upload import Upload
from engine.domain.worklist import WorklistQuery
from engine.services import cases, tasks
from engine.services.tasks import Submission
from webapp import form_schema, messages, services
from webapp.auth import signed_in
from webapp.bodies import parsed, sent
from webapp.context import actor, now, reading, writing
from webapp.paging import read_cursor, write_cursor

blueprint = Blueprint("tasks", __name__, url_prefix="/tugas")

MINE, QUEUE = "saya", "antrean"
COUNTED = 100
OFFERED = 5
LARGEST_DRAFT = 1024 * 1024
LONGEST_KEY = 100


@blueprint.get("")
@signed_in
def worklist() -> str:
    text = request.args.get("cari", "").strip()
    after = read_cursor(request.args.get("setelah"))
    with reading() as work:
        counts = {view: work.tasks.count(_query(view), limit=COUNTED) for view in (MINE, QUEUE)}
        view = _view(counts)
        page = tasks.worklist(work, query=_query(view, text=text, after=after))
        may_start = services.may_start_any(work, actor())
    return render_template(
        "tasks/worklist.html",
        page=page,
        following=write_cursor(page.following),
        view=view,
        counts=counts,
        counted=COUNTED,
        text=text,
        may_start=may_start,
    )


@blueprint.get("/<uuid:task_id>")
@signed_in
def sheet(task_id: UUID) -> str:
    with reading() as work:
        found = tasks.open_sheet(work, task_id=task_id, actor=actor(), at=now())
        about = cases.view(work, instance_id=found.task.instance_id, actor=actor(), at=now())
    return render_template(
        "tasks/sheet.html",
        schema=form_schema.for_browser(found.schema, kept=found.kept),
        task=found.task,
        view=about,
        key=uuid7(),
        is_mine=actor().acts_for(found.task.assignee_id),
        data={**found.values, **found.draft},
    )


@blueprint.post("/<uuid:task_id>/pengambilan")
@signed_in
def claim(task_id: UUID) -> Response:
    with writing() as work:
        tasks.claim(work, task_id=task_id, actor=actor(), at=now())
    return redirect(url_for("tasks.sheet", task_id=task_id))


@blueprint.post("/<uuid:task_id>/pelepasan")
@signed_in
def release(task_id: UUID) -> Response:
    with writing() as work:
        tasks.release(work, task_id=task_id, actor=actor(), at=now())
    flash(messages.TASK_RELEASED, "success")
    return redirect(url_for("tasks.worklist"))


@blueprint.put("/<uuid:task_id>/draf")
@signed_in
def save_draft(task_id: UUID) -> Response:
    if (request.content_length or 0) > LARGEST_DRAFT:
        abort(413)
    values = _mapping(_mapping(sent()).get("data"))
    with writing() as work:
        tasks.save_draft(work, task_id=task_id, actor=actor(), values=values, at=now())
    return jsonify(saved_at=now().isoformat())


@blueprint.post("/<uuid:task_id>/penyelesaian")
@signed_in
def complete(task_id: UUID) -> Response:
    submission = Submission(
        key=request.form.get("key", "")[:LONGEST_KEY] or str(task_id),
        data=_mapping(parsed(request.form.get("data", "{}"))),
        files=_uploads(),
    )
    with writing() as work:
        tasks.complete(work, task_id=task_id, actor=actor(), submission=submission, at=now())
    return jsonify(next=url_for("tasks.completed", task_id=task_id))


@blueprint.get("/<uuid:task_id>/selesai")
@signed_in
def completed(task_id: UUID) -> str | Response:
    """Say what happened, and offer what to do next."""
    with reading() as work:
        task = work.tasks.get(task_id)
        task.require_reader(actor())
        if task.is_open:
            return redirect(url_for("tasks.sheet", task_id=task_id))
        about = cases.view(work, instance_id=task.instance_id, actor=actor(), at=now())
        mine = tasks.worklist(work, query=_query(MINE, limit=OFFERED))
        queue = tasks.worklist(work, query=_query(QUEUE, limit=OFFERED))
    return render_template(
        "tasks/completed.html", task=task, view=about, rows=(*mine.rows, *queue.rows)[:OFFERED]
    )


def _view(counts: dict[str, int]) -> str:
    """Open on the tab that was asked for, else on the first that has something to do."""
    asked = request.args.get("tampilan")
    if asked in {MINE, QUEUE}:
        return asked
    return MINE if counts[MINE] else QUEUE


def _query(view: str, **rest: Any) -> WorklistQuery:
    if view == MINE:
        who = actor()
        return WorklistQuery(holders=who.stands_in_for | {who.user_id}, **rest)
    return WorklistQuery(roles=actor().roles, **rest)


def _mapping(data: Any) -> dict[str, Any]:
    if isinstance(data, dict):
        return data
    raise InvalidSubmissionError({"": [FieldProblem(code="not_an_object")]})


def _uploads() -> dict[str, list[Upload]]:
    return {
        key: [
            Upload(
                name=it.filename or "",
                content_type=it.mimetype,
                content=it.read(),
            )
            for it in request.files.getlist(key)
        ]
        for key in request.files
    }
