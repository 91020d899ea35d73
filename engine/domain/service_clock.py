"""How long a case may take by its standard, and how much of that has passed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(eq=False, kw_only=True, slots=True)
class ServiceClock:
    """`id` is the case's. `promise` is its standard's duration, ISO 8601 with HK for working days.

    `level` is the highest level of the ladder that was reached, `wake_at` when the next one is.
    While the clock stands still, for `pause_reason`, no level is reached. It stopped when the
    promise was kept or the case ended.
    """

    id: UUID
    promise: str
    started_at: datetime
    due_at: datetime
    level: int = 0
    wake_at: datetime | None = None
    paused_at: datetime | None = None
    pause_reason: str = ""
    stopped_at: datetime | None = None

    @property
    def is_running(self) -> bool:
        return self.paused_at is None and self.stopped_at is None

    def is_late(self, *, at: datetime) -> bool:
        """Tell whether the promise is, or was, broken."""
        return self.due_at < (self.stopped_at or self.paused_at or at)

    def climb(self, level: int, *, wake_at: datetime | None) -> None:
        """Note that a level of the ladder was reached, and when the next one will be."""
        self.level, self.wake_at = level, wake_at

    def pause(self, reason: str, *, at: datetime) -> None:
        self.paused_at, self.pause_reason, self.wake_at = at, reason, None

    def go_on(self) -> None:
        self.paused_at, self.pause_reason = None, ""

    def stop(self, *, at: datetime) -> None:
        self.go_on()
        self.stopped_at, self.wake_at = at, None
