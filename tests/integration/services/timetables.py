"""A timetable of ten lines: every day at the same time, for a number of days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from engine.domain.routine import Plan
from engine.domain.working_time import Calendar
from engine.services.deployed import Deployed

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Daily:
    """Cases of `key` begin at their start `mulai`, the first one a day after the deployment."""

    key: str = "uji"
    days: int = 99

    def elements(self, version: Deployed) -> Iterable[str]:
        return ("mulai",) if version.bundle.key == self.key else ()

    def first(
        self, version: Deployed, element_id: str, *, at: datetime, calendar: Calendar
    ) -> Plan | None:
        del version, element_id, calendar
        memory = {"next": (at + DAY).isoformat(), "left": self.days}
        return Plan(due_at=at + DAY, memory=memory) if self.days else None

    def following(self, memory: Mapping[str, Any], *, at: datetime) -> Plan | None:
        due_at, left = datetime.fromisoformat(memory["next"]), memory["left"]
        while due_at <= at:
            due_at, left = due_at + DAY, left - 1
        memory = {"next": due_at.isoformat(), "left": left}
        return Plan(due_at=due_at, memory=memory) if left > 0 else None
