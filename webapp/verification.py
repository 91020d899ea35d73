"""The public page that tells whether a letter with a verification code was issued here."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from engine.letters import KINDS
from webapp.context import context
from webapp.limits import at_most

blueprint = Blueprint("verification", __name__, url_prefix="/verifikasi")


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What anybody may know of a letter: no name, and nothing of its case."""

    kind: str
    number: str
    day: date
    office: str


def _unknown(response: Response) -> bool:
    return response.status_code == 404  # noqa: PLR2004 -- a code that no letter carries


@blueprint.get("")
def ask() -> str | AnyResponse:
    code = _tidy(request.args.get("kode", ""))
    if code:
        return redirect(url_for("verification.show", code=code))
    return render_template("verification/ask.html")


@blueprint.get("/<code>")
@at_most("60/minute")
@at_most("20/10 minutes", counted=_unknown)
def show(code: str) -> tuple[str, int]:
    found = _find(_tidy(code))
    page = render_template("verification/show.html", code=_tidy(code), found=found)
    return page, 200 if found else 404


def _tidy(text: str) -> str:
    """Return the code as letters print it, however it was typed."""
    return "".join(filter(str.isalnum, text)).upper()[:40]


def _find(code: str) -> Finding | None:
    with context().database.directory() as directory:
        found = directory.document_by_verification(code)
        offices = {it.id: it for it in directory.offices()} if found else {}
    if found is None:
        return None
    office_id, document = found
    office = offices[office_id]
    return Finding(
        kind=KINDS.get(document.field, "surat").capitalize(),
        number=document.file_name.removesuffix(".pdf"),
        day=document.at.astimezone(ZoneInfo(office.zone)).date(),
        office=office.name,
    )
