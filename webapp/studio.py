"""The studio: analysts read every procedure, change its diagram, and save new versions."""

from collections.abc import Mapping
from uuid import UUID

from flask import Blueprint, Response, abort, jsonify, render_template, request, url_for

from engine.domain.bundle import Bundle
from engine.domain.definition import ProcessDefinition
from engine.domain.errors import NotFoundError
from engine.domain.permissions import Permission, require
from engine.domain.problem import Problem
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import definitions, deployed
from engine.services.definitions import ReadPackage
from engine.services.deployed import Deployed
from webapp import messages
from webapp.auth import signed_in
from webapp.bodies import sent
from webapp.context import actor, current_user, now, reading, writing
from webapp.problems import as_json

CHECKED: dict[UUID, list[Problem]] = {}

blueprint = Blueprint("studio", __name__, url_prefix="/studio")


@blueprint.before_request
@signed_in
def require_analyst() -> None:
    require(actor(), Permission.EDIT_PROCESSES)


@blueprint.get("")
def index() -> str:
    with reading() as work:
        newest = work.definitions.newest()
        versions = {it.key: work.definitions.versions(it.key) for it in newest}
    return render_template("studio/index.html", newest=newest, versions=versions)


@blueprint.get("/<key>")
def show(key: str) -> str:
    with reading() as work:
        versions = work.definitions.versions(key)
        if not versions:
            raise NotFoundError
        found = deployed.of_definition(work, versions[0].id)
    return render_template(
        "studio/show.html",
        key=key,
        versions=versions,
        found=found,
        problems=_problems(found),
    )


@blueprint.get("/<key>/versi/<uuid:definition_id>")
def edit(key: str, definition_id: UUID) -> str:
    with reading() as work:
        found = _version(work, key, definition_id)
        newest = _newest(work, key)
    return render_template(
        "studio/edit.html",
        key=key,
        found=found,
        newest=newest,
        catalogue=_catalogue(found),
    )


@blueprint.get("/<key>/versi/<uuid:definition_id>/diagram.bpmn")
def diagram(key: str, definition_id: UUID) -> Response:
    with reading() as work:
        bundle = _version(work, key, definition_id).bundle
    text = bundle.diagram(bundle.process_id) or ""
    return Response(text, content_type="application/xml; charset=utf-8")


@blueprint.post("/<key>/pemeriksaan")
def check(key: str) -> Response:
    with reading() as work:
        _newest(work, key)
        bundle = definitions.assemble(key, read=_edited(work, key))
    return jsonify(problems=[as_json(it) for it in definitions.problems_of(bundle)])


@blueprint.post("/<key>/versi")
def save(key: str) -> Response | tuple[Response, int]:
    """Save the diagram as the version on which the next case starts; running ones stay."""
    note = _text("note").replace("\x00", "")[:200]
    who = current_user().name
    with writing() as work:
        if _is_outdated(_newest(work, key)):
            return jsonify(message=messages.NEWER_VERSION), 409
        saved = definitions.deploy(
            work, key=key, read=_edited(work, key), by=who, at=now(), note=note
        )
        definitions.redeploy_callers(work, key=key, by=who, at=now())
    return jsonify(next=url_for("studio.show", key=key), version=saved.version)


def _newest(work: UnitOfWork, key: str) -> ProcessDefinition:
    newest = work.definitions.latest(key)
    if newest is None:
        raise NotFoundError
    return newest


def _is_outdated(newest: ProcessDefinition) -> bool:
    """Tell whether a version was added after the page that sends its diagram was opened."""
    known = str(newest.id)
    return request.args.get("terbaru", known) != known


def _problems(found: Deployed) -> list[Problem]:
    """Return what the checks find; a version never changes, so it is checked once."""
    key = found.definition.id
    if key not in CHECKED:
        CHECKED[key] = definitions.problems_of(found.bundle)
    return CHECKED[key]


def _version(work: UnitOfWork, key: str, definition_id: UUID) -> Deployed:
    found = deployed.of_definition(work, definition_id)
    if found.bundle.key != key:
        raise NotFoundError
    return found


def _edited(work: UnitOfWork, key: str) -> ReadPackage:
    """Read packages as deployed, but with the diagram that the browser sent."""
    deployed_files = definitions.newest_files(work)
    text = _text("xml")

    def read(package: str) -> Mapping[str, str]:
        files = deployed_files(package)
        return {**files, f"processes/{key}/{key}.bpmn": text} if package == key else files

    return read


def _text(name: str) -> str:
    """Return a text that the browser sent, empty when there is none."""
    body = sent()
    if not isinstance(body, dict):
        abort(422)
    text = body.get(name)
    return text if isinstance(text, str) else ""


def _catalogue(found: Deployed) -> dict[str, list[tuple[str, str]]]:
    """Return what the properties panel lets an analyst choose from."""
    process_id = found.bundle.process_id
    return {
        "forms": _forms(found.bundle, found),
        "groups": list(found.facts[process_id].lanes.items()),
        "decisions": list(found.decisions.names.items()),
    }


def _forms(bundle: Bundle, found: Deployed) -> list[tuple[str, str]]:
    prefix = f"forms/{bundle.key}/"
    ids = [
        path.removeprefix(prefix).removesuffix(".form")
        for path in sorted(bundle.files)
        if path.startswith(prefix)
    ]
    forms = [(it, found.form(bundle.process_id, it)) for it in ids]
    return [(form_id, form.title or form_id) for form_id, form in forms]
