"""Messages that found no case: supervisors send them again, or give them up."""

from collections.abc import Mapping
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.domain.message import KeptBecause
from engine.domain.permissions import Permission, require
from engine.services import messages as sent
from webapp import messages
from webapp.auth import signed_in
from webapp.context import actor, now, reading, writing

REASONS: Mapping[KeptBecause | None, str] = {
    KeptBecause.NOBODY: "Tidak ada kasus yang menunggunya.",
    KeptBecause.SEVERAL: "Lebih dari satu kasus menunggunya.",
    KeptBecause.CIRCLE: "Prosedur saling memulai tanpa henti. Minta analis memeriksa prosedurnya.",
}

blueprint = Blueprint("kept_messages", __name__, url_prefix="/pesan")


@blueprint.get("")
@signed_in
def index() -> str:
    require(actor(), Permission.RETRY_STEPS)
    with reading() as work:
        kept = work.messages.kept()
    return render_template("kept_messages/index.html", kept=kept, reasons=REASONS)


@blueprint.post("/<uuid:message_id>/pengiriman")
@signed_in
def resend(message_id: UUID) -> Response:
    with writing() as work:
        reached = sent.resend(work, message_id=message_id, actor=actor(), at=now())
    if reached is None:
        flash(messages.MESSAGE_STILL_KEPT, "warning")
        return redirect(url_for("kept_messages.index"))
    flash(messages.MESSAGE_SENT.format(number=reached.business_key), "success")
    return redirect(url_for("cases.show", instance_id=reached.id))


@blueprint.post("/<uuid:message_id>/pengabaian")
@signed_in
def discard(message_id: UUID) -> Response:
    with writing() as work:
        sent.discard(work, message_id=message_id, actor=actor(), at=now())
    flash(messages.MESSAGE_DISCARDED, "success")
    return redirect(url_for("kept_messages.index"))
