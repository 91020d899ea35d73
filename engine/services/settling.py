"""Do immediate operations until a case waits for people, times or deferred operations only."""

from datetime import datetime

from engine.bpmn import runtime
from engine.domain.snapshot import Failure, Snapshot, WaitingOperation
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, expressions
from engine.services.case import Case
from engine.services.operations import IMMEDIATE, failure_of, fault_of

# A diagram may lead from an operation back to it; the office must not wait for it for ever.
MAX_OPERATIONS = 100


class _StepFailed(Exception):  # noqa: N818 -- never leaves this module
    def __init__(self, failure: Failure) -> None:
        self.failure = failure


def settle(work: UnitOfWork, case: Case, snapshot: Snapshot, *, at: datetime) -> Snapshot | Failure:
    """Return where the case waits then, or the failure with nothing written."""
    try:
        _require_sound(snapshot)
        return _operated(work, case, snapshot, at) if _immediate(snapshot) else snapshot
    except _StepFailed as stopped:
        return stopped.failure


def _operated(work: UnitOfWork, case: Case, snapshot: Snapshot, at: datetime) -> Snapshot:
    done = 0
    with work.savepoint():
        while waiting := _immediate(snapshot):
            done += 1
            _require_end(waiting, done)
            answered = _answered(work, case, snapshot, waiting, at)
            _require_sound(answered)
            snapshot = snapshot.then(answered)
    return snapshot


def _answered(
    work: UnitOfWork, case: Case, snapshot: Snapshot, waiting: WaitingOperation, at: datetime
) -> Snapshot:
    return runtime.answer_operation(
        case.deployed.process,
        state=snapshot.state,
        token_id=waiting.token_id,
        outputs=IMMEDIATE[waiting.topic](work, case, waiting.inputs, snapshot.variables, at),
        at=expressions.local(work, at),
        calendar=calendars.of_office(work),
    )


def _immediate(snapshot: Snapshot) -> WaitingOperation | None:
    return next((it for it in snapshot.operations if it.topic in IMMEDIATE), None)


def _require_sound(snapshot: Snapshot) -> None:
    faults = (fault_of(waiting) for waiting in snapshot.operations)
    failure = snapshot.failure or next(filter(None, faults), None)
    if failure:
        raise _StepFailed(failure)


def _require_end(waiting: WaitingOperation, done: int) -> None:
    if done > MAX_OPERATIONS:
        raise _StepFailed(failure_of(waiting, "budget", f"{MAX_OPERATIONS} operations"))
