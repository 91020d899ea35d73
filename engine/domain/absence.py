"""Absences of people, and who stands in for them meanwhile.

Days are the office's own: an absence begins at its midnight.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from engine.domain.actor import Actor, Principal
from engine.domain.errors import (
    AbsenceBegunError,
    AbsenceNotRunningError,
    AbsenceOverError,
    AbsenceOverlapsError,
    EndBeforeBeginningError,
    EndMissingError,
)
from engine.domain.permissions import Permission, lent_roles, may
from engine.domain.user import People, User, superiors

DAY = timedelta(days=1)


class AbsenceKind(StrEnum):
    """`kosong`: nobody holds the post; whoever stands in is its acting holder, Plt."""

    LEAVE = "cuti"
    SICK = "sakit"
    DUTY = "dinas_luar"
    VACANT = "kosong"


CAPACITIES: Mapping[AbsenceKind, str] = {
    AbsenceKind.LEAVE: "Plh.",
    AbsenceKind.SICK: "Plh.",
    AbsenceKind.DUTY: "Plh.",
    AbsenceKind.VACANT: "Plt.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """`last_day` is the last day away; None, for a vacancy only, means until further notice."""

    id: UUID
    user_id: UUID
    first_day: date
    last_day: date | None
    kind: AbsenceKind
    deputy_id: UUID | None
    note: str
    entered_by: str
    at: datetime

    @property
    def until(self) -> date:
        """The last day, or the last of all."""
        return self.last_day or date.max

    def covers(self, day: date) -> bool:
        return self.first_day <= day <= self.until

    def is_over(self, *, on: date) -> bool:
        return self.until < on

    def overlaps(self, other: "Absence") -> bool:
        return self.first_day <= other.until and other.first_day <= self.until

    def require_sound(self, others: Iterable["Absence"], *, on: date) -> None:
        """Raise an AbsenceRefusedError unless it ends, not before `on`, and overlaps no other.

        `others` are those of the same person.
        """
        if self.last_day is None and self.kind is not AbsenceKind.VACANT:
            raise EndMissingError
        if self.until < self.first_day:
            raise EndBeforeBeginningError
        if self.is_over(on=on):
            raise AbsenceOverError
        for other in filter(self.overlaps, others):
            raise AbsenceOverlapsError(other.first_day)

    def require_coming(self, *, on: date) -> None:
        if self.first_day <= on:
            raise AbsenceBegunError

    def ended(self, *, on: date) -> "Absence":
        """Return it without the days from `on`; one that began on that very day lasts that day."""
        if not self.covers(on):
            raise AbsenceNotRunningError
        return replace(self, last_day=max(self.first_day, on - DAY))


def stand_ins(absences: Iterable[Absence], *, on: date) -> Mapping[UUID, UUID]:
    """Return who stands in for whom on a day: the deputy, or the deputy's own when away, too.

    People without a deputy, and those whose deputies lead back in a circle, are not in it.
    """
    deputies = {it.user_id: it.deputy_id for it in absences if it.covers(on)}
    found = {user_id: _present(user_id, deputies) for user_id in deputies}
    return {user_id: deputy for user_id, deputy in found.items() if deputy is not None}


def stood_in_for(user_id: UUID, absences: Iterable[Absence], *, on: date) -> tuple[Absence, ...]:
    """Return the absences during which somebody stands in for the absent person on a day."""
    absences = [it for it in absences if it.covers(on)]
    acting = stand_ins(absences, on=on)
    return tuple(it for it in absences if acting.get(it.user_id) == user_id)


def principal(absence: Absence, absentee: User) -> Principal:
    """Return the absent person as those who stand in for them know them."""
    return Principal(
        user_id=absentee.id,
        name=absentee.name,
        position=absentee.position,
        capacity=CAPACITIES[absence.kind],
        roles=lent_roles(absentee.roles),
        last_day=absence.last_day,
    )


def may_enter(user_id: UUID, people: People, *, actor: Actor) -> bool:
    """Tell whether the actor may enter, end and remove absences of one of `people`."""
    return is_close(user_id, people, actor=actor) or may(actor, Permission.ENTER_ABSENCES)


def is_close(user_id: UUID, people: People, *, actor: Actor) -> bool:
    """Tell whether the actor is the person, or acts for one of their superiors."""
    above = superiors(user_id, people)
    return user_id == actor.user_id or any(actor.acts_for(it.id) for it in above)


def _present(user_id: UUID, deputies: Mapping[UUID, UUID | None]) -> UUID | None:
    passed = {user_id}
    deputy = deputies[user_id]
    while deputy is not None and deputy in deputies:
        if deputy in passed:
            return None
        passed.add(deputy)
        deputy = deputies[deputy]
    return deputy
