"""Cases: the office's list for overseers, and the page of one case."""

from collections.abc import Mapping
from uuid import UUID

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from engine.domain.errors import NotFoundError, NotPermittedError
from engine.domain.incident import Attempt
from engine.domain.permissions import Permission, may
from engine.domain.user import User
from engine.domain.worklist import CaseFilter, CaseQuery
from engine.messages.failures import describe_failure
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import assignments, case, cases, deployed, incidents, staff
from engine.services.cases import CaseView
from engine.services.messages import record as note_message
from webapp import messages
from webapp.auth import signed_in
from webapp.context import actor, now, reading, writing
from webapp.home import reads_cases
from webapp.paging import read_cursor, write_cursor

blueprint = Blueprint("cases", __name__, url_prefix="/kasus")

FILTERS = {
    CaseFilter.RUNNING: "Berjalan",
    CaseFilter.LATE: "Terlambat",
    CaseFilter.STUCK: "Bermasalah",
    CaseFilter.SUSPENDED: "Ditangguhkan",
    CaseFilter.ENDED: "Selesai",
}
NEEDING_HELP = (CaseFilter.STUCK, CaseFilter.LATE)
COUNTED = 100
RETRIED = {Attempt.DO_OPERATION: messages.WORK_QUEUED}


@blueprint.get("")
@signed_in
def search() -> str:
    if not reads_cases(actor()):
        raise NotPermittedError
    with reading() as work:
        counts = {it: _count(work, it) for it in NEEDING_HELP}
        query = _query(_filter(request.args.get("status"), counts))
        page = cases.search(work, query=query)
        services = [it for it in work.definitions.newest() if it.kind == "service"]
        steps = _steps(work, query.definition_key)
        kept = work.messages.count_kept() if may(actor(), Permission.RETRY_STEPS) else 0
    return render_template(
        "cases/search.html",
        page=page,
        following=write_cursor(page.following),
        query=query,
        filters=FILTERS,
        counts=counts,
        counted=COUNTED,
        services=services,
        steps=steps,
        kept_messages=kept,
    )


@blueprint.get("/<uuid:instance_id>")
@signed_in
def show(instance_id: UUID) -> str:
    with reading() as work:
        view = cases.view(work, instance_id=instance_id, actor=actor(), at=now())
        candidates = _candidates(work, view)
    return render_template(
        "cases/show.html",
        view=view,
        candidates=candidates,
        may_suspend=may(actor(), Permission.SUSPEND_CASES),
        may_retry=may(actor(), Permission.RETRY_STEPS),
        may_see_all=may(actor(), Permission.SEE_ALL_CASES),
    )


@blueprint.get("/<uuid:instance_id>/diagram/<process_id>.bpmn")
@signed_in
def diagram(instance_id: UUID, process_id: str) -> Response:
    with reading() as work:
        found = case.get_readable(work, instance_id, actor=actor())
    text = found.deployed.bundle.diagram(process_id)
    if text is None:
        raise NotFoundError
    return Response(text, content_type="application/xml; charset=utf-8")


@blueprint.post("/<uuid:instance_id>/kabar/<uuid:wait_id>")
@signed_in
def note(instance_id: UUID, wait_id: UUID) -> AnyResponse:
    """Note by hand that what the case waits for has happened."""
    with writing() as work:
        note_message(work, instance_id=instance_id, wait_id=wait_id, actor=actor(), at=now())
    flash(messages.HAPPENING_NOTED, "success")
    return redirect(url_for("cases.show", instance_id=instance_id))


@blueprint.post("/<uuid:instance_id>/kendala/<uuid:incident_id>/percobaan")
@signed_in
def retry(instance_id: UUID, incident_id: UUID) -> AnyResponse:
    with writing() as work:
        failure = incidents.retry(work, incident_id=incident_id, actor=actor(), at=now())
        attempt = work.incidents.get(incident_id).attempt
    if failure:
        flash(
            messages.STEP_STILL_FAILS.format(reason=describe_failure(failure.code, failure.detail)),
            "warning",
        )
    else:
        flash(RETRIED.get(attempt, messages.STEP_SUCCEEDED), "success")
    return redirect(url_for("cases.show", instance_id=instance_id))


def _candidates(work: UnitOfWork, view: CaseView) -> dict[UUID, list[User]]:
    """Return to whom the reader may give each of the open tasks."""
    people = staff.on_day(work, staff.local_day(work, now()))
    return {
        task.id: assignments.candidates(people, task)
        for task in view.open_tasks
        if task.is_open and assignments.may_assign(people, task, actor=actor())
    }


def _query(chosen: CaseFilter) -> CaseQuery:
    return CaseQuery(
        at=now(),
        filter=chosen,
        roles=_roles(),
        definition_key=request.args.get("layanan") or None,
        step=request.args.get("langkah") or None,
        text=request.args.get("cari", "").strip(),
        after=read_cursor(request.args.get("setelah")),
    )


def _roles() -> frozenset[str] | None:
    """Return None for people who see all cases, else the roles whose cases they see."""
    return None if may(actor(), Permission.SEE_ALL_CASES) else actor().roles


def _count(work: UnitOfWork, chosen: CaseFilter) -> int:
    query = CaseQuery(at=now(), filter=chosen, roles=_roles(), limit=COUNTED)
    return len(cases.search(work, query=query).rows)


def _filter(asked: str | None, counts: Mapping[CaseFilter, int]) -> CaseFilter:
    """Return what was asked for; people who can help begin with the cases that need it."""
    if asked in set(CaseFilter):
        return CaseFilter(asked)
    urgent = NEEDING_HELP if may(actor(), Permission.RETRY_STEPS) else ()
    return next((it for it in urgent if counts[it]), CaseFilter.RUNNING)


def _steps(work: UnitOfWork, key: str | None) -> list[tuple[str, str]]:
    """Return (element id, name) of a service's tasks, for the filter."""
    newest = work.definitions.latest(key) if key else None
    if newest is None:
        return []
    elements = deployed.of_definition(work, newest.id).facts[newest.bundle.process_id].elements
    return [(it.id, it.name) for it in elements.values() if it.kind == "userTask"]
