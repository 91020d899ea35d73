"""Signing in and out."""

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

from flask import (
    Blueprint,
    Response,
    abort,
    g,
    jsonify,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as AnyResponse

from engine.domain.errors import NotPermittedError
from engine.domain.user import User
from engine.services import staff, users
from webapp import messages
from webapp.context import context, now, reading
from webapp.limits import address, at_most

P = ParamSpec("P")
R = TypeVar("R")

LONGEST_LOGIN = 100

blueprint = Blueprint("auth", __name__)

# Browsers drop control characters and take a backslash for a slash: neither may stand in it.
OWN_ADDRESS = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")


def wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _attempted_login() -> str:
    login = request.form.get("login", "").strip().lower()[:LONGEST_LOGIN]
    return f"{address()}:{login}"


def _failed(response: Response) -> bool:
    return response.status_code not in {200, 302}


@blueprint.before_app_request
def load_user() -> None:
    """Find out who asks, and for whom. A session that was ended elsewhere counts as none."""
    g.user = g.actor = None
    if request.endpoint != "static" and "user_id" in session:
        with context().database.directory() as directory:
            g.user = users.signed_in(
                directory,
                user_id=UUID(session["user_id"]),
                session_version=session["session_version"],
            )
    if g.user is not None:
        with reading() as work:
            g.actor = staff.actor(work, g.user, at=now())


def signed_in(view: Callable[P, R]) -> Callable[P, R | AnyResponse]:
    """Send people who are not signed in to the sign-in page, and bring them back afterwards."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R | AnyResponse:
        if g.user is not None:
            return view(*args, **kwargs)
        if wants_json() or request.method != "GET":
            abort(401)
        return redirect(url_for("auth.sign_in", lanjut=request.full_path.rstrip("?")))

    return guarded


@blueprint.get("/masuk")
def sign_in() -> str | AnyResponse:
    if g.user is not None:
        return redirect(_destination())
    return _page()


@blueprint.post("/masuk")
@at_most("60/minute", counted=_failed)
@at_most("8/5 minutes", of=_attempted_login, counted=_failed)
def start_session() -> AnyResponse | tuple[str | AnyResponse, int]:
    """Sign in from a page of ours. It is exempt from the token, which is lost with a session."""
    _require_own_page()
    with context().database.directory() as directory:
        user = users.sign_in(
            directory,
            login=request.form.get("login", ""),
            password=request.form.get("password", ""),
        )
    if user is None:
        if wants_json():
            return jsonify(message=messages.WRONG_PASSWORD), 422
        return _page(problem=messages.WRONG_PASSWORD), 422
    _require_allowed(user)
    _begin(user)
    return jsonify(csrf=generate_csrf()) if wants_json() else redirect(_destination())


@blueprint.post("/keluar")
def end_session() -> AnyResponse:
    session.clear()
    return redirect(url_for("auth.sign_in"))


def _require_own_page() -> None:
    """Refuse what another site's page sends: it would sign people in as somebody else."""
    page = request.headers.get("Origin") or request.headers.get("Referer", "")
    if _host(page) != request.host:
        abort(403)


def _host(address: str) -> str | None:
    """Return the host with its port; None for what is no address."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return None


def _require_allowed(user: User) -> None:
    # A production start refuses demonstration people even when their database was copied over.
    if user.is_demonstration and not context().settings.demonstration:
        raise NotPermittedError


def _begin(user: User) -> None:
    session.clear()
    session.permanent = True
    session["user_id"] = str(user.id)
    session["session_version"] = user.session_version


def _destination() -> str:
    """Return the page that was asked for before signing in, if it is one of ours."""
    wanted = request.values.get("lanjut", "")
    return wanted if OWN_ADDRESS.fullmatch(wanted) else url_for("home.start")


def _page(problem: str = "") -> str:
    return render_template(
        "auth/sign_in.html",
        problem=problem,
        login=request.form.get("login", ""),
        destination=request.values.get("lanjut", ""),
    )
