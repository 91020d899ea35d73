"""Does operation `pesan`: a message to another case of the office, or to begin one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from engine.domain.instance import ProcessInstance
from engine.domain.message import ANY_KEY
from engine.domain.outbox import OutboxJob
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import deployed, messages
from engine.services.operations.deferred import Deferred


def prepare(_work: UnitOfWork, _job: OutboxJob, _at: datetime) -> None:
    """Need nothing: sending is all done in one transaction."""


def perform(_prepared: None) -> None:
    """Do nothing outside."""


def keep(work: UnitOfWork, job: OutboxJob, _sent: None, at: datetime) -> Mapping[str, Any]:
    """Send the message.

    `nomor` is the number of the case that it reached; null when it is kept, and when the case must
    not be traced.
    """
    key, sender = job.payload.get("kunci"), work.instances.get(job.instance_id)
    reached = messages.send(
        work,
        name=str(job.payload["pesan"]),
        key=ANY_KEY if key is None else str(key),
        data={**(job.payload.get("data") or {}), "nomor_pengirim": sender.business_key},
        sender=sender,
        at=at,
    )
    return {"nomor": _number(work, reached)}


def _number(work: UnitOfWork, reached: ProcessInstance | None) -> str | None:
    if reached is None or deployed.of_definition(work, reached.definition_id).is_anonymous:
        return None
    return reached.business_key


OPERATION = Deferred(prepare=prepare, perform=perform, keep=keep)
