"""The working time of an office, as it has entered it."""

from engine.domain.office_hours import CalendarKind
from engine.domain.working_time import Calendar, OfficeCalendars
from engine.persistence.unit_of_work import UnitOfWork


def of_office(work: UnitOfWork) -> Calendar:
    """Return the office hours by which deadlines and timers of its cases are counted."""
    return both(work)[CalendarKind.WORKING]


def both(work: UnitOfWork) -> OfficeCalendars:
    """Return the hours in which the office works, and those in which its counter serves people.

    A change of this process is seen at once, one of another process within the minute for which
    offices are remembered.
    """
    return work.calendar.both(revision=work.office().calendar_revision)
