"""The inbox: what the system has to say to a person."""

from collections.abc import Mapping
from uuid import UUID

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from engine.domain.notice import Notice
from engine.domain.notice_text import Audience
from engine.messages.notices import describe_notice
from engine.services import inbox
from webapp.auth import signed_in
from webapp.context import actor, now, reading, writing
from webapp.paging import read_cursor, write_cursor

blueprint = Blueprint("inbox", __name__, url_prefix="/kabar")


@blueprint.get("")
@signed_in
def show() -> str:
    after = read_cursor(request.args.get("setelah"))
    with reading() as work:
        page = inbox.read(work, actor=actor(), at=now(), after=after)
        own = work.notice_texts.all(Audience.STAFF)
    return render_template(
        "inbox/show.html",
        lines=[(it, _worded(it, own)) for it in page.rows],
        following=write_cursor(page.following),
    )


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


@blueprint.post("/<uuid:notice_id>/dibaca")
@signed_in
def mark_one(notice_id: UUID) -> AnyResponse:
    with writing() as work:
        inbox.mark_one(work, notice_id=notice_id, actor=actor(), at=now())
    return redirect(url_for("inbox.show", setelah=request.args.get("setelah")))


@blueprint.app_template_global()
def unread_notices() -> int:
    """Return the count in the head of a page; only people who are signed in see it."""
    with reading() as work:
        return inbox.unread(work, actor=actor(), at=now())


def _worded(notice: Notice, own: Mapping[str, str]) -> str:
    facts = {"url": url_for("home.start", _external=True), **notice.facts}
    return describe_notice(notice.code, facts, own=own.get(notice.code))
