"""When cases begin by themselves: the one place that asks a version's start events for times."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from engine.domain.routine import Plan
from engine.domain.working_time import Calendar
from engine.services.deployed import Deployed


class Timetable(Protocol):
    """What the start events of a version say about times."""

    def elements(self, version: Deployed) -> Iterable[str]:
        """Return the start events at which a time begins cases."""

    def first(
        self, version: Deployed, element_id: str, *, at: datetime, calendar: Calendar
    ) -> Plan | None:
        """Return the first moment later than `at` for one of them, None if all are over."""

    def following(self, memory: Mapping[str, Any], *, at: datetime) -> Plan | None:
        """Return the moment after those that have come by `at`, None if there is none."""


class EmptyTimetable:
    """No start event says anything about times: `alur check` refuses those that do."""

    def elements(self, version: Deployed) -> Iterable[str]:
        """Return nothing."""
        del version
        return ()

    def first(
        self, version: Deployed, element_id: str, *, at: datetime, calendar: Calendar
    ) -> Plan | None:
        raise NotImplementedError

    def following(self, memory: Mapping[str, Any], *, at: datetime) -> Plan | None:
        raise NotImplementedError


TIMETABLE: Timetable = EmptyTimetable()
