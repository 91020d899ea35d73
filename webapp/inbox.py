"""The inbox: what the system has to say to a person."""

from collections.abc import Sequence

from flask import Blueprint, Response, jsonify, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from engine.domain.notice import Notice
from engine.messages.notices import describe_notice
from engine.services import inbox
from webapp.auth import signed_in
from webapp.context import actor, now, reading, writing

blueprint = Blueprint("inbox", __name__, url_prefix="/kabar")


@blueprint.get("")
@signed_in
def show() -> str:
    with reading() as work:
        notices = inbox.read(work, actor=actor(), at=now())
    return render_template("inbox/show.html", lines=_worded(notices))


@blueprint.get("/jumlah")
@signed_in
def count() -> Response:
    with reading() as work:
        return jsonify(count=inbox.unread(work, actor=actor(), at=now()))


@blueprint.post("/dibaca")
@signed_in
def mark_read() -> AnyResponse:
    with writing() as work:
        inbox.mark_read(work, actor=actor(), at=now())
    return redirect(url_for("inbox.show"))


@blueprint.app_template_global()
def unread_notices() -> int:
    """Return the count in the head of a page; only people who are signed in see it."""
    with reading() as work:
        return inbox.unread(work, actor=actor(), at=now())


def _worded(notices: Sequence[Notice]) -> list[tuple[Notice, str]]:
    return [(it, describe_notice(it.code, it.facts)) for it in notices]
