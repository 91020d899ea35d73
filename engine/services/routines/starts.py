"""Cases that begin because their time has come."""

from collections.abc import Iterator
from datetime import datetime

from uuid_utils.compat import uuid7

from engine.domain.permissions import ADMINISTRATOR, ANALYST
from engine.domain.routine import Plan, Routine, RoutineKind
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import beginnings, calendars, deployed, notices
from engine.services.deployed import Deployed
from engine.services.routines import timetable

FAILED = "N-32"


def replace(work: UnitOfWork, version: Deployed, *, at: datetime) -> None:
    """Plan the cases that begin by themselves on a new version, instead of those of older ones.

    A start event whose time reads as before keeps its rhythm: a version that changes something else
    puts nothing off.
    """
    key = version.bundle.key
    before = {it.element_id: it for it in work.routines.of_key(RoutineKind.START, key=key)}
    work.routines.clear(RoutineKind.START, key=key)
    planned = _planned(work, version, at)
    work.routines.add(_in_rhythm(it, before.get(it.element_id)) for it in planned)


def _in_rhythm(planned: Routine, before: Routine | None) -> Routine:
    text = planned.memory.get(timetable.TEXT)
    is_as_before = before and text and before.memory.get(timetable.TEXT) == text
    return before if before and is_as_before else planned


def _planned(work: UnitOfWork, version: Deployed, at: datetime) -> Iterator[Routine]:
    calendar = calendars.of_office(work)
    for element_id in timetable.TIMETABLE.elements(version):
        plan = timetable.TIMETABLE.first(version, element_id, at=at, calendar=calendar)
        if plan is not None:
            yield Routine(
                id=uuid7(),
                kind=RoutineKind.START,
                due_at=plan.due_at,
                key=version.bundle.key,
                element_id=element_id,
                memory=plan.memory,
            )


def run(work: UnitOfWork, routine: Routine, at: datetime) -> None:
    """Begin a case on the newest version. Raises StepFailedError when it fails at once."""
    beginnings.begin(
        work,
        _version(work, routine),
        at=at,
        variables={},
        start_id=routine.element_id,
        due_at=routine.due_at,
    )


def following(work: UnitOfWork, routine: Routine, at: datetime) -> Plan | None:
    del work
    return timetable.TIMETABLE.following(routine.memory, at=at)


def tell_failed(work: UnitOfWork, routine: Routine, at: datetime) -> None:
    """Let those know who can do something about a case that could not begin."""
    people = [it for role in (ADMINISTRATOR, ANALYST) for it in work.users.with_role(role)]
    notices.tell(
        work,
        to=[it.id for it in people],
        code=FAILED,
        fact=f"start:{routine.id}:{routine.due_at.isoformat()}",
        at=at,
        facts={"layanan": _version(work, routine).definition.name},
    )


def _version(work: UnitOfWork, routine: Routine) -> Deployed:
    newest = next(it for it in work.definitions.newest() if it.key == routine.key)
    return deployed.of_definition(work, newest.id)
