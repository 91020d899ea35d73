"""Who is away, was and will be, as each person may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from engine.domain.absence import Absence, may_enter, stand_ins
from engine.domain.actor import Actor
from engine.domain.user import People, User
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import staff

REMEMBERED = timedelta(days=92)


@dataclass(frozen=True, kw_only=True)
class Line:
    """An absence with its people.

    `acting` is who stands in today: the deputy, or the deputy's own when away, too. Only who
    `may_change` it learns its kind, and besides them only those who stand in read the note.
    """

    absence: Absence
    person: User
    deputy: User | None
    acting: User | None
    may_change: bool
    may_read_note: bool


@dataclass(frozen=True, kw_only=True)
class Roster:
    """Who is away today, who will be, and who was in the last three months, newest first."""

    current: tuple[Line, ...]
    coming: tuple[Line, ...]
    past: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Choices:
    """For whom somebody may enter an absence, and who may be a deputy; by name."""

    people: tuple[User, ...]
    deputies: tuple[User, ...]


def of_office(work: UnitOfWork, *, actor: Actor, at: datetime) -> Roster:
    on = staff.local_day(work, at)
    absences = work.absences.since(on - REMEMBERED)
    acting = stand_ins(absences, on=on)
    people = staff.people(work)
    lines = [_line(it, acting, people, actor) for it in absences]
    return Roster(
        current=tuple(it for it in lines if it.absence.covers(on)),
        coming=tuple(it for it in lines if it.absence.first_day > on),
        past=tuple(it for it in reversed(lines) if it.absence.is_over(on=on)),
    )


def choices(work: UnitOfWork, *, actor: Actor) -> Choices:
    people = staff.people(work)
    return Choices(
        people=tuple(it for it in people.values() if may_enter(it.id, people, actor=actor)),
        deputies=tuple(it for it in people.values() if it.is_active),
    )


def _line(absence: Absence, acting: Mapping[UUID, UUID], people: People, actor: Actor) -> Line:
    stands_in = acting.get(absence.user_id)
    may_change = may_enter(absence.user_id, people, actor=actor)
    return Line(
        absence=absence,
        person=people[absence.user_id],
        deputy=_person(absence.deputy_id, people),
        acting=_person(stands_in, people),
        may_change=may_change,
        may_read_note=may_change or actor.user_id in {absence.deputy_id, stands_in},
    )


def _person(user_id: UUID | None, people: People) -> User | None:
    return None if user_id is None else people[user_id]
