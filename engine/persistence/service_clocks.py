"""The clocks of cases, and what held cases and clocks up."""

from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from engine.domain.errors import NotFoundError
from engine.domain.pause import Pause, PauseKind
from engine.domain.service_clock import ServiceClock
from engine.persistence import tables
from engine.persistence.binds import (
    AFTER,
    AT,
    given,
    in_office,
    literal,
    of_instance,
    own,
    without_office,
)
from engine.persistence.transaction import Transaction

_clock = tables.service_clock.c
_pause = tables.pause.c

_INSERT = sa.insert(tables.service_clock)
_GET = sa.select(*without_office(tables.service_clock)).where(own(tables.service_clock))
_SAVE = (
    sa.update(tables.service_clock)
    .where(own(tables.service_clock))
    .values(
        given(
            _clock.promise,
            _clock.due_at,
            _clock.level,
            _clock.wake_at,
            _clock.paused_at,
            _clock.pause_reason,
            _clock.stopped_at,
        )
    )
)
_INSERT_PAUSE = sa.insert(tables.pause)
_END_PAUSE = (
    sa.update(tables.pause)
    .where(
        of_instance(tables.pause),
        _pause.kind == given(_pause.kind)["kind"],
        _pause.ended_at.is_(None),
    )
    .values(ended_at=AT)
)
_PAUSES = (
    sa.select(*without_office(tables.pause))
    .where(of_instance(tables.pause))
    .order_by(_pause.started_at, _pause.id)
)


class ServiceClocks:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, clock: ServiceClock) -> None:
        self._transaction.run(_INSERT, **_row(clock))

    def get(self, instance_id: UUID) -> ServiceClock | None:
        """Return a case's clock, None when it has none or has not begun."""
        row = self._transaction.first(_GET, key_id=instance_id)
        return None if row is None else ServiceClock(**row)

    def running(self, *, after: UUID, limit: int) -> list[ServiceClock]:
        """Return the first clocks that have not stopped, of those with ids beyond `after`."""
        rows = self._transaction.rows(_running(limit), after_id=after)
        return [ServiceClock(**row) for row in rows]

    def save(self, clock: ServiceClock) -> None:
        """Store what changes about a clock; NotFoundError when it is not there."""
        row = {name: it for name, it in _row(clock).items() if name not in {"id", "started_at"}}
        if not self._transaction.run(_SAVE, key_id=clock.id, **row):
            raise NotFoundError

    def pauses(self, instance_id: UUID) -> list[Pause]:
        """Return what held the case or its clock up, oldest first."""
        return [Pause(**row) for row in self._transaction.rows(_PAUSES, instance_id=instance_id)]

    def begin_pause(self, pause: Pause) -> None:
        self._transaction.run(
            _INSERT_PAUSE, **{name: getattr(pause, name) for name in Pause.__slots__}
        )

    def end_pause(self, instance_id: UUID, kind: PauseKind, *, at: datetime) -> None:
        """End what of this kind holds the case up."""
        self._transaction.run(_END_PAUSE, instance_id=instance_id, kind=kind, at=at)


@cache
def _running(limit: int) -> sa.Select[Any]:
    return (
        sa.select(*without_office(tables.service_clock))
        .where(in_office(tables.service_clock), _clock.stopped_at.is_(None), _clock.id > AFTER)
        .order_by(_clock.id)
        .limit(literal(limit))
    )


def _row(clock: ServiceClock) -> dict[str, object]:
    return {name: getattr(clock, name) for name in ServiceClock.__slots__}
