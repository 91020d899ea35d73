"""What an office does again and again by itself: one small module for each kind.

A routine is done in the transaction that plans it anew, and so once. Its next time comes from its
plan: what was missed is done once, and the rhythm stays.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.routine import Plan, Routine, RoutineKind
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.routines import digest, holiday_warning, laying, starts

Act = Callable[[UnitOfWork, Routine, datetime], None]
Following = Callable[[UnitOfWork, Routine, datetime], Plan | None]


class NextAt(Protocol):
    """Tells when something is done next that every office does."""

    def __call__(self, work: UnitOfWork, *, after: datetime) -> datetime:
        """Return the first time that is later than `after`."""


def _rhythm(next_at: NextAt) -> Following:
    def following(work: UnitOfWork, routine: Routine, at: datetime) -> Plan:
        return Plan(due_at=next_at(work, after=max(routine.due_at, at)))

    return following


OF_EVERY_OFFICE: Mapping[RoutineKind, NextAt] = {
    RoutineKind.DIGEST: digest.next_at,
    RoutineKind.HOLIDAY_WARNING: holiday_warning.next_at,
}
ACTS: Mapping[RoutineKind, Act] = {
    RoutineKind.DIGEST: digest.run,
    RoutineKind.HOLIDAY_WARNING: holiday_warning.run,
    RoutineKind.START: starts.run,
    RoutineKind.LAYING: laying.run,
}
FOLLOWING: Mapping[RoutineKind, Following] = {
    **{kind: _rhythm(next_at) for kind, next_at in OF_EVERY_OFFICE.items()},
    RoutineKind.START: starts.following,
    RoutineKind.LAYING: laying.following,
}
# Whom the fault of a routine concerns; the others try again at their next time.
FAULTS: Mapping[RoutineKind, Act] = {RoutineKind.START: starts.tell_failed}


def ensure(work: UnitOfWork, *, at: datetime) -> None:
    """Plan what every office does, as far as it is not planned in this one."""
    work.routines.add(
        Routine(id=uuid7(), kind=kind, due_at=next_at(work, after=at))
        for kind, next_at in OF_EVERY_OFFICE.items()
    )


def run(work: UnitOfWork, *, routine_id: UUID, at: datetime) -> None:
    """Do a routine and plan it anew; one that is gone, or not yet due again, is left alone."""
    routine = work.routines.get(routine_id)
    if routine is not None and routine.due_at <= at:
        ACTS[routine.kind](work, routine, at)
        _plan(work, routine, at)


def give_up(work: UnitOfWork, *, routine_id: UUID, at: datetime) -> None:
    """Plan a routine anew that broke off, so that it does not come back before its next time."""
    routine = work.routines.get(routine_id)
    if routine is not None and routine.due_at <= at:
        if routine.kind in FAULTS:
            FAULTS[routine.kind](work, routine, at)
        _plan(work, routine, at)


def _plan(work: UnitOfWork, routine: Routine, at: datetime) -> None:
    plan = FOLLOWING[routine.kind](work, routine, at)
    if plan is None:
        work.routines.remove(routine.id)
    else:
        work.routines.plan(routine.id, plan)
