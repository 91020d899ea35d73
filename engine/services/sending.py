"""Does operation `pesan`: a message to another case of the office, or to begin one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from engine.domain.message import ANY_KEY
from engine.domain.outbox import OutboxJob
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import messages
from engine.services.operations.deferred import Deferred


def prepare(_work: UnitOfWork, _job: OutboxJob, _at: datetime) -> None:
    """Need nothing: sending is all done in one transaction."""


def perform(_prepared: None) -> None:
    """Do nothing outside."""


def keep(work: UnitOfWork, job: OutboxJob, _sent: None, at: datetime) -> Mapping[str, Any]:
    """Send the message; `nomor` is the number of the case that it reached, null when it is kept."""
    key, sender = job.payload.get("kunci"), work.instances.get(job.instance_id)
    reached = messages.send(
        work,
        name=str(job.payload["pesan"]),
        key=ANY_KEY if key is None else str(key),
        data={"nomor_pengirim": sender.business_key, **(job.payload.get("data") or {})},
        sender=sender,
        at=at,
    )
    return {"nomor": reached.business_key if reached else None}


OPERATION = Deferred(prepare=prepare, perform=perform, keep=keep)
