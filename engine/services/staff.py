"""Who answers for whom: superiors, holders of roles, and deputies of the absent."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from engine.domain import absence, user
from engine.domain.actor import Actor
from engine.domain.errors import NotFoundError
from engine.domain.permissions import acting_roles
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


def superiors(work: UnitOfWork, user_id: UUID) -> tuple[User, ...]:
    """Return the active people above a person, nearest first; each once, should they go round.

    A closed account is passed over: its own superior follows. Raises NotFoundError for nobody.
    """
    everybody = people(work)
    if user_id not in everybody:
        raise NotFoundError
    return tuple(it for it in user.superiors(user_id, everybody) if it.is_active)


def holders(work: UnitOfWork, role: str) -> tuple[User, ...]:
    """Return the active people who do the tasks of a role, by name."""
    found = {it.id: it for acting in acting_roles(role) for it in work.users.with_role(acting)}
    return tuple(sorted(found.values(), key=lambda it: (it.name.casefold(), it.login)))


def reachable(work: UnitOfWork, user_ids: Iterable[UUID], *, on: date) -> set[UUID]:
    """Return whom to turn to on a day of the office: deputies take the place of the absent.

    Absent people without a deputy are left out, unless nobody would be left: then all stay.
    """
    wanted = set(user_ids)
    away = work.absences.on(on)
    deputies = absence.stand_ins(away, on=on)
    absent = {it.user_id for it in away}
    present = wanted - absent
    instead = {deputies[it] for it in wanted & absent if it in deputies}
    return present | _active(work, instead) or wanted


def people(work: UnitOfWork) -> People:
    """Return everybody by id, in the order of their names."""
    return {it.id: it for it in work.users.all()}


def local_day(work: UnitOfWork, at: datetime) -> date:
    """Return the day in the office's zone: absences begin and end at its midnight."""
    return expressions.local(work, at).date()


def _active(work: UnitOfWork, user_ids: set[UUID]) -> set[UUID]:
    """Leave out deputies whose accounts were closed meanwhile."""
    return {it for it in user_ids if work.users.get(it).is_active}
