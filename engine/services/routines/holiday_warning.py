"""From October on: are the holidays of the next year known? Due times would come too early."""

from datetime import date, datetime

from engine.domain.decrees import REMINDED_FROM, missing_decree
from engine.domain.permissions import ADMINISTRATOR
from engine.domain.routine import Routine
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, notices
from engine.services.routines.mornings import morning_of, next_morning

CODE = "N-31"


def next_at(work: UnitOfWork, *, after: datetime) -> datetime:
    """Return the next morning of October, November or December."""
    calendar = calendars.of_office(work)
    found = next_morning(calendar, after=after)
    day = calendar.local_date(found)
    return (
        found
        if day.month >= REMINDED_FROM
        else morning_of(calendar, date(day.year, REMINDED_FROM, 1))
    )


def run(work: UnitOfWork, routine: Routine, at: datetime) -> None:
    """Ask the administrators once a week, as long as no holiday of the next year is known."""
    calendar = calendars.of_office(work)
    # By the day of the plan: what was missed in December may run in January.
    year = missing_decree(calendar, today=calendar.local_date(routine.due_at))
    if year is not None:
        week = calendar.local_date(at).isocalendar()
        notices.tell(
            work,
            to=[it.id for it in work.users.with_role(ADMINISTRATOR)],
            code=CODE,
            fact=f"holidays:{year}:{week.year}-{week.week}",
            at=at,
            facts={"tahun": year},
        )
