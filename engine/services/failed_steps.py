"""Write down steps that failed, with the answer that must not be lost."""

from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.decision_fault import WITH_FAULT
from engine.domain.history import Happening, HistoryEntry
from engine.domain.incident import Attempt, Incident
from engine.domain.snapshot import Failure, Variables
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case


def report(
    work: UnitOfWork,
    found: Case,
    failure: Failure,
    *,
    attempt: Attempt,
    token_id: UUID,
    values: Variables,
    at: datetime,
) -> None:
    """Write down a failed step; the case stays where it was."""
    work.instances.save(found.instance)
    work.incidents.add(
        Incident(
            id=uuid7(),
            instance_id=found.instance.id,
            attempt=attempt,
            token_id=token_id,
            process_id=failure.process_id,
            element_id=failure.element_id,
            code=failure.code,
            detail=failure.detail,
            raised_at=at,
            values=values,
        )
    )
    work.history.add([_failed(found, failure, at)])


def _failed(found: Case, failure: Failure, at: datetime) -> HistoryEntry:
    return HistoryEntry(
        id=uuid7(),
        instance_id=found.instance.id,
        at=at,
        happening=Happening.STEP_FAILED,
        process_id=failure.process_id,
        element_id=failure.element_id,
        name=found.deployed.name_of(failure.process_id, failure.element_id),
        facts=_facts(failure),
    )


def _facts(failure: Failure) -> dict[str, str]:
    """Return what the history may tell: the detail of other failures is for analysts."""
    told = {"detail": failure.detail} if failure.code in WITH_FAULT else {}
    return {"code": failure.code, **told}
