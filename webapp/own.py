"""What people decide for themselves: where notices reach them outside the pages."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from engine.domain.contact import read_contact
from engine.domain.delivery import ChannelKind
from engine.domain.errors import InvalidSubmissionError
from engine.messages import describe_field_problem
from engine.services import contacts, deliveries
from webapp import messages
from webapp.auth import signed_in
from webapp.context import actor, current_user, reading, writing

blueprint = Blueprint("own", __name__, url_prefix="/saya")


@blueprint.get("")
@signed_in
def show() -> str:
    person = current_user()
    return _page({"email": person.email, "phone": person.phone, "mails": person.mails})


@blueprint.post("")
@signed_in
def save() -> AnyResponse | tuple[str, int]:
    typed = {name: request.form.get(name, "") for name in ("email", "phone")}
    wants = "mails" in request.form
    try:
        contact = read_contact(email=typed["email"], phone=typed["phone"], mails=wants)
    except InvalidSubmissionError as error:
        return _page({**typed, "mails": wants}, error), 422
    with writing() as work:
        contacts.save(work, contact=contact, actor=actor())
    flash(messages.CONTACT_SAVED, "success")
    return redirect(url_for("own.show"))


def _page(typed: Mapping[str, Any], error: InvalidSubmissionError | None = None) -> str:
    found = error.problems if error else {}
    with reading() as work:
        sends_mail = ChannelKind.MAIL in deliveries.open_channels(work)
    return render_template(
        "own/show.html",
        typed=typed,
        problems={name: describe_field_problem(it[0]) for name, it in found.items()},
        sends_mail=sends_mail,
    )
