"""The words of notices, which the office's administrator may change."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from engine.domain.errors import InvalidSubmissionError, NotFoundError
from engine.domain.notice_text import SMS, Audience, text_problems
from engine.domain.permissions import Permission, require
from engine.messages import describe_field_problem
from engine.messages.notice_texts import DEFAULTS, Preview, allowed, default, preview
from engine.messages.notices import subject_of
from engine.services import notice_texts
from webapp import messages
from webapp.auth import signed_in
from webapp.bodies import sent
from webapp.context import actor, reading, writing

# As they stand in addresses.
AUDIENCES: Mapping[str, Audience] = {"warga": Audience.CITIZEN, "petugas": Audience.STAFF}
HEADINGS: Mapping[str, str] = {"warga": "Kepada warga", "petugas": "Kepada petugas"}

blueprint = Blueprint("notice_texts", __name__, url_prefix="/teks-pemberitahuan")


@blueprint.get("")
@signed_in
def index() -> str:
    require(actor(), Permission.EDIT_NOTICE_TEXTS)
    with reading() as work:
        own = {name: work.notice_texts.all(audience) for name, audience in AUDIENCES.items()}
    defaults = {name: DEFAULTS[audience] for name, audience in AUDIENCES.items()}
    return render_template(
        "notice_texts/index.html",
        own=own,
        defaults=defaults,
        headings=HEADINGS,
        subject_of=subject_of,
    )


@blueprint.get("/<audience>/<code>")
@signed_in
def edit(audience: str, code: str) -> str:
    require(actor(), Permission.EDIT_NOTICE_TEXTS)
    usual = _default(audience, code)
    with reading() as work:
        own = work.notice_texts.all(AUDIENCES[audience]).get(code)
    return _page(audience, code, own or usual, is_own=own is not None)


@blueprint.post("/<audience>/<code>")
@signed_in
def save(audience: str, code: str) -> AnyResponse | tuple[str, int]:
    text, usual = request.form.get("isi", "").strip(), _default(audience, code)
    if text == usual:
        return restore(audience, code)
    try:
        _keep(audience, code, text)
    except InvalidSubmissionError as error:
        return _page(audience, code, text, is_own=True, error=error), 422
    flash(messages.TEXT_SAVED.format(name=subject_of(code)), "success")
    return redirect(url_for("notice_texts.index"))


@blueprint.post("/<audience>/<code>/bawaan")
@signed_in
def restore(audience: str, code: str) -> AnyResponse:
    _default(audience, code)
    with writing() as work:
        notice_texts.restore(work, audience=AUDIENCES[audience], code=code, actor=actor())
    flash(messages.TEXT_RESTORED.format(name=subject_of(code)), "success")
    return redirect(url_for("notice_texts.index"))


@blueprint.post("/<audience>/<code>/pratinjau")
@signed_in
def show(audience: str, code: str) -> Response:
    """Tell how words would read that somebody is typing."""
    require(actor(), Permission.EDIT_NOTICE_TEXTS)
    _default(audience, code)
    body = sent()
    text = str(body.get("isi", "")).strip() if isinstance(body, dict) else ""
    found = text_problems(text, allowed=allowed(AUDIENCES[audience], code))
    shown = {"problems": [describe_field_problem(it) for it in found]}
    return jsonify({**shown, **_words(audience, preview(text))})


def _default(audience: str, code: str) -> str:
    """Return the default words, or raise NotFoundError."""
    found = default(AUDIENCES[audience], code) if audience in AUDIENCES else None
    if found is None:
        raise NotFoundError
    return found


def _keep(audience: str, code: str, text: str) -> None:
    kind = AUDIENCES[audience]
    with writing() as work:
        notice_texts.save(
            work, audience=kind, code=code, text=text, allowed=allowed(kind, code), actor=actor()
        )


def _page(
    audience: str,
    code: str,
    text: str,
    *,
    is_own: bool,
    error: InvalidSubmissionError | None = None,
) -> str:
    found = error.problems[notice_texts.FIELD] if error else ()
    return render_template(
        "notice_texts/edit.html",
        audience=audience,
        code=code,
        name=subject_of(code),
        heading=HEADINGS[audience],
        text=text,
        usual=_default(audience, code),
        is_own=is_own,
        names=sorted(allowed(AUDIENCES[audience], code)),
        shown=_words(audience, preview(text)),
        problems=[describe_field_problem(it) for it in found],
    )


def _words(audience: str, shown: Preview) -> dict[str, Any]:
    """Return the preview as the page says it; only citizens' words are counted by the SMS."""
    numbers = {"count": shown.longest, "limit": shown.limit}
    if AUDIENCES[audience] is Audience.STAFF:
        counted = messages.TEXT_LENGTH.format_map(numbers)
        return {"sample": shown.sample, "length": counted, "warning": ""}
    counted = messages.SMS_LENGTH.format_map(numbers)
    sentence = messages.SMS_TOO_LONG if shown.limit == SMS else messages.SMS_OTHER_LETTERS
    warning = sentence.format_map(numbers) if shown.is_too_long else ""
    return {"sample": shown.sample, "length": counted, "warning": warning}
