"""What views reach through the application: settings, database, scheduler, and the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from flask import current_app, g

from engine.domain.actor import Actor
from engine.domain.office import Office
from engine.domain.user import User
from engine.domain.working_time import Calendar
from engine.due_work import Clock
from engine.persistence.database import Database
from engine.persistence.unit_of_work import UnitOfWork
from engine.scheduler import Alarm
from engine.services import calendars
from engine.settings import Settings


@dataclass(frozen=True)
class Context:
    settings: Settings
    database: Database
    scheduler: Alarm
    clock: Clock


def context() -> Context:
    return cast("Context", current_app.extensions["alur"])


def now() -> datetime:
    """Return the time of this request, read once."""
    if "now" not in g:
        g.now = context().clock()
    return cast("datetime", g.now)


def current_user() -> User:
    return cast("User", g.user)


def actor() -> Actor:
    """Return who acts in this request, and for whom; only views behind a sign-in call it."""
    return cast("Actor", g.actor)


def office() -> Office:
    """Return the office of the person who is signed in, read once in a request."""
    if "office" not in g:
        with reading() as work:
            g.office = work.office()
    return cast("Office", g.office)


def calendar() -> Calendar:
    """Return the office's working hours, asked for once in a request."""
    if "calendar" not in g:
        with reading() as work:
            g.calendar = calendars.of_office(work)
    return cast("Calendar", g.calendar)


@contextmanager
def reading() -> Iterator[UnitOfWork]:
    with context().database.reading(current_user().office_id) as work:
        yield work


@contextmanager
def writing() -> Iterator[UnitOfWork]:
    """One transaction for one change; a scheduler is told after the commit of what it must do."""
    with context().database.work(current_user().office_id) as work:
        yield work
    if work.alarm_at is not None:
        context().scheduler.wake(work.alarm_at)
