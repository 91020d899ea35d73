"""Who answers for whom: superiors, holders of roles, and deputies of the absent."""

from datetime import date, datetime

from engine.domain import absence
from engine.domain.actor import Actor
from engine.domain.staff import Staff
from engine.domain.user import People, User
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import expressions


def actor(work: UnitOfWork, person: User, *, at: datetime) -> Actor:
    """Return a person as they act at a moment, for themselves and for whom they stand in then."""
    on = local_day(work, at)
    mine = absence.stood_in_for(person.id, work.absences.on(on), on=on)
    return person.as_actor(
        principals=[absence.principal(it, work.users.get(it.user_id)) for it in mine]
    )


def on_day(work: UnitOfWork, day: date) -> Staff:
    """Return who answers for whom on a day of the office."""
    away = work.absences.on(day)
    return Staff(
        people=people(work),
        away=frozenset(it.user_id for it in away),
        deputies=absence.stand_ins(away, on=day),
    )


def people(work: UnitOfWork) -> People:
    """Return everybody by id, in the order of their names."""
    return {it.id: it for it in work.users.all()}


def local_day(work: UnitOfWork, at: datetime) -> date:
    """Return the day in the office's zone: absences begin and end at its midnight."""
    return expressions.local(work, at).date()
