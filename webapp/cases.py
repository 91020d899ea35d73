"""Cases: the office's list for overseers, and the page of one case."""

from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from engine.domain.errors import NotFoundError
from engine.domain.permissions import Permission, may, require
from engine.domain.worklist import CaseFilter, CaseQuery
from engine.services import case, cases, deployed, incidents
from webapp.auth import signed_in
from webapp.context import actor, now, reading, writing
from webapp.paging import read_cursor, write_cursor

blueprint = Blueprint("cases", __name__, url_prefix="/kasus")

FILTERS = {
    CaseFilter.RUNNING: "Berjalan",
    CaseFilter.LATE: "Terlambat",
    CaseFilter.STUCK: "Bermasalah",
    CaseFilter.ENDED: "Selesai",
}


@blueprint.get("")
@signed_in
def search() -> str:
    require(actor(), Permission.SEE_ALL_CASES)
    query = CaseQuery(
        at=now(),
        filter=_filter(request.args.get("status")),
        definition_key=request.args.get("layanan") or None,
        step=request.args.get("langkah") or None,
        text=request.args.get("cari", "").strip(),
        after=read_cursor(request.args.get("setelah")),
    )
    with reading() as work:
        page = cases.search(work, query=query)
        services = [it for it in work.definitions.newest() if it.kind == "service"]
        steps = _steps(work, query.definition_key)
    return render_template(
        "cases/search.html",
        page=page,
        following=write_cursor(page.following),
        query=query,
        filters=FILTERS,
        services=services,
        steps=steps,
    )


@blueprint.get("/<uuid:instance_id>")
@signed_in
def show(instance_id: UUID) -> str:
    with reading() as work:
        view = cases.view(work, instance_id=instance_id, actor=actor(), at=now())
    return render_template(
        "cases/show.html",
        view=view,
        may_retry=may(actor(), Permission.RETRY_STEPS),
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


@blueprint.post("/<uuid:instance_id>/kendala/<uuid:incident_id>/percobaan")
@signed_in
def retry(instance_id: UUID, incident_id: UUID) -> AnyResponse:
    with writing() as work:
        incidents.retry(work, incident_id=incident_id, actor=actor(), at=now())
    return redirect(url_for("cases.show", instance_id=instance_id))


def _filter(text: str | None) -> CaseFilter:
    return CaseFilter(text) if text in set(CaseFilter) else CaseFilter.RUNNING


def _steps(work: deployed.UnitOfWork, key: str | None) -> list[tuple[str, str]]:
    """Return (element id, name) of a service's tasks, for the filter."""
    newest = work.definitions.latest(key) if key else None
    if newest is None:
        return []
    elements = deployed.of_definition(work, newest.id).facts[newest.bundle.process_id].elements
    return [(it.id, it.name) for it in elements.values() if it.kind == "userTask"]
