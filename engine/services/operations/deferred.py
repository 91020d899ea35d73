"""The shape of an operation that is done after the transaction that asked for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.domain.outbox import OutboxJob
from engine.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Deferred:
    """Three parts of one operation.

    `prepare` reads what is needed, `perform` does the slow or outside part without a transaction,
    `keep` writes the result and returns the outputs for the process.

    `perform` may run more than once for one job; the job's id is its idempotency key.
    """

    prepare: Callable[[UnitOfWork, OutboxJob, datetime], Any]
    perform: Callable[[Any], Any]
    keep: Callable[[UnitOfWork, OutboxJob, Any, datetime], Mapping[str, Any]]
