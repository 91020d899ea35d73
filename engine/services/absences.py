"""Enter, end and remove absences of the office's people."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.absence import Absence, AbsenceKind, is_close, may_enter
from engine.domain.actor import Actor
from engine.domain.errors import (
    NotFoundError,
    NotPermittedError,
    SelfAppointedError,
    UnsuitableDeputyError,
)
from engine.domain.user import People, User
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import notices, staff

QUEUE = "ketidakhadiran"
TOLD, TOLD_WITHOUT_END = "N-30", "N-30A"


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """An absence as somebody enters it."""

    user_id: UUID
    first_day: date
    last_day: date | None
    kind: AbsenceKind
    deputy_id: UUID | None = None
    note: str = ""


def enter(work: UnitOfWork, *, announced: Announcement, actor: Actor, at: datetime) -> Absence:
    """Store an absence, and tell the deputy.

    Raises NotFoundError for a person of another office, NotPermittedError, or an
    AbsenceRefusedError that says what is wrong with it.
    """
    people = staff.people(work)
    _require_may_enter(announced.user_id, people, actor)
    _require_suitable(announced, people, actor)
    # One at a time: two that are entered at once must see each other.
    work.numbers.queue(QUEUE)
    absence = Absence(id=uuid7(), entered_by=actor.name, at=at, **vars(announced))
    others = work.absences.of_person(absence.user_id, since=absence.first_day)
    absence.require_sound(others, on=staff.local_day(work, at))
    work.absences.add(absence)
    _tell(work, absence, people[absence.user_id], at)
    return absence


def end(work: UnitOfWork, *, absence_id: UUID, actor: Actor, at: datetime) -> None:
    """Let the absence end with yesterday; one that began today lasts until tonight.

    Raises AbsenceNotRunningError for one that has not begun or is over.
    """
    absence = _changeable(work, absence_id, actor)
    work.absences.save(absence.ended(on=staff.local_day(work, at)))


def remove(work: UnitOfWork, *, absence_id: UUID, actor: Actor, at: datetime) -> None:
    """Forget an absence that has not begun; raises AbsenceBegunError for others."""
    absence = _changeable(work, absence_id, actor)
    absence.require_coming(on=staff.local_day(work, at))
    work.absences.remove(absence.id)


def _require_may_enter(user_id: UUID, people: People, actor: Actor) -> None:
    if user_id not in people:
        raise NotFoundError
    if not may_enter(user_id, people, actor=actor):
        raise NotPermittedError


def _require_suitable(announced: Announcement, people: People, actor: Actor) -> None:
    deputy_id = announced.deputy_id
    if deputy_id is None:
        return
    deputy = people.get(deputy_id)
    if deputy is None or not deputy.is_active or deputy_id == announced.user_id:
        raise UnsuitableDeputyError
    # Who keeps the accounts must not give themselves the rights of others.
    if deputy_id == actor.user_id and not is_close(announced.user_id, people, actor=actor):
        raise SelfAppointedError


def _changeable(work: UnitOfWork, absence_id: UUID, actor: Actor) -> Absence:
    absence = work.absences.get(absence_id)
    _require_may_enter(absence.user_id, staff.people(work), actor)
    return absence


def _tell(work: UnitOfWork, absence: Absence, person: User, at: datetime) -> None:
    if absence.deputy_id is None:
        return
    ends = absence.last_day
    notices.tell(
        work,
        to=[absence.deputy_id],
        code=TOLD if ends else TOLD_WITHOUT_END,
        fact=f"absence {absence.id}",
        at=at,
        facts={
            "nama": person.name,
            "jabatan": person.position,
            "tgl": absence.first_day.isoformat(),
            **({"tgl_akhir": ends.isoformat()} if ends else {}),
        },
    )
