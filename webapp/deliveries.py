"""Notices that have not arrived outside the pages, for the office's administrator."""

from collections.abc import Mapping
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.domain.delivery import ChannelKind
from engine.domain.masking import mask
from engine.messages.faults import describe_fault
from engine.messages.notices import subject_of
from engine.services import undelivered
from webapp import messages
from webapp.auth import signed_in
from webapp.context import actor, now, reading, writing

CHANNELS: Mapping[ChannelKind, str] = {
    ChannelKind.MAIL: "Surel",
    ChannelKind.GATEWAY: "WhatsApp/SMS",
}

blueprint = Blueprint("deliveries", __name__, url_prefix="/kiriman")


@blueprint.get("")
@signed_in
def index() -> str:
    with reading() as work:
        found = undelivered.read(work, actor=actor())
    return render_template(
        "deliveries/index.html",
        found=found,
        channels=CHANNELS,
        subject_of=subject_of,
        describe_fault=describe_fault,
        masked=lambda number: mask(number, "phone"),
    )


@blueprint.post("/<uuid:delivery_id>/pengiriman")
@signed_in
def resend(delivery_id: UUID) -> Response:
    with writing() as work:
        undelivered.resend(work, delivery_id=delivery_id, actor=actor(), at=now())
    flash(messages.DELIVERY_QUEUED, "success")
    return redirect(url_for("deliveries.index"))


@blueprint.post("/<uuid:delivery_id>/pengabaian")
@signed_in
def give_up(delivery_id: UUID) -> Response:
    with writing() as work:
        undelivered.give_up(work, delivery_id=delivery_id, actor=actor())
    flash(messages.DELIVERY_GIVEN_UP, "success")
    return redirect(url_for("deliveries.index"))
