"""The catalogue of services, and starting a case."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.domain.actor import Actor
from engine.domain.errors import NotFoundError
from engine.domain.permissions import Permission, may
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import deployed, instances, tasks
from engine.services.deployed import Deployed
from webapp.auth import signed_in
from webapp.context import actor, now, reading, writing

blueprint = Blueprint("services", __name__, url_prefix="/layanan")


@blueprint.get("")
@signed_in
def catalogue() -> str:
    with reading() as work:
        offered = _offered(work)
    return render_template("services/catalogue.html", offered=offered, roles=actor().roles)


@blueprint.get("/<key>")
@signed_in
def show(key: str) -> str:
    with reading() as work:
        found = newest(work, key)
    shows_decisions = bool(found.decisions.names) and may(actor(), Permission.READ_DECISIONS)
    return render_template(
        "services/show.html", found=found, roles=actor().roles, shows_decisions=shows_decisions
    )


@blueprint.post("/<key>/kasus")
@signed_in
def start(key: str) -> Response:
    """Start a case and open its first task, taken by the person who started it."""
    start_id = request.form.get("mulai") or None
    with writing() as work:
        instance = instances.start(work, key=key, actor=actor(), at=now(), start_id=start_id)
        first = work.tasks.of_instance(instance.id)[0]
        tasks.claim(work, task_id=first.id, actor=actor(), at=now())
    return redirect(url_for("tasks.sheet", task_id=first.id))


def newest(work: UnitOfWork, key: str) -> Deployed:
    """Return the newest version of a procedure; raises NotFoundError where there is none."""
    definition = work.definitions.latest(key)
    if definition is None:
        raise NotFoundError
    return deployed.of_definition(work, definition.id)


def may_start_any(work: UnitOfWork, who: Actor) -> bool:
    return any(not it.starters.isdisjoint(who.roles) for it in _offered(work))


def _offered(work: UnitOfWork) -> list[Deployed]:
    found = work.definitions.newest()
    return [deployed.of_definition(work, it.id) for it in found if it.kind == "service"]
