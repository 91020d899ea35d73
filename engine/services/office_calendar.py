"""An office's calendar: everybody reads it, the administrator changes it.

What is typed comes as `given`, by the fields of `domain.calendar_form`. Every change may raise
NotPermittedError, and InvalidSubmissionError with the problems of the fields.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.actor import Actor
from engine.domain.calendar_entries import DayKey, OfficeSeason, key_of
from engine.domain.calendar_form import Given, days_beyond, read_day, read_season, read_weeks
from engine.domain.calendar_year import CalendarYear, year_of
from engine.domain.errors import FieldProblem, InvalidSubmissionError, NotFoundError
from engine.domain.office_hours import DayKind, SpecialDay
from engine.domain.permissions import Permission, require
from engine.holidays import decreed_days
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.routines import laying

_REGISTER = "libur-nasional"

Found = TypeVar("Found")


def read_year(work: UnitOfWork, *, year: int) -> CalendarYear:
    """Return a year as everybody of the office may see it."""
    return year_of(work.calendar.entries(), year=year)


def get_day(work: UnitOfWork, *, key: DayKey) -> SpecialDay:
    """Return a special day, or raise NotFoundError."""
    return _only([it for it in work.calendar.entries().special_days if key_of(it) == key])


def get_season(work: UnitOfWork, *, season_id: UUID) -> OfficeSeason:
    """Return a season, or raise NotFoundError."""
    return _only([it for it in work.calendar.entries().seasons if it.id == season_id])


def add_day(work: UnitOfWork, *, given: Given, actor: Actor, at: datetime) -> SpecialDay:
    """Enter a special day; on one date there is at most one of each kind."""
    with _changing(work, actor, at):
        return _add_day(work, given)


def change_day(
    work: UnitOfWork, *, key: DayKey, given: Given, actor: Actor, at: datetime
) -> SpecialDay:
    """Enter a special day in place of another one."""
    with _changing(work, actor, at):
        work.calendar.remove_day(key)
        return _add_day(work, given)


def remove_day(work: UnitOfWork, *, key: DayKey, actor: Actor, at: datetime) -> None:
    with _changing(work, actor, at):
        work.calendar.remove_day(key)


def add_season(work: UnitOfWork, *, given: Given, actor: Actor, at: datetime) -> OfficeSeason:
    """Enter a season; seasons do not overlap."""
    with _changing(work, actor, at):
        return _add_season(work, uuid7(), given)


def change_season(
    work: UnitOfWork, *, season_id: UUID, given: Given, actor: Actor, at: datetime
) -> OfficeSeason:
    with _changing(work, actor, at):
        work.calendar.remove_season(season_id)
        return _add_season(work, season_id, given)


def remove_season(work: UnitOfWork, *, season_id: UUID, actor: Actor, at: datetime) -> None:
    with _changing(work, actor, at):
        work.calendar.remove_season(season_id)


def set_weeks(work: UnitOfWork, *, given: Given, actor: Actor, at: datetime) -> tuple[int, ...]:
    """Set the weekly hours of both calendars.

    Returns the weekdays (Monday is 0) on which the counter is open while the office is not, which
    may be meant.
    """
    with _changing(work, actor, at):
        weeks = read_weeks(given)
        for kind, week in weeks.items():
            work.calendar.set_week(kind, week)
    return days_beyond(weeks)


def set_leave_closes(work: UnitOfWork, *, closes: bool, actor: Actor, at: datetime) -> None:
    """Say whether collective leave closes the office."""
    with _changing(work, actor, at):
        work.calendar.set_leave_closes(closes=closes)


def load_decreed(work: UnitOfWork, *, at: datetime) -> None:
    """Enter the decreed days that come with Alur, of years without any national holiday.

    Each year is loaded once: what the office removes afterwards stays removed.
    """
    entered = work.calendar.entries().special_days
    known = {it.day.year for it in entered if it.kind is DayKind.NATIONAL_HOLIDAY}
    years = {it.day.year for it in decreed_days()} - known
    missing = {it for it in years if work.numbers.take(_REGISTER, str(it)) == 1}
    if missing:
        taken = {key_of(it) for it in entered}
        days = [it for it in decreed_days() if it.day.year in missing and key_of(it) not in taken]
        work.calendar.add_days(days)
        _changed(work, at)


@contextmanager
def _changing(work: UnitOfWork, actor: Actor, at: datetime) -> Iterator[None]:
    require(actor, Permission.EDIT_CALENDAR)
    # Before anything is read: whoever else changes the calendar waits, and sees this change.
    work.calendar.touch()
    yield
    _changed(work, at)


def _changed(work: UnitOfWork, at: datetime) -> None:
    """Every change of a calendar ends here, inside its transaction; `calendars` are the new ones.

    The due times of open tasks and running clocks follow it soon afterwards.
    """
    laying.ask(work, at=at)


def _add_day(work: UnitOfWork, given: Given) -> SpecialDay:
    day = read_day(given)
    if key_of(day) in map(key_of, work.calendar.entries().special_days):
        raise InvalidSubmissionError({"day": [FieldProblem(code="day_taken")]})
    work.calendar.add_days([day])
    return day


def _add_season(work: UnitOfWork, season_id: UUID, given: Given) -> OfficeSeason:
    others = work.calendar.entries().seasons
    season = read_season(given, season_id=season_id, others=others)
    work.calendar.add_season(season)
    return season


def _only(found: list[Found]) -> Found:
    if not found:
        raise NotFoundError
    return found[0]
