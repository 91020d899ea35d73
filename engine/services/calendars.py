"""The working time of an office: usual hours, and the decreed holidays."""

from functools import cache
from zoneinfo import ZoneInfo

from engine.domain.office_hours import CalendarKind
from engine.domain.working_time import Calendar, OfficeCalendars, office_calendars
from engine.holidays import decreed_days
from engine.persistence.unit_of_work import UnitOfWork


def of_office(work: UnitOfWork) -> Calendar:
    """Return the office hours by which deadlines and timers of its cases are counted."""
    return both(work)[CalendarKind.WORKING]


def both(work: UnitOfWork) -> OfficeCalendars:
    """Return the hours in which the office works, and those in which its counter serves people."""
    return _of_zone(work.office().zone)


@cache
def _of_zone(zone: str) -> OfficeCalendars:
    """Calendars count their years once, so that all offices of a zone share them."""
    return office_calendars(ZoneInfo(zone), special_days=decreed_days())
