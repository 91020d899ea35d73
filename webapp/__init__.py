"""The web front: a worklist for staff, cases for supervisors, a studio for analysts."""

from datetime import timedelta

from flask import Flask
from flask_wtf import CSRFProtect

from engine.due_work import Clock
from engine.persistence.database import Database
from engine.scheduler import Alarm, utc_now
from engine.settings import Settings
from webapp import (
    absences,
    assets,
    auth,
    bodies,
    calendar_days,
    calendar_weeks,
    calendars,
    cases,
    characters,
    decision_tables,
    decisions,
    deliveries,
    documents,
    errors,
    escalations,
    formats,
    headers,
    home,
    inbox,
    kept_messages,
    narration,
    notice_texts,
    own,
    people,
    services,
    steps,
    studio,
    tasks,
    time_tables,
    verification,
)
from webapp.context import Context

LONGEST_SESSION = timedelta(hours=10)

BLUEPRINTS = (
    auth,
    home,
    tasks,
    cases,
    escalations,
    services,
    time_tables,
    decisions,
    calendars,
    calendar_days,
    calendar_weeks,
    documents,
    inbox,
    own,
    kept_messages,
    deliveries,
    notice_texts,
    studio,
    people,
    absences,
    verification,
)


def create_app(
    settings: Settings, *, database: Database, scheduler: Alarm, clock: Clock = utc_now
) -> Flask:
    """Return the WSGI application. The caller starts and stops database and scheduler."""
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="alur",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=LONGEST_SESSION,
        # A session lasts a working day from signing in; renewing it signs a cookie each time.
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        WTF_CSRF_TIME_LIMIT=None,
        # The token is proof enough, and some browsers send no Referer.
        WTF_CSRF_SSL_STRICT=False,
    )
    app.extensions["alur"] = Context(settings, database, scheduler, clock)
    # Before anything reads a form.
    bodies.register(app)
    CSRFProtect(app).exempt(auth.start_session)
    for module in BLUEPRINTS:
        app.register_blueprint(module.blueprint)
    for module in (assets, characters, decision_tables, errors, formats, headers, narration, steps):
        module.register(app)
    return app
